import { expect, test } from 'vitest';
import { ADDRESS_TRIES, countTries, TRIES, TRIES_WINDOW } from './tries.ts';

/** Tries on a clock that stands until it is moved. */
function trying() {
  const clock = { now: 1_000 };
  return { clock, ...countTries(() => clock.now) };
}

test('DO 70 a person has five wrong codes, then ten minutes of rest; another person is not touched by that', () => {
  const { clock, may, wrong } = trying();
  for (let n = 0; n < TRIES; n++) {
    expect(may('ada', 'hall')).toBe(true);
    // The rest begins with the last of them.
    clock.now += 60_000;
    wrong('ada', 'hall');
  }
  expect(may('ada', 'hall')).toBe(false);
  expect(may('ada', 'elsewhere')).toBe(false);
  expect(may('ben', 'hall')).toBe(true);
  clock.now += TRIES_WINDOW - 1;
  expect(may('ada', 'hall')).toBe(false);
  clock.now += 1;
  expect(may('ada', 'hall')).toBe(true);
});

test('DO 71 after many wrong codes from one address each there has one try; whoever has made none has theirs, always', () => {
  const { clock, may, wrong } = trying();
  for (let n = 0; n < ADDRESS_TRIES; n++) wrong(`guesser-${n}`, 'hall');
  expect(may('guesser-0', 'hall')).toBe(false);
  for (let n = 0; n < 1_000; n++) {
    const newcomer = `newcomer-${n}`;
    expect(may(newcomer, 'hall')).toBe(true);
    wrong(newcomer, 'hall');
    expect(may(newcomer, 'hall')).toBe(false);
  }
  expect(may('ada', 'hall')).toBe(true);
  // At another address one wrong code is still one of five.
  expect(may('guesser-0', 'home')).toBe(true);
  clock.now += TRIES_WINDOW;
  expect(may('guesser-0', 'hall')).toBe(true);
});
