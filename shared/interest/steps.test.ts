import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { AGES } from './shown.ts';
import { readStep, type Step, writeStep } from './steps.ts';

test('IN 23 steps of any length come out as they went in; those of a walker take two bytes a tick and three a second', () => {
  const along = fc.oneof(
    fc.integer({ min: -40, max: 40 }),
    fc.integer({ min: -300, max: 300 }),
    fc.integer({ min: -(2 ** 24), max: 2 ** 24 }),
  );
  const step = fc.record({
    skipped: fc.oneof(fc.nat(2), fc.nat(20)),
    dx: along,
    dy: along,
    age: fc.option(fc.constantFrom(...AGES)),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (all) => {
      const to = new ByteWriter();
      let last = -1;
      const steps = all.map(({ skipped, ...rest }): Step => {
        const one = { turn: last + 1 + skipped, ...rest };
        const before = to.length;
        writeStep(to, last, one);
        last = one.turn;
        const reach = Math.max(Math.abs(one.dx), Math.abs(one.dy));
        if (one.age === null && skipped < 8 && reach < 32) expect(to.length - before).toBe(2);
        else if (one.age === null && skipped < 16 && reach < 256) expect(to.length - before).toBeLessThanOrEqual(3);
        return one;
      });
      const from = new ByteReader(to.take());
      let turn = -1;
      for (const one of steps) {
        const read = readStep(from, turn);
        expect(read).toEqual(one);
        turn = read.turn;
      }
      expect([from.left, from.failed]).toEqual([0, false]);
    }),
    { numRuns: 500 },
  );
});
