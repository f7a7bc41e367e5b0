import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boundBody, LONG_BODY, letTakeLong } from './patience.ts';

class Half extends EventEmitter {
  complete = false;
  readonly headers = { 'content-length': '5000000' };
  readonly socket = { bytesRead: 500 };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A request whose body comes at this rate; how often it has been ended. */
function begin(bytesPerSecond: number): { half: Half; ended: () => number } {
  const half = new Half();
  let ended = 0;
  boundBody(half, () => {
    ended++;
  });
  setInterval(() => {
    half.socket.bytesRead += bytesPerSecond;
  }, 1000);
  return { half, ended: () => ended };
}

test('DO 190 a body that is not whole after fifteen seconds is ended, however it comes', () => {
  const { ended } = begin(100_000);
  vi.advanceTimersByTime(14_900);
  expect(ended()).toBe(0);
  vi.advanceTimersByTime(200);
  expect(ended()).toBe(1);
});

test('DO 190 whoever may send a large file has ten minutes, as long as it keeps coming', () => {
  const { half, ended } = begin(LONG_BODY.leastBytes / 10);
  letTakeLong(half);
  vi.advanceTimersByTime(LONG_BODY.wholeMs - 1000);
  expect(ended()).toBe(0);
  vi.advanceTimersByTime(2000);
  expect(ended()).toBe(1);
});

test('DO 190 a large file that comes by drops is ended after the first stretch of time, also when it began well', () => {
  const slow = begin(LONG_BODY.leastBytes / 20);
  letTakeLong(slow.half);
  vi.advanceTimersByTime(LONG_BODY.stretchMs + 100);
  expect(slow.ended()).toBe(1);
  const quick = begin(0);
  letTakeLong(quick.half);
  quick.half.socket.bytesRead += 1_000_000;
  vi.advanceTimersByTime(LONG_BODY.stretchMs + 100);
  expect(quick.ended()).toBe(0);
  vi.advanceTimersByTime(LONG_BODY.stretchMs);
  expect(quick.ended()).toBe(1);
});

test('DO 190 a body that is whole, a request that is over, and one without a body are left alone', () => {
  const [whole, over] = [begin(0), begin(0)];
  whole.half.complete = true;
  over.half.emit('close');
  let ended = 0;
  const bare = Object.assign(new Half(), { headers: {} });
  boundBody(bare, () => {
    ended++;
  });
  letTakeLong(bare);
  vi.advanceTimersByTime(1_000_000);
  expect([whole.ended(), over.ended(), ended]).toEqual([0, 0, 0]);
});
