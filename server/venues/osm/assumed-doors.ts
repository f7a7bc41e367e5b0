/** Rooms without a door, and the doors that they probably have. */
import RBush from 'rbush';
import { boundsOf, polygonArea } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, polygonOf } from '../../../shared/geometry/vector.ts';
import { alongside } from '../../../shared/venue/wall-lines.ts';
import type { ImportReport } from '../imported.ts';
import { isOpened } from '../outlines.ts';
import { type Doorway, doorwayAt, SAME_WALL } from './doors.ts';
import type { FloorPlan } from './floor-plan.ts';
import type { Floor } from './rooms.ts';

/** No wall shorter than this, in metres, has a door that nobody has drawn. */
const SHORTEST_WALL = 0.8;

/** How wide such a door is, in metres. */
const WIDTH = 0.9;

/** Rooms that no doorway opens. */
export function withoutDoor(floors: readonly Floor[], doorways: readonly Doorway[]): Floor[] {
  const gaps = new Map(
    [...Map.groupBy(doorways, ({ level }) => level)].map(([level, here]) => {
      const boxes = here.flatMap((doorway) => doorway.gaps.map((gap) => ({ ...boundsOf([gap.a, gap.b]), gap })));
      return [level, new RBush<(typeof boxes)[number]>().load(boxes)];
    }),
  );
  return floors.filter(({ room, edges, level }) => {
    const near = gaps.get(level)?.search(boundsOf(edges.flatMap(({ a, b }) => [a, b]))) ?? [];
    const opening = near.map(({ gap }) => gap);
    return room && !isOpened(edges, opening);
  });
}

/** As the report lists it. */
export const asClosed = ({ area }: Floor): ImportReport['closedUnits'][number] => ({
  id: area.id,
  name: Object.values(area.name ?? {})[0] ?? null,
  squareMetres: Math.round(polygonArea(polygonOf(area.polygon)) * 10) / 10,
});

/** A door in the middle of the longest wall that the room shares with a corridor or an open area; null without one. */
export function assumedDoor(room: Floor, plan: FloorPlan): Doorway | null {
  const shared = plan
    .beside(room)
    .filter((other) => !other.room)
    .flatMap(({ edges }) => edges.flatMap((edge) => room.edges.map((wall) => alongside(wall, edge, SAME_WALL))))
    .filter((piece) => piece !== null)
    .map((piece) => ({ ...piece, length: distanceBetween(piece.a, piece.b) }))
    .sort((p, q) => q.length - p.length);
  const longest = shared[0];
  if (longest === undefined || longest.length < SHORTEST_WALL) return null;
  const at = between(longest.a, longest.b, 0.5);
  return doorwayAt(`assumed:${room.area.id}`, at, room.level, plan, Math.min(WIDTH, longest.length), 'door');
}
