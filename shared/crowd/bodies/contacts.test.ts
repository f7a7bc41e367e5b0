import { expect, test } from 'vitest';
import { ContactCounter, durationOf, kolmogorovSmirnov, partnersOf } from './contacts.ts';
import { Throng } from './throng.ts';

const LEVEL = '0';

/** Two who stand so far apart and face where they are told, for so many seconds each. */
function counted(metres: number, turns: readonly (readonly [seconds: number, faces: boolean])[]) {
  const throng = new Throng({ walls: [], wayBetween: () => null });
  const one = throng.add({ level: LEVEL, x: 0, y: 0 }, 1);
  const other = throng.add({ level: LEVEL, x: metres, y: 0 }, 1);
  const counter = new ContactCounter(throng);
  for (const [seconds, faces] of turns) {
    one.heading = 0;
    other.heading = faces ? Math.PI : 0;
    for (let second = 0; second < seconds; second++) counter.look();
  }
  return counter.take();
}

test('CR 25 a contact is counted within 1.5 m and face to face, in windows of 20 s, and ends by a window without', () => {
  expect(counted(1.4, [[1, true]]).map(durationOf)).toEqual([20]);
  expect(counted(1.6, [[60, true]])).toEqual([]);
  expect(counted(1, [[60, false]])).toEqual([]);
  expect(counted(1, [[41, true]]).map(durationOf)).toEqual([60]);
  // Nobody faces anybody for eighteen seconds, but each window has a glance.
  expect(
    counted(1, [
      [1, true],
      [19, false],
      [1, true],
    ]).map(durationOf),
  ).toEqual([40]);
  expect(
    counted(1, [
      [5, true],
      [40, false],
      [5, true],
    ]).map(durationOf),
  ).toEqual([20, 20]);
});

test('CR 25 somebody is asked about half a right angle to the side in vain', () => {
  const throng = new Throng({ walls: [], wayBetween: () => null });
  const one = throng.add({ level: LEVEL, x: 0, y: 0 }, 1);
  const other = throng.add({ level: LEVEL, x: 1, y: 0 }, 1);
  const counter = new ContactCounter(throng);
  one.heading = Math.PI / 4;
  other.heading = Math.PI;
  counter.look();
  expect(counter.take()).toEqual([]);
  one.heading = Math.PI / 7;
  counter.look();
  expect(counter.take()).toHaveLength(1);
});

test('CR 26 the distance of two lists is the largest difference of their shares, and partners are counted once', () => {
  expect(kolmogorovSmirnov([1, 2, 3], [1, 2, 3])).toBe(0);
  expect(kolmogorovSmirnov([1, 1], [2, 2])).toBe(1);
  expect(kolmogorovSmirnov([20, 20, 20, 40], [20, 40, 40, 40])).toBe(0.5);
  const contact = (a: number, b: number) => ({ a, b, from: 0, to: 0 });
  expect(partnersOf([contact(1, 2), contact(1, 2), contact(1, 3)])).toEqual([1, 1, 2]);
});
