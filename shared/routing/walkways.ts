/**
 * Moving walkways that run one way. Between its two stops nobody walks on one by themselves, since that may be against
 * it: it is ridden as a connection is. One that may run either way is floor like any other.
 */
import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import type { Metres, Point, Polygon } from '../geometry/point.ts';
import { polygonContains } from '../geometry/polygon.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { isWalkway } from '../venue/walkway.ts';
import { gridRings, toGrid } from './grid.ts';

/** No walkway is as wide as this. */
const WIDE: Metres = 500;

/** Who stands this near to where it is got on or off is not on it yet, or no more. */
const AT_STOP: Metres = 0.05;

export interface Walkway {
  /** Its whole area. */
  readonly shape: Polygon;
  /** Where one gets on, and where it leads. */
  readonly on: Point;
  readonly off: Point;
}

/** The walkways of a level that run one way and have an area. */
export function walkwaysOf(venue: VenueFile, level: string): Walkway[] {
  return venue.connections.flatMap((connection) => {
    const [on, off] = connection.stops;
    if (!connection.oneWay || !isWalkway(connection) || on?.level !== level || !off) return [];
    const area = venue.areas.find(({ id }) => id === on.area);
    return area ? [{ shape: polygonOf(area.polygon), on: pointOf(on.at), off: pointOf(off.at) }] : [];
  });
}

/** The part of a walkway's area that lies between its stops, as rings on the grid. */
export function betweenStops({ shape, on, off }: Walkway): Paths64 {
  const length = distanceBetween(on, off);
  if (length <= 2 * AT_STOP) return [];
  const across = { x: (WIDE * (on.y - off.y)) / length, y: (WIDE * (off.x - on.x)) / length };
  const slab = [
    { x: on.x + across.x, y: on.y + across.y },
    { x: off.x + across.x, y: off.y + across.y },
    { x: off.x - across.x, y: off.y - across.y },
    { x: on.x - across.x, y: on.y - across.y },
  ];
  return Clipper.intersect(gridRings(shape), [slab.map(toGrid)], FillRule.NonZero);
}

/** Whether somebody who stands here is carried by the walkway. */
export function carries({ shape, on, off }: Walkway, p: Point): boolean {
  const length = distanceBetween(on, off);
  const along = ((p.x - on.x) * (off.x - on.x) + (p.y - on.y) * (off.y - on.y)) / length;
  return along > AT_STOP && along < length - AT_STOP && polygonContains(shape, p);
}
