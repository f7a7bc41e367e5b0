import { expect, test } from 'vitest';
import { figuresOf, quantile, table } from './figures.ts';
import { judge, saying } from './limits.ts';
import { Tally } from './tally.ts';

const measured = (whole = new Tally(), settled = new Tally()) => ({
  ...{ whole, settled, seconds: 0, phones: 0, tickMsP99: null, serverCpuPercent: null, serverMemoryMb: null },
});

test('LT 4 a quantile is a value that was measured, and null where nothing was', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([0, 0.5, 0.95, 0.99, 1].map((share) => quantile(values, share))).toEqual([1, 50, 95, 99, 100]);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});

test('LT 4 a run in which nothing could be measured says null and none', () => {
  const figures = figuresOf(measured());
  expect(figures).toMatchObject({ joins: 0, joinMsP50: null, tickMsP99: null, dotDelayMsP99: null });
  expect(figures).toMatchObject({ serverCpuPercent: null, serverMemoryMb: null, bytesPerPhoneSecond: 0 });
  expect(table(figures, new Map())).toContain('p50 none');
});

test('LT 6 the figures have the promised names', () => {
  const whole = new Tally();
  const settled = new Tally();
  for (const ms of [12, 20]) whole.times.join.add(ms);
  whole.fault('the line was lost', 2);
  settled.bytes = 3_000;
  const figures = figuresOf({ ...measured(whole, settled), phones: 2, seconds: 3 });
  expect(Object.keys(figures)).toEqual([
    'joins',
    'joinMsP50',
    'joinMsP99',
    'tickMsP99',
    'dotDelayMsP50',
    'dotDelayMsP95',
    'dotDelayMsP99',
    'farDelayMsP50',
    'farDelayMsP99',
    'answerMsP50',
    'answerMsP99',
    'bytesPerPhoneSecond',
    'serverCpuPercent',
    'serverMemoryMb',
    'proposals',
    'meetings',
    'ownLateMs',
    'errors',
  ]);
  expect(figures).toMatchObject({ joins: 2, bytesPerPhoneSecond: 500, errors: 2 });
  expect(figures.joinMsP99).toBeCloseTo(20, 0);
  expect(table(figures, whole.faults)).toMatch(/errors +2\n +the line was lost +2$/);
});

test('LT 26 both members’ word of one proposal, from two processes, is one proposal', () => {
  const all = new Tally();
  for (const ids of [
    ['a', 'b'],
    ['b', 'c'],
  ]) {
    const one = new Tally();
    for (const id of ids) one.proposals.add(id);
    one.fault('a bot was not let in');
    one.lateMs = ids.includes('a') ? 40 : 7;
    all.add(one.take());
    expect(one.take().proposals).toEqual([]);
  }
  expect(all.proposals.size).toBe(3);
  expect(all.errors).toBe(2);
  expect(all.lateMs).toBe(40);
});

test('LT 24 a limit that is broken, or whose figure could not be measured, is said with what it was', () => {
  const settled = new Tally();
  for (let n = 0; n < 100; n++) settled.times.near.add(500);
  const figures = figuresOf(measured(new Tally(), settled));
  const limits = judge(figures, { dotDelayMsP99: 400, errors: 0, joinMsP99: 2_000 });
  expect(limits.map(({ kept }) => kept)).toEqual([false, true, false]);
  expect(limits.filter(({ kept }) => !kept).map(saying)).toEqual([
    expect.stringMatching(/^--max-p99 400 is broken: dot delay near by, p99: (49\d|50\d)(\.\d)? ms$/),
    '--max-join 2000 is broken: time to join, p99: could not be measured',
  ]);
  expect(judge(figures, { dotDelayMsP99: 506 }).every(({ kept }) => kept)).toBe(true);
});
