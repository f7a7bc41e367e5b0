import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tintOf } from './density.ts';

const cell = (people: number, level = 'ground') => ({ level, x: 10, y: 20, sizeMetres: 5, people });

test('CL 62 a blot lies on its square, and only on its own level', () => {
  expect(tintOf([cell(6), cell(6, 'upper')], 'ground')).toMatchObject([{ x: 12.5, y: 22.5 }]);
});

test('CL 62 nobody counted, no tint', () => {
  expect(tintOf([cell(0)], 'ground')).toEqual([]);
});

test('CL 62 more people, never less tint, and always between the faintest and the strongest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (a, b) => {
      const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map(
        (people) => tintOf([cell(people)], 'ground')[0]?.strength ?? -1,
      );
      expect(fewer).toBeGreaterThanOrEqual(0.3);
      expect(more).toBeLessThanOrEqual(0.85);
      expect(more).toBeGreaterThanOrEqual(fewer ?? 1);
    }),
  );
});
