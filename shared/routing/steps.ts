/**
 * A way told in steps: where to turn, by which landmark, into which area. Small wiggles of the line are smoothed away
 * first; what is left as a corner is a change of direction that a person would speak of.
 */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { lineLength, nearestOnLine, pointAlong } from '../geometry/polyline.ts';
import { distanceToSegment, segmentsIntersect } from '../geometry/segment.ts';
import { between, distanceBetween, pointOf, turnAngle } from '../geometry/vector.ts';
import type { Landmark } from '../venue/venue-file.ts';
import type { VenueIndex } from '../venue/venue-index.ts';
import type { RouteStep } from './route.ts';

/** Wiggles up to this wide are not spoken of. */
const WIGGLE: Metres = 0.8;
/** Corners nearer to each other than this are one turn. */
const ONE_TURN: Metres = 2.5;
/** A bend of less than this, in radians, is still straight on; more than `FULL_TURN` is a turn and not a slight one. */
const SLIGHT_TURN = (28 * Math.PI) / 180;
const FULL_TURN = (55 * Math.PI) / 180;
/** How far a landmark may be from where it is named. */
const LANDMARK_REACH: Metres = 6;
/** On a straight piece longer than this a landmark passed on the way is named. */
const LONG_STRAIGHT: Metres = 22;
/** How near a landmark must be to the line to be walked past. */
const PASSING_REACH: Metres = 4;

/** The places between which the line is nearly straight (Douglas and Peucker 1973). */
function simplify(line: readonly Point[], tolerance: Metres): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let farthest = 0;
  let split = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const off = distanceToSegment(line[i] as Point, first, last);
    if (off > farthest) [farthest, split] = [off, i];
  }
  if (farthest <= tolerance) return [first, last];
  return [...simplify(line.slice(0, split + 1), tolerance), ...simplify(line.slice(split), tolerance).slice(1)];
}

/** A change of direction: where it is, how far along the line, and by how much in radians, positive to the right. */
interface Corner {
  readonly at: Point;
  readonly along: Metres;
  readonly angle: number;
}

/** The corners of the line, those close together made into one. */
function cornersOf(line: readonly Point[]): Corner[] {
  const bends = simplify(line, WIGGLE);
  const corners: Corner[] = [];
  let along = 0;
  for (let i = 1; i < bends.length - 1; i++) {
    const [a, b, c] = [bends[i - 1], bends[i], bends[i + 1]] as [Point, Point, Point];
    along += distanceBetween(a, b);
    const angle = turnAngle(a, b, c);
    const before = corners.at(-1);
    if (before && along - before.along < ONE_TURN) {
      corners[corners.length - 1] = { ...before, angle: before.angle + angle };
    } else {
      corners.push({ at: b, along, angle });
    }
  }
  return corners.filter((corner) => Math.abs(corner.angle) >= SLIGHT_TURN);
}

function kindOf(angle: number): RouteStep['kind'] {
  if (Math.abs(angle) >= FULL_TURN) return angle > 0 ? 'right' : 'left';
  return angle > 0 ? 'slight-right' : 'slight-left';
}

/** Tells ways of one level in steps. */
class Teller {
  readonly #index: VenueIndex;
  readonly #level: string;
  #lastNamed: string | null = null;

  constructor(index: VenueIndex, level: string) {
    this.#index = index;
    this.#level = level;
  }

  /** Whether no wall stands between the two points. */
  #sees(from: Point, to: Point): boolean {
    // A landmark that hangs on a wall is seen from its own side: the wall that it touches does not hide it.
    const almost = between(from, to, 1 - Math.min(1, 0.3 / Math.max(0.3, distanceBetween(from, to))));
    return !this.#index
      .wallsNear(this.#level, boundsOf([from, almost]))
      .some(({ a, b }) => segmentsIntersect(from, almost, a, b));
  }

