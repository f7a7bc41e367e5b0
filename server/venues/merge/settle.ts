/** What hangs on things that a merge has taken away: it is given to what is there now, or goes with them. */

import { polygonArea, polygonContains } from '../../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { VenueArea, VenueFile } from '../../../shared/venue/venue-file.ts';

/** The venue with no reference to what is not there. Its levels are those of the file that still have something on them. */
export function settle(venue: VenueFile): VenueFile {
  const levels = new Set(venue.levels.map(({ id }) => id));
  const areas = new Map(venue.areas.filter(({ level }) => levels.has(level)).map((area) => [area.id, area]));
  const onLevel = <T extends { readonly level: string }>(things: readonly T[]): T[] =>
    things.filter(({ level }) => levels.has(level));
  const shapes = Map.groupBy([...areas.values()], ({ level }) => level);
  /** The smallest walkable area at a point. */
  const areaAt = (level: string, at: readonly [number, number]): VenueArea | undefined =>
    (shapes.get(level) ?? [])
      .filter(({ walkable, polygon }) => walkable && polygonContains(polygonOf(polygon), pointOf(at)))
      .sort((a, b) => polygonArea(polygonOf(a.polygon)) - polygonArea(polygonOf(b.polygon)))[0];
  /** In the area that it names, else in the one that is at this place now, else nowhere any more. */
  const rehomed = <T extends { readonly area: string; readonly level: string }>(
    things: readonly T[],
    where: (thing: T) => readonly [number, number],
  ): T[] =>
    onLevel(things).flatMap((thing) => {
      if (areas.get(thing.area)?.level === thing.level) return [thing];
      const area = areaAt(thing.level, where(thing));
      return area === undefined ? [] : [{ ...thing, area: area.id }];
    });
  const inArea = <T extends { readonly area?: string | undefined; readonly level: string }>(thing: T): T => {
    const { area, ...rest } = thing;
    return area === undefined || areas.get(area)?.level === thing.level ? thing : (rest as T);
  };
  const meetingPoints = rehomed(venue.meetingPoints, ({ at }) => at);
  const points = new Set(meetingPoints.map(({ id }) => id));
  const markers = rehomed(venue.markers, ({ standAt }) => standAt).map(({ meetingPoint, ...marker }) => ({
    ...marker,
    ...(meetingPoint !== undefined && points.has(meetingPoint) ? { meetingPoint } : {}),
  }));
  return {
    ...venue,
    areas: [...areas.values()],
    walls: onLevel(venue.walls),
    obstacles: onLevel(venue.obstacles),
    doors: onLevel(venue.doors),
    connections: venue.connections.flatMap((connection) => {
      const stops = onLevel(connection.stops).map(inArea);
      return new Set(stops.map(({ level }) => level)).size < 2 ? [] : [{ ...connection, stops }];
    }),
    landmarks: onLevel(venue.landmarks),
    meetingPoints,
    markers,
    ...(venue.places === undefined ? {} : { places: onLevel(venue.places).map(inArea) }),
  };
}
