import { expect, test } from 'vitest';
import { Chance } from '../chance.ts';
import { ContactCounter, durationOf } from './contacts.ts';
import { Gatherings } from './gatherings.ts';
import { MANNERS } from './manners.ts';
import { Throng } from './throng.ts';

const LEVEL = '0';

/** Two who stand together for ten minutes and look away after each bout, of some seconds: for how long face to face. */
function faceToFace(again: number): number {
  const throng = new Throng({ walls: [], wayBetween: (_from, to) => [to] });
  const manners = { ...MANNERS, again, joins: 1, looksAway: 0, awayMean: 30, shortestBout: 5, boutExponent: 8 };
  const gatherings = new Gatherings(throng, new Chance(3), manners, []);
  const counter = new ContactCounter(throng);
  for (const x of [0, 1]) gatherings.settle(throng.add({ level: LEVEL, x, y: 0 }, 1.3));
  for (let second = 0; second < 600; second++) {
    throng.step(1_000);
    gatherings.step(1_000);
    counter.look();
  }
  return counter
    .take()
    .map(durationOf)
    .reduce((sum, one) => sum + one, 0);
}

test('CR 47 who has turned to one person turns to another next, to the same only now and then, also where there is no other', () => {
  expect(faceToFace(1)).toBeGreaterThan(500);
  const seldom = faceToFace(0.09);
  expect(seldom).toBeGreaterThan(20);
  expect(seldom).toBeLessThan(300);
  expect(faceToFace(0)).toBeLessThanOrEqual(40);
});
