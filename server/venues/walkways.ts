/** Moving walkways on one level: which way they run, as connections. */
import type { Metres, Point } from '../../shared/geometry/point.ts';
import { polygonContains } from '../../shared/geometry/polygon.ts';
import { between, distanceBetween, polygonOf } from '../../shared/geometry/vector.ts';
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import type { VenueArea, VenueConnection } from '../../shared/venue/venue-file.ts';
import type { XY } from './plane.ts';

/** Its stops are this far within its ends, so that there is room to stand before them. */
const WITHIN: Metres = 0.5;
/** Shorter than this between its stops, nothing is a walkway. */
const SHORTEST: Metres = 1;

export interface Walkways {
  readonly connections: readonly VenueConnection[];
  readonly warnings: readonly ImportNote[];
}

/** A walkway that runs from one of its ends to the other, as a connection; null when there is no room for its stops. */
export function walkwayConnection(area: VenueArea, from: Point, to: Point): VenueConnection | null {
  const length = distanceBetween(from, to);
  if (length < 2 * WITHIN + SHORTEST) return null;
  const shape = polygonOf(area.polygon);
  const ends = [between(from, to, WITHIN / length), between(to, from, WITHIN / length)];
  if (!ends.every((end) => polygonContains(shape, end))) return null;
  const stops = ends.map(({ x, y }) => {
    const at: XY = [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
    return { level: area.level, area: area.id, at };
  });
  return { id: `c-${area.id}`, kind: 'escalator', stops, oneWay: true };
}
