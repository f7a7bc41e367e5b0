/** What lies under a touch: small things before large ones, the nearest first. */

import type { Ref } from '../../../shared/editing/draft.ts';
import { areasAt, shapeHas } from '../../../shared/editing/floor.ts';
import { piecesOf } from '../../../shared/editing/wall-pieces.ts';
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';

interface Near {
  readonly ref: Ref;
  readonly distance: Metres;
}

const inOrder = (found: Near[]): Ref[] => found.sort((a, b) => a.distance - b.distance).map(({ ref }) => ref);

/** Signs, beacons, meeting points, places, landmarks and stops within reach. A table tent is got at through its point. */
export function pointsNear(venue: VenueFile, level: string, at: Point, reach: Metres): Ref[] {
  const found: Near[] = [];
  const look = (list: Ref['list'], id: string, on: string, xy: [number, number]) => {
    const distance = distanceBetween(at, pointOf(xy));
    if (on === level && distance <= reach) found.push({ ref: { list, id }, distance });
  };
  for (const point of venue.meetingPoints) look('meetingPoints', point.id, point.level, point.at);
  for (const marker of venue.markers) {
    if (marker.meetingPoint === undefined) look('markers', marker.id, marker.level, marker.at);
  }
  for (const place of venue.places ?? []) look('places', place.id, place.level, place.at);
  for (const landmark of venue.landmarks) look('landmarks', landmark.id, landmark.level, landmark.at);
  for (const connection of venue.connections)
    for (const stop of connection.stops) look('connections', connection.id, stop.level, stop.at);
  return inOrder(found);
}

function linesNear(venue: VenueFile, list: 'doors' | 'walls', level: string, at: Point, reach: Metres): Ref[] {
  const found: Near[] = [];
  for (const thing of venue[list]) {
    if (thing.level !== level) continue;
    const distance = Math.min(...piecesOf(thing.line).map(({ a, b }) => distanceToSegment(at, a, b)));
    if (distance <= reach) found.push({ ref: { list, id: thing.id }, distance });
  }
  return inOrder(found);
}

/** All that a touch may mean, the likeliest first: points, doors, obstacles, walls, then areas from the smallest. */
export function pickAll(venue: VenueFile, level: string, at: Point, reach: Metres): Ref[] {
  const obstacles = venue.obstacles.filter((each) => each.level === level && shapeHas(each.polygon, at));
  const areas = areasAt(venue, level, at);
  return [
    ...pointsNear(venue, level, at, reach),
    ...linesNear(venue, 'doors', level, at, reach * 0.8),
    ...obstacles.map(({ id }): Ref => ({ list: 'obstacles', id })),
    ...linesNear(venue, 'walls', level, at, reach * 0.5),
    ...areas.map(({ id }): Ref => ({ list: 'areas', id })),
  ];
}

export const sameRef = (a: Ref, b: Ref): boolean => a.list === b.list && a.id === b.id;

/** What a touch chooses: the likeliest, or, when that is chosen already, what lies under it. */
export function pick(venue: VenueFile, level: string, at: Point, reach: Metres, chosen: readonly Ref[]): Ref | null {
  const all = pickAll(venue, level, at, reach);
  const [only] = chosen;
  const now = chosen.length === 1 && only !== undefined ? all.findIndex((ref) => sameRef(ref, only)) : -1;
  return all[(now + 1) % Math.max(1, all.length)] ?? null;
}
