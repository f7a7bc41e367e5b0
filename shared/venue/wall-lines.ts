/**
 * Walls from the outlines of rooms: where two areas meet there is a wall, except where an opening leaves it out.
 *
 * Outlines and openings are drawn by people and programs that do not agree to the last millimetre, so lines count as
 * the same when they run within a tolerance of each other.
 */
import RBush from 'rbush';
import type { Metres, Point, Rectangle } from '../geometry/point.ts';
import { between, distanceBetween, turn } from '../geometry/vector.ts';

/** A straight piece of line. */
export interface Segment {
  readonly a: Point;
  readonly b: Point;
}

export interface WallLinesOptions {
  /** How far an opening may lie beside the wall that it opens. */
  readonly gapTolerance: Metres;
  /** How far two outlines of the same wall may lie apart. */
  readonly sameTolerance: Metres;
  /** Splinters shorter than this are left out when both their ends are loose. */
  readonly shortest: Metres;
}

const DEFAULTS: WallLinesOptions = { gapTolerance: 0.05, sameTolerance: 0.02, shortest: 0.02 };

interface Boxed extends Rectangle {
  readonly segment: Segment;
}

/** A piece of a segment, as distances from its beginning. */
type Interval = readonly [from: number, to: number];

function boxed(segment: Segment): Boxed {
  const { a, b } = segment;
  return {
    minX: Math.min(a.x, b.x),
    minY: Math.min(a.y, b.y),
    maxX: Math.max(a.x, b.x),
    maxY: Math.max(a.y, b.y),
    segment,
  };
}

function near(box: Rectangle, by: Metres): Rectangle {
  return { minX: box.minX - by, minY: box.minY - by, maxX: box.maxX + by, maxY: box.maxY + by };
}

/** The part of `edge` that `other` covers when it runs along it within `tolerance`; null when it does not. */
function covered(edge: Segment, length: number, other: Segment, tolerance: Metres): Interval | null {
  const ux = (edge.b.x - edge.a.x) / length;
  const uy = (edge.b.y - edge.a.y) / length;
  const along = (p: Point) => (p.x - edge.a.x) * ux + (p.y - edge.a.y) * uy;
  const beside = (p: Point) => (p.y - edge.a.y) * ux - (p.x - edge.a.x) * uy;
  const ta = along(other.a);
  const tb = along(other.b);
  const sa = beside(other.a);
  const sb = beside(other.b);
  const from = Math.max(0, Math.min(ta, tb));
  const to = Math.min(length, Math.max(ta, tb));
  if (to - from < 1e-9) return null;
  // Where along its own length the other one is when it passes `from` and `to`: a long line that leans away only
  // counts where it is near.
  const side = (t: number) => (Math.abs(tb - ta) < 1e-9 ? sa : sa + ((sb - sa) * (t - ta)) / (tb - ta));
  if (Math.abs(side(from)) > tolerance || Math.abs(side(to)) > tolerance) return null;
  return [from, to];
}

/** The piece of `edge` along which `other` runs within `tolerance` metres; null when it does not. */
export function alongside(edge: Segment, other: Segment, tolerance: Metres): Segment | null {
  const length = distanceBetween(edge.a, edge.b);
  if (length < 1e-6) return null;
  const piece = covered(edge, length, other, tolerance);
  if (piece === null) return null;
  return { a: between(edge.a, edge.b, piece[0] / length), b: between(edge.a, edge.b, piece[1] / length) };
}

function without(kept: Interval[], cut: Interval): Interval[] {
  const rest: Interval[] = [];
  for (const [from, to] of kept) {
    if (cut[1] <= from || cut[0] >= to) {
      rest.push([from, to]);
      continue;
    }
    if (cut[0] > from) rest.push([from, cut[0]]);
    if (cut[1] < to) rest.push([cut[1], to]);
  }
  return rest;
}

/**
 * The walls that `outlines` make: every piece of them once, less the pieces that run along one of `gaps`.
 * Order of the result follows the order of `outlines`, so the same input gives the same walls.
 */
export function wallSegments(
  outlines: readonly Segment[],
  gaps: readonly Segment[],
  options: Partial<WallLinesOptions> = {},
): Segment[] {
  const { gapTolerance, sameTolerance, shortest } = { ...DEFAULTS, ...options };
  const gapTree = new RBush<Boxed>().load(gaps.map(boxed));
  const wallTree = new RBush<Boxed>();
  const walls: Segment[] = [];
  for (const edge of outlines) {
    const length = distanceBetween(edge.a, edge.b);
    if (length < 1e-6) continue;
    let kept: Interval[] = [[0, length]];
    const box = boxed(edge);
    for (const gap of gapTree.search(near(box, gapTolerance))) {
      const cut = covered(edge, length, gap.segment, gapTolerance);
      if (cut !== null) kept = without(kept, cut);
    }
    for (const wall of wallTree.search(near(box, sameTolerance))) {
      const cut = covered(edge, length, wall.segment, sameTolerance);
      if (cut !== null) kept = without(kept, cut);
    }
    for (const [from, to] of kept) {
      if (to - from < shortest && !(from === 0 && to === length)) continue;
      const at = (t: number): Point => (t === 0 ? edge.a : t === length ? edge.b : between(edge.a, edge.b, t / length));
      const segment = { a: at(from), b: at(to) };
      walls.push(segment);
      wallTree.insert(boxed(segment));
    }
  }
  return walls;
}

const key = (p: Point) => `${Math.round(p.x * 1000)},${Math.round(p.y * 1000)}`;

/**
 * Segments joined end to end into lines, to the millimetre. A line stops where three or more meet, and a point between
 * two pieces of one straight line is left out.
 */
export function joinSegments(segments: readonly Segment[]): Point[][] {
  const ends = new Map<string, number[]>();
  segments.forEach((segment, i) => {
    for (const p of [segment.a, segment.b]) {
      const at = ends.get(key(p));
      if (at === undefined) ends.set(key(p), [i]);
      else at.push(i);
    }
  });
  const used = new Set<number>();
  const walk = (from: Point): Point[] => {
    const line: Point[] = [];
    let here = from;
    for (;;) {
      const meeting = ends.get(key(here)) ?? [];
      const next = meeting.length === 2 ? meeting.find((i) => !used.has(i)) : undefined;
      const segment = next === undefined ? undefined : segments[next];
      if (next === undefined || segment === undefined) return line;
      used.add(next);
      here = key(segment.a) === key(here) ? segment.b : segment.a;
      line.push(here);
    }
  };
  const lines: Point[][] = [];
  segments.forEach((segment, i) => {
    if (used.has(i)) return;
    used.add(i);
    const ahead = walk(segment.b);
    const behind = walk(segment.a).reverse();
    lines.push(straightened([...behind, segment.a, segment.b, ...ahead]));
  });
  return lines;
}

function straightened(line: readonly Point[]): Point[] {
  const kept: Point[] = [];
  line.forEach((p, i) => {
    const before = kept.at(-1);
    const after = line[i + 1];
    if (before !== undefined && after !== undefined) {
      const bend = turn(before, p, after);
      const ahead = (p.x - before.x) * (after.x - p.x) + (p.y - before.y) * (after.y - p.y);
      if (Math.abs(bend) < 1e-6 && ahead > 0) return;
    }
    kept.push(p);
  });
  return kept;
}
