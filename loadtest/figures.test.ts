import { expect, test } from 'vitest';
import type { Dot } from '../shared/interest/floor-decoder.ts';
import { DotDelays } from './dot-delays.ts';
import { figuresOf, quantile, table } from './figures.ts';

const measured = {
  joinMs: [],
  tickMsP99: null,
  dotDelayMs: [],
  bytes: 0,
  phones: 0,
  seconds: 0,
  proposals: 0,
  meetings: 0,
  errors: 0,
};

test('LT 4 a quantile is a value that was measured, and null where nothing was', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([0, 0.5, 0.95, 0.99, 1].map((share) => quantile(values, share))).toEqual([1, 50, 95, 99, 100]);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});

test('LT 4 a run in which nothing could be measured says null and none', () => {
  const figures = figuresOf(measured);
  expect(figures).toMatchObject({ joins: 0, joinMsP50: null, tickMsP99: null, dotDelayMsP99: null });
  expect(figures.bytesPerPhoneSecond).toBe(0);
  expect(table(figures, new Map())).toContain('p50 none');
});

test('LT 6 the figures have the promised names', () => {
  const figures = figuresOf({ ...measured, joinMs: [12.34, 20], bytes: 3_000, phones: 2, seconds: 3, errors: 2 });
  expect(Object.keys(figures)).toEqual([
    'joins',
    'joinMsP50',
    'joinMsP99',
    'tickMsP99',
    'dotDelayMsP50',
    'dotDelayMsP95',
    'dotDelayMsP99',
    'bytesPerPhoneSecond',
    'proposals',
    'meetings',
    'errors',
  ]);
  expect(figures).toMatchObject({ joins: 2, joinMsP50: 12.3, joinMsP99: 20, bytesPerPhoneSecond: 500 });
  expect(table(figures, new Map([['the line was lost', 2]]))).toMatch(/errors +2\n +the line was lost +2$/);
});

const dotOf = (giveLine: string, x: number, level = '0'): Dot => ({
  dot: 1,
  level,
  placement: { kind: 'spot', x, y: 0 },
  age: 'fresh',
  card: { firstName: '', gives: [], giveLine, simulated: false },
});
const at = (x: number) => ({ level: '0', x, y: 0 });

test('LT 2 the delay is from the send call to the frame with the new place, once for each who sees it', () => {
  const delays = new DotDelays();
  delays.sends('a', at(5), 1_000, true);
  delays.sees('b', dotOf('a', 3), 1_050);
  delays.sees('b', dotOf('a', 5, '1'), 1_060);
  delays.sees('a', dotOf('a', 5), 1_070);
  expect(delays.delays).toEqual([]);
  delays.sees('b', dotOf('a', 5.02), 1_120);
  delays.sees('b', dotOf('a', 5.02), 1_400);
  delays.sees('c', dotOf('a', 5), 1_220);
  expect(delays.delays).toEqual([120, 220]);
  delays.sends('a', at(9), 2_000, true);
  delays.sees('b', dotOf('a', 9), 2_300);
  expect(delays.delays).toEqual([120, 220, 300]);
  delays.restart();
  expect(delays.delays).toEqual([]);
});

test('LT 3 a scan that nobody can see, or that moves nobody, is not counted', () => {
  const delays = new DotDelays();
  delays.sends('a', at(5), 1_000, false);
  delays.sees('b', dotOf('a', 5), 9_000);
  delays.sends('a', at(9), 10_000, true);
  delays.sends('a', at(9.1), 20_000, true);
  delays.sees('b', dotOf('a', 9), 10_200);
  delays.sees('c', dotOf('nobody', 9), 10_200);
  expect(delays.delays).toEqual([200]);
});
