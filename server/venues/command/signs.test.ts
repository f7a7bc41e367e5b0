import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { nameOfKeys } from '../../doors/event-keys.ts';
import { keyId, loadKeys } from '../../doors/keys.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { runVenueCommand } from './venue-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-signs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const before = { ...process.env };
beforeEach(() => {
  process.env.DATA_DIR = join(folder, 'data');
  process.env.PUBLIC_URL = 'https://meet.example.org';
});
afterEach(() => {
  process.env = { ...before };
});

const ask = (...args: string[]) => runVenueCommand(args);

test('SG 6 signs are signed with the event’s keys under DATA_DIR, made there when there are none', async () => {
  const out = join(folder, 'signs.pdf');
  const answer = await ask('signs', 'heron-house', '--out', out, '--format', 'sticker', '--json');
  expect(answer).toMatchObject({ err: '', code: 0 });
  const said: unknown = JSON.parse(answer.out);
  const store = openSqliteStore(join(folder, 'data'));
  const keys = await loadKeys(store, nameOfKeys('signs', 'heron-house'));
  await store.close();
  expect(said).toMatchObject({
    good: true,
    signs: 30,
    pages: 4,
    key: keyId(keys[0]),
    languages: ['en', 'fr'],
    trial: null,
  });
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  const other = await ask('signs', 'heron-house', '--out', out, '--event', 'autumn', '--format', 'tent', '--json');
  expect(JSON.parse(other.out)).toMatchObject({ event: 'autumn', signs: 8 });
});

test('SG 6 one drawing a sign goes into a folder, or into a zip', async () => {
  const drawings = join(folder, 'drawings');
  await ask('signs', 'heron-house', '--out', drawings, '--format', 'svg', '--only', 'tents');
  expect(readdirSync(drawings)).toHaveLength(8);
  expect(readFileSync(join(drawings, '029-qr-mp-7.svg'), 'utf8')).toMatch(/^<svg xmlns/);
  const zip = join(folder, 'drawings.zip');
  await ask('signs', 'heron-house', '--out', zip, '--format', 'svg', '--only', 'tents');
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
});

test('SG 6 nothing is printed for an address that phones should not be sent to, unless it is to try out', async () => {
  const out = join(folder, 'none.pdf');
  process.env.PUBLIC_URL = 'http://192.168.0.7:2567';
  expect(await ask('signs', 'heron-house', '--out', out)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Nothing was printed\. .*192\.168\.0\.7.* is not https\. .*--allow-insecure/),
  });
  delete process.env.PUBLIC_URL;
  expect((await ask('signs', 'heron-house', '--out', out)).err).toMatch(
    /PUBLIC_URL is not set.*only this machine can open/,
  );
  const trial = await ask('signs', 'heron-house', '--out', out, '--format', 'tent', '--allow-insecure');
  expect(trial).toMatchObject({ code: 0, out: expect.stringMatching(/for trying out only/) });
});

test.each([
  [['--format', 'a3'], /--format is a4, a5/],
  [['--language', 'en,xx'], /--language is any of en, fr/],
  [['--only', 'some'], /--only is all or tents/],
  [['--event', './nowhere.json'], /--event is an event's id, or the path/],
])('SG 6 what cannot be asked is answered with what can: %j', async (more, why) => {
  const { err, code } = await ask('signs', 'heron-house', '--out', join(folder, 'x.pdf'), ...more);
  expect(code).toBe(2);
  expect(err).toMatch(why);
});

test('SG 24 suggest says the coverage before and after, and writes a venue without faults', async () => {
  const out = join(folder, 'better.json');
  const answer = await ask('suggest', 'heron-house', '--signs', '4', '--meeting-points', '--out', out, '--json');
  const said: unknown = JSON.parse(answer.out);
  expect(said).toMatchObject({
    good: true,
    before: { mean: expect.any(Number) },
    after: { within15: expect.any(Number) },
  });
  const { venue, faults } = checkVenue(JSON.parse(readFileSync(out, 'utf8')));
  expect(faults).toEqual([]);
  expect(venue?.markers.filter(({ kind }) => kind === 'qr').length).toBeGreaterThanOrEqual(34);
  const plain = await ask('suggest', 'heron-house', '--signs', '2');
  expect(plain.out).toMatch(
    /^Before: mean [\d.]+ m, p95 [\d.]+ m, most [\d.]+ m, \d+ % of the floor within 15 m\.\nAfter 2 more signs: /,
  );
  expect((await ask('suggest', 'heron-house', '--signs', 'many')).code).toBe(2);
});
