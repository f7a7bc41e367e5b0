import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { VenueError } from '../venue-error.ts';
import { importImdf } from './import-imdf.ts';
import { asFiles, type TinyFeature, tinyImdf } from './tiny-imdf.ts';

const tiny = importImdf(asFiles(tinyImdf()));

test('VE 20 the tiny house has its rooms, names and furniture', () => {
  const { venue } = tiny;
  expect(venue.id).toBe('tiny-house');
  expect(venue.name).toEqual({ en: 'Tiny House', fr: 'Petite maison' });
  expect(venue.areas.map(({ kind, name }) => [kind, name?.en])).toEqual([
    ['talk-room', 'Hall A'],
    ['room', 'Workshop'],
    ['foyer', 'Foyer'],
    ['stairs', 'Stairs'],
    ['other', 'Store'],
    ['stairs', 'Stairs'],
    ['lounge', 'Loft'],
  ]);
  expect(venue.areas[0]?.name).toEqual({ en: 'Hall A', fr: 'Salle A' });
  expect(venue.obstacles).toMatchObject([{ kind: 'seats' }]);
  expect(checkVenue(venue).faults).toEqual([]);
});

test('VE 21 in the tiny house y runs south, from the north-west corner', () => {
  const hall = tiny.venue.areas[0]?.polygon[0] ?? [];
  expect(Math.min(...hall.map(([, y]) => y))).toBeCloseTo(0, 2);
  expect(Math.max(...hall.map(([, y]) => y))).toBeCloseTo(5, 2);
  expect(Math.max(...hall.map(([x]) => x))).toBeCloseTo(10, 1);
});

test('VE 22 the tiny store that nothing opens into is reported', () => {
  expect(tiny.report.closedUnits.map(({ name }) => name)).toEqual(['Store']);
});

test('VE 23 the tiny stairs join the two levels', () => {
  expect(tiny.venue.connections).toMatchObject([{ kind: 'stairs', oneWay: false }]);
  expect(tiny.venue.connections[0]?.stops.map(({ level }) => level)).toEqual(['level-0', 'level-1']);
});

test('VE 24 the tiny rooms have signs, the store has none and that is said', () => {
  const signed = tiny.venue.markers.map(({ name }) => name.en);
  expect(signed).toContain('the entrance of Hall A');
  expect(signed).toContain('the entrance of Loft');
  expect(tiny.report.warnings.join(' ')).toMatch(/no place for a sign .* Store/);
  expect(tiny.venue.meetingPoints.length).toBeGreaterThan(0);
  expect(tiny.venue.landmarks.find(({ name }) => name.en === 'Corner bar')?.kind).toBe('bar');
});

test('VE 25 a category that is not known is taken as another area and counted', () => {
  const features = tinyImdf();
  (features.unit ?? [])[1] = {
    ...unitAt(features, 1),
    properties: { ...unitAt(features, 1).properties, category: 'igloo' },
  };
  const { venue, report } = importImdf(asFiles(features));
  expect(venue.areas[1]?.kind).toBe('other');
  expect(report.notUsed['unit category igloo (taken as another area)']).toBe(1);
});

test('VE 51 a unit that is restricted or not public is not walkable, and is counted', () => {
  const features = tinyImdf();
  const restrict = (index: number, properties: Record<string, unknown>) => {
    const unit = unitAt(features, index);
    unit.properties = { ...unit.properties, ...properties };
  };
  restrict(1, { restriction: 'employeesonly' });
  restrict(4, { category: 'nonpublic' });
  const walkable = (includeRestricted: boolean) => {
    const { venue, report } = importImdf(asFiles(features), { includeRestricted });
    return { names: venue.areas.filter((area) => !area.walkable).map(({ name }) => name?.en), notUsed: report.notUsed };
  };
  expect(walkable(false)).toMatchObject({
    names: ['Workshop', 'Store'],
    notUsed: { 'restriction on a unit (nobody walks there)': 2 },
  });
  expect(walkable(true)).toMatchObject({
    names: [],
    notUsed: { 'restriction on a unit (taken as open to all)': 2 },
  });
});

