import { expect, test } from 'vitest';
import type { Marker } from '../venue/venue-file.ts';
import { beaconAccuracy, type Fix, fixOf } from './fix.ts';
import { isReading, type Sighting } from './sighting.ts';
import {
  accuracyAt,
  BEACON_EXACT_FOR,
  isAreaConfirmed,
  isConfirmed,
  isExact,
  SIGN_EXACT_FOR,
  STILL_HERE_WITHIN,
  stillHere,
  type Track,
  takeFix,
} from './track.ts';

const at = 1_000_000;
const marker = (id: string, x: number, level = '0', kind: Marker['kind'] = 'qr'): Marker => ({
  id,
  kind,
  level,
  at: [x, 0],
  standAt: [x, 1],
  area: `area of ${id}`,
  name: { en: id },
});

function fix(sighting: Sighting): Fix {
  const made = fixOf(sighting);
  if (!made) throw new Error('no fix');
  return made;
}
const sign = (x: number, when = at, level = '0') =>
  fix({ kind: 'sign', marker: marker(`sign ${x}`, x, level), at: when });
const heard = (x: number, rssiDbm: number, when = at, level = '0') =>
  fix({ kind: 'badge', gateway: marker(`gateway ${x}`, x, level, 'beacon'), rssiDbm, at: when });
const tracked = (...fixes: Fix[]): Track => {
  let track: Track | null = null;
  for (const one of fixes) track = takeFix(track, one).track;
  if (!track) throw new Error('no track');
  return track;
};

test('PO 1 a sign sets the body at once to its standing point', () => {
  const first = takeFix(null, sign(5));
  expect(first.pull).toBe('jump');
  expect(first.track.body).toEqual({ level: '0', x: 5, y: 1 });
  const second = takeFix(first.track, sign(90, at + 1_000, '1'));
  expect(second.pull).toBe('jump');
  expect(second.track).toMatchObject({ body: { level: '1', x: 90, y: 1 }, area: 'area of sign 90' });
});

test('PO 2 a sign is exact for three minutes and then means "in this area"', () => {
  const track = tracked(sign(5));
  expect(isExact(track, at + SIGN_EXACT_FOR)).toBe(true);
  expect(accuracyAt(track, at + SIGN_EXACT_FOR)).toBe(1.5);
  expect(isExact(track, at + SIGN_EXACT_FOR + 1)).toBe(false);
  expect(accuracyAt(track, at + SIGN_EXACT_FOR + 1)).toBeGreaterThanOrEqual(10);
});

test('PO 3 strengths that no receiver measures say nothing; a weaker one says less', () => {
  for (const rssiDbm of [0, 127, -128, -111, -19]) {
    expect(isReading(rssiDbm)).toBe(false);
    expect(fixOf({ kind: 'badge', gateway: marker('g', 0), rssiDbm, at })).toBe(null);
  }
  const rings = [-30, -59, -70, -80, -90, -110].map(beaconAccuracy);
  expect(rings).toEqual([...rings].sort((p, q) => p - q));
  expect(rings[0]).toBe(3);
  expect(rings.at(-1)).toBe(20);
});

test('PO 4 a badge heard from farther away than its accuracy draws the body, and does not set it', () => {
  const { track, pull } = takeFix(tracked(sign(0)), heard(40, -60, at + 5_000));
  expect(pull).toBe('walk');
  expect(track.body).toEqual({ level: '0', x: 0, y: 1 });
  expect(track.fix.place.x).toBe(40);
});

test('PO 5 a badge heard within its accuracy of the body confirms it; an exact sign stays exact', () => {
  const { track, pull } = takeFix(tracked(sign(0)), heard(8, -90, at + 60_000));
  expect(pull).toBe('stay');
  expect(track.fix.source).toBe('sign');
  expect(track.confirmedAt).toBe(at + 60_000);
  const aged = takeFix(tracked(sign(0)), heard(8, -90, at + SIGN_EXACT_FOR + 1)).track;
  expect(aged.fix.source).toBe('beacon');
  expect(aged.body.x).toBe(0);
});

test('PO 6 a gateway that hears worse does not pull for four seconds after a better one', () => {
  const near = tracked(heard(0, -50));
  expect(takeFix(near, heard(60, -80, at + 3_000)).pull).toBe('stay');
  expect(takeFix(near, heard(60, -80, at + 5_000)).pull).toBe('walk');
  expect(takeFix(near, heard(60, -45, at + 1_000)).pull).toBe('walk');
});

test('PO 7 a fix older than the newest one changes nothing', () => {
  const track = tracked(sign(5));
  expect(takeFix(track, sign(9, at - 1)).track).toBe(track);
  expect(takeFix(track, heard(90, -50, at - 1)).track).toBe(track);
});

test('PO 8 a badge on another level sets the body there: no wall can be walked through from floor to floor', () => {
  expect(takeFix(tracked(sign(5)), heard(5, -50, at + 5_000, '1'))).toMatchObject({
    pull: 'jump',
    track: { body: { level: '1' } },
  });
});

test('PO 9 a badge that is not heard any more grows a ring and is exact for 75 s', () => {
  const track = tracked(heard(0, -60));
  expect(accuracyAt(track, at + 10_000)).toBeGreaterThan(accuracyAt(track, at));
  expect(accuracyAt(track, at + 3_600_000)).toBe(30);
  expect(isExact(track, at + BEACON_EXACT_FOR)).toBe(true);
  expect(isExact(track, at + BEACON_EXACT_FOR + 1)).toBe(false);
});

test('PO 10 "still here" confirms the area alone, and only where the last thing known is a scan', () => {
  const track = tracked(sign(5));
  const later = at + 25 * 60_000;
  const still = stillHere(track, later);
  expect(isAreaConfirmed(track, later, 20 * 60_000)).toBe(false);
  expect(isAreaConfirmed(still, later, 20 * 60_000)).toBe(true);
  expect(isConfirmed(still, later, 20 * 60_000)).toBe(false);
  expect(still?.fix).toBe(track.fix);
  expect(stillHere(track, at + STILL_HERE_WITHIN + 1)).toBe(null);
  expect(stillHere(tracked(sign(5), heard(60, -50, at + 10_000)), later)).toBe(null);
});
