/**
 * A way told in steps, as a person would tell it: each step leads to one thing that is in sight where the step begins.
 * Who sees where they go walks there by themselves; so bends round furniture and corners of a corridor need no word, and
 * a turn is told only where one could have gone otherwise. Of all ways to tell it the one with the fewest and surest
 * steps is chosen, for the thing farthest in sight may be one from which nothing more is seen.
 */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { lineLength, pointAlong } from '../geometry/polyline.ts';
import { distanceBetween, pointOf, turnAngle } from '../geometry/vector.ts';
import type { Bearing } from './bearings.ts';
import type { Cue } from './cues.ts';
import type { RouteStep } from './route.ts';
import type { Exit, Stance, Stretch } from './stance.ts';
import type { Surroundings } from './surroundings.ts';
import { AT_GOAL, ToldLine } from './told-line.ts';
import { BLIND_TURN, turnTo } from './turns.ts';

/** Of landmarks this near the one who has arrived is told. */
const BESIDE_GOAL: Metres = 3.5;
/** A landmark this near to the goal is the goal. */
const IS_GOAL: Metres = 1.5;
/** Nobody who has come by stairs or a lift is told of the last metres when they are no more than these. */
const RIGHT_HERE: Metres = 4;
/** Turns that differ by more than this, in radians, are not the same turn. */
const OTHER_TURN = 0.6;

/** What a step weighs: one, and more for what is found less surely. */
const BLIND_STEP = 6;
const TOWARD_STEP = 3;
const BESIDE_STEP = 5;
/** A metre off the line, for who goes on without a goal in sight. */
const OFF_LINE = 0.5;
/** So many metres without a goal in sight weigh as much as a step. */
const BLIND_METRES: Metres = 10;
const SMALL_THING = 0.2;
const ANY_DOOR = 0.8;
/** So many metres that are not told, in the room where the goal is, weigh as much as a step. */
/** Farther off the line than this one does not walk along it. */
const BESIDE_LINE: Metres = 2.5;
const METRES_LEFT: Metres = 8;
const BESIDE_A_METRE = 0.4;
const UNSURE_TURN = 0.8;

interface Told {
  readonly kind: RouteStep['kind'];
  readonly from: Metres;
  readonly cue: Cue | null;
  /** Where nothing that lies on the way is in sight. */
  readonly bearing: Bearing | null;
  /** What is beside the door. */
  readonly beside?: string | undefined;
  readonly corner?: 'left' | 'right' | undefined;
  /** What is said to be walked, where that is not along the line. */
  readonly metres?: Metres | undefined;
}

/** The landmark that a step names. */
function landmarkOf({ cue, bearing, beside }: Pick<Told, 'cue' | 'bearing' | 'beside'>): string | null {
  return bearing?.landmark ?? beside ?? (cue && !cue.passage && cue.id !== '' ? cue.id : null);
}

/** A place on the way that the walker has been told to, by the best telling that is known so far. */
interface Post {
  readonly stance: Stance;
  readonly weight: number;
  readonly before: Post | null;
  /** What was told to get here; null at the beginning. */
  readonly told: Told | null;
  /** Whether nothing is to be told any more. */
  readonly ends: boolean;
}

class Plan {
  readonly #line: ToldLine;
  /** By what they were reached by: a cue, or how far along; in the order in which they lie on the way. */
  readonly #posts = new Map<Cue | Metres | string, Post>();

  constructor(line: ToldLine) {
    this.#line = line;
  }

