import { expect, test } from 'vitest';
import type { Dot } from '../shared/interest/floor-decoder.ts';
import { DotDelays } from './dot-delays.ts';

const dotOf = (giveLine: string, x: number, level = '0'): Dot => ({
  dot: 1,
  level,
  placement: { kind: 'spot', x, y: 0 },
  age: 'fresh',
  card: { firstName: '', gives: [], giveLine, simulated: false },
});
const at = (x: number) => ({ level: '0', x, y: 0 });
const here = at(0);

function measuring() {
  const near: number[] = [];
  const far: number[] = [];
  const signs = [at(5), at(6.5), at(30)];
  return { near, far, delays: new DotDelays(signs, (ms, isNear) => (isNear ? near : far).push(ms)) };
}

test('LT 2 the delay is from the send call to the frame with the new place, once for each who sees it', () => {
  const { near, delays } = measuring();
  delays.sends('a', at(5), 1_000, true);
  delays.sees('b', here, dotOf('a', 3), 1_050);
  delays.sees('b', here, dotOf('a', 5, '1'), 1_060);
  delays.sees('a', here, dotOf('a', 5), 1_070);
  expect(near).toEqual([]);
  delays.sees('b', here, dotOf('a', 5.02), 1_120);
  delays.sees('b', here, dotOf('a', 5.02), 1_400);
  delays.sees('c', here, dotOf('a', 5), 1_220);
  expect(near).toEqual([120, 220]);
  delays.sends('a', at(6.5), 2_000, true);
  delays.sees('b', here, dotOf('a', 6.5), 2_300);
  expect(near).toEqual([120, 220, 300]);
});

test('LT 3 a scan that nobody can see, or that moves nobody, is not counted', () => {
  const { near, delays } = measuring();
  delays.sends('a', at(5), 1_000, false);
  delays.sees('b', here, dotOf('a', 5), 9_000);
  delays.sends('a', at(6.5), 10_000, true);
  delays.sends('a', at(6.6), 20_000, true);
  delays.sees('b', here, dotOf('a', 6.5), 10_200);
  delays.sees('c', here, dotOf('nobody', 6.5), 10_200);
  expect(near).toEqual([200]);
});

test('LT 27 who is farther away than 7 m, or nobody knows where, is counted apart: they are told once a second', () => {
  const { near, far, delays } = measuring();
  delays.sends('a', at(30), 1_000, true);
  delays.sees('b', here, dotOf('a', 30), 1_900);
  delays.sees('c', at(24), dotOf('a', 30), 1_200);
  delays.sees('d', null, dotOf('a', 30), 1_300);
  delays.sees('e', { ...at(30), level: '1' }, dotOf('a', 30), 1_400);
  expect(near).toEqual([200]);
  expect(far).toEqual([900, 300, 400]);
});

test('LT 28 a bot of another process may be seen before the word of its scan comes, and is counted by its own clock', () => {
  const sender = measuring();
  const viewer = measuring();
  sender.delays.sends('a', at(5), 1_000, true);
  viewer.delays.sees('b', here, dotOf('a', 5), 1_080);
  // Gliding there is no arrival.
  viewer.delays.sees('c', here, dotOf('a', 4), 1_080);
  expect(viewer.near).toEqual([]);
  viewer.delays.heard(sender.delays.unsaid());
  expect(viewer.near).toEqual([80]);
  expect(sender.delays.unsaid()).toEqual([]);
  // What was seen there before it was sent was another time.
  viewer.delays.sees('b', here, dotOf('a', 9), 1_500);
  sender.delays.sends('a', at(6.5), 2_000, true);
  viewer.delays.heard(sender.delays.unsaid());
  expect(viewer.near).toEqual([80]);
});

test('LT 2 who comes onto the map where they stand, and whose dot ages there later, did not move: nothing is counted', () => {
  const sender = measuring();
  const viewer = measuring();
  sender.delays.sends('a', at(5), 1_000, true);
  const told = sender.delays.unsaid();
  for (const { delays } of [sender, viewer]) {
    delays.appears('b', dotOf('a', 5), 30_000);
    if (delays === viewer.delays) delays.heard(told);
    delays.sees('b', here, dotOf('a', 5), 45_000);
    delays.sees('c', here, dotOf('a', 5), 1_100);
  }
  expect(sender.near).toEqual([100]);
  expect(viewer.near).toEqual([100]);
});
