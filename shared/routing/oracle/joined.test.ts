import { expect, test } from 'vitest';
import { demoVenue } from '../../venue/demo/demo-venue.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { WALKER_RADIUS } from '../floor.ts';
import { buildNavigation } from '../navigation.ts';
import { buildWayfinder } from '../wayfinder.ts';
import { joinedPlaces } from './joined.ts';
import { lengthRatios, ratioOfOne, samplePairs, wayOf } from './judge.ts';

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const seed = 75;
const venue = demoVenue();

/** How many groups the demo venue's places are in when this is changed in it. */
const groups = (changed: Partial<VenueFile>): number =>
  new Set(joinedPlaces({ ...venue, ...changed }, WALKER_RADIUS, seeded(seed)).map(({ joined }) => joined)).size;

test(`RO 75 what doors, open borders and connections join is seen from the venue file, and all of it is routed, seed ${seed}`, () => {
  const wayfinder = buildWayfinder(venue);
  const places = joinedPlaces(venue, WALKER_RADIUS, seeded(seed));
  expect(places.length).toBeGreaterThan(30);
  const whole = groups({});
  expect(groups({ connections: [] })).toBe(whole + 1);
  // Rooms fall apart when their doors are walled up.
  const bricks = venue.doors.map(({ id, level, line }) => ({ id: `brick-${id}`, level, line: [...line] }));
  expect(groups({ doors: [], walls: [...venue.walls, ...bricks] })).toBeGreaterThan(whole + 10);
  const [first] = places;
  if (!first) throw new Error('no place');
  const placeOf = ({ level, at: [x, y] }: typeof first) => ({ level, x, y });
  for (const other of places) {
    const way = wayfinder.way(placeOf(first), placeOf(other));
    if (other.joined === first.joined) expect(way).not.toHaveProperty('reason');
  }
});

test(`RO 4 the oracle of single ways says of each what the oracle of the whole level says, seed ${seed}`, () => {
  const navigation = buildNavigation(venue);
  const sample = samplePairs(venue, 'upper', 24, WALKER_RADIUS, seeded(seed));
  const lengths = sample.pairs.map((pair) => wayOf(navigation, sample, pair)?.lengthMetres ?? Infinity);
  const all = lengthRatios(sample, WALKER_RADIUS, (pair) => lengths[sample.pairs.indexOf(pair)] ?? Infinity);
  const single = sample.pairs.map(({ from, to }, i) =>
    ratioOfOne(
      sample.blockers,
      WALKER_RADIUS,
      [sample.places[from] ?? [0, 0], sample.places[to] ?? [0, 0]],
      lengths[i] ?? 0,
    ),
  );
  expect(all).toHaveLength(single.length);
  // The oracle of the level answers source by source: in another order.
  const [sorted, other] = [all, single].map((ratios) => ratios.toSorted((a, b) => a - b));
  for (const [i, ratio] of (sorted ?? []).entries()) expect(ratio).toBeCloseTo(other?.[i] ?? 0, 6);
});
