import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countSteps } from './motion.ts';

let sensors: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  sensors = new EventTarget();
  vi.stubGlobal('addEventListener', sensors.addEventListener.bind(sensors));
  vi.stubGlobal('removeEventListener', sensors.removeEventListener.bind(sensors));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A device that walks so long, from this second of its own clock on. */
function walk(fromSeconds: number, seconds: number): void {
  for (let i = 0; i < seconds * 60; i++) {
    const phase = 2 * Math.PI * 1.8 * (i / 60);
    const z = 9.81 + 2.5 * (Math.sin(phase) + 0.35 * Math.sin(2 * phase + 0.8));
    const event = new Event('devicemotion');
    Object.defineProperty(event, 'accelerationIncludingGravity', { value: { x: 0.2, y: 0.4, z } });
    Object.defineProperty(event, 'timeStamp', { value: fromSeconds * 1_000 + (i * 1_000) / 60 });
    sensors.dispatchEvent(event);
  }
}

test('CL 223 a device that says nothing of its motion is said to be silent, and is counted when it speaks after all', () => {
  const said: boolean[] = [];
  let steps = 0;
  const stop = countSteps(
    (count) => {
      steps += count;
    },
    (something) => void said.push(something),
  );
  vi.advanceTimersByTime(10_000);
  expect([said, steps]).toEqual([[false], 0]);
  walk(10, 8);
  vi.advanceTimersByTime(2_000);
  expect(said).toEqual([false, true]);
  expect(steps).toBeGreaterThan(8);
  stop();
  const counted = steps;
  walk(20, 8);
  vi.advanceTimersByTime(10_000);
  expect([said, steps]).toEqual([[false, true], counted]);
});

test('CL 223 a device that walks at once is never said to be silent', () => {
  const feels = vi.fn();
  const stop = countSteps(() => {}, feels);
  walk(0, 3);
  vi.advanceTimersByTime(20_000);
  stop();
  expect(feels).not.toHaveBeenCalled();
});
