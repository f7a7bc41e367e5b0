/** Plain vector arithmetic on points, in metres. */
import type { Metres, Point, Polygon, Ring } from './point.ts';

/** [x, y] as it stands in a venue file. */
type Pair = readonly [number, number];

/** The point of a venue file's [x, y]. */
export const pointOf = ([x, y]: Pair): Point => ({ x, y });

/** The ring of a venue file's list of [x, y]. */
export const ringOf = (pairs: readonly Pair[]): Ring => pairs.map(pointOf);

/** The polygon of a venue file's rings, the outer one first. Throws when there is no ring at all. */
export function polygonOf(rings: readonly (readonly Pair[])[]): Polygon {
  const [outer, ...holes] = rings.map(ringOf);
  if (!outer) throw new RangeError('a polygon needs an outer ring');
  return [outer, ...holes];
}

/** How far it is from `a` to `b`. Not by Math.hypot, which guards against overflow that metres never reach and is slow. */
export const distanceBetween = (a: Point, b: Point): Metres => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);

/** The square of the distance, for comparing without a root. */
export const squaredDistance = (a: Point, b: Point): number => (b.x - a.x) ** 2 + (b.y - a.y) ** 2;

/** The point that lies the share `t` (0 at `a`, 1 at `b`) of the way from `a` to `b`. */
export const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

/**
 * Twice the signed area of the triangle o, a, b: positive when b lies to the right of the ray from o through a as one
 * walks along it (y points down, so a turn to the right is clockwise on screen), negative to the left, 0 in line.
 */
export const turn = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** By how much one turns at `b` on the way a, b, c: radians in (-pi, pi], positive to the right. */
export function turnAngle(a: Point, b: Point, c: Point): number {
  const dot = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
  const cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  return Math.atan2(cross, dot);
}
