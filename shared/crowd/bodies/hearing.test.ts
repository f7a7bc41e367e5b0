/** Sightings of bodies, given to the filter that the server runs. */
import { expect, test } from 'vitest';
import { distanceBetween } from '../../geometry/vector.ts';
import type { Bearings } from '../../positioning/locating/locator.ts';
import { venueLocator } from '../../positioning/locating/venue-locator.ts';
import { demoVenue } from '../../venue/demo/demo-venue.ts';
import { gatewaysOf } from '../../venue/gateways.ts';
import type { Marker, VenueFile } from '../../venue/venue-file.ts';
import { hearingOf } from './hearing.ts';
import { Throng } from './throng.ts';

/** The demo venue with a gateway at every other sign, and the signs. */
function withGateways(): { readonly venue: VenueFile; readonly signs: readonly Marker[] } {
  const venue = demoVenue();
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  const gateways = signs
    .filter((_, i) => i % 2 === 0)
    .map(({ id, level, at, standAt, area, name }) => ({
      id: `ears-${id}`,
      kind: 'beacon' as const,
      level,
      at,
      standAt,
      area,
      name,
    }));
  return { venue: { ...venue, markers: [...signs, ...gateways] }, signs };
}

test('CR 27 bodies are heard by what is around, as noisily as the filter believes radio to be, and it finds them', () => {
  const { venue, signs } = withGateways();
  const throng = new Throng({ walls: [], wayBetween: () => null });
  const hearing = hearingOf(venue, 7);
  const { locator } = venueLocator(venue, gatewaysOf(venue).values(), 3);
  const off: number[] = [];
  const said = new Set<number>();
  for (const { level, standAt } of signs) {
    const [x, y] = standAt;
    const mover = throng.add({ level, x, y }, 1.3);
    let bearings: Bearings | null = null;
    for (let second = 0; second < 20; second++) {
      mover.heading = second;
      const readings = hearing.heard(mover);
      const [strongest] = readings;
      if (strongest) said.add(strongest.rssiDbm);
      bearings = locator.hear(bearings, readings, second * 1000) ?? bearings;
    }
    if (bearings === null) continue;
    const { place } = locator.estimate(bearings);
    off.push(place.level === level ? distanceBetween(mover, place) : Infinity);
  }
  off.sort((a, b) => a - b);
  expect(off.length).toBe(signs.length);
  expect(off[Math.floor(off.length / 2)]).toBeLessThan(6);
  // Noise: what is heard best is not always heard alike.
  expect(said.size).toBeGreaterThan(20);
});

test('CR 27 who is on a ride or has not come is not heard, and the same seed hears the same', () => {
  const { venue, signs } = withGateways();
  const [sign] = signs;
  if (!sign) throw new Error('no sign');
  const [x, y] = sign.standAt;
  const throng = new Throng({ walls: [], wayBetween: () => null });
  const mover = throng.add({ level: sign.level, x, y }, 1.3);
  const heard = hearingOf(venue, 5).heard(mover);
  expect(heard.length).toBeGreaterThan(0);
  expect(hearingOf(venue, 5).heard(mover)).toEqual(heard);
  throng.leave(mover);
  expect(hearingOf(venue, 5).heard(mover)).toEqual([]);
});
