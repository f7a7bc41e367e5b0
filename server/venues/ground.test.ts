import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWayfinder } from '../../shared/routing/wayfinder.ts';
import { groundOf } from './ground.ts';
import { asLoaded, loadDemoVenue } from './library.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-ground-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const loaded = loadDemoVenue();
const [from, to] = [
  { level: 'ground', x: 30, y: 35 },
  { level: 'upper', x: 50, y: 26 },
];

test('RO 70 groundwork is laid once, read the next time, and laid anew when it is damaged', async () => {
  const here = join(folder, 'one');
  const first = await groundOf(loaded, here);
  const second = await groundOf(loaded, here);
  expect([first.kept, second.kept]).toEqual([false, true]);
  const [made, read] = [first, second].map(({ ground }) => buildWayfinder(loaded.venue, ground).way(from, to));
  expect(read).toEqual(made);
  const path = join(here, `${loaded.hash}.ways`);
  const bytes = readFileSync(path);
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect((await groundOf(loaded, here)).kept).toBe(false);
  expect((await groundOf(loaded, here)).kept).toBe(true);
});

test('RO 70 another version of the venue has groundwork of its own, and old ones make room', async () => {
  const here = join(folder, 'two');
  const small = { ...loaded.venue, landmarks: [], markers: [], meetingPoints: [], connections: [] };
  for (let i = 0; i < 23; i++) {
    const version = asLoaded({ ...small, name: { en: `House ${i}` }, areas: small.areas.slice(0, 1) });
    expect((await groundOf(version, here)).kept).toBe(false);
  }
  expect(readdirSync(here)).toHaveLength(20);
});

test('RO 70 where nothing can be kept, ways are found all the same', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { ground, kept } = await groundOf(loaded, join(file, 'beneath'));
  expect(kept).toBe(false);
  expect(buildWayfinder(loaded.venue, ground).way(from, to)).toHaveProperty('lengthMetres');
});
