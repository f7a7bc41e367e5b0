import { expect, test } from 'vitest';
import type { GoalAnswer } from '../../shared/protocol/ways.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { shownWay, wayOnLevel } from './shown-way.ts';

const venue = demoVenue();
const [below, above] = [
  [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
  ],
  [
    { x: 5, y: 0 },
    { x: 9, y: 0 },
  ],
];
const answer: GoalAnswer = {
  to: 'area:upper-library',
  far: { goal: { goal: 'area:upper-library', level: 'upper', x: 9, y: 1 }, lengthMetres: 9, seconds: 30 },
  noWay: null,
  route: {
    legs: [
      { level: 'ground', line: below ?? [], next: { kind: 'stairs', level: 'upper' } },
      { level: 'upper', line: above ?? [], next: null },
    ],
    steps: [],
    lengthMetres: 9,
    seconds: 30,
    step: 0,
  },
};

test('CL 184 a way is shown level by level: its line, where it goes up in words, and its goal on its own level', () => {
  const way = shownWay(answer);
  if (!way) throw new Error('no way');
  expect([...way.legs]).toEqual(['ground', 'upper']);
  expect(wayOnLevel(way, 'ground', venue, 'fr')).toEqual({
    lines: [below],
    goal: null,
    marks: [{ at: { x: 4, y: 0 }, words: '↑ Étage' }],
  });
  expect(wayOnLevel(way, 'upper', venue, 'en')).toMatchObject({ lines: [above], goal: { x: 9, y: 1 }, marks: [] });
  expect(wayOnLevel(way, 'cellar', venue, 'en')).toEqual({ lines: [], goal: null, marks: [] });
});

test('CL 184 without a way there is nothing to show', () => {
  expect(shownWay(null)).toBeNull();
  expect(shownWay({ ...answer, route: null })).toBeNull();
});
