import { expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { targetsOf } from '../venue/search/goals.ts';
import { NEAREST_KINDS } from '../venue/search/kinds.ts';
import { nearestGoal, wayToNearest } from './nearest.ts';
import type { Need } from './needs.ts';
import { buildWayfinder } from './wayfinder.ts';

const venue = demoVenue();
const ways = buildWayfinder(venue);
const signs = venue.markers.filter(({ kind }) => kind === 'qr');

test('DO 181 no goal that is left out as too far is sooner reached than the one that is found', () => {
  const wishes: readonly (readonly Need[])[] = [[], ['no-stairs'], ['slow-pace', 'lift-only-when-needed']];
  for (const [i, { level, standAt }] of signs.entries()) {
    const from = { level, x: standAt[0], y: standAt[1] };
    const needs = wishes[i % wishes.length] ?? [];
    for (const of of NEAREST_KINDS) {
      const goals = targetsOf(venue, { kind: 'nearest', of });
      const all = goals.flatMap((goal) => ways.measure(from, goal, { needs })?.seconds ?? []);
      const found = nearestGoal(ways, from, goals, needs);
      if (all.length === 0) expect(found, of).toBeNull();
      else expect(found?.seconds, `${of} from ${level} ${standAt}`).toBe(Math.min(...all));
    }
  }
});

test('DO 181 the way that is told leads to that goal', () => {
  const goals = targetsOf(venue, { kind: 'nearest', of: 'toilet' });
  for (const { level, standAt } of signs) {
    const from = { level, x: standAt[0], y: standAt[1] };
    const told = wayToNearest(ways, from, goals);
    if ('reason' in told) throw new Error(told.reason);
    expect(told.goal).toBe(nearestGoal(ways, from, goals, [])?.goal);
    expect(told.way.steps.at(-1)?.kind).toBe('arrive');
  }
});

test('DO 183 of goals to none of which a way leads it is said why', () => {
  const from = { level: 'ground', x: 30, y: 32 };
  expect(wayToNearest(ways, from, [])).toEqual({ reason: 'goal-off-floor' });
  expect(wayToNearest(ways, from, [{ level: 'ground', x: 900, y: 900 }])).toEqual({ reason: 'goal-off-floor' });
  expect(wayToNearest(ways, { ...from, x: -900 }, [{ level: 'ground', x: 30, y: 20 }])).toEqual({
    reason: 'start-off-floor',
  });
});
