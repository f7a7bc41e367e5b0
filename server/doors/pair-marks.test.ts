import { expect, test } from 'vitest';
import { newKeys } from './keys.ts';
import { pairMarks } from './proofs.ts';

test('RM 47 a mark is another for each pair, day and key, tells neither of the two, and is found by older keys too', () => {
  const [old, fresh] = [newKeys(), newKeys()];
  const [mark = ''] = pairMarks(fresh, '2026-11-24T04:00:00', 'ada|ben');
  expect(mark).toMatch(/^[\w-]{22}$/);
  expect(pairMarks(fresh, '2026-11-24T04:00:00', 'ada|ben')).toEqual([mark]);
  expect(pairMarks(fresh, '2026-11-25T04:00:00', 'ada|ben')).not.toContain(mark);
  expect(pairMarks(fresh, '2026-11-24T04:00:00', 'ada|cleo')).not.toContain(mark);
  expect(pairMarks(old, '2026-11-24T04:00:00', 'ada|ben')).not.toContain(mark);
  expect(pairMarks([old[0], fresh[0]], '2026-11-24T04:00:00', 'ada|ben')).toContain(mark);
});
