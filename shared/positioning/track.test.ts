import { expect, test } from 'vitest';
import type { Marker } from '../venue/venue-file.ts';
import { type Fix, fixOfBadge, fixOfSign } from './fix.ts';
import { isReading } from './sighting.ts';
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

const sign = (x: number, when = at, level = '0') => fixOfSign(marker(`sign ${x}`, x, level), when);
const heard = (x: number, accuracyMetres: number, when = at, level = '0') =>
  fixOfBadge({ place: { level, x, y: 1 }, accuracyMetres, at: when }, `area at ${x}`);
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

test('PO 3 strengths that no receiver measures are no readings', () => {
  for (const rssiDbm of [0, 127, -128, -111, -19, Number.NaN]) expect(isReading(rssiDbm)).toBe(false);
  for (const rssiDbm of [-20, -59, -110]) expect(isReading(rssiDbm)).toBe(true);
});

test('PO 4 where a badge is believed to be draws the body, and does not set it', () => {
  const { track, pull } = takeFix(tracked(sign(0)), heard(40, 5, at + 5_000));
  expect(pull).toBe('walk');
  expect(track.body).toEqual({ level: '0', x: 0, y: 1 });
  expect(track.fix.place.x).toBe(40);
});

test('PO 4 a body that is near enough rests', () => {
  const { track, pull } = takeFix(tracked(heard(0, 4)), heard(0.5, 3, at + 1_000));
  expect([pull, track.body.x, track.fix.accuracyMetres]).toEqual(['stay', 0, 3]);
});

test('PO 5 within its accuracy of an exact sign a badge confirms it; the sign stays exact', () => {
  const { track, pull } = takeFix(tracked(sign(0)), heard(4, 6, at + 60_000));
  expect(pull).toBe('stay');
  expect(track.fix.source).toBe('sign');
  expect(track.confirmedAt).toBe(at + 60_000);
  const aged = takeFix(tracked(sign(0)), heard(4, 6, at + SIGN_EXACT_FOR + 1));
  expect([aged.pull, aged.track.fix.source]).toEqual(['walk', 'beacon']);
});

test('PO 6 the ring of a body on its way reaches to where it is believed to be', () => {
  const { track } = takeFix(tracked(heard(0, 4)), heard(6, 4, at + 1_000));
  expect(accuracyAt(track, at + 1_000)).toBe(10);
  expect(accuracyAt({ ...track, body: track.fix.place }, at + 1_000)).toBe(4);
});

test('PO 7 a fix older than the newest one changes nothing', () => {
  const track = tracked(sign(5));
  expect(takeFix(track, sign(9, at - 1)).track).toBe(track);
  expect(takeFix(track, heard(90, 3, at - 1)).track).toBe(track);
});

test('PO 8 a badge on another level sets the body there: no wall can be walked through from floor to floor', () => {
  expect(takeFix(tracked(sign(5)), heard(5, 3, at + 5_000, '1'))).toMatchObject({
    pull: 'jump',
    track: { body: { level: '1' } },
  });
});

test('PO 9 a badge that is not heard any more grows a ring and is exact for 75 s', () => {
  const track = tracked(heard(0, 4));
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
  expect(stillHere(tracked(sign(5), heard(60, 3, at + 10_000)), later)).toBe(null);
});
