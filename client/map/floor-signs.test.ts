import { expect, test } from 'vitest';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import { floorSigns } from './floor-signs.ts';

const levels = [
  { id: 'ground', ordinal: 0, shortName: '0' },
  { id: 'upper', ordinal: 1, shortName: 'M' },
];
const legs: OwnRoute['legs'] = [
  {
    level: 'ground',
    line: [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
    ],
    next: { kind: 'stairs', level: 'upper' },
  },
  {
    level: 'upper',
    line: [
      { x: 9, y: 0 },
      { x: 9, y: 20 },
    ],
    next: { kind: 'lift', level: 'ground' },
  },
  {
    level: 'ground',
    line: [
      { x: 9, y: 20 },
      { x: 0, y: 20 },
    ],
    next: null,
  },
];

test('CL 154 a way has a sign wherever it goes on to another floor or comes from one, on the level shown', () => {
  expect(floorSigns({ legs }, 'ground', levels)).toEqual([
    { x: 9, y: 0, leg: 0, way: 'on', direction: 'up', kind: 'stairs', floor: 'M' },
    { x: 9, y: 20, leg: 2, way: 'from', direction: 'down', kind: 'lift', floor: 'M' },
  ]);
  expect(floorSigns({ legs }, 'upper', levels)).toEqual([
    { x: 9, y: 0, leg: 1, way: 'from', direction: 'up', kind: 'stairs', floor: '0' },
    { x: 9, y: 20, leg: 1, way: 'on', direction: 'down', kind: 'lift', floor: '0' },
  ]);
  expect(floorSigns({ legs: legs.slice(2) }, 'ground', levels)).toEqual([]);
  expect(floorSigns({ legs }, 'cellar', levels)).toEqual([]);
});

test('CL 154 of two that would lie on one another the one where the way goes on is drawn', () => {
  const short = legs.map((leg) =>
    leg.level === 'upper'
      ? {
          ...leg,
          line: [
            { x: 9, y: 0 },
            { x: 9, y: 1 },
          ],
        }
      : leg,
  );
  expect(floorSigns({ legs: short }, 'upper', levels).map(({ way, kind }) => [way, kind])).toEqual([['on', 'lift']]);
});
