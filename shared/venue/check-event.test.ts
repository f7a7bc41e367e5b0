import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvent } from './check-event.ts';
import { defaultEvent } from './demo/default-event.ts';
import { demoVenue } from './demo/demo-venue.ts';
import { gatewaysOf } from './gateways.ts';

const others = defaultEvent('house');
const faultsOf = (json: unknown) => readEvent(json, others).faults.map(({ path, message }) => `${path}: ${message}`);

test('VE 42 what an event file does not say is as in the default event', () => {
  expect(readEvent({}, others).plan).toEqual(others);
  const hours = [{ opens: '2026-11-23T09:00', closes: '2026-11-23T18:00:30' }];
  const said = { name: { de: 'Messe' }, timeZone: 'Europe/Berlin', hours, minimumAgeYears: 0, badges: ['ac:23:3f:01'] };
  expect(readEvent(said, others).plan).toEqual({ ...others, ...said });
});

test('VE 42 every fault of an event file has its place', () => {
  const twice = { id: 'maps', name: { en: 'Maps' } };
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [[], /^: .*one JSON object/],
    [{ hour: [] }, /^: .*hour/],
    [{ hours: [{ opens: '2026-13-01T09:00', closes: '2026-12-01T18:00' }] }, /^hours\[0\]\.opens: .*local time/],
    [{ hours: [{ opens: '2026-11-24T09:00', closes: '2026-11-23T18:00' }] }, /^hours\[0\]: .*closes before/],
    [{ hours: [] }, /^hours: /],
    [{ timeZone: 'Mars/Olympus' }, /^timeZone: .*Europe\/Paris/],
    [{ topics: [twice, twice] }, /^topics: .*twice/],
    [{ topics: [{ id: 'Maps!', name: { en: 'Maps' } }] }, /^topics\[0\]\.id: /],
    [{ admission: { kind: 'ticket' } }, /^admission\.kind: .*kinds that are known/],
    [{ admission: { kind: 'code' } }, /^admission\.code: .*missing/],
    [{ firstCheckIn: 'badge' }, /^firstCheckIn: .*any.*changing/],
    [{ minimumAgeYears: -1 }, /^minimumAgeYears: .*at least 0/],
    [{ encounterDays: 1e9 }, /^encounterDays: .*at most/],
    [{ badges: ['b1', 'b1'] }, /^badges: .*twice/],
    [{ badges: ['AC233FC02F87', 'ac:23:3f:c0:2f:87'] }, /^badges: .*twice/],
    [{ badges: ['a b'] }, /^badges\[0\]: /],
    [{ name: {} }, /^name: /],
    [{ demo: 'yes' }, /^demo: /],
  ];
  for (const [json, fault] of cases) expect(faultsOf(json).join('\n'), JSON.stringify(json)).toMatch(fault);
});

test('VE 42 whatever an event file says, reading it does not throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ hours: fc.jsonValue(), topics: fc.jsonValue() })), (json) => {
      const { plan, faults } = readEvent(json, others);
      expect(plan === null).toBe(faults.length > 0);
    }),
  );
});

test('VE 43 a gateway is known by its radio and by its marker', () => {
  const venue = demoVenue();
  const gateways = gatewaysOf(venue);
  const beacons = venue.markers.filter(({ kind }) => kind === 'beacon');
  expect(beacons.length).toBeGreaterThan(0);
  for (const beacon of beacons) {
    expect(gateways.get(beacon.id)).toBe(beacon);
    expect(gateways.get(beacon.radio ?? '')).toBe(beacon);
  }
  expect(gateways.size).toBe(2 * beacons.length);
});
