import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, layoutScale, placeLabels, wrapName } from './label-layout.ts';

const candidate = (id: string, x: number, y: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  at: { x, y },
  width: 80,
  height: 18,
  below: 0,
  slack: 0,
  priority: 1,
  fromScale: 0,
  ...more,
});

const arbitrary = fc
  .array(
    fc.record({
      x: fc.double({ min: 0, max: 100, noNaN: true }),
      y: fc.double({ min: 0, max: 60, noNaN: true }),
      width: fc.integer({ min: 10, max: 300 }),
      height: fc.integer({ min: 10, max: 60 }),
      below: fc.constantFrom(0, 20),
      slack: fc.double({ min: 0, max: 6, noNaN: true }),
      priority: fc.integer({ min: 0, max: 9 }),
      fromScale: fc.double({ min: 0, max: 30, noNaN: true }),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map(({ x, y, ...more }, i) => candidate(`c${i}`, x, y, more)));

test('CL 60 no two of those shown lie on one another', () => {
  fc.assert(
    fc.property(arbitrary, fc.double({ min: 0.5, max: 64, noNaN: true }), (candidates, scale) => {
      const placed = placeLabels(candidates, scale);
      const boxes = candidates.flatMap((c) => {
        const shift = placed.get(c.id);
        return shift === undefined ? [] : [{ ...c, x: c.at.x * scale, y: c.at.y * scale + c.below + shift }];
      });
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const apart = Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
          expect(apart, `${a.id} and ${b.id}`).toBe(true);
        }
      });
    }),
  );
});

test('CL 60 what gives way is the less important, and equal ones give way by their ids', () => {
  const near = [
    candidate('a', 0, 0),
    candidate('b', 1, 0, { priority: 5 }),
    candidate('c', 50, 0),
    candidate('d', 51, 0),
  ];
  expect([...placeLabels(near, 10).keys()].sort()).toEqual(['b', 'c']);
});

test('CL 60 a name moves aside within its area before it gives way', () => {
  const tight = [candidate('a', 0, 0, { priority: 5 }), candidate('b', 0, 1, { slack: 0.5 })];
  expect(placeLabels(tight, 10).has('b')).toBe(false);
  const roomy = [candidate('a', 0, 0, { priority: 5 }), candidate('b', 0, 1, { slack: 4 })];
  const shift = placeLabels(roomy, 10).get('b');
  expect(shift).not.toBe(0);
  expect(Math.abs(shift ?? 99)).toBeLessThanOrEqual(40);
});

test('CL 60 nothing is shown below its scale', () => {
  expect(placeLabels([candidate('a', 0, 0, { fromScale: 8 })], 7.9).size).toBe(0);
  expect(placeLabels([candidate('a', 0, 0, { fromScale: 8 })], 8).size).toBe(1);
});

test('CL 61 the same names are shown within a small step of scale, and never for a larger scale than there is', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 64, noNaN: true }), (scale) => {
      const step = layoutScale(scale);
      expect(step).toBeLessThanOrEqual(scale * (1 + 1e-6));
      expect(step).toBeGreaterThan(scale / 1.13);
      expect(layoutScale(step)).toBeCloseTo(step);
    }),
  );
});

test('CL 60 a long name goes on two lines of about equal length, a single word stays whole', () => {
  const width = (text: string) => text.length * 8;
  expect(wrapName('Foyer', 84, width)).toEqual(['Foyer']);
  expect(wrapName('Hall 3 Foyer Ground Level', 84, width)).toEqual(['Hall 3 Foyer', 'Ground Level']);
  expect(wrapName('Donaudampfschifffahrt', 84, width)).toEqual(['Donaudampfschifffahrt']);
});

test('VE 101 a name that may move goes out of the way of a sign, and stays where it is when it cannot', () => {
  const taken = { points: [{ x: 0, y: 0 }], side: 22 };
  const roomy = [candidate('a', 0, 0, { slack: 10 })];
  expect(placeLabels(roomy, 10).get('a')).toBe(0);
  const shift = placeLabels(roomy, 10, taken).get('a') ?? 0;
  expect(Math.abs(shift)).toBeGreaterThan(0);
  expect(placeLabels([candidate('a', 0, 0)], 10, taken).get('a')).toBe(0);
  const all = { points: Array.from({ length: 40 }, (_, i) => ({ x: 0, y: i / 2 - 10 })), side: 22 };
  expect(placeLabels(roomy, 10, all).get('a')).toBe(0);
});
