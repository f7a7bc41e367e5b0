import { expect, test } from 'vitest';
import { openNear } from './nearby.ts';

const level = (area: string): string | null => (area.startsWith('up') ? '1' : '0');
const areas = [
  { area: 'foyer', present: 20, open: 9 },
  { area: 'hall', present: 12, open: 6 },
  { area: 'up-bar', present: 9, open: 5 },
  { area: 'bar', present: 9, open: 0 },
];

test('CL 11 near is my area; where that is not told, my level; where I am nowhere, the house', () => {
  expect(openNear(areas, 'foyer', level)).toBe(9);
  expect(openNear(areas, 'bar', level)).toBe(15);
  expect(openNear(areas, null, level)).toBe(20);
  expect(openNear([], 'foyer', level)).toBeNull();
  expect(openNear([{ area: 'bar', present: 9, open: 0 }], 'bar', level)).toBeNull();
});
