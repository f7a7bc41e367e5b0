import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { summarize } from './summary.ts';

const VENUE = demoVenue();
const [first, second, third] = VENUE.areas.filter(({ name }) => name !== undefined).map(({ id }) => id);
const COUNTS = [
  { area: first ?? '', present: 20, open: 6 },
  { area: second ?? '', present: 12, open: 0 },
  { area: third ?? '', present: 31, open: 9 },
];

test('CL 80 totals are the sums of what the areas give', () => {
  expect(summarize(COUNTS, VENUE, 'en')).toMatchObject({ present: 63, open: 15 });
  expect(summarize([], VENUE, 'en')).toEqual({ present: 0, open: 0, places: [] });
});

test('CL 80 the list names areas with somebody open, most first, in the page’s language', () => {
  const { places } = summarize(COUNTS, VENUE, 'fr');
  expect(places.map(({ area, open }) => [area, open])).toEqual([
    [third, 9],
    [first, 6],
  ]);
  expect(places[0]?.name).toBe(VENUE.areas.find(({ id }) => id === third)?.name?.fr);
});

test('CL 80 before the plan has come the totals stand without a list', () => {
  expect(summarize(COUNTS, null, 'en')).toEqual({ present: 63, open: 15, places: [] });
});
