import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDLE_MS, watchIdle } from './idle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('CL 184 what was asked at a kiosk goes a minute after the last touch, and no sooner', () => {
  const rested = vi.fn();
  const idle = watchIdle(rested);
  vi.advanceTimersByTime(2 * IDLE_MS);
  expect(rested).not.toHaveBeenCalled();
  idle.stir();
  vi.advanceTimersByTime(IDLE_MS - 1);
  idle.stir();
  vi.advanceTimersByTime(IDLE_MS - 1);
  expect(rested).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rested).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2 * IDLE_MS);
  expect(rested).toHaveBeenCalledTimes(1);
});

test('CL 184 a kiosk that is left alone by its page rests no more', () => {
  const rested = vi.fn();
  const idle = watchIdle(rested);
  idle.stir();
  idle.stop();
  vi.advanceTimersByTime(2 * IDLE_MS);
  expect(rested).not.toHaveBeenCalled();
});
