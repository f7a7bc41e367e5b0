import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Marker } from '../venue/venue-file.ts';
import { type Fix, fixOfEstimate, fixOfSign } from './fix.ts';
import { isReading } from './sighting.ts';
import {
  accuracyAt,
  accuracyUntil,
  BEACON_EXACT_FOR,
  isAreaConfirmed,
  isConfirmed,
  isExact,
  isProven,
  SIGN_EXACT_FOR,
  STILL_HERE_WITHIN,
  seenAs,
  seenAsUntil,
  staying,
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
  fixOfEstimate({ place: { level, x, y: 1 }, accuracyMetres, at: when }, 'beacon', `area at ${x}`);
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
  expect(accuracyAt(track, at)).toBe(1.5);
  expect(accuracyAt(track, at + 30_000)).toBeGreaterThan(1.5);
  expect(isExact(track, at + SIGN_EXACT_FOR)).toBe(true);
  expect(isExact(track, at + SIGN_EXACT_FOR + 1)).toBe(false);
  expect(accuracyAt(track, at + SIGN_EXACT_FOR + 1)).toBeGreaterThanOrEqual(10);
});

test('PO 3 strengths that no receiver measures are no readings', () => {
  for (const rssiDbm of [0, 127, -128, -111, -19, Number.NaN]) expect(isReading(rssiDbm)).toBe(false);
  for (const rssiDbm of [-20, -59, -110]) expect(isReading(rssiDbm)).toBe(true);
});

test('PO 4 where a badge is believed to be draws the body, and does not set it', () => {
  const { track, pull } = takeFix(tracked(sign(0)), heard(40, 5, at + 15_000));
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
  expect(stillHere(tracked(sign(5), heard(60, 3, at + 30_000)), later)).toBe(null);
});

test('PO 30 a badge that is not heard any more fades after 15 s, is grey after 30 s and gone after 75 s', () => {
  const track = tracked(heard(0, 4));
  const seen = [0, 15_000, 15_001, 30_000, 30_001, 75_000, 75_001, 3_600_000].map((age) => seenAs(track, at + age));
  expect(seen).toEqual(['fresh', 'fresh', 'fading', 'fading', 'grey', 'grey', 'gone', 'gone']);
  expect(seenAs(takeFix(track, heard(0, 4, at + 80_000)).track, at + 80_000)).toBe('fresh');
});

test('PO 31 a sign is sharp for 45 s, then about there, and after three minutes in its area for good', () => {
  const track = tracked(sign(5));
  const seen = [0, 45_000, 45_001, SIGN_EXACT_FOR, SIGN_EXACT_FOR + 1, 86_400_000].map((age) =>
    seenAs(track, at + age),
  );
  expect(seen).toEqual(['fresh', 'fresh', 'about', 'about', 'area', 'area']);
});

test('PO 32 "I stay here" holds a sign’s place until a sighting elsewhere, and proves nothing', () => {
  const seat = staying(tracked(sign(5)), at + 60_000) as Track;
  const later = at + 3_600_000;
  expect([isExact(seat, later), seenAs(seat, later), accuracyAt(seat, later)]).toEqual([true, 'fresh', 1.5]);
  expect(isProven(seat, later)).toBe(false);
  expect(isConfirmed(seat, later, 20 * 60_000)).toBe(false);
  const near = takeFix(seat, heard(8, 4, later)).track;
  expect([near.stays, near.fix.source, near.confirmedAt]).toEqual([true, 'sign', later]);
  expect(takeFix(seat, sign(5, later)).track.stays).toBe(true);
  expect(takeFix(seat, sign(50, later)).track.stays).toBe(false);
  expect(takeFix(seat, heard(50, 4, later)).track).toMatchObject({ stays: false, fix: { source: 'beacon' } });
  expect(staying(tracked(sign(5)), at + SIGN_EXACT_FOR + 1)).toBe(null);
  expect(staying(tracked(heard(5, 3)), at)).toBe(null);
});

