import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import { runVenueCommand } from './venue-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-calibrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'venue.json');
const list = join(folder, 'measured.csv');
const venue = demoVenue();
writeFileSync(file, JSON.stringify(venue));

const beacons = venue.markers.filter(({ kind, level }) => kind === 'beacon' && level === venue.levels[0]?.id);
const signs = venue.markers.filter(({ kind, level }) => kind === 'qr' && level === venue.levels[0]?.id);

/** A scan at each sign's standing point, in a house where strength falls by exponent 3. */
const rows = signs.flatMap(({ standAt: [x, y], level }, scan) =>
  beacons.map(({ id, at }) => {
    const rssi = -50 - 30 * Math.log10(Math.max(1, Math.hypot(at[0] - x, at[1] - y)));
    return [scan, x, y, level, id, rssi.toFixed(0)].join(',');
  }),
);

const ask = (...args: string[]) => runVenueCommand(['calibrate', file, '--measurements', list, ...args]);

test('PO 72 the command writes what it fitted into the venue file, and says the errors before and after', async () => {
  writeFileSync(list, ['scan_id,x_m,y_m,level,anchor_id,rssi_dbm', ...rows].join('\n'));
  const out = join(folder, 'calibrated.json');
  const plain = await ask('--out', out);
  expect(plain).toMatchObject({ code: 0, err: '' });
  expect(plain.out).toMatch(/Before: median [\d.]+ m, p90 [\d.]+ m\.\nAfter: {2}median [\d.]+ m, p90 [\d.]+ m\./);
  const { venue: next, faults } = checkVenue(JSON.parse(readFileSync(out, 'utf8')));
  expect(faults).toEqual([]);
  expect(next?.radio?.exponent).toBeGreaterThan(2.4);
  expect(JSON.parse(readFileSync(file, 'utf8')).radio).toBeUndefined();
  const { out: json } = await ask('--json');
  expect(JSON.parse(json)).toMatchObject({ good: true, places: signs.length, unknown: [], out: file });
  expect(JSON.parse(readFileSync(file, 'utf8')).radio).toEqual(next?.radio);
});

test('PO 72 a list that cannot be read is told with its line and column, and nothing is written', async () => {
  writeFileSync(file, JSON.stringify(venue));
  const before = readFileSync(file, 'utf8');
  writeFileSync(list, 'scan_id,x_m,y_m,level,anchor_id,rssi_dbm\n1,2,three,ground,b,-60');
  const { err, code } = await ask();
  expect(code).toBe(1);
  expect(err).toMatch(/line 2, y_m: a number is expected, not "three"/);
  expect((await runVenueCommand(['calibrate', file])).code).toBe(2);
  expect(readFileSync(file, 'utf8') === before).toBe(true);
});
