/** Rooms without a door, and the doors that they probably have. */
import { polygonArea } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, polygonOf } from '../../../shared/geometry/vector.ts';
import { alongside } from '../../../shared/venue/wall-lines.ts';
import type { ImportReport } from '../imported.ts';
import { isOpened } from '../outlines.ts';
import { type Doorway, doorwayAt, SAME_WALL } from './doors.ts';
import type { Floor } from './rooms.ts';

/** No wall shorter than this, in metres, has a door that nobody has drawn. */
const SHORTEST_WALL = 0.8;

/** How wide such a door is, in metres. */
const WIDTH = 0.9;

/** Rooms that no doorway opens. */
export function withoutDoor(floors: readonly Floor[], doorways: readonly Doorway[]): Floor[] {
  const gaps = Map.groupBy(doorways, ({ level }) => level);
  return floors.filter(
    ({ room, edges, level }) =>
      room &&
      !isOpened(
        edges,
        (gaps.get(level) ?? []).flatMap((doorway) => doorway.gaps),
      ),
  );
}

/** As the report lists it. */
export const asClosed = ({ area }: Floor): ImportReport['closedUnits'][number] => ({
  id: area.id,
  name: Object.values(area.name ?? {})[0] ?? null,
  squareMetres: Math.round(polygonArea(polygonOf(area.polygon)) * 10) / 10,
});

/** A door in the middle of the longest wall that the room shares with a corridor or an open area; null without one. */
export function assumedDoor(room: Floor, floors: readonly Floor[]): Doorway | null {
  const here = floors.filter(({ level }) => level === room.level);
  const shared = here
    .filter((other) => !other.room)
    .flatMap(({ edges }) => edges.flatMap((edge) => room.edges.map((wall) => alongside(wall, edge, SAME_WALL))))
    .filter((piece) => piece !== null)
    .map((piece) => ({ ...piece, length: distanceBetween(piece.a, piece.b) }))
    .sort((p, q) => q.length - p.length);
  const longest = shared[0];
  if (longest === undefined || longest.length < SHORTEST_WALL) return null;
  const at = between(longest.a, longest.b, 0.5);
  return doorwayAt(`assumed:${room.area.id}`, at, room.level, here, Math.min(WIDTH, longest.length), 'door');
}
