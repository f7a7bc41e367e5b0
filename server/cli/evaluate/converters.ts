/** Brings the measured sets that tests use into the folder format of the evaluation. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Point } from '../../../shared/geometry/point.ts';
import { readEspresense } from '../../../shared/positioning/gateways/espresense.ts';

type Cell = string | number;

function writeTable(
  folder: string,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), [columns, ...rows].map((row) => row.join(',')).join('\n'));
}

const linesOf = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

const ANCHORS = ['id', 'x_m', 'y_m', 'z_m', 'level'];
const SIGHTINGS = ['t_s', 'anchor_id', 'mobile_id', 'rssi_dbm'];
const TRUTH = ['t_s', 'mobile_id', 'x_m', 'y_m', 'level'];
const CALIBRATION = ['scan_id', 'x_m', 'y_m', 'level', 'anchor_id', 'rssi_dbm'];

/** Rows of a `*_df.csv` of the flat: time in ns, place, and what the six receivers measured. */
function flatRows(path: string) {
  const [header = [], ...rows] = linesOf(path);
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
  return rows.map((row) => ({
    seconds: Number(at(row, 'ts')) / 1e9,
    x: Number(at(row, 'x')),
    y: Number(at(row, 'y')),
    heard: [1, 2, 3, 4, 5, 6].flatMap((id) =>
      at(row, `rssi_${id}`) === '' ? [] : [{ id, rssi: at(row, `rssi_${id}`) }],
    ),
  }));
}

/**
 * A walk through the flat (ble-flat-calib2021). Of the person's only the path is known, not when they were where: their
 * truth is left empty, and whoever judges it takes the distance to the path.
 */
