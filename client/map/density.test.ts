import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameTint, sameWash, tintOf, washOf } from './density.ts';

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

const count = (area: string, present: number) => ({ area, present, open: 0 });

test('CL 110 an area is washed by how full it is, another level and who is not told of are not', () => {
  const size = (area: string) => (area === 'elsewhere' ? null : area === 'hall' ? 4000 : 60);
  const wash = washOf([count('hall', 30), count('bar', 30), count('elsewhere', 30), count('empty', 0)], size);
  expect([...wash.keys()]).toEqual(['hall', 'bar']);
  expect(wash.get('hall')).toBeGreaterThanOrEqual(0.2);
  expect(wash.get('bar') ?? 0).toBeGreaterThan(wash.get('hall') ?? 1);
  expect(washOf([count('bar', 900)], size).get('bar')).toBeCloseTo(0.55);
});

test('CL 100 one person more in a hall looks the same, a crowd does not', () => {
  const wash = (present: number) => washOf([count('hall', present)], () => 400);
  expect(sameWash(wash(40), wash(41))).toBe(true);
  expect(sameWash(wash(40), wash(160))).toBe(false);
  expect(sameWash(wash(40), new Map())).toBe(false);
  expect(sameTint(tintOf([cell(6)], 'ground'), tintOf([cell(6)], 'ground'))).toBe(true);
  expect(sameTint(tintOf([cell(6)], 'ground'), tintOf([cell(9)], 'ground'))).toBe(false);
});
