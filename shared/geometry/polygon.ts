/** Polygons with holes. Rings may run either way round; holes lie inside the outer ring. */
import type { Metres, Point, Polygon, Rectangle, Ring } from './point.ts';
import { distanceToSegment, nearestOnSegment } from './segment.ts';
import { between, squaredDistance } from './vector.ts';

/** Calls `visit` with each edge of a ring, the closing one included. */
function eachEdge(ring: Ring, visit: (a: Point, b: Point) => void): void {
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) visit(before, point);
    before = point;
  }
}

/** Area in square metres, positive when the ring runs clockwise on screen (y down). */
export function signedArea(ring: Ring): number {
  let twice = 0;
  eachEdge(ring, (a, b) => {
    twice += a.x * b.y - a.y * b.x;
  });
  return twice / 2;
}

/** Area in square metres, without the holes. */
export function polygonArea([outer, ...holes]: Polygon): number {
  return Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);
}

/** The smallest rectangle around the points. Throws when there are none. */
export function boundsOf(points: Iterable<Point>): Rectangle {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  if (minX > maxX) throw new RangeError('bounds of no points at all');
  return { minX, minY, maxX, maxY };
}

/** Whether `p` lies inside the ring (even-odd). On the edge itself the answer may be either. */
export function ringContains(ring: Ring, p: Point): boolean {
  let inside = false;
  eachEdge(ring, (a, b) => {
    if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

/** Whether `p` lies inside the outer ring and in no hole. On an edge the answer may be either. */
export const polygonContains = ([outer, ...holes]: Polygon, p: Point): boolean =>
  ringContains(outer, p) && !holes.some((hole) => ringContains(hole, p));

/** How far `p` is from the nearest edge of the polygon, whether inside or outside. */
export function distanceToEdge(polygon: Polygon, p: Point): Metres {
  let least = Infinity;
  for (const ring of polygon) {
    eachEdge(ring, (a, b) => {
      least = Math.min(least, distanceToSegment(p, a, b));
    });
  }
  return least;
}

/** The point of the polygon that is nearest to `p`: `p` itself when it lies inside. */
export function nearestInPolygon(polygon: Polygon, p: Point): Point {
  if (polygonContains(polygon, p)) return p;
  let best: Point = p;
  let least = Infinity;
  for (const ring of polygon) {
    eachEdge(ring, (a, b) => {
      const candidate = nearestOnSegment(p, a, b);
      const squared = squaredDistance(p, candidate);
      if (squared < least) [best, least] = [candidate, squared];
    });
  }
  return best;
}

/** The centre of gravity, holes taken out; the mean of the corners when the area is 0. It may lie outside. */
export function centroid(polygon: Polygon): Point {
  const [outer] = polygon;
  const origin = outer[0] ?? { x: 0, y: 0 };
  let [area, x, y] = [0, 0, 0];
  for (const [index, ring] of polygon.entries()) {
    const sign = Math.sign(signedArea(ring)) * (index === 0 ? 1 : -1);
    eachEdge(ring, (a, b) => {
      // Relative to a corner, so that a venue far from (0, 0) loses no digits.
      const cross = sign * ((a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x));
      area += cross;
      x += cross * (a.x + b.x - 2 * origin.x);
      y += cross * (a.y + b.y - 2 * origin.y);
    });
  }
  if (Math.abs(area) < 1e-12) {
    const sum = outer.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
    return { x: sum.x / Math.max(1, outer.length), y: sum.y / Math.max(1, outer.length) };
  }
  return { x: origin.x + x / (3 * area), y: origin.y + y / (3 * area) };
}

/** The middles of the inside stretches of the polygon on the horizontal line at height `y`, with their widths. */
function stretchesAt(polygon: Polygon, y: number): { middle: Point; width: Metres }[] {
  const crossings: number[] = [];
  for (const ring of polygon) {
    eachEdge(ring, (a, b) => {
      if (a.y > y !== b.y > y) crossings.push(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y));
    });
  }
  crossings.sort((p, q) => p - q);
  const found = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const left = { x: crossings[i] ?? 0, y };
    const right = { x: crossings[i + 1] ?? 0, y };
    found.push({ middle: between(left, right, 0.5), width: right.x - left.x });
  }
  return found;
}

/**
 * A point inside the polygon, well away from its edges, for its name or for somebody to stand at: the centroid where
 * that is inside, else the middle of the widest of a few horizontal stretches.
 */
export function insidePoint(polygon: Polygon): Point {
  const centre = centroid(polygon);
  if (polygonContains(polygon, centre)) return centre;
  const { minY, maxY } = boundsOf(polygon[0]);
  const lines = 15;
  let best = { middle: centre, width: 0 };
  for (let line = 1; line <= lines; line++) {
    for (const stretch of stretchesAt(polygon, minY + ((maxY - minY) * line) / (lines + 1))) {
      if (stretch.width > best.width) best = stretch;
    }
  }
  return best.middle;
}
