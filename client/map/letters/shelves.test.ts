import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Shelves } from './shelves.ts';

const SIDE = 64;
const size = fc.record({ width: fc.integer({ min: 1, max: 70 }), height: fc.integer({ min: 1, max: 70 }) });

test('CL 248 letters in the atlas lie within it, and none on another', () => {
  fc.assert(
    fc.property(fc.array(size, { maxLength: 60 }), (sizes) => {
      const shelves = new Shelves(SIDE);
      const taken = sizes.flatMap(({ width, height }) => {
        const at = shelves.take(width, height);
        return at ? [{ ...at, right: at.x + width, bottom: at.y + height }] : [];
      });
      for (const [i, one] of taken.entries()) {
        expect(one.right).toBeLessThanOrEqual(SIDE);
        expect(one.bottom).toBeLessThanOrEqual(SIDE);
        for (const other of taken.slice(i + 1))
          expect(one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom).toBe(
            false,
          );
      }
    }),
  );
});

test('CL 248 an atlas of letters of one height is filled', () => {
  const shelves = new Shelves(SIDE);
  let taken = 0;
  while (shelves.take(8, 16)) taken += 1;
  expect(taken).toBe((SIDE / 8) * (SIDE / 16));
});
