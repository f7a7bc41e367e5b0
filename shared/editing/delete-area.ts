/** Deleting an area: its own walls go, its doors close, and what stood on it and on nothing else goes with it. */
import type { Point } from '../geometry/point.ts';
import { pointOf } from '../geometry/vector.ts';
import type { VenueDoor, VenueFile } from '../venue/venue-file.ts';
import { isWalkway } from '../venue/walkway.ts';
import { byId, type Chance, type Draft, edited, mapped, type Outcome, type Ref, refused, without } from './draft.ts';
import { areasAt, floorAt } from './floor.ts';
import { apartFrom, areaEdges, closeGap, cutWalls, edgesOf, stretchesAlong } from './wall-pieces.ts';

/** How far beside a door one looks for the floors that it joins. */
const BESIDE_DOOR = 0.3;

/** A little to the left and to the right of a door's middle. */
function sidesOf({ line: [a, b] }: VenueDoor): [Point, Point] {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(ux, uy) || 1;
  const [nx, ny] = [(-uy / length) * BESIDE_DOOR, (ux / length) * BESIDE_DOOR];
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return [
    { x: x + nx, y: y + ny },
    { x: x - nx, y: y - ny },
  ];
}

/** The doors that led to this area alone on one side, and whether floor is left on the other. */
function lostDoors(before: VenueFile, after: VenueFile, level: string, edges: ReturnType<typeof edgesOf>) {
  const isFloor = (venue: VenueFile, p: Point) => areasAt(venue, level, p).some(({ walkable }) => walkable);
  return before.doors.flatMap((door) => {
    if (door.level !== level) return [];
    const gap = { a: pointOf(door.line[0]), b: pointOf(door.line[1]) };
    if (stretchesAlong(gap, edges, 0.1).length === 0) return [];
    const sides = sidesOf(door);
    const lost = sides.filter((p) => isFloor(before, p) && !isFloor(after, p));
    return lost.length === 0 ? [] : [{ door, closes: sides.some((p) => isFloor(after, p)) }];
  });
}

/**
 * What stood on floor that is no more goes; what stands in another area too is said to be in that one.
 * @param level the level that has lost the area `area`
 */
function withoutFloor(venue: VenueFile, level: string, area: string): { venue: VenueFile; gone: Ref[] } {
  const gone: Ref[] = [];
  const lose = <L extends Ref['list']>(list: L, ids: Iterable<string>) => {
    for (const id of ids) gone.push({ list, id });
  };
  const here = (at: readonly [number, number]) => areasAt(venue, level, pointOf([at[0], at[1]]))[0] ?? null;
  const homeless = <T extends { id: string; level: string; area?: string | undefined }>(
    things: T[],
    at: (thing: T) => readonly [number, number],
  ) =>
    things
      .filter((thing) => thing.level === level && thing.area === area && here(at(thing)) === null)
      .map(({ id }) => id);
  const resettled = <T extends { level: string; area?: string | undefined }>(
    things: T[],
    at: (thing: T) => readonly [number, number],
  ): T[] =>
    mapped(things, (thing) => {
      const found = thing.level === level && thing.area === area ? here(at(thing)) : null;
      return found === null ? thing : { ...thing, area: found.id };
    });

  const points = new Set(homeless(venue.meetingPoints, ({ at }) => at));
  const markers = new Set([
    ...homeless(venue.markers, ({ standAt }) => standAt),
    ...venue.markers
      .filter(({ meetingPoint }) => meetingPoint !== undefined && points.has(meetingPoint))
      .map(({ id }) => id),
  ]);
  const places = new Set(homeless(venue.places ?? [], ({ at }) => at));
  lose('meetingPoints', points);
  lose('markers', markers);
  lose('places', places);
  const connections = venue.connections.flatMap((connection) => {
    const stops = connection.stops.flatMap((stop) => {
      if (stop.level !== level || stop.area !== area) return [stop];
      // It is the walkway itself that is no more.
      if (isWalkway(connection)) return [];
      const found = floorAt(venue, level, pointOf(stop.at));
      return found === null ? [] : [{ ...stop, area: found.id }];
    });
    if (stops.length === connection.stops.length && stops.every((stop, i) => stop === connection.stops[i])) {
      return [connection];
    }
    if (new Set(stops.map((stop) => stop.level)).size > 1) return [{ ...connection, stops }];
    gone.push({ list: 'connections', id: connection.id });
    return [];
  });
  return {
    venue: {
      ...venue,
      meetingPoints: resettled(without(venue.meetingPoints, points), ({ at }) => at),
      markers: resettled(without(venue.markers, markers), ({ standAt }) => standAt),
      connections,
      ...(venue.places === undefined ? {} : { places: resettled(without(venue.places, places), ({ at }) => at) }),
    },
    gone,
  };
}

/** Deletes an area with what cannot be without it, and tells what that was. */
export function deleteArea(draft: Draft, id: string, chance: Chance): Outcome {
  const { venue } = draft;
  const area = byId(venue.areas, id);
  if (area === undefined) return refused('not-there');
  const { level } = area;
  const edges = edgesOf(area.polygon);
  const only = new Set([id]);
  const emptied = { ...venue, areas: without(venue.areas, only) };
  const gone: Ref[] = [];

  const doors = lostDoors(venue, emptied, level, edges);
  let next: VenueFile = { ...emptied, doors: without(venue.doors, new Set(doors.map(({ door }) => door.id))) };
  for (const { door, closes } of doors) {
    gone.push({ list: 'doors', id: door.id });
    if (closes)
      next = { ...next, walls: closeGap(next, level, { a: pointOf(door.line[0]), b: pointOf(door.line[1]) }) };
  }
  next = { ...next, walls: cutWalls(next, level, apartFrom(edges, areaEdges(next, level)), chance) };

  // What no list names an area for goes when it stood on this area and stands on no other now.
  const stoodHere = (at: readonly [number, number]) => {
    const p = { x: at[0], y: at[1] };
    return areasAt(venue, level, p).some((each) => each.id === id) && areasAt(emptied, level, p).length === 0;
  };
  const landmarks = new Set(next.landmarks.filter((l) => l.level === level && stoodHere(l.at)).map((l) => l.id));
  const obstacles = new Set(
    next.obstacles.filter((o) => o.level === level && o.polygon[0]?.every(stoodHere) === true).map((o) => o.id),
  );
  for (const landmark of landmarks) gone.push({ list: 'landmarks', id: landmark });
  for (const obstacle of obstacles) gone.push({ list: 'obstacles', id: obstacle });
  next = {
    ...next,
    landmarks: without(next.landmarks, landmarks),
    obstacles: without(next.obstacles, obstacles),
  };
  const rest = withoutFloor(next, level, id);
  return edited({ ...draft, venue: rest.venue }, null, [...gone, ...rest.gone]);
}
