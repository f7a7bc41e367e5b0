import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './figures.ts';
import { Histogram } from './histogram.ts';

const times = fc.array(fc.double({ min: 0.06, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 });

test('LT 25 a quantile is within a hundredth of the value that was measured', () => {
  fc.assert(
    fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const histogram = new Histogram();
      for (const value of values) histogram.add(value);
      const exact = quantile(values, share) ?? 0;
      expect(Math.abs((histogram.quantile(share) ?? 0) - exact)).toBeLessThanOrEqual(0.0101 * exact);
    }),
  );
});

test('LT 25 what several processes counted adds up to what one would have counted', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), (parts) => {
      const one = new Histogram();
      const merged = new Histogram();
      for (const part of parts) {
        const own = new Histogram();
        for (const value of part) {
          one.add(value);
          own.add(value);
        }
        merged.merge(own.take());
        expect(own.total).toBe(0);
      }
      expect(merged.counts).toEqual(one.counts);
      expect(merged.total).toBe(parts.flat().length);
    }),
  );
});

test('LT 4 nothing measured has no quantile', () => {
  expect(new Histogram().quantile(0.5)).toBeNull();
});

test('LT 25 stretches of a distribution hold all that lies in them', () => {
  const histogram = new Histogram();
  for (const value of [5, 10, 20, 20, 90]) histogram.add(value);
  expect(histogram.between([1, 8, 50, 200])).toEqual([1, 3, 1]);
});
