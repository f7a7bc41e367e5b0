/** Brings the measured sets that tests use into the folder format of the evaluation. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** The robot's walk through the flat (ble-flat-calib2021). */
export function convertFlatRobot(from: string, folder: string, { calibrated }: { readonly calibrated: boolean }): void {
  const anchors = linesOf(join(from, 'anchors.csv')).slice(1);
  writeTable(
    folder,
    'anchors.csv',
    ANCHORS,
    anchors.map((row) => [...row, 0]),
  );
  const rows = flatRows(join(from, 'tests/test_robot_df.csv'));
  const begins = rows[0]?.seconds ?? 0;
  const time = (seconds: number) => (seconds - begins).toFixed(3);
  writeTable(
    folder,
    'sightings.csv',
    SIGHTINGS,
    rows.flatMap(({ seconds, heard }) => heard.map(({ id, rssi }) => [time(seconds), id, 'robot', rssi])),
  );
  writeTable(
    folder,
    'truth.csv',
    TRUTH,
    rows.map(({ seconds, x, y }) => [time(seconds), 'robot', x, y, 0]),
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

/** Who stood at the points of a zone of ble-uji-library: a mobile for each point and campaign, one scan or several. */
export function convertUji(
  from: string,
  zone: 'lib' | 'geo',
  folder: string,
  { scans }: { readonly scans: 'single' | 'five-seconds' },
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
  ids.forEach(([id = ''], i) => {
    const when = Math.max(...(times[i] ?? []).map(Number)) / 1e9;
    if (when <= 0) return;
    const stand = id.slice(0, 6);
    const mobile = scans === 'single' ? id : stand;
    const since = when - (began.get(stand) ?? when);
    if (scans === 'five-seconds' && since > 5) return;
    if (!began.has(stand)) began.set(stand, when);
    for (const [k, rssi] of (strengths[i] ?? []).entries()) {
      if (Number(rssi) < 100) sightings.push([when.toFixed(3), anchors[k]?.[0] ?? '', mobile, rssi]);
    }
    const [x = '', y = ''] = places[i] ?? [];
    // What is known after five seconds is judged by the last scan of them alone.
    const until = scans === 'single' ? [] : [[(when + 0.01).toFixed(3), mobile, x, y, 0]];
    truth.set(mobile, [[when.toFixed(3), mobile, x, y, 0], ...until]);
  });
  writeTable(folder, 'sightings.csv', SIGHTINGS, sightings);
  writeTable(folder, 'truth.csv', TRUTH, [...truth.values()].flat());
}
