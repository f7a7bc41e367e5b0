import { expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { buildNavigation } from '../routing/navigation.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { chooseSpot, spotsOf } from './spot.ts';

const venue = demoVenue();
const index = new VenueIndex(venue);
const navigation = buildNavigation(venue);
const spots = spotsOf(index, navigation);
const stands: Place[] = venue.markers.map(({ level, standAt: [x, y] }) => ({ level, x, y }));

test('ME 17 a spot stands on the floor of a foyer, bar, lounge or corridor, and of nothing else', () => {
  expect(spots.length).toBeGreaterThanOrEqual(8);
  for (const spot of spots) {
    expect(index.walkableAt(spot)).toBe(true);
    expect(['foyer', 'bar', 'lounge', 'corridor']).toContain(index.area(spot.area)?.kind);
    for (const { kind } of index.areasAt(spot)) {
      expect(['toilet', 'stairs', 'lift', 'prayer', 'nursing', 'first-aid']).not.toContain(kind);
    }
  }
});

test('ME 17 a landmark in a room where nobody meets is no spot', () => {
  const forbidding = { ...venue, areas: venue.areas.map((area) => ({ ...area, kind: 'prayer' as const })) };
  expect(spotsOf(new VenueIndex(forbidding), navigation)).toEqual([]);
});

test('ME 18 the longer walk to the spot is as short as it can be, for every pair of signs on a level', () => {
  let pairs = 0;
  for (const a of stands) {
    for (const b of stands) {
      if (a === b || a.level !== b.level) continue;
      const chosen = chooseSpot(spots, [a, b], navigation);
      const longer = (spot: Place) => Math.max(navigation.distance(a, spot), navigation.distance(b, spot));
      const best = Math.min(...spots.filter(({ level }) => level === a.level).map(longer));
      expect(chosen && longer(chosen)).toBeCloseTo(best, 6);
      pairs += 1;
    }
  }
  expect(pairs).toBeGreaterThan(100);
});

test('ME 18 for two on different levels it is the nearest one of either level', () => {
  const [level, other] = venue.levels.map(({ id }) => stands.find((stand) => stand.level === id));
  if (!level || !other) throw new Error('the demo venue has signs on two levels');
  const chosen = chooseSpot(spots, [level, other], navigation);
  const walk = (spot: Place) => Math.min(navigation.distance(level, spot), navigation.distance(other, spot));
  expect(chosen && walk(chosen)).toBeCloseTo(Math.min(...spots.map(walk)), 6);
});

test('ME 18 however many spots are nearer in a straight line and behind walls, one that can be reached is found', () => {
  const [here] = stands;
  if (!here) throw new Error('the demo venue has signs');
  const crowded = Array.from({ length: 500 }, (_, i) => ({ ...here, x: here.x + i / 1_000, id: `walled ${i}` }));
  const [spot] = spots.filter(({ level }) => level === here.level);
  if (!spot) throw new Error('the level has a spot');
  const offered = [...crowded.map((place) => ({ ...spot, ...place })), spot];
  const walled = {
    ...navigation,
    snap: () => null,
    route: navigation.route,
    distance: (_: Place, to: Place) => (to === spot ? 900 : Infinity),
  };
  expect(chooseSpot(offered, [here, here], walled)?.id).toBe(spot.id);
});

test('ME 18 there is no spot where no way leads', () => {
  const level = stands[0];
  if (!level) throw new Error('the demo venue has signs');
  const nowhere = { ...navigation, distance: () => Infinity, snap: () => null, route: navigation.route };
  expect(chooseSpot(spots, [level, level], nowhere)).toBe(null);
});
