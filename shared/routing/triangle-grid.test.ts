import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TriangleGrid } from './triangle-grid.ts';

const size = fc.integer({ min: 0, max: 4000 }).map((n) => n / 100);
const box = fc
  .tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), size, size)
  .map(([x, y, width, height]) => ({ minX: x / 100, minY: y / 100, maxX: x / 100 + width, maxY: y / 100 + height }));

test('RO 70 a rectangle meets the triangles that looking at every one of them would find', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), box, (bounds, window) => {
      const touched = bounds.flatMap((b, i) =>
        b.minX <= window.maxX && b.maxX >= window.minX && b.minY <= window.maxY && b.maxY >= window.minY ? [i] : [],
      );
      const flat = Float64Array.from(bounds.flatMap((b) => [b.minX, b.minY, b.maxX, b.maxY]));
      expect(new TriangleGrid(flat).search(window).sort((a, b) => a - b)).toEqual(touched);
    }),
  );
});
