import { expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { buildNavigation } from './navigation.ts';

const navigation = buildNavigation(demoVenue());

test('RO 1 a way goes from place to place on one level, and is as long back', () => {
  const [from, to] = [
    { level: 'ground', x: 30, y: 35 },
    { level: 'ground', x: 50, y: 7.5 },
  ];
  const way = navigation.route(from, to);
  if ('reason' in way) throw new Error(way.reason);
  expect(way.legs).toHaveLength(1);
  expect(way.lengthMetres).toBeGreaterThan(33);
  expect(navigation.distance(to, from)).toBeCloseTo(way.lengthMetres, 6);
  expect(way.steps.at(-1)?.kind).toBe('arrive');
});

test('RO 2 where there is no way it says why', () => {
  const inside = { level: 'ground', x: 30, y: 35 };
  const outside = { level: 'ground', x: 500, y: 500 };
  expect(navigation.route(outside, inside)).toEqual({ reason: 'start-off-floor' });
  expect(navigation.route(inside, outside)).toEqual({ reason: 'goal-off-floor' });
  expect(navigation.route(inside, { level: 'nowhere', x: 1, y: 1 })).toEqual({ reason: 'goal-off-floor' });
  expect(navigation.distance(inside, outside)).toBe(Infinity);
});