  /** The best telling of the way, but for the arrival. `out`: one comes out of stairs or a lift, and the goal is here. */
  told(exit: Exit | null, out: boolean): { told: Told[]; end: Stance } {
    const begin = this.#line.beginning(exit);
    let best: Post | null = null;
    // The goal is right at the stairs or the lift, or is the area that one comes out into.
    const ends = out && (this.#line.total <= RIGHT_HERE || this.#line.hasArrived(begin));
    const open: Post[] = [{ stance: begin, weight: 0, before: null, told: null, ends }];
    for (let post = open.pop(); post; post = open.pop()) {
      if (post.ends) {
        if (!best || post.weight < best.weight) best = post;
        continue;
      }
      for (const [key, next] of this.#onFrom(post)) {
        const known = this.#posts.get(key);
        if (known && (known.weight <= next.weight || !open.includes(known))) continue;
        this.#posts.set(key, next);
        if (known) open.splice(open.indexOf(known), 1);
        open.push(next);
      }
      // The nearest to the beginning comes next, so that each is gone on from once, with its least weight.
      open.sort((a, b) => b.stance.along - a.stance.along);
    }
    const told: Told[] = [];
    for (let post = best; post?.told; post = post.before) told.unshift(post.told);
    return { told, end: best?.stance ?? begin };
  }

  /** Where somebody can be told to from a post. */
  #onFrom(post: Post): (readonly [Cue | Metres | string, Post])[] {
    const { stance } = post;
    const from = post.told === null ? 0 : stance.along;
    const before = post.told && landmarkOf(post.told);
    const cues = this.#line.sayable(stance).filter(({ beside }) => beside === undefined || beside !== before);
    if (cues.length === 0) return this.#line.blindEnds(stance).map((end) => this.#blind(post, from, end));
    return cues.flatMap(({ cue, doubt, toward, beside, corner, seenFrom }) => {
      const kind = this.#line.kind(stance, toward);
      const ends = cue.kind === 'connection' || this.#line.isGoal(cue);
      const unsure = stance.stands.some((stand) => this.#turnsOtherwise(stance, stand, toward));
      const weight =
        post.weight +
        1 +
        doubt +
        BESIDE_A_METRE * cue.off +
        (cue.reach < 20 ? SMALL_THING : 0) +
        (cue.kind === 'door' || cue.kind === 'out' ? ANY_DOOR : 0) +
        (unsure && kind !== 'start' ? UNSURE_TURN : 0);
      const told = {
        kind,
        from,
        cue,
        bearing: null,
        beside,
        corner,
        metres: this.#metres(stance, from, cue, seenFrom),
      };
      const reached = this.#line.reached(cue, seenFrom ?? stance);
      const on = [cue, this.#post(reached, weight, post, told, ends)] as const;
      if (!this.#line.isRoomOfGoal(cue)) return [on];
      const left = (this.#line.total - cue.along) / METRES_LEFT;
      return [on, [`${cue.id} and no farther`, this.#post(reached, weight + left, post, told, true)] as const];
    });
  }

  /** How far one walks from a stance to a cue, where that is not so far as along the line. */
  #metres({ along, at }: Stance, from: Metres, cue: Cue, seenFrom: Stance | undefined): Metres | undefined {
    const off = Math.max(cue.off, distanceBetween(at, this.#line.on(along)));
    if (!seenFrom && off > BESIDE_LINE) return distanceBetween(at, cue.at);
    return from === along ? undefined : Math.max(0, cue.along - along);
  }

  /** Whether who stands beside the way turns otherwise than who stands on it. */
  #turnsOtherwise(stance: Stance, stand: Point, to: Point): boolean {
    if (stance.behind === null) return false;
    const [on, beside] = [turnTo(stance, to), turnTo({ ...stance, at: stand }, to)];
    return Math.abs(Math.atan2(Math.sin(on - beside), Math.cos(on - beside))) > OTHER_TURN;
  }

  #blind(post: Post, from: Metres, end: Metres): readonly [Metres, Post] {
    const { stance } = post;
    const toward = this.#line.onward(stance.along);
    const shown = this.#line.bearing(stance, toward, end - stance.along);
    const bearing = shown && post.told && shown.landmark === landmarkOf(post.told) ? null : shown;
    const told = {
      kind: this.#line.kind(stance, toward, BLIND_TURN),
      from,
      cue: null,
      bearing,
      metres: from === stance.along ? undefined : end - stance.along,
    };
    const off = distanceBetween(stance.at, this.#line.on(stance.along));
    const surely = bearing ? (bearing.side === 'ahead' ? TOWARD_STEP : BESIDE_STEP) : BLIND_STEP;
    const weight = post.weight + surely + (end - stance.along) / BLIND_METRES + OFF_LINE * off;
    return [end, this.#post(this.#line.roughlyAt(end), weight, post, told, false)];
  }

  #post(stance: Stance, weight: number, before: Post, told: Told, ends: boolean): Post {
    const goal = this.#line.on(this.#line.total);
    const there = stance.along >= this.#line.total - AT_GOAL && distanceBetween(stance.at, goal) <= AT_GOAL + 1;
    return { stance, weight, before, told, ends: ends || there || this.#line.hasArrived(stance) };
  }
}

/** A step that leads to the connection at the end of a stretch: it is one with taking it. */
interface Approach {
  readonly from: Metres;
  readonly side: RouteStep['side'];
}

/** On which side what one turns to was before. */
const SIDES: Readonly<Partial<Record<RouteStep['kind'], RouteStep['side']>>> = {
  left: 'left',
  'slight-left': 'left',
  right: 'right',
  'slight-right': 'right',
  'back-left': 'behind',
  'back-right': 'behind',
};

interface Stepped {
  readonly steps: RouteStep[];
  readonly approach: Approach | null;
  /** Where the walker is then, by the words. */
  readonly end: Stance;
}

/** The steps along one level, but for those to the connection at its end and for the arrival. */
export function stepsAlong(stretch: Stretch, around: Surroundings): Stepped {
  const { line, level, exit, came, goal } = stretch;
  const { told, end } = new Plan(new ToldLine(stretch, around)).told(exit, came && goal !== null);
  const last = told.at(-1);
  const approach =
    last?.cue?.kind === 'connection' && !last.corner ? { from: last.from, side: SIDES[last.kind] ?? 'ahead' } : null;
  const walked = approach ? told.slice(0, -1) : told;
  const steps = walked.map(({ kind, from, cue, bearing, beside, corner, metres }, i): RouteStep => {
    const until = told[i + 1]?.from ?? (stopsShort(line, end) ? end.along : lineLength(line));
    return {
      kind,
      at: pointAlong(line, from),
      level,
      lengthMetres: until - from,
      ...(metres === undefined ? {} : { told: metres }),
      landmark: cue?.kind === 'connection' ? null : landmarkOf({ cue, bearing, beside }),
      area: cue?.kind === 'area' || cue?.kind === 'out' ? cue.id : null,
      ...(corner ? { corner } : {}),
      ...(cue?.kind === 'out' ? { leaves: true } : {}),
      ...(cue?.kind === 'door' ? { door: cue.id } : {}),
      connection: null,
      side: bearing?.side ?? null,
    };
  });
  return { steps, approach, end };
}

/** On which side the thing at `target` is for somebody who arrives at `end` coming from `before`. */
function sideOf(before: Point, end: Point, target: Point): 'left' | 'right' | 'ahead' {
  if (distanceBetween(end, target) < 0.3 || distanceBetween(before, end) === 0) return 'ahead';
  const angle = turnAngle(before, end, target);
  if (Math.abs(angle) < Math.PI / 6) return 'ahead';
  return angle > 0 ? 'right' : 'left';
}

/** Whether nothing is told of the last metres: the goal is in sight from the door. */
const stopsShort = (line: readonly Point[], { along }: Stance): boolean => along < lineLength(line) - AT_GOAL;

/**
 * The last step: on which side the goal is, which may lie a little off the line's end; else, for somebody who stands on
 * it, on which side the nearest landmark is, if it was not said just before.
 */
export function arrival(line: readonly Point[], goal: Place, { steps, end }: Stepped, around: Surroundings): RouteStep {
  const arrived = { kind: 'arrive', level: goal.level, area: null, connection: null } as const;
  if (stopsShort(line, end)) {
    const side = sideOf(end.behind ?? end.at, end.at, goal);
    return {
      ...arrived,
      at: pointAlong(line, end.along),
      lengthMetres: lineLength(line) - end.along,
      landmark: null,
      side,
    };
  }
  const at = line.at(-1) ?? goal;
  const told = steps.at(-1)?.landmark ?? null;
  const isAt = distanceBetween(at, goal) < 0.3;
  const near = around.index
    .landmarksNear(goal, isAt ? BESIDE_GOAL : IS_GOAL)
    .find(({ thing }) => thing.id !== told && around.sees(goal.level, at, pointOf(thing.at)));
  const landmark = near?.thing ?? null;
  const before = pointAlong(line, lineLength(line) - 1);
  const side = sideOf(before, at, landmark ? pointOf(landmark.at) : goal);
  // Where nothing was told the last step is the whole way.
  const [begin] = line;
  const whole = steps.length === 0 && begin ? { at: begin, lengthMetres: lineLength(line) } : { at, lengthMetres: 0 };
  return { ...arrived, ...whole, landmark: landmark?.id ?? null, side };
}
