import { expect, test } from 'vitest';
import type { VenueFile } from '../../venue/venue-file.ts';
import { Blockers } from './blockers.ts';
import { violations } from './judge.ts';

type XY = [number, number];

/** Two rooms of 5 x 6 m side by side, so far apart, with a wall along their border from `from` on. */
function roomsApart(slit: number, from: number): VenueFile {
  const room = (id: string, x: number): VenueFile['areas'][number] => ({
    id,
    level: '0',
    kind: 'room',
    walkable: true,
    polygon: [
      [
        [x, 0],
        [x + 5, 0],
        [x + 5, 6],
        [x, 6],
      ],
    ],
  });
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'two-rooms',
    name: { en: 'Two rooms' },
    levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' }, shortName: '0' }],
    areas: [room('west', 0), room('east', 5 + slit)],
    walls: [
      {
        id: 'wall',
        level: '0',
        line: [
          [5, from],
          [5, 6],
        ],
      },
    ],
    obstacles: [
      {
        id: 'desk',
        level: '0',
        kind: 'other',
        polygon: [
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 2],
          ],
        ],
      },
    ],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

const wrong = (venue: VenueFile, ...line: XY[]): number =>
  violations(
    new Blockers(venue, '0'),
    line.map(([x, y]) => ({ x, y })),
    0.01,
  );

test('RO 111 a slit of a hair between two areas is floor, one of 2 cm is none', () => {
  const along: [XY, XY] = [
    [5.0002, 1],
    [5.0002, 2],
  ];
  expect(wrong(roomsApart(0.0004, 4), ...along)).toBe(0);
  // One every 5 cm, and the first.
  expect(wrong(roomsApart(0.02, 4), ...along)).toBe(21);
  expect(wrong(roomsApart(0.02, 4), [4.5, 2], [5.5, 2])).toBeGreaterThan(0);
});

test('RO 111 what is in a wall, in an obstacle or off the floor is counted by the sample', () => {
  const rooms = roomsApart(0, 4);
  expect(wrong(rooms, [0.5, 3], [9.5, 3])).toBe(0);
  expect(wrong(rooms, [4.52, 5], [5.48, 5])).toBe(1);
  expect(wrong(rooms, [1.2, 1.5], [1.79, 1.5])).toBe(13);
  expect(wrong(rooms, [1.5, 1.5], [1.5, 4])).toBeGreaterThan(10);
  expect(wrong(rooms, [-2, 3], [-1, 3])).toBe(21);
  expect(wrong(rooms, [9, 3], [11, 3])).toBe(21);
});
