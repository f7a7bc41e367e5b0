import { expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import { buildWays } from '../routing/build-ways.ts';
import { NEEDS, type Need } from '../routing/needs.ts';
import type { Wayfinder } from '../routing/way.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { MeetingAreas } from '../venue/meeting-areas.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { spotsOf } from './spot.ts';
import { SpotChoice } from './spot-choice.ts';

const venue = demoVenue();
const { navigation, wayfinder } = buildWays(venue);
const index = new VenueIndex(venue);
const spots = spotsOf(index, navigation, new MeetingAreas(index));
const stands: Place[] = venue.markers.map(({ level, standAt: [x, y] }) => ({ level, x, y }));
const choice = new SpotChoice(spots, wayfinder, venue);

/** Every so manieth pair of signs, with needs in turn. */
function pairs(every: number) {
  const needs: (readonly Need[])[] = [[], ['no-stairs'], ['slow-pace'], ['no-escalators', 'lift-only-when-needed']];
  return stands.flatMap((a, i) =>
    stands.flatMap((b, j) =>
      i < j && (i * 31 + j) % every === 0
        ? [[a, b].map((place, k) => ({ place, needs: needs[(i + j + k) % needs.length] ?? [] }))]
        : [],
    ),
  );
}

test('ME 18 the longest of the ways takes as little time as it can, over all floors and with each one’s needs', () => {
  let over = 0;
  for (const walkers of pairs(23)) {
    const chosen = choice.choose(walkers);
    const longest = (spot: Place) =>
      Math.max(...walkers.map(({ place, needs }) => wayfinder.measure(place, spot, { needs })?.seconds ?? Infinity));
    expect(chosen && longest(chosen)).toBeCloseTo(Math.min(...spots.map(longest)), 6);
    if (walkers[0]?.place.level !== walkers[1]?.place.level) over += 1;
  }
  expect(over).toBeGreaterThan(20);
});

test('ME 26 a spot is one that each can get to with their own needs, never otherwise', () => {
  const stairsOnly = { ...venue, connections: venue.connections.filter(({ kind }) => kind !== 'lift') };
  const ways = buildWays(stairsOnly);
  const only = new SpotChoice(spots, ways.wayfinder, stairsOnly);
  const [below, above] = venue.levels.map(({ id }) => stands.find(({ level }) => level === id));
  if (!below || !above) throw new Error('the demo venue has signs on two levels');
  const free = { place: below, needs: [] };
  const wheels = { place: above, needs: ['no-stairs'] as const };
  expect(choice.choose([free, wheels])).not.toBe(null);
  // Without a lift whoever takes no stairs stays where they are, and the other comes.
  expect(only.choose([free, wheels])?.level).toBe(above.level);
  expect(new Set(only.common([free, wheels]).map(({ level }) => level))).toEqual(new Set([above.level]));
  // Two who can neither of them leave their floor have nowhere to meet.
  expect(only.choose([{ ...free, needs: ['no-stairs'] }, wheels])).toBe(null);
  for (const walkers of pairs(41)) {
    const spot = only.choose(walkers);
    for (const { place, needs } of spot ? walkers : []) {
      const way = spot && ways.wayfinder.way(place, spot, { needs });
      expect(way && 'legs' in way).toBe(true);
    }
  }
});

test('ME 26 there is no spot for somebody who stands where no floor is near', () => {
  expect(choice.choose([{ place: { level: 'nowhere', x: 0, y: 0 }, needs: [] }])).toBe(null);
});

test('ME 27 however many spots there are, a choice looks for few ways', () => {
  let asked = 0;
  const [here, ...others] = stands;
  const [spot] = spots;
  if (!here || !spot) throw new Error('the demo venue has signs and spots');
  // Every way is a long detour, so that no straight line rules out any.
  const slow: Wayfinder = {
    ...wayfinder,
    snap: (place) => place,
    way: () => ({ reason: 'not-connected' }),
    reach: () => ({ key: 'all', has: () => true }),
    measure() {
      asked += 1;
      return { lengthMetres: 1e6, seconds: 1e6 };
    },
  };
  const crowded: MeetingSpot[] = Array.from({ length: 5_000 }, (_, i) => ({ ...spot, x: i / 100, id: `s${i}` }));
  const many = new SpotChoice(crowded, slow, venue);
  expect(many.choose([here, ...others.slice(0, 5)].map((place) => ({ place, needs: [...NEEDS] })))).not.toBe(null);
  expect(asked).toBeLessThanOrEqual(24 * 6);
});
