/**
 * A throng: bodies that walk their ways among each other. Where nobody and no wall is near, a body goes as it wishes;
 * who touches somebody or something is moved by the engine (touching.ts).
 */
import type { Metres, Milliseconds, Place, Point } from '../../geometry/point.ts';
import { boundsOf } from '../../geometry/polygon.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import { FloorWalls } from './floor-walls.ts';
import { BODY_RADIUS, type Mover, onFloor, SIDEWAYS_RADIUS, walks } from './mover.ts';
import { NeighbourGrid } from './neighbour-grid.ts';
import { REACTION, SIGHT, steer, type Wish } from './steering.ts';
import { Touching } from './touching.ts';

/** The engine's step: longer ones carry bodies through walls. */
const LONGEST_STEP: Milliseconds = 100;
/** So much of a rush is made up for at most; a stall is no leap. */
const LONGEST_SPAN: Milliseconds = 5_000;
/** A place on the way is reached from so near, and the last one so. */
const PASSED: Metres = 0.35;
const REACHED: Metres = 0.25;
/** Where somebody else stands at the end of the way, one has arrived beside them. */
const BESIDE: Metres = 0.9;
const BESIDE_AFTER: Milliseconds = 1_500;
/** A place further on that is in sight from here is walked to at once. */
const CUT: Metres = 2.5;
/** Who has come no nearer for so long turns a shoulder; who has not for so much longer looks for another way. */
const SQUEEZE_AFTER: Milliseconds = 800;
const ANEW_AFTER: Milliseconds = 8_000;
const GAIN: Metres = 0.1;
/** Who has come no nearer for so long waits. */
const WAITS_AFTER: Milliseconds = 1_500;
const IN_FRONT: Metres = 2;
/** Bodies within this of each other, edge to edge, are moved by the engine, and for so long after. */
const TOUCH: Metres = 0.12;
const TOUCH_FOR: Milliseconds = 300;
/** A ride from floor to floor takes as long as walking so far on one. */
const RIDE: Metres = 9;
/** Nobody comes onto the floor where another stands so near. */
const ENTERS_WITHIN: Metres = 0.5;
/** Two are never nearer than this; what the engine leaves nearer is put apart. */
const LEAST_APART: Metres = 0.23;

/** The way between two places; null when there is none. */
type WayFinding = (from: Place, to: Place) => readonly Place[] | null;

/** Where people are on a floor without walls. */
const UNKNOWN = { minX: -50, minY: -50, maxX: 50, maxY: 50 };

interface Floor {
  readonly walls: FloorWalls;
  readonly grid: NeighbourGrid;
  readonly touching: Touching;
}

export interface ThrongOptions {
  readonly walls: readonly WallPiece[];
  /** Asked by who was pushed off their way. */
  readonly wayBetween: WayFinding;
}

export class Throng {
  readonly movers: Mover[] = [];
  readonly #walls: readonly WallPiece[];
  readonly #wayBetween: WayFinding;
  readonly #floors = new Map<string, Floor>();
  /** Who walks, rides, comes to rest or is in the engine: all others stand, and cost nothing. */
  readonly #active = new Set<Mover>();
  #lately: { readonly level: string; readonly floor: Floor } | null = null;
  readonly #near: Mover[] = [];
  readonly #wish: Wish = { x: 0, y: 0 };
  #now: Milliseconds = 0;
  #steps = 0;

  constructor({ walls, wayBetween }: ThrongOptions) {
    this.#walls = walls;
    this.#wayBetween = wayBetween;
  }

  /**
   * Somebody who will walk at this pace, metres a second. They are in the venue at once when `place` is free, and else
   * come in there as soon as it is; with `inside` false only when they enter.
   */
  add(place: Place, pace: number, inside = true): Mover {
    const mover: Mover = {
      ...{ n: this.movers.length, pace, level: place.level, x: place.x, y: place.y, vx: 0, vy: 0, heading: 0 },
      ...{ radius: BODY_RADIUS, path: [], next: 0, held: false, ride: 0, inside, wishX: 0, wishY: 0 },
      ...{ stalled: 0, nearest: Infinity, touchingUntil: 0 },
    };
    this.movers.push(mover);
    if (inside) this.#alight(mover);
    return mover;
  }

