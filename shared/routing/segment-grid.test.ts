import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsIntersect } from '../geometry/segment.ts';
import { SegmentGrid } from './segment-grid.ts';

const point = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) }).map(
  // Many ends on the lines between squares, where it is easiest to go astray.
  ({ x, y }) => ({ x: x / 10, y: y / 10 }),
);
const segment = fc.record({ a: point, b: point });

test('RO 90 a line of sight meets the walls that it crosses, those and no others', () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 40 }), segment, (walls, { a, b }) => {
      const crossed = walls.filter((wall) => segmentsIntersect(a, b, wall.a, wall.b));
      const grid = new SegmentGrid(walls);
      expect(grid.meets(a, b)).toBe(crossed.length > 0);
      expect(new Set(grid.met(a, b))).toEqual(new Set(crossed));
    }),
    { numRuns: 500 },
  );
});
