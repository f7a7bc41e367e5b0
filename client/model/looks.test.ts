import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Look } from '../map/types.ts';
import { createLooks, LOOK_EVERY_MS } from './looks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const view = (minX: number): Look => ({ level: 'ground', minX, minY: 0, maxX: minX + 10, maxY: 10 });

function looking() {
  const said: { readonly at: number; readonly minX: number; readonly again: boolean }[] = [];
  const began = Date.now();
  const looks = createLooks(({ minX, again }) => said.push({ at: Date.now() - began, minX, again }));
  return { said, looks };
}

test('CL 244 a view is told at once, others at most once in 200 ms, and the newest of them wins', () => {
  const { said, looks } = looking();
  for (let x = 0; x < 100; x++) {
    looks.at(view(x));
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1_000);
  expect(said[0]).toEqual({ at: 0, minX: 0, again: false });
  expect(said.at(-1)?.minX).toBe(99);
  for (const [i, { at }] of said.entries())
    expect(at - (said[i - 1]?.at ?? -LOOK_EVERY_MS)).toBeGreaterThanOrEqual(LOOK_EVERY_MS);
  expect(said.length).toBeGreaterThan(4);
});

test('CL 244 asking for everything again is no faster, is not lost behind a newer view, and needs a view', () => {
  const { said, looks } = looking();
  looks.again();
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual([]);
  looks.at(view(1));
  looks.again();
  looks.again();
  looks.at(view(2));
  vi.advanceTimersByTime(1_000);
  expect(said.map(({ minX, again }) => [minX, again])).toEqual([
    [1, false],
    [2, true],
  ]);
  looks.again();
  expect(said.at(-1)).toMatchObject({ minX: 2, again: true });
});