  /** Out of the venue, until `enter`. */
  leave(mover: Mover): void {
    this.#takeOff(mover);
    this.#active.delete(mover);
    mover.inside = false;
    mover.path = [];
    mover.next = 0;
  }

  /** Into the venue here, as soon as there is room. */
  enter(mover: Mover, { level, x, y }: Place): void {
    this.#takeOff(mover);
    Object.assign(mover, { level, x, y, vx: 0, vy: 0, inside: true, ride: 0, path: [], next: 0 });
    this.#alight(mover);
  }

  /** Walk these places in order, from where they stand. */
  follow(mover: Mover, path: readonly Place[]): void {
    mover.path = path;
    mover.next = 0;
    this.#active.add(mover);
    this.#begin(mover);
  }

  /** Stand for a while though there is somewhere to go, or go on. */
  hold(mover: Mover, held: boolean): void {
    if (mover.held === held) return;
    mover.held = held;
    this.#active.add(mover);
  }

  /** Who stands or walks within `reach` metres (at most some 10) of here; put into `found`, where one is given. */
  within(level: string, { x, y }: Point, reach: Metres, found: Mover[] = []): readonly Mover[] {
    return this.#floor(level).grid.within(x, y, reach, found);
  }

  /** Whether a body can go straight from one place to another on a level without touching a wall. */
  isClear(level: string, from: Point, to: Point): boolean {
    return this.#floor(level).walls.isClear(from, to, BODY_RADIUS + 0.05);
  }

  /** Let time pass, in steps of at most 100 ms. Longer spans than 5 s are cut. */
  step(span: Milliseconds): void {
    for (let left = Math.min(span, LONGEST_SPAN); left > 0; left -= LONGEST_STEP) {
      this.#step(Math.min(LONGEST_STEP, left));
    }
  }

  #floor(level: string): Floor {
    if (this.#lately?.level === level) return this.#lately.floor;
    const known = this.#floors.get(level);
    if (known) {
      this.#lately = { level, floor: known };
      return known;
    }
    const pieces = this.#walls.filter((wall) => wall.level === level);
    const walls = new FloorWalls(pieces);
    const grid = new NeighbourGrid(pieces.length > 0 ? boundsOf(pieces.flatMap(({ a, b }) => [a, b])) : UNKNOWN);
    const floor = { walls, grid, touching: new Touching(walls) };
    this.#floors.set(level, floor);
    return floor;
  }

