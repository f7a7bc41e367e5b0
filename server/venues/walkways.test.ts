import { describe, expect, test } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { importImdf } from './imdf/import-imdf.ts';
import { asFiles, type TinyFeature, tinyBox, tinyImdf } from './imdf/tiny-imdf.ts';
import { importOsm } from './osm/import-osm.ts';
import { lineOf, tinyOsm } from './osm/tiny-osm.ts';

/** Which way the only walkway of a house runs, east or west: by the x of its stops. Null: none that runs one way. */
function runs(venue: VenueFile): 'east' | 'west' | null {
  const [walkway, ...more] = venue.connections.filter(
    ({ kind, stops }) => kind === 'escalator' && stops[0]?.level === stops[1]?.level,
  );
  expect(more).toEqual([]);
  if (!walkway?.oneWay) return null;
  const [on, off] = walkway.stops;
  return (on?.at[0] ?? 0) < (off?.at[0] ?? 0) ? 'east' : 'west';
}

/** The tiny house with a walkway of 9 m in its corridor, the openings w-in and w-out at its ends. */
function withWalkway(relationship: Record<string, unknown> | null): Record<string, TinyFeature[]> {
  const features = tinyImdf();
  const add = (type: string, id: string, geometry: unknown, properties: Record<string, unknown>) => {
    features[type] = [...(features[type] ?? []), { id, type: 'Feature', feature_type: type, geometry, properties }];
  };
  const corridor = features.unit?.find(({ id }) => id === 'unit-c');
  if (corridor === undefined) throw new Error('the tiny house has no corridor');
  const ends = (x: number) => ({ type: 'LineString', coordinates: [at([x, 5]), at([x, 6.2])] });
  // Its own floor is cut out of the corridor: the corridor ends on its both sides.
  corridor.geometry = tinyBox(0, 4, 3, 7);
  add('unit', 'unit-w', tinyBox(3, 5, 12, 6.2), {
    category: 'movingwalkway',
    restriction: null,
    name: { en: 'Travelator' },
    alt_name: null,
    level_id: 'ground',
  });
  add('unit', 'unit-e2', tinyBox(12, 4, 16, 7), {
    category: 'walkway',
    restriction: null,
    name: null,
    alt_name: null,
    level_id: 'ground',
  });
  add('opening', 'w-in', ends(3), { level_id: 'ground', door: null });
  add('opening', 'w-out', ends(12), { level_id: 'ground', door: null });
  if (relationship) add('relationship', 'rel-1', null, { category: 'movingwalkway', ...relationship });
  return features;
}

/** Metres east and north of the corner, as the tiny house has them. */
const at = ([x, y]: readonly [number, number]) => [4.83 + x / 77_800, 45.76 + y / 111_195.08];

const reference = (id: string, type = 'unit') => ({ id, feature_type: type });

describe('VE 95 IMDF: a moving walkway on one level runs as a directed relationship says', () => {
  test.each([
    [
      'through it, between openings',
      {
        origin: reference('w-in', 'opening'),
        intermediary: [reference('unit-w')],
        destination: reference('w-out', 'opening'),
      },
      'east',
    ],
    [
      'through it, between units',
      { origin: reference('unit-e2'), intermediary: [reference('unit-w')], destination: reference('unit-c') },
      'west',
    ],
    ['from it', { origin: reference('unit-w'), destination: reference('unit-e2') }, 'east'],
    ['to it', { origin: reference('unit-e2'), destination: reference('unit-w') }, 'west'],
  ] as const)('%s', (_how, between, way) => {
    const { venue, report } = importImdf(asFiles(withWalkway({ direction: 'directed', ...between })));
    expect(runs(venue)).toBe(way);
    expect(venue.connections.find(({ kind }) => kind === 'escalator')?.name).toEqual({ en: 'Travelator' });
    expect(report.warnings.join()).not.toMatch(/walkway/);
  });

  test.each([
    ['no relationship', null],
    [
      'an undirected one',
      {
        direction: 'undirected',
        origin: reference('unit-c'),
        intermediary: [reference('unit-w')],
        destination: reference('unit-e2'),
      },
    ],
  ])('with %s it is floor both ways, and that is said', (_how, relationship) => {
    const { venue, report } = importImdf(asFiles(withWalkway(relationship)));
    expect(runs(venue)).toBeNull();
    expect(venue.areas.find(({ id }) => id === 'a-unit-w')).toMatchObject({ kind: 'escalator', walkable: true });
    expect(report.warnings).toContain(
      'The moving walkway a-unit-w does not say which way it runs; it is open both ways.',
    );
  });
});

describe('VE 96 OpenStreetMap: a footway on one level that conveys is a moving walkway', () => {
  const walkway = (tags: Readonly<Record<string, string>>) =>
    importOsm([
      ...tinyOsm(),
      lineOf(
        'way/20',
        [
          [1, 5],
          [9, 5],
        ],
        { highway: 'footway', level: '0', width: '1.2', ...tags },
      ),
    ]);

  test.each([
    ['forward', 'east'],
    ['backward', 'west'],
    ['reversible', null],
    ['yes', null],
  ])('conveying=%s', (conveying, way) => {
    const { venue, report } = walkway({ conveying });
    expect(runs(venue)).toBe(way);
    expect(venue.areas.find(({ id }) => id === 'w20:0')).toMatchObject({ kind: 'escalator', walkable: true });
    expect(report.links.movingwalkway).toBe(1);
    expect(report.notUsed).not.toHaveProperty('highway=footway');
    const said = report.warnings.filter((warning) => warning.includes('walkway'));
    expect(said).toHaveLength(conveying === 'yes' ? 1 : 0);
  });

  test('conveying=no is a footway, and counted as not used', () => {
    const { venue, report } = walkway({ conveying: 'no' });
    expect([runs(venue), report.notUsed['highway=footway']]).toEqual([null, 1]);
  });
});
