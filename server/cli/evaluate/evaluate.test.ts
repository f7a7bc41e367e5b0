import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dataPath } from '../../venues/test-data.ts';
import { nearestAnchor, weightedCentroid } from './baselines.ts';
import { convertFlatRobot, convertUji } from './converters.ts';
import { figuresOf, quantile } from './figures.ts';
import { printed } from './printed.ts';
import { readRecorded } from './recorded.ts';
import { evaluate } from './replay.ts';

const root = mkdtempSync(join(tmpdir(), 'vis-a-vis-evaluate-'));
afterAll(() => rmSync(root, { recursive: true }));

const FILES = {
  'anchors.csv': 'id,x_m,y_m,z_m,level,rssi_1m_dbm\nleft,0,0,2,0,-59\nright,10,0,2,0,',
  'sightings.csv':
    't_s,anchor_id,mobile_id,rssi_dbm\n0,left,m,-60\n0,right,m,-80\n2,right,m,-60\n2,nobody,m,-50\n2,left,m,-120',
  'truth.csv': 't_s,mobile_id,x_m,y_m,level\n0,m,1,0,0\n2,m,9,0,0',
};

let made = 0;
function folderWith(changes: Readonly<Record<string, string>> = {}): string {
  made += 1;
  const folder = mkdtempSync(join(root, `${made}-`));
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
    if (text !== '') writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('PO 27 a set is read, replayed and judged beside both baselines', () => {
  const evaluation = evaluate(readRecorded(folderWith()), 1);
  expect(evaluation).toMatchObject({ mobiles: 1, sightings: 5, notUsed: 2, seconds: 2, isCalibrated: false });
  expect(evaluation.filter).toMatchObject({ count: 2, fixesPerSecond: 1, levelAccuracy: 1, offFloor: null });
  // At the right anchor's second, the left one is not in the window any more.
  expect(evaluation.nearestAnchor).toMatchObject({ count: 2, mean: 1 });
  expect(evaluation.weightedCentroid.count).toBe(2);
  expect(printed(evaluation)).toMatch(/nearest anchor +1\.00 +1\.00/);
});

test('PO 27 between its rows a mobile is between their places, and outside of them nobody knows', () => {
  const sightings = 't_s,anchor_id,mobile_id,rssi_dbm\n1,left,m,-60\n9,left,m,-60';
  const evaluation = evaluate(readRecorded(folderWith({ 'sightings.csv': sightings })), 1);
  expect(evaluation.nearestAnchor).toMatchObject({ count: 1, mean: 5 });
});

test('PO 27 what comes later changes no place that was given before', () => {
  const longer = `${FILES['sightings.csv']}\n3,left,m,-40\n4,left,m,-40`;
  const first = evaluate(readRecorded(folderWith()), 5).filter;
  const second = evaluate(readRecorded(folderWith({ 'sightings.csv': longer })), 5).filter;
  expect(second.mean).toBe(first.mean);
});

const FAULTS: [what: string, changes: Record<string, string>, says: RegExp][] = [
  ['a file that is missing', { 'truth.csv': '' }, /no truth\.csv/],
  ['a column that is missing', { 'truth.csv': 't_s,mobile_id,x_m,y_m' }, /truth\.csv: .*missing: level/],
  [
    'a number that is none',
    { 'sightings.csv': 't_s,anchor_id,mobile_id,rssi_dbm\n0,left,m,loud' },
    /line 2, rssi_dbm: .*"loud"/,
  ],
  ['a line that is too short', { 'sightings.csv': 't_s,anchor_id,mobile_id,rssi_dbm\n0,left' }, /line 2: 2 cells/],
  ['an anchor twice', { 'anchors.csv': 'id,x_m,y_m,z_m,level\na,0,0,0,0\na,1,0,0,0' }, /line 3, id: "a" is there/],
  ['no anchor', { 'anchors.csv': 'id,x_m,y_m,z_m,level' }, /no anchor/],
  ['degrees for metres', { 'anchors.csv': 'id,x_m,y_m,z_m,level\na,9986800,0,0,0' }, /x_m: 9986800 m/],
  ['a map that is none', { 'walkable.geojson': '{' }, /walkable\.geojson is not JSON/],
  [
    'a map without levels',
    { 'walkable.geojson': '{"features":[{"properties":{},"geometry":null}]}' },
    /walkable\.geojson, features\.0/,
  ],
];

test.each(FAULTS)('PO 27 %s is told with its place', (_, changes, says) => {
  expect(() => readRecorded(folderWith(changes))).toThrow(says);
});

test('PO 27 a folder that is not there is told', () => {
  expect(() => readRecorded(join(root, 'nowhere'))).toThrow(/no folder/);
});

test('PO 27 baselines and figures are what their names say', () => {
  const anchor = (id: string, x: number) => ({ id, level: '0', x, y: 0, z: 2 });
  const heard = [
    { anchor: anchor('a', 0), rssiDbm: -60 },
    { anchor: anchor('b', 11), rssiDbm: -70 },
  ];
  expect(nearestAnchor(heard)).toEqual({ level: '0', x: 0, y: 0 });
  expect(weightedCentroid(heard)?.x).toBeCloseTo(1, 9);
  expect([nearestAnchor([]), weightedCentroid([])]).toEqual([null, null]);
  expect([1, 2, 3, 4, 5].map((n) => quantile([5, 4, 3, 2, 1], n / 5))).toEqual([1, 2, 3, 4, 5]);
  const judged = [1, 2, 3].map((metres) => ({
    errorMetres: metres,
    ringMetres: 2,
    isLevelRight: metres < 3,
    isOffFloor: metres === 1,
  }));
  expect(figuresOf(judged)).toMatchObject({
    count: 3,
    mean: 2,
    median: 2,
    insideRing: 2 / 3,
    levelAccuracy: 2 / 3,
    offFloor: 1 / 3,
  });
});

const flat = dataPath('positioning/ble-flat-calib2021');
const uji = dataPath('positioning/ble-uji-library');
const SEEDS = [1, 2];

/** The better of the two baselines. */
const lower = (evaluation: ReturnType<typeof evaluate>, figure: 'mean' | 'median' | 'p90') =>
  Math.min(evaluation.nearestAnchor[figure], evaluation.weightedCentroid[figure]);

test.skipIf(flat === null).each([
  ['without calibration', false, 0.8],
  ['with calibration', true, 0.65],
] as const)('PO 28 a walk through a flat, %s', (_, calibrated, share) => {
  const folder = join(root, `flat-${calibrated}`);
  convertFlatRobot(flat ?? '', folder, { calibrated });
  const set = readRecorded(folder);
  for (const seed of SEEDS) {
    const evaluation = evaluate(set, seed);
    const { filter } = evaluation;
    expect(filter.count).toBe(719);
    expect(filter.median).toBeLessThanOrEqual(share * lower(evaluation, 'median'));
    expect(filter.p90).toBeLessThanOrEqual(share * lower(evaluation, 'p90'));
    expect(filter.offFloor).toBe(0);
    expect(filter.insideRing).toBeGreaterThanOrEqual(0.8);
    expect(filter.insideRing).toBeLessThanOrEqual(0.95);
    expect(filter.tightestThirdMedian).toBeLessThan(0.8 * (filter.widestThirdMedian ?? 0));
    if (!calibrated) continue;
    // The ten nearest fingerprints of the same calibration, as the data's description has them.
    expect(filter.median).toBeLessThanOrEqual(1.09);
    expect(filter.mean).toBeLessThanOrEqual(1.27);
    expect(filter.p90).toBeLessThanOrEqual(2.42);
  }
});

test.skipIf(uji === null).each(['lib', 'geo'] as const)('PO 28 standing scans (%s)', (zone) => {
  const [single, five] = (['single', 'five-seconds'] as const).map((scans) => {
    const folder = join(root, `${zone}-${scans}`);
    convertUji(uji ?? '', zone, folder, { scans });
    return evaluate(readRecorded(folder), 1);
  });
  if (single === undefined || five === undefined) throw new Error('both are evaluated');
  expect(single.filter.p90).toBeLessThanOrEqual(lower(single, 'p90'));
  expect(five.filter.mean).toBeLessThan(lower(five, 'mean'));
  expect(five.filter.p90).toBeLessThan(lower(five, 'p90'));
  expect(five.filter.insideRing).toBeGreaterThanOrEqual(0.78);
});
