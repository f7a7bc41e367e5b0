import { expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { WALKER_RADIUS } from './floor.ts';
import { buildNavigation } from './navigation.ts';
import { lengthRatios, quantile, samplePairs, violations, wayOf } from './oracle/judge.ts';

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const venue = demoVenue();
const navigation = buildNavigation(venue);
const seed = 20261123;
const samples = venue.levels.map(({ id }, i) => samplePairs(venue, id, 500, WALKER_RADIUS, seeded(seed + i)));

test(`RO 3 no way of the demo venue crosses a wall or leaves the floor, seed ${seed}`, () => {
  let ways = 0;
  for (const sample of samples) {
    for (const pair of sample.pairs) {
      const way = wayOf(navigation, sample, pair);
      if (!way) continue;
      ways++;
      // Its own radius, but for the rounding of the grid.
      expect(violations(sample.blockers, way.legs[0]?.line ?? [], WALKER_RADIUS - 0.001)).toBe(0);
    }
  }
  expect(ways).toBe(1000);
}, 300_000);

test('RO 3 the judge would see a way through a wall', () => {
  const [sample] = samples;
  const hidden = sample?.pairs.find((pair) => pair.hidden);
  if (!sample || !hidden) throw new Error('no hidden pair');
  const line = [hidden.from, hidden.to].map((i) => {
    const [x, y] = sample.places[i] ?? [0, 0];
    return { x, y };
  });
  expect(violations(sample.blockers, line, WALKER_RADIUS)).toBeGreaterThan(0);
});

test(`RO 4 ways of the demo venue are at most 1.05 times the shortest, and never shorter, seed ${seed}`, () => {
  const ratios = samples.flatMap((sample) => {
    expect(sample.pairs.filter((pair) => pair.hidden)).toHaveLength(250);
    return lengthRatios(sample, WALKER_RADIUS, (pair) => wayOf(navigation, sample, pair)?.lengthMetres ?? Infinity);
  });
  expect(ratios).toHaveLength(1000);
  expect(quantile(ratios, 0.95)).toBeLessThanOrEqual(1.05);
  expect(quantile(ratios, 0)).toBeGreaterThan(0.9999);
}, 300_000);

test(`RO 1 a way is as long back as there, seed ${seed}`, () => {
  for (const sample of samples) {
    for (const pair of sample.pairs) {
      const there = wayOf(navigation, sample, pair)?.lengthMetres ?? Infinity;
      const back = wayOf(navigation, sample, { ...pair, from: pair.to, to: pair.from })?.lengthMetres ?? Infinity;
      expect(Math.abs(there - back)).toBeLessThan(1e-6);
    }
  }
});
