import { expect, test } from 'vitest';
import { demoVenue } from './demo/demo-venue.ts';
import { MeetingAreas } from './meeting-areas.ts';
import type { VenueArea, VenueFile } from './venue-file.ts';
import { VenueIndex } from './venue-index.ts';

const areasOf = (venue: VenueFile) => new MeetingAreas(new VenueIndex(venue));
const box = (x: number, y: number, width: number, height: number): [number, number][][] => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
];

/** A hall, and beside it a room behind a wall with gaps of these widths, from the wall's beginning on. */
function house(room: Partial<VenueArea>, gaps: readonly (readonly [number, number])[]): VenueFile {
  const edges = [0, ...gaps.flat(), 20];
  const pieces = Array.from(
    { length: edges.length / 2 },
    (_, i) => [edges[2 * i] ?? 0, edges[2 * i + 1] ?? 0] as const,
  );
  return {
    ...demoVenue(),
    levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' }, shortName: '0' }],
    areas: [
      { id: 'hall', level: '0', kind: 'foyer', polygon: box(0, 0, 20, 10), walkable: true },
      { id: 'far', level: '0', kind: 'foyer', polygon: box(-30, 0, 30, 10), walkable: true },
      { id: 'room', level: '0', kind: 'lounge', polygon: box(0, 10, 20, 10), walkable: true, ...room },
    ],
    walls: pieces.map(([from, to], i) => ({
      id: `w${i}`,
      level: '0',
      line: [
        [from, 10],
        [to, 10],
      ] as [number, number][],
    })),
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
    places: [],
  };
}
const inRoom = { level: '0', x: 5, y: 15 };

test('VE 44 where one door alone leads out nobody is sent to meet nor said to be, unless the owner says so', () => {
  const one = areasOf(house({}, [[4, 5.2]]));
  expect(one.isMeetingPlace(inRoom)).toBe(false);
  expect(one.namedAs('room')).toBe('hall');
  expect(one.hidesPlaces('room')).toBe(false);
  const always = areasOf(house({ meetings: 'always' }, [[4, 5.2]]));
  expect(always.isMeetingPlace(inRoom)).toBe(true);
  expect(always.namedAs('room')).toBe('room');
  for (const gaps of [[[2, 3] as const, [12, 13] as const], [[4, 9] as const]]) {
    const open = areasOf(house({}, gaps));
    expect(open.isMeetingPlace(inRoom)).toBe(true);
    expect(open.namedAs('room')).toBe('room');
  }
});

test('VE 44 a foyer that is the whole house, with no entrance drawn, is a place to meet', () => {
  const whole = { ...house({}, []), walls: [] };
  const alone = areasOf({ ...whole, areas: whole.areas.filter(({ id }) => id === 'hall') });
  expect(alone.isMeetingPlace({ level: '0', x: 5, y: 5 })).toBe(true);
  expect(alone.namedAs('hall')).toBe('hall');
});

test('VE 44 a door to the outside, and stairs, lead out too', () => {
  const venue = house({}, [[4, 5.2]]);
  const door = {
    id: 'exit',
    level: '0',
    line: [
      [14, 20],
      [15, 20],
    ] as [[number, number], [number, number]],
    kind: 'door' as const,
  };
  expect(areasOf({ ...venue, doors: [door] }).isMeetingPlace(inRoom)).toBe(true);
  const stop = (level: string) => ({ level, at: [16, 18] as [number, number] });
  const stairs = { id: 'up', kind: 'stairs' as const, stops: [stop('0'), stop('1')], oneWay: false };
  expect(areasOf({ ...venue, connections: [stairs] }).isMeetingPlace(inRoom)).toBe(true);
});

test('VE 44 what lies in a place with one way out is in it, whatever it is itself', () => {
  const venue = house({}, [[4, 5.2]]);
  const corner = { id: 'corner', level: '0', kind: 'bar' as const, polygon: box(2, 12, 6, 6), walkable: true };
  const within = areasOf({ ...venue, areas: [...venue.areas, corner] });
  expect(within.isMeetingPlace(inRoom)).toBe(false);
});

test('VE 44 toilets, prayer, nursing, first aid and stairs are never named, and nobody is shown at their place there', () => {
  for (const kind of ['toilet', 'prayer', 'nursing', 'first-aid', 'stairs', 'lift'] as const) {
    const areas = areasOf(house({ kind }, [[4, 9]]));
    expect(areas.isMeetingPlace(inRoom)).toBe(false);
    expect(areas.namedAs('room')).toBe('hall');
    expect(areas.hidesPlaces('room')).toBe(true);
  }
  const never = areasOf(house({ meetings: 'never' }, [[4, 9]]));
  expect([never.namedAs('room'), never.hidesPlaces('room'), never.isMeetingPlace(inRoom)]).toEqual([
    'hall',
    true,
    false,
  ]);
});

test('VE 44 in the demo venue every place has a name that may be said, of its own level', () => {
  const venue = demoVenue();
  const areas = areasOf(venue);
  for (const area of venue.areas) {
    const named = venue.areas.find(({ id }) => id === areas.namedAs(area.id));
    expect(named?.level).toBe(area.level);
    expect(named && areas.namedAs(named.id)).toBe(named?.id);
    expect(['toilet', 'stairs', 'lift', 'prayer', 'nursing', 'first-aid']).not.toContain(named?.kind);
  }
  expect(areas.namedAs('nowhere')).toBe(null);
});
