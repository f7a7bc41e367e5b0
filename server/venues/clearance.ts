/** How much room there is about a place, and where in an area there is most. */
import type { Metres, Place, Point, Polygon } from '../../shared/geometry/point.ts';
import { boundsOf, distanceToEdge, insidePoint, polygonContains } from '../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../shared/geometry/segment.ts';
import { distanceBetween } from '../../shared/geometry/vector.ts';
import type { VenueIndex } from '../../shared/venue/venue-index.ts';

/** How far the nearest wall or obstacle is, at most `most`; 0 in an obstacle. Says nothing of the floor. */
export function roomAround(index: VenueIndex, place: Place, most: Metres): Metres {
  const { x, y, level } = place;
  const around = { minX: x - most, minY: y - most, maxX: x + most, maxY: y + most };
  let least = most;
  for (const { a, b } of index.wallsNear(level, around)) least = Math.min(least, distanceToSegment(place, a, b));
  for (const shape of index.obstaclesNear(level, around)) {
    if (polygonContains(shape, place)) return 0;
    least = Math.min(least, distanceToEdge(shape, place));
  }
  return least;
}

/** How far the nearest wall or obstacle is, at most `most`; 0 off the floor. */
const clearance = (index: VenueIndex, place: Place, most: Metres): Metres =>
  index.walkableAt(place) ? roomAround(index, place, most) : 0;

/**
 * The point of `polygon` with most room about it on all of `levels` (more than `enough` is no better), among equals the
 * one that `off` gives least for, the nearest to its middle when not said; null when there is none with as much as
 * `least`.
 */
export function roomiestPoint(
  index: VenueIndex,
  polygon: Polygon,
  levels: readonly string[],
  least: Metres,
  enough: Metres,
  off?: (p: Point) => Metres,
): { readonly x: number; readonly y: number } | null {
  const middle = insidePoint(polygon);
  const room = (x: number, y: number) => Math.min(...levels.map((level) => clearance(index, { level, x, y }, enough)));
  const offOf = off ?? ((p: Point) => distanceBetween(p, middle));
  let best = { ...middle, room: room(middle.x, middle.y), off: offOf(middle) };
  const { minX, minY, maxX, maxY } = boundsOf(polygon[0]);
  const steps = 24;
  for (let i = 1; i < steps; i++) {
    for (let k = 1; k < steps; k++) {
      const p = { x: minX + ((maxX - minX) * i) / steps, y: minY + ((maxY - minY) * k) / steps };
      if (!polygonContains(polygon, p)) continue;
      const found = { ...p, room: room(p.x, p.y), off: offOf(p) };
      const better = found.room - best.room;
      if (better > 1e-9 || (better > -1e-9 && found.off < best.off)) best = found;
    }
  }
  if (best.room < least) return null;
  return { x: Math.round(best.x * 1000) / 1000, y: Math.round(best.y * 1000) / 1000 };
}
