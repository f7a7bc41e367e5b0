import { expect, test } from 'vitest';
import { CUT_REASONS, countCuts } from './cuts.ts';

test('OP 1 every reason for a cut is counted from the beginning, and each cut once', () => {
  const cuts = countCuts();
  expect([...cuts.counts.keys()]).toEqual([...CUT_REASONS]);
  expect([...cuts.counts.values()].every((count) => count === 0)).toBe(true);
  cuts.cut('flood');
  cuts.cut('flood');
  expect(cuts.counts.get('flood')).toBe(2);
  expect(countCuts().counts.get('flood')).toBe(0);
});