  /** The nearest landmark that is seen from `at`; none that was named just before. */
  landmarkAt(at: Point, reach: Metres = LANDMARK_REACH): Landmark | null {
    const near = this.#index.landmarksNear({ ...at, level: this.#level }, reach);
    const found = near.find(({ thing }) => thing.id !== this.#lastNamed && this.#sees(at, pointOf(thing.at)));
    if (!found) return null;
    this.#lastNamed = found.thing.id;
    return found.thing;
  }

  /** The named area at the end of the piece, when the piece does not begin in it. */
  areaEntered(begin: Point, end: Point): string | null {
    const there = this.#index.areaAt({ ...end, level: this.#level });
    const here = this.#index.areaAt({ ...begin, level: this.#level });
    return there && there.name !== undefined && there.id !== here?.id ? there.id : null;
  }

  /** A place in the inner part of a long straight piece with a landmark beside it. */
  passing(line: readonly Point[], from: Metres, to: Metres): { along: Metres; landmark: Landmark } | null {
    if (to - from < LONG_STRAIGHT) return null;
    const middle = (from + to) / 2;
    for (const off of [0, 2, -2, 4, -4, 6, -6]) {
      const along = middle + off;
      const landmark = this.landmarkAt(pointAlong(line, along), PASSING_REACH);
      if (landmark) return { along, landmark };
    }
    return null;
  }
}

/** On which side the thing at `target` is for somebody who arrives at `end` coming from `before`. */
function sideOf(before: Point, end: Point, target: Point): 'left' | 'right' | 'ahead' {
  if (distanceBetween(end, target) < 0.3 || distanceBetween(before, end) === 0) return 'ahead';
  const angle = turnAngle(before, end, target);
  if (Math.abs(angle) < Math.PI / 6) return 'ahead';
  return angle > 0 ? 'right' : 'left';
}

/** The steps of a way along `line` on one level to `goal`, which may lie a little off the line's end. */
export function stepsOf(line: readonly Point[], level: string, goal: Place, index: VenueIndex): RouteStep[] {
  const teller = new Teller(index, level);
  const total = lineLength(line);
  const [first, last] = [line[0] ?? goal, line.at(-1) ?? goal];
  const marks: { kind: RouteStep['kind']; along: Metres; at: Point; landmark: Landmark | null }[] = [
    { kind: 'start', along: 0, at: first, landmark: null },
  ];
  const pass = (from: Metres, to: Metres) => {
    const passed = teller.passing(line, from, to);
    if (passed) {
      marks.push({
        kind: 'straight',
        along: passed.along,
        at: pointAlong(line, passed.along),
        landmark: passed.landmark,
      });
    }
  };
  for (const corner of cornersOf(line)) {
    const { along, at } = nearestOnLine(line, corner.at);
    pass(marks.at(-1)?.along ?? 0, along);
    marks.push({ kind: kindOf(corner.angle), along, at, landmark: teller.landmarkAt(at) });
  }
  pass(marks.at(-1)?.along ?? 0, total);
  const landmark = teller.landmarkAt(last, PASSING_REACH);
  const steps = marks.map((mark, i): RouteStep => {
    const until = marks[i + 1]?.along ?? total;
    return {
      kind: mark.kind,
      at: mark.at,
      level,
      lengthMetres: until - mark.along,
      // A way begins toward what is named next.
      landmark: (i === 0 ? (marks[1] ? marks[1].landmark : landmark) : mark.landmark)?.id ?? null,
      area: teller.areaEntered(mark.at, pointAlong(line, until)),
      connection: null,
      side: null,
    };
  });
  const target = landmark ? pointOf(landmark.at) : goal;
  const side = sideOf(pointAlong(line, total - 1), last, target);
  const arrive = { kind: 'arrive', at: last, level, lengthMetres: 0, area: null, connection: null, side } as const;
  return [...steps, { ...arrive, landmark: landmark?.id ?? null }];
}
