import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGestures } from './gestures.ts';

function recorded() {
  const log: (readonly [string, ...number[]])[] = [];
  /** Whether a finger is told to be on the glass. */
  const glass = { touched: false };
  const gestures = createGestures({
    press() {
      glass.touched = true;
      log.push(['press']);
    },
    pan: (dx, dy) => log.push(['pan', dx, dy]),
    zoom: (factor, at) => log.push(['zoom', factor, at.x, at.y]),
    release() {
      glass.touched = false;
    },
    tap: (at) => log.push(['tap', at.x, at.y]),
    doubleTap: (at) => log.push(['double', at.x, at.y]),
    fling: (vx, vy) => log.push(['fling', vx, vy]),
  });
  return { log, gestures, glass, kinds: () => log.map(([kind]) => kind) };
}

test('CL 56 a press that trembles is a tap, where the finger left', () => {
  const { log, gestures } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.move(1, 104, 103, 50);
  gestures.up(1, 104, 103, 120);
  expect(log).toEqual([['press'], ['tap', 104, 103]]);
});

test('CL 56 a long press is no tap', () => {
  const { gestures, kinds } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.up(1, 100, 100, 900);
  expect(kinds()).toEqual(['press']);
});

test('CL 56 a second tap soon and near is a double tap, and a third begins anew', () => {
  const { gestures, kinds } = recorded();
  for (const time of [0, 200, 400]) {
    gestures.down(1, 100, 100, time);
    gestures.up(1, 102, 100, time + 50);
  }
  expect(kinds()).toEqual(['press', 'tap', 'press', 'double', 'press', 'tap']);
});

test('CL 56 two taps far apart in time or place are two taps', () => {
  for (const [x, time] of [
    [100, 700],
    [180, 200],
  ] as const) {
    const { gestures, kinds } = recorded();
    gestures.down(1, 100, 100, 0);
    gestures.up(1, 100, 100, 50);
    gestures.down(1, x, 100, time);
    gestures.up(1, x, 100, time + 50);
    expect(kinds()).toEqual(['press', 'tap', 'press', 'tap']);
  }
});

test('CL 56 a drag pans by what the finger moved, flings at its speed, and is no tap', () => {
  const { log, gestures } = recorded();
  gestures.down(1, 100, 100, 0);
  for (let i = 1; i <= 10; i++) gestures.move(1, 100 + i * 10, 100, i * 10);
  gestures.up(1, 200, 100, 100);
  const panned = log.filter(([kind]) => kind === 'pan').reduce((sum, [, dx = 0]) => sum + dx, 0);
  expect(panned).toBe(100);
  const [kind, vx = 0, vy = 1] = log.at(-1) ?? [''];
  expect([kind, vy]).toEqual(['fling', 0]);
  expect(vx).toBeCloseTo(1, 1);
});

test('CL 56 a drag that has come to rest is not flung', () => {
  const { gestures, kinds } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.move(1, 160, 100, 20);
  gestures.up(1, 160, 100, 600);
  expect(kinds()).not.toContain('fling');
});

test('CL 57 two fingers zoom by the factor of their distance, about their middle', () => {
  const { log, gestures } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.down(2, 200, 100, 10);
  gestures.move(2, 300, 100, 20);
  expect(log).toContainEqual(['zoom', 2, 200, 100]);
  expect(log).toContainEqual(['pan', 50, 0]);
});

test('CL 57 a third finger changes nothing', () => {
  const { log, gestures } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.down(2, 200, 100, 10);
  const before = log.length;
  gestures.down(3, 300, 300, 20);
  gestures.move(3, 350, 300, 30);
  gestures.up(3, 350, 300, 40);
  expect(log).toHaveLength(before);
});

test('CL 57 the finger that stays goes on panning from where it is, and its release is no tap', () => {
  const { log, gestures, kinds } = recorded();
  gestures.down(1, 100, 100, 0);
  gestures.down(2, 300, 100, 10);
  gestures.up(2, 300, 100, 100);
  gestures.move(1, 105, 100, 110);
  expect(log.at(-1)).toEqual(['pan', 5, 0]);
  gestures.up(1, 105, 100, 120);
  expect(kinds()).not.toContain('tap');
});

test('CL 54 whatever the fingers do, it is told when the last has left the glass', () => {
  const event = fc.record({
    kind: fc.constantFrom('down', 'move', 'up', 'cancel'),
    pointer: fc.integer({ min: 1, max: 3 }),
    x: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const { gestures, glass } = recorded();
      const down = new Set<number>();
      for (const [time, { kind, pointer, x }] of events.entries()) {
        if (kind === 'down' && (down.size < 2 || down.has(pointer))) down.add(pointer);
        if (kind === 'up' || kind === 'cancel') down.delete(pointer);
        if (kind === 'cancel') gestures.cancel(pointer);
        else gestures[kind](pointer, x, 100, time);
        expect(glass.touched).toBe(down.size > 0);
      }
    }),
  );
});

test('CL 57 whatever the fingers do, nothing but finite numbers comes out', () => {
  const event = fc.record({
    kind: fc.constantFrom('down', 'move', 'up', 'cancel'),
    pointer: fc.integer({ min: 1, max: 4 }),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 800 }),
    wait: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const { log, gestures } = recorded();
      let time = 0;
      for (const { kind, pointer, x, y, wait } of events) {
        time += wait;
        if (kind === 'down') gestures.down(pointer, x, y, time);
        else if (kind === 'move') gestures.move(pointer, x, y, time);
        else if (kind === 'up') gestures.up(pointer, x, y, time);
        else gestures.cancel(pointer);
      }
      for (const [kind, ...numbers] of log) {
        expect(numbers.every(Number.isFinite)).toBe(true);
        if (kind === 'zoom') expect(numbers[0]).toBeGreaterThan(0);
      }
    }),
  );
});