test('VE 26 without markers there are none, and the rest is there', () => {
  const { venue } = importImdf(asFiles(tinyImdf()), { markers: false, name: 'Other House' });
  expect(venue).toMatchObject({ markers: [], name: { en: 'Other House' }, id: 'other-house' });
  expect(venue.meetingPoints).toEqual(tiny.venue.meetingPoints);
  expect(venue.landmarks.map(({ id }) => id)).toContain(`e-${venue.areas[0]?.id}`);
});

function unitAt(features: Record<string, TinyFeature[]>, index: number): TinyFeature {
  const unit = features.unit?.[index];
  if (unit === undefined) throw new Error(`the tiny house has no unit ${index}`);
  return unit;
}

function setGeometry(
  features: Record<string, TinyFeature[]>,
  index: number,
  change: (ring: number[][]) => unknown[],
): void {
  const unit = unitAt(features, index);
  const { coordinates }: { coordinates: number[][][] } = JSON.parse(JSON.stringify(unit.geometry));
  unit.geometry = { type: 'Polygon', coordinates: coordinates.map(change) };
}

const BROKEN: [what: string, breakIt: (features: Record<string, TinyFeature[]>) => void, says: RegExp][] = [
  ['no units', (f) => Reflect.deleteProperty(f, 'unit'), /unit\.geojson is missing/],
  ['no level at all', (f) => f.level?.splice(0), /holds no level|not in level\.geojson/],
  ['a level that is not there', (f) => f.level?.pop(), /unit\.geojson, feature unit-f: its level loft is not in/],
  [
    'an ordinal that is none',
    (f) => Object.assign(f.level?.[0]?.properties ?? {}, { ordinal: 'G' }),
    /level\.geojson, feature ground: "properties\.ordinal"/,
  ],
  [
    'a unit without a category',
    (f) => Reflect.deleteProperty(unitAt(f, 2).properties, 'category'),
    /feature unit-c: "properties\.category"/,
  ],
  ['a unit without a shape', (f) => Object.assign(unitAt(f, 2), { geometry: null }), /feature unit-c: "geometry/],
  ['an id twice', (f) => Object.assign(unitAt(f, 2), { id: 'unit-a' }), /feature unit-a: this id is there twice/],
  [
    'swapped coordinates',
    (f) => setGeometry(f, 0, (ring) => ring.map(([x, y]) => [y, x])),
    /feature unit-a: its coordinates are swapped/,
  ],
  [
    'a unit in another country',
    (f) => setGeometry(f, 0, (ring) => ring.map(([x = 0, y = 0]) => [x + 5, y])),
    /feature unit-a: it lies more than 15 km/,
  ],
  [
    'a crossing polygon',
    (f) => setGeometry(f, 0, ([a, b, c, d]) => [a, c, b, d, a]),
    /feature unit-a: its polygon crosses itself/,
  ],
  ['coordinates in words', (f) => setGeometry(f, 0, () => [['here', 'there']]), /feature unit-a: "geometry/],
];

test.each(BROKEN)('VE 27 an archive with %s is refused by the name of what is broken', (_what, breakIt, says) => {
  const features = tinyImdf();
  breakIt(features);
  expect(() => importImdf(asFiles(features))).toThrow(VenueError);
  expect(() => importImdf(asFiles(features))).toThrow(says);
});

test('VE 27 an archive with more in it than any building is refused before long', () => {
  const features = tinyImdf();
  setGeometry(features, 0, ([first = []]) => {
    const [x = 0, y = 0] = first;
    return [...Array.from({ length: 100_000 }, (_, i) => [x + (i % 2) * 1e-4, y + i * 1e-9]), [x, y]];
  });
  expect(() => importImdf(asFiles(features))).toThrow(/feature unit-a: its polygon (is too intricate|crosses itself)/);
  setGeometry(features, 0, ([first]) => Array.from({ length: 400_001 }, () => first));
  expect(() => importImdf(asFiles(features))).toThrow(/more than 400000 points/);
});

test('VE 27 a file that is not JSON, or no collection, is named', () => {
  const files = new Map(asFiles(tinyImdf()));
  files.set('opening', '{"type": "FeatureCollection", "features": [');
  expect(() => importImdf(files)).toThrow(/opening\.geojson is not JSON/);
  files.set('opening', '[1, 2]');
  expect(() => importImdf(files)).toThrow(/opening\.geojson is no GeoJSON FeatureCollection/);
});
