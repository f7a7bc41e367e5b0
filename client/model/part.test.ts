import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPart } from './part.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A part behind a network that fails so often. */
function behind(failures: number) {
  let left = failures;
  let tries = 0;
  const part = createPart(
    async () => {
      tries += 1;
      left -= 1;
      if (left >= 0) throw new TypeError('no network');
      return 'part';
    },
    () => 0.5,
  );
  return { part, tries: () => tries };
}

test('CL 120 a part is fetched once, when it is first asked for', async () => {
  const { part, tries } = behind(0);
  expect(tries()).toBe(0);
  part.fetch();
  part.fetch();
  await vi.advanceTimersByTimeAsync(0);
  part.fetch();
  expect(tries()).toBe(1);
  expect(part.there.value).toBe('part');
});

test('CL 120 a part that cannot be fetched is tried again by itself until it is there', async () => {
  const { part, tries } = behind(5);
  part.fetch();
  await vi.advanceTimersByTimeAsync(0);
  expect(part.failures.value).toBe(1);
  expect(part.there.value).toBeNull();
  await vi.advanceTimersByTimeAsync(40_000);
  expect(tries()).toBe(6);
  expect(part.there.value).toBe('part');
  expect(part.failures.value).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries()).toBe(6);
});

test('CL 120 asked for again it is tried at once, and only once', async () => {
  const { part, tries } = behind(1);
  part.fetch();
  await vi.advanceTimersByTimeAsync(0);
  part.fetch();
  await vi.advanceTimersByTimeAsync(0);
  expect(part.there.value).toBe('part');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries()).toBe(2);
});
