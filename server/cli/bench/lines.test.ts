import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';

test('RO 112 a bench prints one figure a line with its bar, and records as columns of one table', () => {
  const venues = [
    { venue: 'demo', pairs: 1000, rival: { name: 'other' } },
    { venue: 'a-long-name', pairs: 7 },
  ];
  expect([...linesOf({ beatMs: 3.5, venues, list: [1, 2] }, { beatMs: 'at most 5', pairs: 'all' })]).toEqual([
    'beatMs                3.5       (at most 5)',
    'venue  demo              a-long-name',
    'pairs  1000              7            (all)',
    'rival  {"name":"other"}',
    'list                  [1,2]',
  ]);
});
