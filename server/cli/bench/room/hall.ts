/** The hall of the room bench: as large as its people need at one on 16 m², in rooms of 40 m with gaps between them. */
import type { Metres } from '../../../../shared/geometry/point.ts';
import type { VenueFile } from '../../../../shared/venue/venue-file.ts';

/** The floor that one person has, in square metres. */
const AREA_EACH = 16;
/** The side of a room, and how wide the openings in its walls are. */
export const ROOM: Metres = 40;
const OPENING: Metres = 6;
const level = '0';

/** How many rooms the side of a hall for so many people has. */
export const roomsASide = (people: number): number => Math.max(1, Math.round(Math.sqrt(people * AREA_EACH) / ROOM));

const text = (words: string) => ({ en: words, fr: words });

/**
 * A hall for so many people. Each room is an area with three signs and a meeting point; nobody is sent to meet in areas of
 * the kind `room`.
 */
export function hallFor(people: number, kind: 'room' | 'lounge' = 'room'): VenueFile {
  const side = roomsASide(people);
  const rooms = Array.from({ length: side * side }, (_, n) => ({
    n,
    x: (n % side) * ROOM,
    y: Math.floor(n / side) * ROOM,
  }));
  const half = (ROOM - OPENING) / 2;
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: `hall-of-${people}`,
    name: text('The hall'),
    levels: [{ id: level, ordinal: 0, name: text('Ground floor'), shortName: '0' }],
    areas: rooms.map(({ n, x, y }) => ({
      id: `room-${n}`,
      level,
      kind,
      name: text(`Room ${n}`),
      polygon: [
        [
          [x, y],
          [x + ROOM, y],
          [x + ROOM, y + ROOM],
          [x, y + ROOM],
        ],
      ],
      walkable: true,
    })),
    walls: rooms.flatMap(({ n, x, y }) => {
      const right: readonly [number, number][][] = [
        [
          [x + ROOM, y],
          [x + ROOM, y + half],
        ],
        [
          [x + ROOM, y + ROOM - half],
          [x + ROOM, y + ROOM],
        ],
      ];
      const above: readonly [number, number][][] = [
        [
          [x, y + ROOM],
          [x + half, y + ROOM],
        ],
        [
          [x + ROOM - half, y + ROOM],
          [x + ROOM, y + ROOM],
        ],
      ];
      const pieces = [...(x + ROOM < side * ROOM ? right : []), ...(y + ROOM < side * ROOM ? above : [])];
      return pieces.map((line, i) => ({ id: `wall-${n}-${i}`, level, line }));
    }),
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: rooms.slice(0, 999).map(({ n, x, y }) => ({
      id: `point-${n}`,
      number: n + 1,
      level,
      at: [x + ROOM / 2, y + ROOM / 2],
      area: `room-${n}`,
      name: text(`the table of room ${n}`),
    })),
    markers: rooms.flatMap(({ n, x, y }) =>
      [8, 14, 32].map((at) => ({
        id: `sign-${n}-${at}`,
        kind: 'qr' as const,
        level,
        at: [x + at, y + 1] as [number, number],
        standAt: [x + at, y + 2] as [number, number],
        area: `room-${n}`,
        name: text(`the sign of room ${n}`),
      })),
    ),
  };
}
