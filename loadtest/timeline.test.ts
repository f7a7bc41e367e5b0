import { expect, test } from 'vitest';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

const second = (ms: number) => {
  const tally = new Tally();
  tally.times.near.add(ms);
  tally.bytes = 100;
  tally.fault('the line was lost');
  return [tally.take()];
};
const sums = (cpuSeconds: number) => ({
  ...{ cpuSeconds, memory: null, ticks: new Map(), sent: new Map(), collectingSeconds: null },
});

test('LT 30 a run of hours has no more moments than a short one, and none of what was counted is lost', () => {
  const timeline = new Timeline();
  for (let at = 1; at <= 5_000; at++) {
    timeline.add(second(at), { atSeconds: at, isIn: 10, server: sums(at / 2) });
  }
  const { drawn } = timeline;
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.length).toBeLessThanOrEqual(241);
  expect(drawn.reduce((sum, { errors }) => sum + errors, 0)).toBe(5_000);
  expect(drawn.at(-1)?.atSeconds).toBe(5_000);
  expect(drawn.map(({ atSeconds }) => atSeconds)).toEqual(
    [...drawn].map(({ atSeconds }) => atSeconds).sort((a, b) => a - b),
  );
  for (const { bytesPerPhoneSecond } of drawn) expect(bytesPerPhoneSecond).toBeCloseTo(10, 6);
  for (const { server } of drawn.slice(1)) expect(server?.cpuPercent).toBeCloseTo(50, 6);
});

test('LT 4 a moment in which nothing was measured is null, and drawn as a gap', () => {
  const timeline = new Timeline();
  timeline.add([], { atSeconds: 1, isIn: 0, server: null });
  expect(timeline.drawn[0]).toMatchObject({ nearP99: null, bytesPerPhoneSecond: null, server: null });
});
