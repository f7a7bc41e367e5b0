import { expect, test } from 'vitest';
import { demoVenue } from './demo/demo-venue.ts';
import { nowhereToMeet } from './nowhere-to-meet.ts';
import type { VenueArea, VenueFile } from './venue-file.ts';

const box = (x: number, y: number, width: number, height: number): VenueArea['polygon'] => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
];
const wall = (id: string, ...line: [number, number][]) => ({ id, level: '0', line });

/** A foyer of 10 by 8 metres with doors of a metre at these places of its lower wall. */
function foyer(doors: readonly number[], more: Partial<VenueArea> = {}): VenueFile {
  const edges = [0, ...doors.flatMap((x) => [x, x + 1]), 10];
  const pieces = edges.flatMap((from, i) => {
    const to = edges[i + 1];
    return i % 2 === 0 && to !== undefined ? [wall(`w-${i}`, [from, 8], [to, 8])] : [];
  });
  return {
    ...demoVenue(),
    levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' }, shortName: '0' }],
    areas: [
      { id: 'foyer', level: '0', kind: 'foyer', polygon: box(0, 0, 10, 8), walkable: true, ...more },
      { id: 'street', level: '0', kind: 'outside', polygon: box(-5, 8, 20, 10), walkable: true },
    ],
    walls: [...pieces, wall('around', [0, 8], [0, 0], [10, 0], [10, 8])],
    obstacles: [],
    doors: doors.map((x, i) => ({
      id: `d-${i}`,
      level: '0',
      line: [
        [x, 8],
        [x + 1, 8],
      ],
      kind: 'door',
    })),
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
    places: [],
  };
}
const withPoint = (venue: VenueFile): VenueFile => ({
  ...venue,
  meetingPoints: [{ id: 'm', number: 1, level: '0', at: [5, 4], area: 'foyer', name: { en: 'the middle' } }],
});

test('VE 91 it is told where nobody can be sent to meet: no area for it, or nothing in one to meet at', () => {
  expect(nowhereToMeet(demoVenue())).toBe(null);
  expect(nowhereToMeet(withPoint(foyer([1, 8])))).toBe(null);
  expect(nowhereToMeet(foyer([1, 8]))).toBe('no-point');
  // One room, one entrance: nobody is cornered there unless its owner says that it is fine.
  expect(nowhereToMeet(withPoint(foyer([4])))).toBe('no-area');
  expect(nowhereToMeet(foyer([4], { meetings: 'always' }))).toBe('no-point');
  expect(nowhereToMeet(withPoint(foyer([4], { meetings: 'always' })))).toBe(null);
});
