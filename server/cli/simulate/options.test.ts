import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { simulatedHall } from './hall.ts';
import { readOptions } from './options.ts';

test('CR 45 the options of a simulation are bounded, and what is wrong with one is said by its name and value', () => {
  expect(readOptions([])).toMatchObject({ attendees: 1000, minutes: 60, seed: 1, profile: 'congress', json: false });
  expect(readOptions(['--help'])).toBeNull();
  expect(readOptions(['--attendees', '10000', '--profile', 'evening'])).toMatchObject({
    attendees: 10_000,
    profile: 'evening',
  });
  for (const [name, value] of [
    ['attendees', '0'],
    ['attendees', '20001'],
    ['minutes', 'ten'],
    ['seed', '-1'],
    ['profile', 'toString'],
    ['badges', '1.1'],
  ] as const) {
    expect(() => readOptions([`--${name}=${value}`])).toThrow(new RegExp(`--${name}.*'${value}'`));
  }
});

test('CR 46 the hall of a simulation is a good venue at every size, with room for all', () => {
  for (const people of [1, 300, 10_000]) {
    const venue = simulatedHall(people);
    expect(checkVenue(venue).faults).toEqual([]);
    expect(venue.areas.length * 1600).toBeGreaterThanOrEqual(people * 16);
  }
});
