import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { OwnPlace } from '../../shared/protocol/notices.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { Language } from '../i18n/language.ts';
import type { Phone } from '../model/phone.ts';
import { namePlaces } from '../model/places.ts';
import { ageSaid, ownPlaceSaid } from './place-said.ts';

const NOW = 1_800_000_000_000;
const VENUE = demoVenue();
const FOYER = VENUE.areas.find(({ name }) => name?.en === 'Foyer')?.id ?? '';

/** What is said of this place, so many seconds after its person was seen there. */
function said(place: Partial<OwnPlace> | null, secondsAgo: number, language: Language = 'en'): string | null {
  const whole: OwnPlace | null = place && {
    level: VENUE.areas.find(({ id }) => id === FOYER)?.level ?? '',
    area: FOYER,
    marker: null,
    source: 'sign',
    seenAt: NOW - 1_000 * secondsAgo,
    confirmedAt: NOW,
    exactUntil: NOW,
    stays: false,
    ...place,
  };
  const phone = {
    session: { me: signal(whole && { place: whole }) },
    clock: { now: signal(NOW) },
    language: signal(language),
    places: signal(namePlaces(VENUE, language)),
  };
  return ownPlaceSaid(phone as unknown as Phone);
}

test('CL 222 a scan is said with its age, from a minute on', () => {
  expect([said(null, 0), said({}, 59)]).toEqual([null, null]);
  expect(said({}, 60)).toMatch(/^You were last seen here: .*Foyer.*, a minute ago\.$/);
  expect(said({}, 150)).toContain('2 minutes ago');
  expect(said({}, 150, 'fr')).toContain('il y a 2 minutes');
});

test('CL 222 a badge that is not heard is said when it fades, and when nobody sees its bearer any more', () => {
  const badge = (seconds: number) => said({ source: 'beacon' }, seconds);
  expect([badge(0), badge(15)]).toEqual([null, null]);
  expect(badge(32)).toMatch(/last heard 30 seconds ago: .*Foyer.* fades/);
  expect(badge(76)).toMatch(/last heard a minute ago: .*Foyer.* Nobody sees/);
  expect(said({ source: 'phone' }, 3)).toMatch(/^Your phone hears beacons: .*Foyer/);
});

test('CL 222 my own word, my steps and a place that I hold are said to be that, whatever their age', () => {
  for (const seconds of [0, 600]) {
    expect(said({ source: 'own-word' }, seconds)).toMatch(/^You say that you are here: .*Only you/);
    expect(said({ source: 'steps' }, seconds)).toMatch(/^By your steps/);
    expect(said({ stays: true }, seconds)).toMatch(/^You stay here/);
  }
  // Where the plan has no name, the floor has one.
  expect(said({ source: 'own-word', area: '' }, 0)).toMatch(/Ground floor/);
});

test('CL 222 of others is said what their face shows, and nothing of somebody seen just now', () => {
  const phone = { language: signal('en') } as unknown as Phone;
  const words = (['fresh', 'fading', 'grey', 'about'] as const).map((age) => ageSaid(phone, { age }));
  expect(words[0]).toBe('');
  expect(new Set(words).size).toBe(4);
});
