import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOwn, encodeOwn } from './own-frame.ts';

const LEVELS = ['ground', 'first', 'second'];
const metres = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const place = fc.record({ level: fc.constantFrom(...LEVELS), x: metres, y: metres });

test('IN 12 what only I may know comes out as it went in, to a centimetre', () => {
  const own = fc.record({
    dot: fc.option(fc.nat(0xffff_ffff)),
    body: fc.option(fc.tuple(place, fc.nat(500)).map(([at, accuracyMetres]) => ({ ...at, accuracyMetres }))),
    partner: fc.option(place),
  });
  fc.assert(
    fc.property(own, (before) => {
      const after = decodeOwn(encodeOwn(before, LEVELS), LEVELS);
      expect(after?.dot).toBe(before.dot);
      expect(after?.body?.accuracyMetres).toBe(before.body?.accuracyMetres);
      for (const key of ['body', 'partner'] as const) {
        expect(after?.[key]?.level).toBe(before[key]?.level);
        const off = Math.abs((after?.[key]?.x ?? 0) - (before[key]?.x ?? 0));
        expect(off).toBeLessThanOrEqual(0.010_001);
      }
    }),
    { numRuns: 500 },
  );
});

test('IN 12 bytes that are no own frame are null and never thrown over', () => {
  expect(decodeOwn(new Uint8Array(), LEVELS)).toBeNull();
  expect(decodeOwn(Uint8Array.of(2, 9, 0, 0, 0), LEVELS)).toBeNull();
  expect(decodeOwn(Uint8Array.of(0, 0), LEVELS)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      decodeOwn(bytes, LEVELS);
    }),
  );
});
