import { expect, test } from 'vitest';
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { Survey } from '../signage/survey.ts';
import type { OsmElement } from './elements.ts';
import { importOsm } from './import-osm.ts';
import { box, floorOf, lineOf, pointAt, tinyOsm } from './tiny-osm.ts';

const tiny = importOsm(tinyOsm());

/** Whether one can step straight from one point to another on a level; y runs north from the corner, as in tinyOsm. */
function open(venue: VenueFile, level: string, from: [number, number], to: [number, number]): boolean {
  const [a, b] = [from, to].map(([x, y]) => pointOf([x, 12 - y]));
  return a !== undefined && b !== undefined && new Survey(venue).inSight(level, a, b);
}

const without = (...ids: string[]): OsmElement[] => tinyOsm().filter(({ id }) => !ids.includes(id));

const widthOf = (venue: VenueFile, id: string): number => {
  const line = venue.doors.find((door) => door.id === id)?.line;
  return line === undefined ? Number.NaN : distanceBetween(pointOf(line[0]), pointOf(line[1]));
};

test('VE 61 each room, corridor and area is one area a level, of a kind by its tags', () => {
  expect(checkVenue(tiny.venue).faults).toEqual([]);
  expect(tiny.venue.levels.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ['level-0', 0],
    ['level-1', 1],
    ['level-1.5', 1.5],
  ]);
  expect(tiny.venue.areas.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'w1:0 talk-room',
    'w2:0 room',
    'w2:1 room',
    'w3:0 room',
    'w4:0 corridor',
    'w4:1 corridor',
    'w5:0 corridor',
    'w5:1 corridor',
    'w6:0 stairs',
    'w6:1 stairs',
    'w7:1.5 corridor',
  ]);
  expect(tiny.venue).toMatchObject({ id: 'tiny-house', name: { und: 'Tiny House' } });
  expect(tiny.venue.obstacles).toMatchObject([{ id: 'n5:0', kind: 'column' }]);
});

test('VE 61 who maps a room as private lets nobody walk there, unless all is included', () => {
  const elements = [
    ...without('way/2'),
    floorOf('way/2', box(8, 7, 14, 12), { indoor: 'room', level: '0', access: 'private' }),
  ];
  const walkable = (includeRestricted: boolean) => {
    const { venue, report } = importOsm(elements, { includeRestricted });
    return [venue.areas.find(({ id }) => id === 'w2:0')?.walkable, report.notUsed];
  };
  expect(walkable(false)).toMatchObject([false, { 'access=private or no (nobody walks there)': 1 }]);
  expect(walkable(true)).toMatchObject([true, { 'access=private or no (taken as open to all)': 1 }]);
});

test('VE 62 rooms have walls all round, corridors go on in each other, and drawn walls stand', () => {
  expect(open(tiny.venue, 'level-0', [7, 9], [9, 9])).toBe(false);
  expect(open(tiny.venue, 'level-0', [7, 8], [7, 6])).toBe(false);
  expect(open(tiny.venue, 'level-0', [9, 5], [11, 5])).toBe(true);
  expect(open(tiny.venue, 'level-0', [4, 6], [6, 6])).toBe(false);
  expect(open(tiny.venue, 'level-1', [4, 6], [6, 6])).toBe(true);
  expect(open(tiny.venue, 'level-0', [3, 5], [3, 3])).toBe(false);
});

test('VE 62 a door between two corridors parts them by a wall', () => {
  const { venue } = importOsm([...tinyOsm(), pointAt('node/9', [10, 5.5], { door: 'hinged', level: '0' })]);
  expect(open(venue, 'level-0', [9, 5.5], [11, 5.5])).toBe(true);
  expect(open(venue, 'level-0', [9, 4.5], [11, 4.5])).toBe(false);
  expect(open(venue, 'level-1', [9, 4.5], [11, 4.5])).toBe(true);
});

test('VE 63 a door is a gap as wide as it says, on each level that it is on', () => {
  expect(open(tiny.venue, 'level-0', [4, 8], [4, 6])).toBe(true);
  expect(widthOf(tiny.venue, 'n1:0')).toBeCloseTo(0.9, 2);
  expect(widthOf(tiny.venue, 'n2:0')).toBeCloseTo(1.2, 2);
  expect(widthOf(tiny.venue, 'n2:1')).toBeCloseTo(1.2, 2);
  expect(tiny.venue.doors.map(({ id, kind }) => `${id} ${kind}`)).toContain('n3:1 opening');
});

test.each([
  ['at the end of a wall all of it lies on the wall', [0.2, 7], 0.9],
  ['in a corner too', [0, 7], 0.9],
  ['beside a wall it is on the wall', [4, 7.2], 0.9],
] as const)('VE 63 a door %s', (_where, at, width) => {
  const { venue } = importOsm([...without('node/1'), pointAt('node/1', at, { door: 'yes', level: '0' })]);
  expect(widthOf(venue, 'n1:0')).toBeCloseTo(width, 2);
  expect(checkVenue(venue).faults).toEqual([]);
});

test('VE 63 a door on no wall, or without a level, is counted', () => {
  const { report } = importOsm([
    ...tinyOsm(),
    pointAt('node/10', [4, 9.5], { door: 'yes', level: '0' }),
    pointAt('node/11', [4, 7], { door: 'yes' }),
  ]);
  expect(report.notUsed).toMatchObject({ 'door on no wall': 1, 'door without a level': 1 });
});

