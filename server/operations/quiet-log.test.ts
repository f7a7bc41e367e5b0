import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordingLog } from '../room/testing.ts';
import { quietLog } from './quiet-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('OP 6 whatever happens and however often, one line a second is written, and nothing is left out of the count', () => {
  const { log, lines } = recordingLog();
  const quiet = quietLog(log);
  for (let second = 0; second < 10; second += 1) {
    for (let many = 0; many < 1_000; many += 1) {
      quiet.warn({ many }, 'a stranger shouts');
      if (many === 500) quiet.error({ second }, 'the store failed');
    }
    vi.advanceTimersByTime(1_000);
  }
  expect(lines.length).toBeLessThanOrEqual(11);
  vi.advanceTimersByTime(5_000);
  const times = (message: string) =>
    lines
      .filter((line) => line.message === message)
      .reduce((sum, { facts }) => sum + (typeof facts.times === 'number' ? facts.times : 1), 0);
  expect(times('a stranger shouts')).toBe(10_000);
  expect(times('the store failed')).toBe(10);
});

test('OP 6 an error is not kept waiting by warnings, and the end writes what still waits', () => {
  const { log, lines } = recordingLog();
  const quiet = quietLog(log);
  quiet.warn({}, 'one');
  quiet.warn({}, 'two');
  quiet.error({}, 'three');
  quiet.info({ port: 1 }, 'open');
  vi.advanceTimersByTime(1_000);
  expect(lines.map(({ message }) => message)).toEqual(['one', 'open', 'three']);
  quiet.flush();
  expect(lines.at(-1)).toEqual({ facts: { times: 1 }, message: 'two' });
  expect(vi.getTimerCount()).toBe(0);
});
