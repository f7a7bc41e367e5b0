import { expect, test } from 'vitest';
import { levelsOf } from './levels.ts';

test.each([
  ['0', [0]],
  ['-1', [-1]],
  ['0-3', [0, 1, 2, 3]],
  ['0;1', [0, 1]],
  ['-1-3', [-1, 0, 1, 2, 3]],
  ['-2--1', [-2, -1]],
  ['0.5', [0.5]],
  ['0.08', [0.08]],
  ['2; 0-1;1', [0, 1, 2]],
  ['0.5-2', [0.5, 1, 2]],
  ['1-1', [1]],
  ['-0', [0]],
])('VE 60 the levels of "%s" are %j', (text, levels) => {
  expect(levelsOf(text)).toEqual(levels);
});

test.each(['', 'G', '0,1', '3-1', '0-', '1-2-3', '0;', '900', '0-1e9', '--1', '0x1'])(
  'VE 60 "%s" names no levels',
  (text) => {
    expect(levelsOf(text)).toBeNull();
  },
);
