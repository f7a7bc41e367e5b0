import { expect, test } from 'vitest';
import { buildNavigation } from '../routing/navigation.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { MeetingAreas } from '../venue/meeting-areas.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { spotsOf } from './spot.ts';

const venue = demoVenue();
const index = new VenueIndex(venue);
const navigation = buildNavigation(venue);
const spots = spotsOf(index, navigation, new MeetingAreas(index));

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
  const forbidding = {
    ...venue,
    areas: venue.areas.map(({ meetings: _, ...area }) => ({ ...area, kind: 'prayer' as const })),
  };
  const other = new VenueIndex(forbidding);
  expect(spotsOf(other, navigation, new MeetingAreas(other))).toEqual([]);
});
