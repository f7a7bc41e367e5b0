import { expect, test } from 'vitest';
import type { Notice } from '../../shared/protocol/notices.ts';
import { KioskLines } from './kiosk-lines.ts';

function room() {
  let now = 0;
  const seen: string[] = [];
  const good = new Set(['key of door', 'key of stairs']);
  const lines = new KioskLines<string>(
    {
      codeOf: ({ marker, key }) =>
        good.has(key) ? { signature: `${marker} ${Math.floor(now / 30_000)}`, code: 'K', goodFor: 60_000 } : null,
      shown(marker, code) {
        seen.push(`${marker}: ${code}`);
        return code === 'old' ? 'code-changed' : null;
      },
    },
    () => now,
  );
  const told: Notice[] = [];
  return { lines, told, seen, good, pass: (ms: number) => (now += ms) };
}

const screens = (told: readonly Notice[]) => told.map((each) => each.type === 'screen' && each.screen?.signature);

test('DO 202 a kiosk is sent its code when it comes and each time that it changes, and no other', () => {
  const { lines, told, pass } = room();
  lines.join('a', { marker: 'door', key: 'key of door' }, (notice) => told.push(notice));
  expect(lines.tick()).toEqual(['door']);
  for (let n = 0; n < 310; n++) {
    pass(200);
    lines.tick();
  }
  expect(screens(told)).toEqual(['door 0', 'door 1', 'door 2']);
  lines.leave('a');
  pass(60_000);
  expect([lines.tick(), told.length]).toEqual([[], 3]);
});

test('DO 202 when its link is good no more, a kiosk has no code and its camera is not believed', () => {
  const { lines, told, good, seen } = room();
  lines.join('a', { marker: 'door', key: 'key of door' }, (notice) => told.push(notice));
  lines.join('b', { marker: 'stairs', key: 'key of stairs' }, () => undefined);
  expect(lines.tick()).toEqual(['door', 'stairs']);
  expect(lines.shown('a', 'mine')).toBe(null);
  good.delete('key of door');
  expect(lines.tick()).toEqual(['stairs']);
  expect(told.at(-1)).toEqual({ type: 'screen', screen: null });
  expect(lines.shown('a', 'mine')).toBe('not-understood');
  expect(seen).toEqual(['door: mine']);
});

test('DO 203 a kiosk tells what it has read at its own marker, not faster than people hold up codes; nobody else can', () => {
  const { lines, seen, pass } = room();
  lines.join('a', { marker: 'door', key: 'key of door' }, () => undefined);
  expect(lines.shown('a', 'old')).toBe('code-changed');
  expect(lines.shown('somebody', 'mine')).toBe('not-understood');
  for (let n = 0; n < 9; n++) expect(lines.shown('a', `${n}`)).toBe(null);
  expect(lines.shown('a', 'more')).toBe('too-fast');
  pass(500);
  expect(lines.shown('a', 'later')).toBe(null);
  expect(seen).toHaveLength(11);
});