  #step(span: Milliseconds): void {
    this.#now += span;
    this.#steps += 1;
    for (const mover of this.#active) {
      if (mover.ride !== null && mover.inside) this.#goOnRiding(mover, span);
      else if (walks(mover)) this.#decide(mover, span);
      else if (mover.vx !== 0 || mover.vy !== 0 || mover.wishX !== 0 || mover.wishY !== 0) this.#slow(mover, span);
    }
    for (const mover of this.#active) if (onFloor(mover)) this.#move(mover, span);
    for (const floor of this.#floors.values()) this.#touch(floor, span);
  }

  /** Where to and how fast, looked at every second step or, by who waits, every fifth, and how the speed comes to be that. */
  #decide(mover: Mover, span: Milliseconds): void {
    const goal = this.#aim(mover, span);
    if (goal === null) return;
    const { walls, grid } = this.#floor(mover.level);
    // Who waits in a queue looks up less often than who walks, or stands in front of the door.
    const every = mover.stalled > WAITS_AFTER && mover.nearest > IN_FRONT ? 5 : 2;
    if ((this.#steps + mover.n) % every === 0) {
      const near = grid.within(mover.x, mover.y, SIGHT, this.#near);
      const patience = Math.max(0, 1 - mover.stalled / SQUEEZE_AFTER);
      steer(mover, goal, near, walls, patience, this.#wish);
    } else {
      this.#wish.x = mover.wishX;
      this.#wish.y = mover.wishY;
    }
    const share = Math.min(1, span / 1000 / REACTION);
    mover.wishX = mover.vx + (this.#wish.x - mover.vx) * share;
    mover.wishY = mover.vy + (this.#wish.y - mover.vy) * share;
    mover.radius = mover.stalled > SQUEEZE_AFTER ? SIDEWAYS_RADIUS : BODY_RADIUS;
  }

  #slow(mover: Mover, span: Milliseconds): void {
    const share = Math.max(0, 1 - span / 1000 / REACTION);
    const [x, y] = [mover.vx * share, mover.vy * share];
    const rests = x * x + y * y < 1e-3;
    mover.wishX = rests ? 0 : x;
    mover.wishY = rests ? 0 : y;
    mover.radius = BODY_RADIUS;
  }

  /** The place on the way that is walked to now; null when the way is at its end, or goes on by a ride. */
  #aim(mover: Mover, span: Milliseconds): Place | null {
    for (;;) {
      const goal = mover.path[mover.next];
      if (goal === undefined) return null;
      const left = distanceBetween(mover, goal);
      const after = mover.path[mover.next + 1];
      const last = after === undefined || after.level !== goal.level;
      const sees =
        !last &&
        left < CUT &&
        (this.#steps + mover.n) % 3 === 0 &&
        this.#floor(mover.level).walls.isClear(mover, after, mover.radius + 0.03);
      if (left < (last ? REACHED : PASSED) || sees || (last && this.#isBeside(mover, left))) {
        mover.next += 1;
        this.#begin(mover);
        if (mover.ride !== null) return null;
        continue;
      }
      this.#watch(mover, left, span);
      return mover.path[mover.next] ?? null;
    }
  }

  /** Whether they can come no nearer to their last place, since others stand there. */
  #isBeside(mover: Mover, left: Metres): boolean {
    return left < BESIDE && mover.stalled > BESIDE_AFTER;
  }

  /** Notes whether they come nearer; who does not for long goes another way from where they were pushed to. */
  #watch(mover: Mover, left: Metres, span: Milliseconds): void {
    if (left < mover.nearest - GAIN) {
      mover.nearest = left;
      mover.stalled = 0;
      return;
    }
    mover.stalled += span;
    if (mover.stalled < ANEW_AFTER) return;
    const goal = mover.path.at(-1);
    const way = goal && this.#wayBetween({ level: mover.level, x: mover.x, y: mover.y }, goal);
    if (way) {
      mover.path = way;
      mover.next = 0;
    }
    mover.stalled = SQUEEZE_AFTER;
    mover.nearest = Infinity;
  }

  /** Set out for the next place of the way: on the floor, or by a ride. */
  #begin(mover: Mover): void {
    mover.nearest = Infinity;
    mover.stalled = 0;
    const goal = mover.path[mover.next];
    if (goal === undefined || goal.level === mover.level || mover.ride !== null) return;
    this.#takeOff(mover);
    mover.ride = (RIDE / mover.pace) * 1000;
    mover.vx = mover.vy = mover.wishX = mover.wishY = 0;
  }

  #goOnRiding(mover: Mover, span: Milliseconds): void {
    mover.ride = Math.max(0, (mover.ride ?? 0) - span);
    if (mover.ride > 0) return;
    const stop = mover.path[mover.next];
    if (stop !== undefined && stop.level !== mover.level) {
      mover.level = stop.level;
      mover.x = stop.x;
      mover.y = stop.y;
      mover.next += 1;
    }
    this.#alight(mover);
  }

  /** Off the floor where they are. */
  #takeOff(mover: Mover): void {
    const { touching, grid } = this.#floor(mover.level);
    touching.letGo(mover);
    grid.remove(mover);
  }

