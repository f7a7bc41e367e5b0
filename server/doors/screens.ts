/**
 * The codes on kiosk screens: they change, so that a photograph of one is soon worth nothing. A code is that of its step
 * of time, of which it names the number, so that an old one is told from a forged one.
 */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { ScreenCode } from '../../shared/protocol/notices.ts';
import { SCREEN_STEP, type ScreenReading } from '../../shared/world/proofs.ts';
import { type Keys, mac, sameText } from './keys.ts';
import { shortCode } from './sign-codes.ts';

/** 128 bits, 22 characters of base64url, as a sign's signature has. */
const SIGNATURE_BYTES = 16;

/** A code is good in its own step, in which it is shown, and the one after. */
const GOOD_STEPS = 2;

/** Typed codes of so many steps ago are still known to have been good: of five minutes. */
const REMEMBERED_STEPS = 10;

/** The number of the step, and what is signed with it. */
const SCREEN_CODE = /^([0-9a-z]{1,8})\.([\w-]{22})$/;

export const stepAt = (now: Milliseconds): number => Math.floor(now / SCREEN_STEP);

const signed = (key: Buffer, venue: string, marker: string, step: number): string =>
  mac(key, 'screen', `${venue}\0${marker}\0${step}`).subarray(0, SIGNATURE_BYTES).toString('base64url');

const typed = (key: Buffer, venue: string, marker: string, step: number): string =>
  shortCode(key, 'screen code', `${venue}\0${marker}\0${step}`);

/** How old a step is: good, of before, or null, for one that has not come yet was never shown. */
function ageOf(step: number, now: Milliseconds): ScreenReading {
  const age = stepAt(now) - step;
  if (age < 0) return null;
  return age < GOOD_STEPS ? 'good' : 'changed';
}

/** What stands in place of a sign's signature on a screen at this marker now, by the newest key. */
export function signScreen(keys: Keys, venue: string, marker: string, now: Milliseconds): string {
  const step = stepAt(now);
  return `${step.toString(36)}.${signed(keys[0], venue, marker, step)}`;
}

/** What a screen at this marker of this venue shows from now until its step ends. */
export function screenCode(keys: Keys, venue: string, marker: string, now: Milliseconds): ScreenCode {
  const step = stepAt(now);
  return {
    signature: signScreen(keys, venue, marker, now),
    code: typed(keys[0], venue, marker, step),
    goodFor: (step + GOOD_STEPS) * SCREEN_STEP - now,
  };
}

/** Whether this was signed for a screen at this marker of this venue, by a key that was not withdrawn, and is good now. */
export function readScreen(keys: Keys, venue: string, marker: string, code: string, now: Milliseconds): ScreenReading {
  const [, number = '', signature = ''] = SCREEN_CODE.exec(code) ?? [];
  const step = Number.parseInt(number, 36);
  // One number has one writing.
  if (!Number.isSafeInteger(step) || step.toString(36) !== number) return null;
  const isOurs = keys.some((key) => sameText(signature, signed(key, venue, marker, step)));
  return isOurs ? ageOf(step, now) : null;
}

/** The screens that a typed code may be of, by the code; where it is no more, null in place of its signature. */
export function screensByCode(
  keys: Keys,
  venue: string,
  markers: readonly string[],
  now: Milliseconds,
): ReadonlyMap<string, { readonly marker: string; readonly signature: string | null }> {
  const found = new Map<string, { readonly marker: string; readonly signature: string | null }>();
  const newest = stepAt(now);
  for (const key of keys) {
    for (let step = newest - REMEMBERED_STEPS; step <= newest; step++) {
      const isGood = ageOf(step, now) === 'good';
      for (const marker of markers) {
        const signature = isGood ? `${step.toString(36)}.${signed(key, venue, marker, step)}` : null;
        found.set(typed(key, venue, marker, step), { marker, signature });
      }
    }
  }
  return found;
}
