/**
 * Motion: bodies that walk. A body exists only for those who move; it follows its path at a walker's pace and walls stop
 * it. Where no wall is near it goes straight on; close to walls the engine (matter-js) moves it: see wall-engine.ts. All of
 * it is derived: whoever owns the paths can make it anew at any time.
 */
import type Matter from 'matter-js';
import type { Metres, Milliseconds, Place, Point } from '../geometry/point.ts';
import { between, distanceBetween } from '../geometry/vector.ts';
import { createWallEngine, placeOf, push, type WallEngine, type WallPiece } from './wall-engine.ts';

/** What became of a body in one call of `advance`. */
interface Moved {
  readonly who: string;
  readonly place: Place;
  /** It has come to the end of its path, or cannot go on. */
  readonly ended: 'arrived' | 'stuck' | null;
}

export interface Motion {
  /** Walk along `path` (its first point is where the body stands) at `speed` metres a second. Replaces an older path. */
  walk(who: string, level: string, path: readonly Point[], speed: number): void;
  stop(who: string): void;
  isWalking(who: string): boolean;
  /** What of its path a body has before it, the end last; null: it does not walk. */
  ahead(who: string): readonly Point[] | null;
  /** Let `span` pass, in steps of at most 70 ms; longer spans than 2 s are cut, so that a stall is no leap. */
  advance(span: Milliseconds): Moved[];
}

/**
 * Steps of 200 ms carry a walker through every wall (measured: 40 of 40). What stops one for certain is that a step is
 * much shorter than from touching a wall to its middle: 0.11 m against 0.23 m here.
 */
const LONGEST_STEP: Milliseconds = 70;
const LONGEST_SPAN: Milliseconds = 2_000;
const REACHED: Metres = 0.15;
const STUCK_AFTER: Milliseconds = 4_000;
/** Gaining less than this on the next point in `STUCK_AFTER` means that something is in the way. */
const STUCK_GAIN: Metres = 0.2;

/** Walls are looked for so far ahead, and half as far, until none is in the way. */
const AHEAD: Metres = 4;
const LEAST_AHEAD: Metres = 0.5;

/** Whoever comes close to a wall stays in the engine for so long before it is looked whether they have left it. */
const HELD_FOR: Milliseconds = 400;

interface Walker {
  readonly level: string;
  readonly floor: WallEngine;
  at: Point;
  path: readonly Point[];
  speed: number;
  next: number;
  nearest: Metres;
  sinceGain: Milliseconds;
  /** How far it can go on toward the next point without touching a wall. */
  clear: Metres;
  /** Its body in the engine; null: no wall is near. */
  body: Matter.Body | null;
  heldFor: Milliseconds;
}

/** How far a walker can go straight on toward a goal without touching a wall; at most `AHEAD`. */
function clearAhead(floor: WallEngine, at: Point, goal: Point): Metres {
  const left = distanceBetween(at, goal);
  for (let ahead = Math.min(AHEAD, left); ; ahead /= 2) {
    const to = ahead < left ? between(at, goal, ahead / left) : goal;
    if (floor.isClear(at, to)) return ahead;
    if (ahead < LEAST_AHEAD) return 0;
  }
}

const placeIn = ({ level, at: { x, y } }: Walker): Place => ({ level, x, y });

