/** Things that stand where they cannot: signs off the floor, doors in a wall, meeting points in a lift. */
import RBush from 'rbush';
import type { Point, Polygon, Rectangle } from '../../geometry/point.ts';
import { boundsOf, distanceToEdge, polygonContains } from '../../geometry/polygon.ts';
import { segmentDistance } from '../../geometry/segment.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../geometry/vector.ts';
import { neverMeeting } from '../area-kinds.ts';
import type { VenueFile } from '../venue-file.ts';
import type { FaultList } from './faults.ts';

/** How far a place may lie beside the area that it is said to be in: files are rounded. */
const SLACK = 0.05;

/** A door is on a gap when no wall comes nearer than this to its middle half. */
const CLEAR = 0.01;

/** How far a door's middle may be from the floor that it leads to. */
const DOOR_TO_FLOOR = 0.5;

interface Shape extends Rectangle {
  readonly polygon: Polygon;
  readonly points: number;
}

interface Piece extends Rectangle {
  readonly a: Point;
  readonly b: Point;
}

/** What the places of one level are looked up in. */
interface Ground {
  readonly floor: RBush<Shape>;
  readonly obstacles: RBush<Shape>;
  readonly walls: RBush<Piece>;
}

const shape = (rings: VenueFile['areas'][number]['polygon']): Shape => {
  const polygon = polygonOf(rings);
  return { ...boundsOf(polygon[0]), polygon, points: rings.reduce((sum, ring) => sum + ring.length, 0) };
};

function grounds(venue: VenueFile): ReadonlyMap<string, Ground> {
  return new Map(
    venue.levels.map(({ id }) => {
      const here = <T extends { readonly level: string }>(things: readonly T[]) =>
        things.filter(({ level }) => level === id);
      const floor = here(venue.areas).filter((area) => area.walkable);
      const walls = here(venue.walls).flatMap(({ line }) =>
        line.slice(1).map((end, i): Piece => {
          const a = pointOf(line[i] ?? end);
          const b = pointOf(end);
          return { ...boundsOf([a, b]), a, b };
        }),
      );
      return [
        id,
        {
          floor: new RBush<Shape>().load(floor.map((area) => shape(area.polygon))),
          obstacles: new RBush<Shape>().load(here(venue.obstacles).map((obstacle) => shape(obstacle.polygon))),
          walls: new RBush<Piece>().load(walls),
        },
      ];
    }),
  );
}

const around = ({ x, y }: Point, by: number): Rectangle => ({ minX: x - by, minY: y - by, maxX: x + by, maxY: y + by });

/** Checks where markers, meeting points, doors and the stops of connections are. References must hold already. */
export function placeFaults(venue: VenueFile, faults: FaultList): void {
  const ground = grounds(venue);
  const areas = new Map(venue.areas.map((area) => [area.id, { area, shape: shape(area.polygon) }]));

  const inside = (one: Shape, p: Point) => {
    faults.spend(one.points);
    return polygonContains(one.polygon, p);
  };
  const beside = (one: Shape, p: Point, metres: number) => inside(one, p) || distanceToEdge(one.polygon, p) <= metres;

  /** Why somebody cannot stand there; null when they can. */
  const offFloor = (level: string, p: Point): string | null => {
    const here = ground.get(level);
    if (here === undefined) return null;
    if (here.obstacles.search(around(p, 0)).some((one) => inside(one, p))) return 'in an obstacle';
    return here.floor.search(around(p, 0)).some((one) => inside(one, p)) ? null : 'off the walkable floor';
  };
  const stands = (path: string, what: string, level: string, at: readonly [number, number], areaId?: string) => {
    const p = pointOf(at);
    const why = offFloor(level, p);
    if (why !== null) faults.add(path, `The ${what} is ${why}.`);
    const named = areaId === undefined ? undefined : areas.get(areaId);
    if (why === null && named !== undefined && named.area.level === level && !beside(named.shape, p, SLACK)) {
      faults.add(path, `The ${what} is not in its area "${areaId}".`);
    }
  };

  venue.markers.forEach(({ id, level, standAt, area }, i) => {
    stands(`markers[${i}].standAt`, `standing point of marker "${id}"`, level, standAt, area);
  });
  venue.meetingPoints.forEach(({ id, level, at, area }, i) => {
    stands(`meetingPoints[${i}].at`, `meeting point "${id}"`, level, at, area);
    const found = areas.get(area)?.area;
    if (found === undefined || !neverMeeting(found)) return;
    const why =
      found.meetings === 'never'
        ? `in the area "${area}", where its owner wants no meetings`
        : `in a place of kind "${found.kind}"; people are not sent there, unless its owner says that they may be (meetings: always)`;
    faults.add(`meetingPoints[${i}].area`, `The meeting point "${id}" is ${why}.`);
  });
  venue.connections.forEach(({ id, stops }, i) => {
    stops.forEach(({ level, at, area }, k) => {
      stands(`connections[${i}].stops[${k}].at`, `stop ${k} of connection "${id}"`, level, at, area);
    });
  });
  venue.doors.forEach(({ id, level, line }, i) => {
    const [a, b] = [pointOf(line[0]), pointOf(line[1])];
    const here = ground.get(level);
    const path = `doors[${i}].line`;
    if (here === undefined) return;
    if (distanceBetween(a, b) < CLEAR) {
      faults.add(path, `The door "${id}" has no width.`);
      return;
    }
    const [from, to] = [between(a, b, 0.25), between(a, b, 0.75)];
    const walls = here.walls.search(boundsOf([from, to]));
    faults.spend(walls.length);
    if (walls.some((wall) => segmentDistance(wall.a, wall.b, from, to) < CLEAR)) {
      faults.add(path, `The door "${id}" is not on a gap: a wall runs through it.`);
    }
    const middle = between(a, b, 0.5);
    if (!here.floor.search(around(middle, DOOR_TO_FLOOR)).some((one) => beside(one, middle, DOOR_TO_FLOOR))) {
      faults.add(path, `The door "${id}" leads to no floor.`);
    }
  });
}
