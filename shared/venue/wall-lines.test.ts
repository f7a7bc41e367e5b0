import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceBetween } from '../geometry/vector.ts';
import { joinSegments, type Segment, wallSegments } from './wall-lines.ts';

const segment = (ax: number, ay: number, bx: number, by: number): Segment => ({
  a: { x: ax, y: ay },
  b: { x: bx, y: by },
});
const square = (x: number, y: number, size: number): Segment[] => [
  segment(x, y, x + size, y),
  segment(x + size, y, x + size, y + size),
  segment(x + size, y + size, x, y + size),
  segment(x, y + size, x, y),
];
const total = (segments: readonly Segment[]) => segments.reduce((sum, { a, b }) => sum + distanceBetween(a, b), 0);

test('VE 7 a common edge becomes one wall, and an opening in it a gap of its width', () => {
  const rooms = [...square(0, 0, 4), ...square(4, 0, 4)];
  expect(total(wallSegments(rooms, []))).toBeCloseTo(28);
  const opened = wallSegments(rooms, [segment(4, 1, 4, 2.2)]);
  expect(total(opened)).toBeCloseTo(26.8);
  for (const { a, b } of opened) {
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    expect(Math.abs(middle.x - 4) < 0.01 && middle.y > 1 && middle.y < 2.2).toBe(false);
  }
});

test('VE 7 an opening a few centimetres beside its wall still opens it, one across it does not', () => {
  const wall = [segment(0, 0, 10, 0)];
  expect(total(wallSegments(wall, [segment(3, 0.03, 4.5, -0.02)]))).toBeCloseTo(8.5);
  expect(total(wallSegments(wall, [segment(3, 0.2, 4.5, 0.2)]))).toBeCloseTo(10);
  expect(total(wallSegments(wall, [segment(5, -1, 5, 1)]))).toBeCloseTo(10);
});

test('VE 7 joined walls are as long as their pieces, and straight pieces become one', () => {
  const lines = joinSegments([...square(0, 0, 4), segment(4, 0, 9, 0), segment(9, 0, 12, 0)]);
  const length = lines.reduce(
    (sum, line) =>
      sum +
      line.reduce((part, p, i) => {
        const before = line[i - 1];
        return before === undefined ? part : part + distanceBetween(before, p);
      }, 0),
    0,
  );
  expect(length).toBeCloseTo(24);
  expect(lines).toContainEqual([
    { x: 4, y: 0 },
    { x: 12, y: 0 },
  ]);
});

test('VE 7 however outlines overlap on a line, walls cover exactly their union less the openings', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), fc.array(span, { maxLength: 5 }), (edges, gaps) => {
      const line = (spans: [number, number][]) =>
        spans.map(([at, length]) => segment(at, at, at + length, at + length));
      const walls = wallSegments(line(edges), line(gaps));
      const covers = (spans: readonly (readonly [number, number])[], t: number) =>
        spans.some(([from, length]) => from < t && t < from + length);
      const made = walls.map(({ a, b }): [number, number] => [Math.min(a.x, b.x), Math.abs(b.x - a.x)]);
      for (let t = 0.5; t < 61; t++) {
        expect(made.filter(([from, length]) => from < t && t < from + length)).toHaveLength(
          covers(edges, t) && !covers(gaps, t) ? 1 : 0,
        );
      }
    }),
  );
});
