/** A venue in another venue's plane: the origin moves when a building grows to the north or the west. */
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { METRES_PER_DEGREE, type XY } from '../plane.ts';

type Origin = NonNullable<VenueFile['origin']>;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Where a point of one plane lies in another. Both are true to length nearby. */
function between(from: Origin, to: Origin): (at: XY) => XY {
  const perLongitude = METRES_PER_DEGREE * Math.cos(radians(to.latitude));
  const east = (from.longitude - to.longitude) * perLongitude;
  const south = (to.latitude - from.latitude) * METRES_PER_DEGREE;
  const [one, other] = [radians(from.rotationDegrees), radians(to.rotationDegrees)];
  const mm = (metres: number) => Math.round(metres * 1000) / 1000;
  return ([x, y]) => {
    const e = east + x * Math.cos(one) - y * Math.sin(one);
    const s = south + x * Math.sin(one) + y * Math.cos(one);
    return [mm(e * Math.cos(other) + s * Math.sin(other)), mm(s * Math.cos(other) - e * Math.sin(other))];
  };
}

/** The same venue with the origin of another; as it is where one of the two does not say where it lies. */
export function replane(venue: VenueFile, to: Origin | undefined): VenueFile {
  const from = venue.origin;
  if (from === undefined || to === undefined) return venue;
  const moved = between(from, to);
  const [x, y] = moved([0, 0]);
  if (Math.hypot(x, y) < 0.005 && Math.abs(from.rotationDegrees - to.rotationDegrees) < 0.005) {
    return { ...venue, origin: to };
  }
  const polygon = (rings: XY[][]) => rings.map((ring) => ring.map(moved));
  const placed = <T extends { readonly at: XY }>(things: readonly T[]) =>
    things.map((thing) => ({ ...thing, at: moved(thing.at) }));
  return {
    ...venue,
    origin: to,
    areas: venue.areas.map(({ label, ...area }) => ({
      ...area,
      polygon: polygon(area.polygon),
      ...(label === undefined ? {} : { label: moved(label) }),
    })),
    walls: venue.walls.map((wall) => ({ ...wall, line: wall.line.map(moved) })),
    obstacles: venue.obstacles.map((obstacle) => ({ ...obstacle, polygon: polygon(obstacle.polygon) })),
    doors: venue.doors.map((door) => ({ ...door, line: [moved(door.line[0]), moved(door.line[1])] })),
    connections: venue.connections.map((connection) => ({ ...connection, stops: placed(connection.stops) })),
    landmarks: placed(venue.landmarks),
    meetingPoints: placed(venue.meetingPoints),
    markers: placed(venue.markers).map((marker) => ({ ...marker, standAt: moved(marker.standAt) })),
    ...(venue.places === undefined ? {} : { places: placed(venue.places) }),
  };
}