export function convertFlat(
  from: string,
  folder: string,
  { calibrated, walker }: { readonly calibrated: boolean; readonly walker: 'robot' | 'person' },
): void {
  const anchors = linesOf(join(from, 'anchors.csv')).slice(1);
  writeTable(
    folder,
    'anchors.csv',
    ANCHORS,
    anchors.map((row) => [...row, 0]),
  );
  const rows = flatRows(join(from, walker === 'robot' ? 'tests/test_robot_df.csv' : 'tests/test_walk_df.csv'));
  const begins = rows[0]?.seconds ?? 0;
  const time = (seconds: number) => (seconds - begins).toFixed(3);
  writeTable(
    folder,
    'sightings.csv',
    SIGHTINGS,
    rows.flatMap(({ seconds, heard }) => heard.map(({ id, rssi }) => [time(seconds), id, walker, rssi])),
  );
  writeTable(
    folder,
    'truth.csv',
    TRUTH,
    walker === 'robot' ? rows.map(({ seconds, x, y }) => [time(seconds), walker, x, y, 0]) : [],
  );
  const ring = linesOf(join(from, 'layout.csv'))
    .slice(1)
    .map((row) => row.map(Number));
  const feature = { type: 'Feature', properties: { level: '0' }, geometry: { type: 'Polygon', coordinates: [ring] } };
  writeFileSync(join(folder, 'walkable.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  if (!calibrated) return;
  const scans = flatRows(join(from, 'calibration/calibration_df.csv'));
  writeTable(
    folder,
    'calibration.csv',
    CALIBRATION,
    scans.flatMap(({ x, y, heard }, n) => heard.map(({ id, rssi }) => [n, x, y, 0, id, rssi])),
  );
}

/** The path that the person walked through the flat, as pieces of line. */
export const flatPath = (from: string): (readonly [Point, Point])[] =>
  linesOf(join(from, 'tests/path_reference.csv'))
    .slice(1)
    .map((row) => row.map(Number))
    .map(([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => [
      { x: x0, y: y0 },
      { x: x1, y: y1 },
    ]);

/**
 * Who stood at the points of a zone of ble-uji-library: a mobile for each scan, or for each point and campaign. Those are
 * judged by what is known with the last scan of five seconds or of all; `averaged` makes one scan of the five seconds.
 */
export function convertUji(
  from: string,
  zone: 'lib' | 'geo',
  folder: string,
  { scans }: { readonly scans: 'single' | 'five-seconds' | 'all' | 'averaged' },
): void {
  const anchors = linesOf(join(from, `data/dep/${zone}.csv`)).slice(1);
  writeTable(
    folder,
    'anchors.csv',
    ANCHORS,
    anchors.map((row) => [...row, 2.5, 0]),
  );
  const list = (name: string) => linesOf(join(from, `data/rss/${zone}_${name}.csv`));
  const [ids, strengths, places, times] = [list('ids'), list('rss'), list('crd'), list('tms')];
  const sightings: Cell[][] = [];
  const truth = new Map<string, Cell[][]>();
  const began = new Map<string, number>();
  const sums = new Map<string, { began: number; anchor: string; mobile: string; total: number; n: number }>();
  ids.forEach(([id = ''], i) => {
    const when = Math.max(...(times[i] ?? []).map(Number)) / 1e9;
    if (when <= 0) return;
    const stand = id.slice(0, 6);
    const mobile = scans === 'single' ? id : stand;
    const first = began.get(stand) ?? when;
    began.set(stand, first);
    if (scans !== 'single' && scans !== 'all' && when - first > 5) return;
    for (const [k, rssi] of (strengths[i] ?? []).entries()) {
      if (Number(rssi) >= 100) continue;
      const anchor = anchors[k]?.[0] ?? '';
      if (scans === 'averaged') {
        const sum = sums.get(`${mobile} ${anchor}`) ?? { began: first, anchor, mobile, total: 0, n: 0 };
        sums.set(`${mobile} ${anchor}`, { ...sum, total: sum.total + Number(rssi), n: sum.n + 1 });
      } else sightings.push([when.toFixed(3), anchor, mobile, rssi]);
    }
    const [x = '', y = ''] = places[i] ?? [];
    // What is known in the end is judged by the last scan alone.
    const isLast = scans === 'five-seconds' || scans === 'all';
    const until = isLast ? [[(when + 0.01).toFixed(3), mobile, x, y, 0]] : [];
    truth.set(mobile, [[when.toFixed(3), mobile, x, y, 0], ...until]);
  });
  for (const { began: at, anchor, mobile, total, n } of sums.values()) {
    sightings.push([at.toFixed(3), anchor, mobile, (total / n).toFixed(2)]);
  }
  writeTable(folder, 'sightings.csv', SIGHTINGS, sightings);
  writeTable(folder, 'truth.csv', TRUTH, [...truth.values()].flat());
}

/** Side of a cell of ble-uci-waldo, read from nothing: its description gives none. Judge this set in cells. */
const WALDO_CELL_METRES = 3;

/** The beacons of ble-uci-waldo, in cells from column A and row 1, measured in its picture (26.5 pixels a cell). */
const WALDO_BEACONS: readonly (readonly [column: number, row: number])[] = [
  [4.5, 7.6],
  [9.1, 2.8],
  [13.2, 2.8],
  [17.7, 2.8],
  [9.1, 6.1],
  [13.2, 6.1],
  [17.6, 6.1],
  [9.1, 9.1],
  [3.2, 14.3],
  [9, 14.3],
  [12.9, 14.3],
  [17.3, 14.3],
  [22.2, 14.3],
];

/** Single scans in the cells of a library (ble-uci-waldo), most of which heard one beacon. */
export function convertWaldo(from: string, folder: string): void {
  const side = WALDO_CELL_METRES;
  const ids = WALDO_BEACONS.map((_, k) => `b30${String(k + 1).padStart(2, '0')}`);
  writeTable(
    folder,
    'anchors.csv',
    ANCHORS,
    WALDO_BEACONS.map(([column, row], k) => [ids[k] ?? '', column * side, row * side, 2.5, 0]),
  );
  const sightings: Cell[][] = [];
  const truth: Cell[][] = [];
  const [, ...rows] = linesOf(join(from, 'iBeacon_RSSI_Labeled.csv'));
  rows.forEach(([cell = '', , ...strengths], n) => {
    const [, letter = '', row = ''] = /^([A-Z])(\d+)$/i.exec(cell) ?? [];
    // Cells were scanned one by one and not in one walk: each is a mobile of its own.
    const [seconds, mobile] = [n * 100, `scan${n}`];
    truth.push([seconds, mobile, (letter.toUpperCase().charCodeAt(0) - 65) * side, (Number(row) - 1) * side, 0]);
    for (const [k, rssi] of strengths.entries()) sightings.push([seconds, ids[k] ?? '', mobile, rssi]);
  });
  writeTable(folder, 'sightings.csv', SIGHTINGS, sightings);
  writeTable(folder, 'truth.csv', TRUTH, truth);
}

const nodesFile = z.object({
  ground_truth: z.tuple([z.number(), z.number(), z.number()]),
  nodes: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
});
const ownStrength = z.object({ 'rssi@1m': z.number() });
const logLine = z.object({ tst: z.string(), topic: z.string(), payload: z.unknown() });

/** A watch that lay still in a house of ten receivers, nine of which have a known place (gateways/espresense). */
export function convertEspresense(from: string, folder: string): void {
  const { ground_truth: lay, nodes } = nodesFile.parse(JSON.parse(readFileSync(join(from, 'nodes.json'), 'utf8')));
  const heard = readFileSync(join(from, 'stationary_7_14.75_1.25.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => logLine.parse(JSON.parse(line)))
    .map(({ tst, topic, payload }) => ({ at: Date.parse(tst), topic: topic.split('/'), payload }));
  // What each node says that it hears at a metre: they differ by 26 dB.
  const strengths = new Map(
    heard.map(({ topic, payload }) => [topic.at(-1) ?? '', ownStrength.parse(payload)['rssi@1m']]),
  );
  writeTable(
    folder,
    'anchors.csv',
    [...ANCHORS, 'rssi_1m_dbm'],
    Object.entries(nodes).map(([id, [x, y, z]]) => [id, x, y, z, 0, strengths.get(id) ?? '']),
  );
  const begins = heard[0]?.at ?? 0;
  const sightings = heard.flatMap(({ at, topic, payload }) =>
    (readEspresense(payload, topic) ?? []).map(({ rssiDbm }) => [
      ((at - begins) / 1000).toFixed(3),
      topic.at(-1) ?? '',
      'watch',
      rssiDbm,
    ]),
  );
  writeTable(folder, 'sightings.csv', SIGHTINGS, sightings);
  writeTable(folder, 'truth.csv', TRUTH, [[0, 'watch', lay[0], lay[1], 0]]);
}
