import fc from 'fast-check';
import { test } from 'vitest';
import { expMinus, lnOf } from './tables.ts';

test('PO 76 what is looked up is what would be computed, but for so little that no guess is the worse for it', () => {
  const exponents = fc.oneof(fc.constantFrom(0, 15.9999, 16, 700), fc.double({ min: 0, max: 40, noNaN: true }));
  fc.assert(fc.property(exponents, (x) => Math.abs(expMinus(x) - Math.exp(-x)) <= 0.01 * Math.exp(-x)));
  const distances = fc.oneof(fc.constantFrom(0.5, 127.9999, 128, 1e6), fc.double({ min: 0.5, max: 300, noNaN: true }));
  fc.assert(fc.property(distances, (metres) => Math.abs(lnOf(metres) - Math.log(metres)) < 0.032));
});
