import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVenue } from './check-venue.ts';
import { demoVenue } from './demo/demo-venue.ts';

const demo = demoVenue();
const keysOf = (path: string) => path.match(/[^.[\]]+/g) ?? [];

/** What stands at a place of the file. */
const at = (file: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>(
    (here, key) => (typeof here === 'object' && here ? Reflect.get(here, key) : undefined),
    file,
  );

/** A copy of the demo venue with other things at some places; undefined takes away. */
function broken(changes: Readonly<Record<string, unknown>>): unknown {
  const file: unknown = structuredClone(demo);
  for (const [path, value] of Object.entries(changes)) {
    const keys = keysOf(path);
    const parent = at(file, keys.slice(0, -1).join('.'));
    if (typeof parent !== 'object' || parent === null) throw new Error(`no ${path} in the demo venue`);
    if (value === undefined) Reflect.deleteProperty(parent, keys.at(-1) ?? '');
    else Reflect.set(parent, keys.at(-1) ?? '', value);
  }
  return file;
}

const foyer = demo.areas.findIndex((area) => area.id === 'ground-foyer');
const stairs = demo.areas.findIndex((area) => area.id === 'ground-grand-stairs');
const beacon = demo.markers.findIndex((marker) => marker.kind === 'beacon');
const sign = demo.markers.findIndex((marker) => marker.id === 'qr-ground-info');
const bowTie = [
  [
    [0, 0],
    [4, 4],
    [4, 0],
    [0, 4],
  ],
];

test('VE 10 the demo venue has no fault, and its summary counts what is in it', () => {
  const { venue, faults, summary } = checkVenue(JSON.parse(JSON.stringify(demo)));
  expect(faults).toEqual([]);
  expect(venue).toEqual(demo);
  expect(summary).toMatchObject({ markersByKind: { qr: 30, beacon: 29 }, meetingPoints: 8, connections: 3 });
  expect(summary?.levels.map(({ id }) => id)).toEqual(['ground', 'upper']);
  expect(summary?.areasByKind).toMatchObject({ 'talk-room': 3, stand: 6 });
});

const CASES: [what: string, changes: Record<string, unknown>, path: string, says: RegExp][] = [
  ['a missing list', { walls: undefined }, 'walls', /missing/],
  ['an empty name', { 'landmarks[2].name': {} }, 'landmarks[2].name', /empty/],
  ['an unknown key', { hue: 'red' }, '', /hue/],
  ['a colour that is none', { colour: 'red' }, 'colour', /# and six/],
  ['a number twice', { 'markers[0].number': 7, 'markers[1].number': 7 }, 'markers[1].number', /Two markers/],
  [
    'a place in no area',
    { places: [{ id: 'p', level: 'ground', kind: 'coffee', name: { en: 'Coffee' }, at: [1, 1], area: 'nowhere' }] },
    'places[0].area',
    /"nowhere", which is not there/,
  ],
  [
    'a place without a name',
    { places: [{ id: 'p', level: 'ground', kind: 'coffee', name: {}, at: [1, 1] }] },
    'places[0].name',
    /empty/,
  ],
  ['an unknown kind', { [`areas[${foyer}].kind`]: 'ballroom' }, `areas[${foyer}].kind`, /one of: foyer/],
  ['a point that is none', { 'areas[0].polygon[0][1]': [1, 'two'] }, 'areas[0].polygon[0][1][1]', /number/],
  ['a coordinate beyond bounds', { 'areas[0].polygon[0][1][0]': 1e9 }, 'areas[0].polygon[0][1][0]', /at most/],
  ['an id that is none', { 'markers[2].id': 'a b' }, 'markers[2].id', /an id has/],
  ['another version', { version: 9 }, 'version', /one of: 1/],
  ['an id twice', { 'areas[1].id': demo.areas[0]?.id }, 'areas[1].id', /taken already by areas\[0\]/],
  ['a number twice', { 'meetingPoints[1].number': 1 }, 'meetingPoints[1].number', /two meeting points/],
  [
    'an unknown level',
    { [`markers[${sign}].level`]: 'cellar' },
    `markers[${sign}].level`,
    /"cellar", which is not there/,
  ],
  ['a wall on no level', { 'walls[0].level': 'cellar' }, 'walls[0].level', /"cellar"/],
  ['an unknown area', { 'markers[0].area': 'ground-cellar' }, 'markers[0].area', /not there/],
  ['an area of another level', { 'markers[0].area': 'upper-gallery' }, 'markers[0].area', /is on "upper"/],
  ['an unknown meeting point', { 'markers[0].meetingPoint': 'mp-99' }, 'markers[0].meetingPoint', /not there/],
  ['a level without floor', { 'levels[2]': { ...demo.levels[0], id: 'roof' } }, 'levels[2]', /no area to walk on/],
  ['a crossing ring', { 'areas[0].polygon': bowTie }, 'areas[0].polygon[0]', /crosses itself/],
  ['a closed ring', { 'areas[0].polygon[0][6]': demo.areas[0]?.polygon[0]?.[0] }, 'areas[0].polygon[0]', /repeats/],
  [
    'a ring of nothing',
    {
      'obstacles[0].polygon': [
        [
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      ],
    },
    'obstacles[0].polygon[0]',
    /nothing/,
  ],
  [
    'a hole outside',
    {
      'areas[0].polygon[1]': [
        [90, 90],
        [91, 90],
        [91, 91],
      ],
    },
    'areas[0].polygon[1]',
    /not inside/,
  ],
  ['a sign off the floor', { 'markers[0].standAt': [-3, -3] }, 'markers[0].standAt', /off the walkable floor/],
  ['a sign in a desk', { [`markers[${sign}].standAt`]: [30, 24] }, `markers[${sign}].standAt`, /in an obstacle/],
  ['a sign in the next room', { 'markers[0].standAt': [22, 33] }, 'markers[0].standAt', /not in its area/],
  ['a beacon without a radio', { [`markers[${beacon}].radio`]: undefined }, `markers[${beacon}]`, /no "radio"/],
  [
    'a door in a wall',
    {
      'doors[0].line': [
        [25, 17],
        [27, 17],
      ],
    },
    'doors[0].line',
    /a wall runs through it/,
  ],
  [
    'a door of no width',
    {
      'doors[0].line': [
        [25, 17],
        [25, 17],
      ],
    },
    'doors[0].line',
    /no width/,
  ],
  [
    'a door in the woods',
    {
      'doors[0].line': [
        [90, 17],
        [91, 17],
      ],
    },
    'doors[0].line',
    /no floor/,
  ],
  ['stairs to nowhere', { 'connections[0].stops[1].level': 'ground' }, 'connections[0].stops', /leads nowhere/],
  ['stairs to the clouds', { 'connections[0].stops[1].level': 'sky' }, 'connections[0].stops[1].level', /"sky"/],
  [
    'stairs beside themselves',
    { 'connections[0].stops[0].at': [30, 19] },
    'connections[0].stops[0].at',
    /not in its area/,
  ],
  [
    'a meeting on the stairs',
    { 'meetingPoints[0].area': demo.areas[stairs]?.id, 'meetingPoints[0].at': [13, 22] },
    'meetingPoints[0].area',
    /kind "stairs"/,
  ],
];

test.each(CASES)('VE 11 the check finds %s and says where', (_what, changes, path, says) => {
  const found = checkVenue(broken(changes)).faults.filter((fault) => fault.path === path);
  expect(found.map(({ message }) => message).join(' ')).toMatch(says);
});

test.each([null, 7, 'venue', [], {}, { areas: 3 }])('VE 11 %j is no venue file, and the check says so', (json) => {
  const { venue, faults, summary } = checkVenue(json);
  expect(venue).toBeNull();
  expect(summary).toBeNull();
  expect(faults.length).toBeGreaterThan(0);
});

test('VE 12 whatever is put anywhere into a file, the check ends with faults at places that are there', () => {
  const paths: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (path !== '') paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value).slice(0, 12))
      walk(Reflect.get(value, key), path === '' ? key : `${path}.${key}`);
  };
  walk(demo, '');
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
      const file = broken({ [path]: value });
      for (const fault of checkVenue(file).faults) {
        expect(fault.message).toMatch(/\.$/);
        const parent = keysOf(fault.path.replace(/\["(?:[^"\\]|\\.)*"\].*$/, ''))
          .slice(0, -1)
          .join('.');
        expect(fault.path === '' || at(file, parent) !== undefined, fault.path).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('VE 12 a file that is larger or more intricate than any building is refused without looking at all of it', () => {
  // Long slanting strokes side by side: no two cross, but every one lies in the bounding box of every other.
  const strokes = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? [i / 1000, 0] : [1000 + i / 1000, 1000]));
  const hatched = [...strokes, [1011, 1001], [-1, 1001], [-1, 0]];
  const many = Array.from({ length: 20_001 }, () => demo.landmarks[0]);
  const wide = [[0, 0], [1, 0], [1, 1], ...Array.from({ length: 2_000_000 }, () => [0, 1])];
  const places = (json: unknown) =>
    checkVenue(json)
      .faults.map(({ path, message }) => `${path} ${message}`)
      .join('\n');
  expect(places(broken({ 'areas[0].polygon': [hatched] }))).toMatch(/too intricate/);
  expect(places(broken({ landmarks: many }))).toMatch(/landmarks There are 20001 entries/);
  expect(places(broken({ 'areas[0].polygon': [wide] }))).toMatch(/points in this file/);
  const junk = Array.from({ length: 20_000 }, () => ({ id: 7 }));
  expect(checkVenue(broken({ areas: junk })).faults.length).toBeLessThanOrEqual(501);
});

test('VE 11 a meeting point stands where nobody is sent, when the area’s owner says so; nowhere where the owner wants none', () => {
  const [point] = demo.meetingPoints;
  const area = demo.areas.findIndex(({ id }) => id === point?.area);
  const kinds = (changes: Readonly<Record<string, unknown>>) =>
    checkVenue(
      broken(Object.fromEntries(Object.entries(changes).map(([key, value]) => [`areas[${area}].${key}`, value]))),
    )
      .faults.map(({ message }) => message)
      .filter((message) => message.includes(`"${point?.id}"`));
  expect(kinds({ kind: 'toilet' })).toEqual([
    expect.stringMatching(/of kind "toilet"; people are not sent there, unless/),
  ]);
  expect(kinds({ kind: 'toilet', meetings: 'always' })).toEqual([]);
  expect(kinds({ meetings: 'never' })).toEqual([expect.stringMatching(/its owner wants no meetings/)]);
});