/** A motion over these walls, with nobody walking. */
export function createMotion(walls: readonly WallPiece[]): Motion {
  const floors = new Map<string, WallEngine>();
  const walkers = new Map<string, Walker>();

  /** Levels where nobody has walked yet cost nothing. */
  const floorOf = (level: string): WallEngine => {
    const known = floors.get(level);
    if (known) return known;
    const floor = createWallEngine(walls.filter((wall) => wall.level === level));
    floors.set(level, floor);
    return floor;
  };

  const letGo = (walker: Walker): void => {
    if (walker.body === null) return;
    walker.floor.letGo(walker.body);
    walker.body = null;
  };

  const stop = (who: string): void => {
    const walker = walkers.get(who);
    if (!walker) return;
    letGo(walker);
    walkers.delete(who);
  };

  /** The next point of the path that is not reached yet; undefined at its end. */
  const aim = (walker: Walker): Point | undefined => {
    let goal = walker.path[walker.next];
    while (goal && distanceBetween(walker.at, goal) <= REACHED) {
      walker.next += 1;
      walker.nearest = Infinity;
      walker.sinceGain = 0;
      walker.clear = 0;
      walker.heldFor = 0;
      goal = walker.path[walker.next];
    }
    return goal;
  };

  /** Go on by a step, or tell the engine where to. */
  const go = (walker: Walker, step: Milliseconds): Moved['ended'] => {
    const goal = aim(walker);
    if (!goal) return 'arrived';
    const left = distanceBetween(walker.at, goal);
    if (left < walker.nearest - STUCK_GAIN) {
      walker.nearest = left;
      walker.sinceGain = 0;
    } else {
      walker.sinceGain += step;
      if (walker.sinceGain >= STUCK_AFTER) return 'stuck';
    }
    const metres = Math.min((walker.speed * step) / 1000, left);
    if (walker.clear < metres && walker.heldFor <= 0) {
      walker.clear = clearAhead(walker.floor, walker.at, goal);
      if (walker.clear < metres) walker.heldFor = HELD_FOR;
    }
    if (walker.clear >= metres) {
      letGo(walker);
      walker.clear -= metres;
      walker.at = between(walker.at, goal, metres / left);
      return null;
    }
    walker.heldFor -= step;
    walker.body ??= walker.floor.hold(walker.at);
    const speed = (metres * 1000) / step / left;
    push(walker.body, (goal.x - walker.at.x) * speed, (goal.y - walker.at.y) * speed);
    return null;
  };

  /**
   * Go on for the whole span, round the corners of the path, where no wall is near; null, and nothing is done, where one is.
   */
  const stroll = (walker: Walker, span: Milliseconds): 'goes on' | 'arrived' | null => {
    if (walker.body) return null;
    let left = (walker.speed * span) / 1000;
    // Whoever hardly moves may be stuck.
    if (left <= STUCK_GAIN / 2) return null;
    let { at, next, clear } = walker;
    let goal = walker.path[next];
    while (goal && left > 0) {
      const metres = distanceBetween(at, goal);
      if (metres > REACHED) {
        const step = Math.min(left, metres);
        if (clear < step && walker.heldFor <= 0) clear = clearAhead(walker.floor, at, goal);
        if (next === walker.next) walker.clear = clear;
        if (clear < step) return null;
        clear -= step;
        left -= step;
        at = step < metres ? between(at, goal, step / metres) : goal;
        if (step < metres) break;
      }
      next += 1;
      clear = 0;
      goal = walker.path[next];
    }
    walker.at = at;
    walker.next = next;
    walker.clear = clear;
    walker.nearest = Infinity;
    walker.sinceGain = 0;
    return goal ? 'goes on' : 'arrived';
  };

  return {
    walk(who, level, path, speed) {
      const [from] = path;
      const before = walkers.get(who);
      if (before?.level !== level || !from || distanceBetween(before.at, from) > 0) stop(who);
      if (!from) return;
      const fresh = { path, speed, next: 1, nearest: Infinity, sinceGain: 0, clear: 0, heldFor: 0 };
      const known = walkers.get(who);
      // Who is close to a wall stays so on another path.
      if (known) Object.assign(known, fresh);
      else walkers.set(who, { level, floor: floorOf(level), at: from, body: null, ...fresh });
    },
    stop,
    isWalking: (who) => walkers.has(who),
    ahead(who) {
      const walker = walkers.get(who);
      return walker ? walker.path.slice(walker.next) : null;
    },
    advance(span) {
      const total = Math.min(span, LONGEST_SPAN);
      const moved: Moved[] = [];
      const others: [string, Walker][] = [];
      for (const one of walkers) {
        const [who, walker] = one;
        const strolled = stroll(walker, total);
        if (strolled === null) others.push(one);
        else moved.push({ who, place: placeIn(walker), ended: strolled === 'arrived' ? strolled : null });
        if (strolled === 'arrived') walkers.delete(who);
      }
      const ended = new Map<string, Moved>();
      const steps = Math.ceil(total / LONGEST_STEP);
      const step = total / steps;
      for (let i = 0; i < steps && others.length > ended.size; i++) {
        for (const [who, walker] of others) {
          if (ended.has(who)) continue;
          const end = go(walker, step);
          if (end === null) continue;
          letGo(walker);
          ended.set(who, { who, place: placeIn(walker), ended: end });
        }
        for (const floor of floors.values()) floor.step(step);
        for (const [, walker] of others) if (walker.body) walker.at = placeOf(walker.body);
      }
      for (const [who, walker] of others) moved.push(ended.get(who) ?? { who, place: placeIn(walker), ended: null });
      for (const who of ended.keys()) stop(who);
      return moved;
    },
  };
}
