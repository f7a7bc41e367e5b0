/** Where walls stand: round rooms, round corridors and areas where these do not go on in one another, and where drawn. */
import { distanceToEdge, polygonContains } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { VenueWall } from '../../../shared/venue/venue-file.ts';
import { joinSegments, type Segment, wallSegments } from '../../../shared/venue/wall-lines.ts';
import type { Plane, XY } from '../plane.ts';
import { type Doorway, SAME_WALL } from './doors.ts';
import type { FloorPlan } from './floor-plan.ts';
import { type Floor, levelId, type Placed } from './rooms.ts';

/** For each floor, the floors between which and it there is a door: a wall parts them. */
function partedByDoors(plan: FloorPlan, doorways: readonly Doorway[]): ReadonlyMap<Floor, ReadonlySet<Floor>> {
  const parted = new Map<Floor, Set<Floor>>();
  for (const { door } of doorways) {
    const [a, b] = door.line;
    const touching = plan.edgesNear(between(pointOf(a), pointOf(b), 0.5), SAME_WALL).map(({ floor }) => floor);
    for (const floor of touching) {
      const others = parted.get(floor) ?? new Set();
      parted.set(floor, others);
      for (const other of touching) others.add(other);
    }
  }
  return parted;
}

/** The edges of an open floor at which it ends: those where no other open floor goes on, or where a door parts them. */
function endsOf(floor: Floor, plan: FloorPlan, parted: ReadonlySet<Floor> | undefined): Segment[] {
  const onward = plan.beside(floor).filter((other) => other !== floor && !other.room && !parted?.has(other));
  const ends = wallSegments(
    floor.edges,
    onward.flatMap(({ edges }) => edges),
    { gapTolerance: SAME_WALL },
  );
  const shapes = onward.map(({ area }) => polygonOf(area.polygon));
  return ends.filter(({ a, b }) => {
    const middle = between(a, b, 0.5);
    return !shapes.some((shape) => polygonContains(shape, middle) && distanceToEdge(shape, middle) > SAME_WALL);
  });
}

/** The walls that are drawn as lines, by level. */
function drawnWalls(elements: readonly Placed[], plane: Plane): Map<number, Segment[]> {
  const drawn = new Map<number, Segment[]>();
  for (const { tags, shape, levels } of elements) {
    if (tags.get('indoor') !== 'wall' || shape?.type !== 'LineString') continue;
    const line = shape.coordinates.map((position) => pointOf(plane.toXY(position)));
    for (const level of levels) {
      const here = drawn.get(level) ?? [];
      drawn.set(level, here);
      line.slice(1).forEach((b, i) => {
        here.push({ a: line[i] ?? b, b });
      });
    }
  }
  return drawn;
}

/** The walls of all levels that have floor. */
export function makeWalls(
  elements: readonly Placed[],
  plans: ReadonlyMap<number, FloorPlan>,
  doorways: readonly Doorway[],
  plane: Plane,
): VenueWall[] {
  const drawn = drawnWalls(elements, plane);
  const onLevel = Map.groupBy(doorways, ({ level }) => level);
  return [...plans].flatMap(([level, plan]) => {
    const doors = onLevel.get(level) ?? [];
    const parted = partedByDoors(plan, doors);
    const [rooms, open] = [plan.floors.filter(({ room }) => room), plan.floors.filter(({ room }) => !room)];
    const outlines = [
      ...rooms.flatMap(({ edges }) => edges),
      ...open.flatMap((floor) => endsOf(floor, plan, parted.get(floor))),
      ...(drawn.get(level) ?? []),
    ].filter(({ a, b }) => distanceBetween(a, b) > 0);
    const gaps = doors.flatMap((doorway) => doorway.gaps);
    return joinSegments(wallSegments(outlines, gaps)).map((line, i) => ({
      id: `wall:${level}:${i + 1}`,
      level: levelId(level),
      line: line.map(({ x, y }): XY => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]),
    }));
  });
}
