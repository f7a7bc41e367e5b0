/** Bodies alone: no venue but walls, nobody who decides anything. */
import { expect, test } from 'vitest';
import type { Place } from '../../geometry/point.ts';
import { segmentsIntersect } from '../../geometry/segment.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import { Chance } from '../chance.ts';
import type { Mover } from './mover.ts';
import { paceFrom } from './pace.ts';
import { Throng } from './throng.ts';

const at = (x: number, y: number): Place => ({ level: '0', x, y });
const wall = (ax: number, ay: number, bx: number, by: number): WallPiece => ({
  level: '0',
  a: { x: ax, y: ay },
  b: { x: bx, y: by },
});
const room = (door: number): WallPiece[] => [
  wall(0, -8, 0, -door / 2),
  wall(0, door / 2, 0, 8),
  wall(-12, -8, 0, -8),
  wall(-12, 8, 0, 8),
  wall(-12, -8, -12, 8),
];
const open = (walls: readonly WallPiece[]) => new Throng({ walls, wayBetween: () => null });

/** The least distance between two who are on the floor. */
function leastApart(movers: readonly Mover[]): number {
  let least = Infinity;
  for (const [i, one] of movers.entries()) {
    for (const other of movers.slice(i + 1)) least = Math.min(least, distanceBetween(one, other));
  }
  return least;
}

/** Sixty people leave a room by a door of this width: people a second, without those who come first and last. */
function flowThrough(door: number, seed: number) {
  const walls = room(door);
  const throng = open(walls);
  const chance = new Chance(seed);
  const movers = Array.from({ length: 60 }, (_, i) => {
    const mover = throng.add(at(-1.2 - (i % 10) * 0.75, -3 + Math.floor(i / 10) * 0.75), paceFrom(chance));
    throng.follow(mover, [at(0, 0), at(12, 0)]);
    return mover;
  });
  const times: number[] = [];
  let least = Infinity;
  let crossed = 0;
  for (let ms = 0; ms < 180_000 && times.length < 60; ms += 100) {
    const before = movers.map(({ x, y }) => ({ x, y }));
    throng.step(100);
    for (const [i, mover] of movers.entries()) {
      const from = before[i] ?? mover;
      if (walls.some(({ a, b }) => segmentsIntersect(from, mover, a, b))) crossed += 1;
      if (from.x <= 0 && mover.x > 0) times.push(ms / 1000);
    }
    if (ms % 500 === 0) least = Math.min(least, leastApart(movers));
  }
  const [first, last] = [times[9], times.at(-11)];
  return { flow: (times.length - 20) / ((last ?? 0) - (first ?? 0)), through: times.length, least, crossed };
}

// Published experiments: Kretz, Grünebohm and Schreckenberg 2006; Seyfried et al. 2009.
test.each([
  [0.5, 0.9, 1.5],
  [0.7, 1.3, 1.9],
  [1.2, 1.9, 2.8],
])('CR 20 through a door of %f m go %f to %f people a second, nobody through its walls', (door, slowest, quickest) => {
  const { flow, through, least, crossed } = flowThrough(door, 1);
  expect(through).toBe(60);
  expect(crossed).toBe(0);
  expect(least).toBeGreaterThanOrEqual(0.2);
  expect(flow).toBeGreaterThanOrEqual(slowest);
  expect(flow).toBeLessThanOrEqual(quickest);
});

test('CR 21 alone on a straight way people walk at 1.1 to 1.75 m a second, from the tenth to the ninetieth of a hundred', () => {
  const chance = new Chance(4);
  const throng = open([]);
  const movers = Array.from({ length: 200 }, (_, i) => {
    const mover = throng.add(at(0, i * 12), paceFrom(chance));
    throng.follow(mover, [at(60, i * 12)]);
    return mover;
  });
  throng.step(4_000);
  const before = movers.map(({ x }) => x);
  for (let second = 0; second < 10; second++) throng.step(1_000);
  const speeds = movers.map(({ x }, i) => (x - (before[i] ?? x)) / 10).sort((a, b) => a - b);
  expect(speeds[20]).toBeGreaterThanOrEqual(1.1);
  expect(speeds[179]).toBeLessThanOrEqual(1.75);
  expect((speeds[179] ?? 0) - (speeds[20] ?? 0)).toBeGreaterThan(0.3);
});

test('CR 22 two streams that meet in a narrow corridor pass each other, and nobody comes nearer than 0.2 m', () => {
  const walls = [wall(-20, -1, 20, -1), wall(-20, 1, 20, 1)];
  const throng = open(walls);
  const chance = new Chance(9);
  const movers = Array.from({ length: 24 }, (_, i) => {
    const side = i % 2 === 0 ? -1 : 1;
    const mover = throng.add(at(side * (3 + Math.floor(i / 2) * 1.1), chance.between([-0.6, 0.6])), paceFrom(chance));
    throng.follow(mover, [at(-side * 18, 0)]);
    return { mover, side };
  });
  let least = Infinity;
  for (let ms = 0; ms < 60_000; ms += 100) {
    throng.step(100);
    least = Math.min(least, leastApart(movers.map(({ mover }) => mover)));
  }
  expect(least).toBeGreaterThanOrEqual(0.2);
  for (const { mover, side } of movers) expect(-side * mover.x).toBeGreaterThan(8);
});

test('CR 23 who comes onto a floor waits until there is room, and a ride takes the time of stairs', () => {
  const throng = open([]);
  const up = (place: Place): Place => ({ ...place, level: '1' });
  const stays = throng.add(up(at(0, 0)), 1.4);
  const rides = throng.add(at(-3, 0), 1.4);
  throng.follow(rides, [at(0, 0), up(at(0, 0)), up(at(5, 0))]);
  for (let second = 0; second < 15; second++) throng.step(1_000);
  expect(rides.ride).toBe(0);
  throng.follow(stays, [up(at(0, 6))]);
  for (let second = 0; second < 10; second++) throng.step(1_000);
  expect(rides).toMatchObject({ level: '1', ride: null });
  expect(rides.x).toBeGreaterThan(4.5);
});
