import fc from 'fast-check';
import { expect, test } from 'vitest';
import { surroundingsScale } from './surroundings.ts';
import { FOCUS_SCALE } from './view.ts';

const VISIBLE = { width: 320, height: 440 };
const name = (x: number, y: number, fromScale = 1) => ({ at: { x, y }, fromScale });

test('CL 108 among many names one looks near, in a bare hall from farther', () => {
  const here = { x: 0, y: 0 };
  expect(surroundingsScale([name(1, 1), name(-3, 2), name(2, -5)], here, VISIBLE)).toBe(FOCUS_SCALE);
  const hall = surroundingsScale([name(1, 1), name(-17, 2), name(2, -22)], here, VISIBLE);
  expect(hall).toBeLessThan(FOCUS_SCALE);
  expect(VISIBLE.width / 2 / hall).toBeGreaterThanOrEqual(17);
});

test('CL 108 a name that would not be shown yet tells nothing', () => {
  expect(surroundingsScale([name(1, 1, 30), name(2, 2, 30), name(1, 3, 30)], { x: 0, y: 0 }, VISIBLE)).toBeLessThan(
    FOCUS_SCALE / 2,
  );
});

test('CL 108 on a big level the view is never the whole level', () => {
  const coordinate = fc.integer({ min: 0, max: 300 });
  const names = fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 40 })), { maxLength: 60 });
  fc.assert(
    fc.property(names, coordinate, coordinate, (all, x, y) => {
      const scale = surroundingsScale(
        all.map(([nx, ny, from]) => name(nx, ny, from)),
        { x, y },
        VISIBLE,
      );
      expect(scale).toBeLessThanOrEqual(FOCUS_SCALE);
      expect(VISIBLE.height / scale).toBeLessThan(100);
    }),
  );
});