  /** Onto the floor, when nobody stands there. */
  #alight(mover: Mover): void {
    this.#active.add(mover);
    const { grid } = this.#floor(mover.level);
    if (!grid.isFree(mover.x, mover.y, ENTERS_WITHIN)) return;
    mover.ride = null;
    grid.put(mover);
    this.#begin(mover);
  }

  /** Who touches nothing goes as they wish; all others are given to the engine. */
  #move(mover: Mover, span: Milliseconds): void {
    const moves = mover.wishX !== 0 || mover.wishY !== 0;
    if (!moves) {
      mover.vx = 0;
      mover.vy = 0;
      // Who stands is in the engine only while somebody who walks took them in.
      if (mover.touchingUntil >= this.#now) return;
      this.#floor(mover.level).touching.letGo(mover);
      if (!walks(mover)) this.#active.delete(mover);
      return;
    }
    const { walls, grid, touching } = this.#floor(mover.level);
    const metres = (Math.sqrt(mover.wishX * mover.wishX + mover.wishY * mover.wishY) * span) / 1000;
    const near = grid.within(mover.x, mover.y, 2 * BODY_RADIUS + TOUCH + metres, this.#near);
    if (near.length > 1) {
      for (const other of near) {
        other.touchingUntil = this.#now + TOUCH_FOR;
        touching.hold(other);
        this.#active.add(other);
      }
    } else if (walls.isNear(mover.x, mover.y, mover.radius + metres + 0.05)) {
      mover.touchingUntil = this.#now + TOUCH_FOR;
      touching.hold(mover);
    }
    if (mover.touchingUntil >= this.#now) return;
    touching.letGo(mover);
    mover.x += (mover.wishX * span) / 1000;
    mover.y += (mover.wishY * span) / 1000;
    mover.vx = mover.wishX;
    mover.vy = mover.wishY;
    mover.heading = Math.atan2(mover.vy, mover.vx);
    grid.put(mover);
  }

  #touch({ touching, grid, walls }: Floor, span: Milliseconds): void {
    if (touching.size === 0) return;
    const before = new Map<Mover, Point>();
    for (const mover of touching.held) before.set(mover, { x: mover.x, y: mover.y });
    touching.step(span);
    // Twice: who is put apart from one may come too near to the next.
    for (const mover of touching.held) this.#part(mover, grid, walls);
    for (const mover of touching.held) this.#part(mover, grid, walls);
    for (const [mover, { x, y }] of before) {
      grid.put(mover);
      mover.vx = ((mover.x - x) * 1000) / span;
      mover.vy = ((mover.y - y) * 1000) / span;
      if (walks(mover) && mover.vx * mover.vx + mover.vy * mover.vy > 0.04) {
        mover.heading = Math.atan2(mover.vy, mover.vx);
      }
    }
  }

  /** What a jam has pressed too near is put apart, where no wall is in the way. */
  #part(mover: Mover, grid: NeighbourGrid, walls: FloorWalls): void {
    for (const other of grid.within(mover.x, mover.y, LEAST_APART + 0.3, this.#near)) {
      const away = distanceBetween(mover, other);
      if (other === mover || away >= LEAST_APART || other.level !== mover.level) continue;
      const half = (LEAST_APART - away) / 2 + 0.005;
      const ux = away > 0 ? (mover.x - other.x) / away : 1;
      const uy = away > 0 ? (mover.y - other.y) / away : 0;
      for (const [one, side] of [
        [mover, 1],
        [other, -1],
      ] as const) {
        const to = { x: one.x + ux * half * side, y: one.y + uy * half * side };
        if (!walls.isFree(one, to)) continue;
        one.x = to.x;
        one.y = to.y;
        grid.put(one);
      }
    }
  }
}