test('PO 33 what no walker can do is doubted until it has seemed so for three seconds', () => {
  let track = tracked(heard(0, 2));
  const hear = (x: number, seconds: number) => {
    const taken = takeFix(track, heard(x, 2, at + seconds * 1_000));
    track = taken.track;
    return taken.pull;
  };
  expect([hear(40, 1), hear(41, 2), hear(40, 3)]).toEqual(['stay', 'stay', 'stay']);
  expect([track.fix.place.x, track.confirmedAt]).toEqual([0, at]);
  expect(hear(40, 4)).toBe('walk');
  expect(track).toMatchObject({ fix: { place: { x: 40 } }, confirmedAt: at + 4_000, doubt: null });
});

test('PO 33 one stray reading, and two that contradict each other, are forgotten', () => {
  let track = tracked(heard(0, 2));
  for (const [x, second] of [
    [40, 1],
    [0.5, 2],
    [40, 3],
    [-40, 4],
    [40, 5],
    [-40, 6],
  ] as const) {
    track = takeFix(track, heard(x, 2, at + second * 1_000)).track;
    expect(Math.abs(track.fix.place.x)).toBeLessThan(1);
  }
});

test('PO 33 a sign is believed at once, however far, and ends a doubt', () => {
  const doubting = takeFix(tracked(heard(0, 2)), heard(40, 2, at + 1_000)).track;
  expect(doubting.doubt).not.toBe(null);
  expect(takeFix(doubting, sign(400, at + 1_500))).toMatchObject({
    pull: 'jump',
    track: { body: { x: 400 }, doubt: null },
  });
});

test('PO 33 whatever is heard, nobody is drawn faster than 3 m/s but after three seconds of doubt', () => {
  const hearing = fc.record({
    x: fc.double({ min: -80, max: 80, noNaN: true }),
    gap: fc.integer({ min: 0, max: 4_000 }),
  });
  fc.assert(
    fc.property(fc.array(hearing, { minLength: 1, maxLength: 40 }), (hearings) => {
      let track = tracked(heard(0, 2));
      let now = at;
      let doubtedSince: number | null = null;
      for (const { x, gap } of hearings) {
        now += gap;
        const before = track.fix;
        track = takeFix(track, heard(x, 2, now)).track;
        const speed =
          (Math.abs(track.fix.place.x - before.place.x) - before.accuracyMetres) / ((now - before.at) / 1_000);
        if (track.fix !== before && speed > 3.000_001) {
          expect(now - (doubtedSince ?? now)).toBeGreaterThanOrEqual(3_000);
        }
        doubtedSince = track.doubt?.since ?? null;
      }
    }),
  );
});

test('PO 34 nobody becomes surer by time alone', () => {
  const order = ['fresh', 'fading', 'grey', 'gone', 'about', 'area'];
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.double({ min: 1, max: 12, noNaN: true }),
      fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 2, maxLength: 20 }),
      (byBadge, accuracy, ages) => {
        const track = tracked(byBadge ? heard(0, accuracy) : sign(0));
        const after = ages.sort((p, q) => p - q).map((age) => at + age);
        for (let i = 1; i < after.length; i++) {
          const [before, now] = [after[i - 1] ?? at, after[i] ?? at];
          expect(accuracyAt(track, now)).toBeGreaterThanOrEqual(accuracyAt(track, before));
          expect(order.indexOf(seenAs(track, now))).toBeGreaterThanOrEqual(order.indexOf(seenAs(track, before)));
          if (isExact(track, now)) expect(isExact(track, before)).toBe(true);
        }
      },
    ),
  );
});

test('WO 146 until it is told to change, nothing of how somebody is seen changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('sign', 'badge', 'stays'),
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      fc.integer({ min: -5_000, max: 400_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (by, accuracy, age, share) => {
        const fix = by === 'badge' ? heard(0, accuracy) : { ...sign(0), accuracyMetres: accuracy };
        const track = { ...tracked(fix), stays: by === 'stays' };
        const now = at + age;
        for (const [until, seen] of [
          [seenAsUntil(track, now), seenAs],
          [accuracyUntil(track, now), accuracyAt],
        ] as const) {
          if (until <= now) continue;
          const later = now + share * (Math.min(until, now + 1_000_000) - now);
          expect(seen(track, later)).toBe(seen(track, now));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
