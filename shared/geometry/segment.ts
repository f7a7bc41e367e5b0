/** Segments: straight pieces from one point to another, both ends included. */
import type { Metres, Point } from './point.ts';
import { between, distanceBetween, turn } from './vector.ts';

/** The share of the way from `a` to `b` (0 to 1) at which the segment comes nearest to `p`; 0 when a equals b. */
export function nearestShare(p: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  if (squared === 0) return 0;
  return Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared));
}

/** The point of the segment a-b that is nearest to `p`. */
export const nearestOnSegment = (p: Point, a: Point, b: Point): Point => between(a, b, nearestShare(p, a, b));

/** How far `p` is from the segment a-b. */
export const distanceToSegment = (p: Point, a: Point, b: Point): Metres =>
  distanceBetween(p, nearestOnSegment(p, a, b));

/** Whether `p`, known to be in line with a and b, lies within their bounds. */
const withinBounds = (p: Point, a: Point, b: Point): boolean =>
  Math.min(a.x, b.x) <= p.x && p.x <= Math.max(a.x, b.x) && Math.min(a.y, b.y) <= p.y && p.y <= Math.max(a.y, b.y);

/** Whether the segments a-b and c-d share a point; touching counts. */
export function segmentsIntersect(a: Point, b: Point, c: Point, d: Point): boolean {
  const abc = Math.sign(turn(a, b, c));
  const abd = Math.sign(turn(a, b, d));
  const cda = Math.sign(turn(c, d, a));
  const cdb = Math.sign(turn(c, d, b));
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && withinBounds(c, a, b)) ||
    (abd === 0 && withinBounds(d, a, b)) ||
    (cda === 0 && withinBounds(a, c, d)) ||
    (cdb === 0 && withinBounds(b, c, d))
  );
}

/** The one point that a-b and c-d share; null when they miss each other or are parallel. */
export function segmentIntersection(a: Point, b: Point, c: Point, d: Point): Point | null {
  const denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (denominator === 0) return null;
  const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / denominator;
  const u = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / denominator;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : between(a, b, t);
}

/** How far the segments a-b and c-d are from each other; 0 when they share a point. */
export function segmentDistance(a: Point, b: Point, c: Point, d: Point): Metres {
  if (segmentsIntersect(a, b, c, d)) return 0;
  return Math.min(
    distanceToSegment(a, c, d),
    distanceToSegment(b, c, d),
    distanceToSegment(c, a, b),
    distanceToSegment(d, a, b),
  );
}