test('VE 64 a room without a door is reported, and opened to its corridor only when that is asked for', () => {
  expect(tiny.report.closedUnits).toMatchObject([{ id: 'w3:0', name: null, squareMetres: 30 }]);
  const assumed = importOsm(tinyOsm(), { assumeDoors: true });
  expect(assumed.report.closedUnits).toEqual([]);
  expect(assumed.report.warnings).toContain('w3:0: its door is assumed, not mapped.');
  // Its walls are 2 m long beside the corridor (from x = 14 to 16) and 4 m beside the stairs.
  expect(open(assumed.venue, 'level-0', [15, 8], [15, 6])).toBe(true);
  expect(widthOf(assumed.venue, 'assumed:w3:0')).toBeCloseTo(0.9, 2);
});

test('VE 65 stairs join the levels that they are on, and steps the half level to its floor', () => {
  const joins = tiny.venue.connections.map(({ kind, stops }) => [kind, ...stops.map(({ area }) => area)]);
  expect(joins).toEqual([
    ['stairs', 'w6:0', 'w6:1'],
    ['stairs', 'w4:1', 'w7:1.5'],
  ]);
  expect(tiny.report.links).toMatchObject({ stairs: 2 });
});

test('VE 65 a landing drawn as floor between two levels joins both', () => {
  const { venue } = importOsm([
    ...without('way/6'),
    floorOf('way/6', box(16, 4, 18, 7), { indoor: 'room', stairs: 'yes', level: '0;0.5' }),
    floorOf('way/16', box(17, 4, 20, 7), { indoor: 'room', stairs: 'yes', level: '0.5;1' }),
  ]);
  const stairs = venue.connections.filter(({ id }) => id !== 'c-w8');
  expect(stairs.map(({ stops }) => stops.map(({ area }) => area))).toContainEqual(['w6:0', 'w6:0.5']);
  expect(stairs.map(({ stops }) => stops.map(({ area }) => area))).toContainEqual(['w16:0.5', 'w16:1']);
});

test.each([
  ['forward', 'up', ['level-1', 'level-1.5']],
  ['backward', 'up', ['level-1.5', 'level-1']],
  ['forward', 'down', ['level-1.5', 'level-1']],
] as const)('VE 65 an escalator that runs %s along a line that leads %s runs one way', (conveying, incline, levels) => {
  const line = [
    [2, 5],
    [2, 3],
  ] as const;
  const drawn = incline === 'up' ? line : ([line[1], line[0]] as const);
  const tags = { highway: 'steps', level: '1;1.5', incline, conveying };
  const { venue } = importOsm([...without('way/8'), lineOf('way/8', drawn, tags)]);
  const escalator = venue.connections.find(({ kind }) => kind === 'escalator');
  expect(escalator).toMatchObject({ id: 'c-w8', oneWay: true });
  expect(escalator?.stops.map(({ level }) => level)).toEqual(levels);
});

test('VE 65 a lift that is a point stops on each level with floor there; steps to nowhere are counted', () => {
  const { venue, report } = importOsm([
    ...tinyOsm(),
    pointAt('node/20', [9, 5], { highway: 'elevator', level: '0-1' }),
    pointAt('node/21', [9, 2], { highway: 'elevator', level: '0-1' }),
    lineOf(
      'way/22',
      [
        [9, 1],
        [9, 3],
      ],
      { highway: 'steps', level: '0-1' },
    ),
  ]);
  expect(venue.connections.filter(({ kind }) => kind === 'lift').map(({ stops }) => stops.length)).toEqual([2]);
  expect(report.notUsed).toMatchObject({
    'lift that does not join the floors of two levels': 1,
    'steps that do not join the floors of two levels': 1,
  });
});

test('VE 66 names are kept in their languages, a number stands in for a name, a plain name is of no language', () => {
  const named = new Map(tiny.venue.areas.map(({ id, name }) => [id, name]));
  expect(named.get('w1:0')).toEqual({ en: 'Hall A', und: 'Salle A' });
  expect(named.get('w2:1')).toEqual({ und: '002' });
  expect(named.get('w3:0')).toBeUndefined();
  const names = tiny.venue.landmarks.map(({ name }) => name.en ?? name.und);
  expect(names).toEqual(expect.arrayContaining(['the main entrance', 'Plan', 'the entrance of 002']));
});

test('VE 67 every element is made into something or counted', () => {
  expect(tiny.report.notUsed).toEqual({ 'building=yes': 1, 'amenity=waste_basket': 1 });
  expect(tiny.report.read).toMatchObject({ elements: 17, 'on level 1.5': 2, 'without a level': 1 });
});

test('VE 69 the credit that the licence asks for is in the venue file', () => {
  expect(tiny.venue.credit).toMatch(/© OpenStreetMap contributors/);
});

test('VE 65 connections stop on walkable floor', () => {
  const index = new VenueIndex(tiny.venue);
  for (const { level, at } of tiny.venue.connections.flatMap(({ stops }) => stops)) {
    expect(index.walkableAt({ level, x: at[0], y: at[1] })).toBe(true);
  }
});
