import { expect, test } from 'vitest';
import { buildWayfinder } from '../../../shared/routing/wayfinder.ts';
import { importImdf } from './import-imdf.ts';
import { asFiles, tinyImdf } from './tiny-imdf.ts';

/** Metres east and north of the tiny house's corner. */
const place = ([x, y]: readonly [number, number]) => [4.83 + x / 77_800, 45.76 + y / 111_195.08];

const node = (id: string, at: readonly [number, number], level: string | null, neighbours: readonly string[]) => ({
  id,
  type: 'Feature',
  feature_type: 'navPath',
  geometry: { type: 'Point', coordinates: place(at) },
  properties: { level_id: level, neighbours },
});

/** From the gate by a bend to the door in the south of the foyer, through a porch that is no unit. */
const PATH = [
  node('gate', [2, -40], null, ['bend']),
  node('bend', [8, -20], null, ['gate', 'step']),
  node('step', [8, -2], null, ['bend', 'porch']),
  node('porch', [8, 2], 'ground', ['step', 'foyer']),
  node('foyer', [8, 5.5], 'ground', ['porch']),
  // Nothing leads from here to the house.
  node('elsewhere', [60, 60], null, ['nowhere', 'far']),
  node('far', [70, 60], null, ['elsewhere']),
  { id: 'broken', type: 'Feature', geometry: null, properties: {} },
];

test('VE 52 footpaths outdoors that lead to a door become floor, and ways go in by it', () => {
  const { venue, report } = importImdf(asFiles({ ...tinyImdf(), navPath: PATH }));
  expect(venue.levels.map(({ id }) => id)).toEqual(['level-0', 'level-1', 'outside']);
  expect(venue.areas.filter(({ level }) => level === 'outside').map(({ kind }) => kind)).toEqual([
    'outside',
    'outside',
  ]);
  expect(report.read['footpath outdoors']).toBe(2);
  const door = venue.connections.find(({ kind }) => kind === 'ramp');
  expect(door?.stops.map(({ level }) => level)).toEqual(['outside', 'level-0']);
  expect(venue.markers.some(({ level }) => level === 'outside')).toBe(false);
  const [gate, step, foyer] = [0, 2, 4].map((i) => {
    const [longitude = 0, latitude = 0] = PATH[i]?.geometry?.coordinates ?? [];
    const origin = venue.origin ?? { longitude: 0, latitude: 0 };
    return { x: (longitude - origin.longitude) * 77_800, y: (origin.latitude - latitude) * 111_195.08 };
  });
  if (!gate || !step || !foyer) throw new Error('no path');
  const way = buildWayfinder(venue).way(
    { ...gate, level: 'outside' },
    { ...foyer, level: 'level-0' },
    { by: 'length' },
  );
  if ('reason' in way) throw new Error(way.reason);
  expect(way.connections.map(({ id }) => id)).toEqual([door?.id]);
  expect(way.lengthMetres).toBeGreaterThan(45);
  expect(way.lengthMetres).toBeLessThan(48);
});

test('VE 52 without a door, or without a graph that can be read, nothing is added', () => {
  const apart = PATH.filter(({ id }) => id !== 'porch');
  for (const navPath of [apart, [], [{}]]) {
    expect(importImdf(asFiles({ ...tinyImdf(), navPath })).venue.levels).toHaveLength(2);
  }
  const files = new Map(asFiles(tinyImdf()));
  files.set('navPath', 'not JSON');
  expect(importImdf(files).venue.levels).toHaveLength(2);
});
