/** Where walls stand: round rooms, round corridors and areas where these do not go on in one another, and where drawn. */
import { boundsOf, distanceToEdge, polygonContains } from '../../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { VenueWall } from '../../../shared/venue/venue-file.ts';
import { joinSegments, type Segment, wallSegments } from '../../../shared/venue/wall-lines.ts';
import type { Plane, XY } from '../plane.ts';
import { type Doorway, SAME_WALL } from './doors.ts';
import { type Floor, levelId, type Placed } from './rooms.ts';

/** Whether a doorway lies on an edge of this floor. */
const opens = (doorway: Doorway, { edges }: Floor): boolean => {
  const [a, b] = doorway.door.line;
  const middle = between(pointOf(a), pointOf(b), 0.5);
  return edges.some((edge) => distanceToSegment(middle, edge.a, edge.b) <= SAME_WALL);
};

const within = (one: Floor, other: Floor): boolean => {
  const [p, q] = [boundsOf(polygonOf(one.area.polygon)[0]), boundsOf(polygonOf(other.area.polygon)[0])];
  return p.minX - 1 < q.maxX && q.minX - 1 < p.maxX && p.minY - 1 < q.maxY && q.minY - 1 < p.maxY;
};

/** The edges of an open floor at which it ends: those where no other open floor goes on, or where a door parts them. */
function endsOf(floor: Floor, open: readonly Floor[], doorways: readonly Doorway[]): Segment[] {
  const mine = doorways.filter((doorway) => opens(doorway, floor));
  const onward = open.filter(
    (other) => other !== floor && within(floor, other) && !mine.some((doorway) => opens(doorway, other)),
  );
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
  floors: readonly Floor[],
  doorways: readonly Doorway[],
  plane: Plane,
): VenueWall[] {
  const drawn = drawnWalls(elements, plane);
  return [...Map.groupBy(floors, ({ level }) => level)].flatMap(([level, here]) => {
    const doors = doorways.filter((doorway) => doorway.level === level);
    const open = here.filter(({ room }) => !room);
    const outlines = [
      ...here.filter(({ room }) => room).flatMap(({ edges }) => edges),
      ...open.flatMap((floor) => endsOf(floor, open, doors)),
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
