import { expect, test } from 'vitest';
import { localTime, openingOf } from './opening.ts';

const paris = {
  timeZone: 'Europe/Paris',
  hours: [
    { opens: '2026-11-24T09:00', closes: '2026-11-24T18:00:30' },
    { opens: '2026-11-23T09:00', closes: '2026-11-23T18:00' },
  ],
};
const at = (text: string) => Date.parse(text);

test('VE 40 an event is open within its hours, on the clock of its own time zone', () => {
  expect(openingOf(paris, at('2026-11-23T08:00:00Z'))).toEqual({ open: true, opensAt: null });
  expect(openingOf(paris, at('2026-11-23T07:59:59Z'))).toEqual({ open: false, opensAt: '2026-11-23T09:00' });
  expect(openingOf(paris, at('2026-11-23T17:00:00Z'))).toEqual({ open: false, opensAt: '2026-11-24T09:00' });
  expect(openingOf(paris, at('2026-11-24T17:00:29Z')).open).toBe(true);
  expect(openingOf(paris, at('2026-11-24T17:00:30Z'))).toEqual({ open: false, opensAt: null });
});

test('VE 40 an event without hours is always open', () => {
  expect(openingOf({ ...paris, hours: null }, 0)).toEqual({ open: true, opensAt: null });
});

test('VE 41 local time follows summer time and midnight', () => {
  expect(localTime(at('2026-07-01T22:00:00Z'), 'Europe/Paris')).toBe('2026-07-02T00:00:00');
  expect(localTime(at('2026-12-31T23:30:00Z'), 'Europe/Paris')).toBe('2027-01-01T00:30:00');
  expect(localTime(0, 'America/New_York')).toBe('1969-12-31T19:00:00');
  expect(() => localTime(0, 'Mars/Olympus')).toThrow(RangeError);
});
