import { expect, test } from 'vitest';
import { checkVenue } from '../../../../shared/venue/check-venue.ts';
import { FullHall } from './full-hall.ts';
import { hallFor } from './hall.ts';
import { exponentOf } from './tick-cost.ts';

test('LT 20: the hall of the room bench is a venue without faults, of 16 m² a person', () => {
  expect(checkVenue(hallFor(500)).faults).toEqual([]);
});

test('LT 21: the growth of a cost is told as the power of the people that it grows by', () => {
  const people = [500, 1_000, 10_000];
  expect(exponentOf(people.map((n) => ({ people: n, ms: 3 * n })))).toBeCloseTo(1);
  expect(exponentOf(people.map((n) => ({ people: n, ms: 0.01 * n ** 1.5 })))).toBeCloseTo(1.5);
});

test('LT 20: its people are open and on their way', async () => {
  const hall = await FullHall.build({ people: 100, open: 1, moving: 1 });
  await hall.fill();
  hall.live();
  hall.host.tick();
  expect(hall.world.dots.size).toBe(100);
  expect(hall.people.filter((who) => hall.world.derived.motion.isWalking(who))).toHaveLength(100);
});
