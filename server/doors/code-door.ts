/**
 * Where the typed codes of signs are looked up, and wrong ones counted. A code has 40 bits, so that of a venue with 300
 * signs one guess in four billion is right.
 *
 * Whom the server knows has five wrong ones in ten minutes, one where too many came from the same address (tries.ts).
 * Strangers are counted by address alone: sixty in ten minutes, about 9,000 guesses a day. Nobody who can scan is ever
 * kept out by that.
 */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Keys } from './keys.ts';
import { screensByCode, stepAt } from './screens.ts';
import { readCode, signsByCode } from './sign-codes.ts';
import { signSign } from './signs.ts';
import { ADDRESS_TRIES, countTries, TRIES_WINDOW } from './tries.ts';

/** So many addresses are remembered, as long as wrong codes count. */
const MOST_ADDRESSES = 50_000;

/** Where a code leads, or why it leads nowhere. */
type Found =
  | { readonly path: string }
  | { readonly refusal: 'sign-code-wrong' | 'sign-code-too-many-tries' | 'code-changed' };

export interface CodeDoor {
  /** @param by whom the server knows this device as, null for a stranger; and where it is, as limits count it */
  look(typed: string, by: { readonly person: string | null; readonly address: string }): Found;
}

type Signs = Pick<RunningEvent, 'venue' | 'keys'>;

export function openCodeDoor(events: readonly Signs[], now: () => Milliseconds): CodeDoor {
  const tries = countTries(now);
  const strangers = new Map<string, { wrong: number; readonly until: Milliseconds }>();
  const indexes = new WeakMap<
    VenueFile,
    { readonly keys: Keys; readonly byCode: ReadonlyMap<string, string | null> }
  >();

  function markerOf({ venue, keys }: Signs, code: string): string | null {
    let index = indexes.get(venue);
    if (index === undefined || index.keys !== keys.signs) {
      const markers = venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id);
      index = { keys: keys.signs, byCode: signsByCode(keys.signs, venue.id, markers) };
      indexes.set(venue, index);
    }
    return index.byCode.get(code) ?? null;
  }

  const screens = new WeakMap<
    VenueFile,
    { readonly keys: Keys; readonly step: number; readonly byCode: ReturnType<typeof screensByCode> }
  >();

  /** The screen on which this code is shown, or was lately. */
  function screenOf({ venue, keys }: Signs, code: string): { marker: string; signature: string | null } | null {
    const step = stepAt(now());
    let index = screens.get(venue);
    if (index === undefined || index.keys !== keys.signs || index.step !== step) {
      const markers = venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id);
      index = { keys: keys.signs, step, byCode: screensByCode(keys.signs, venue.id, markers, now()) };
      screens.set(venue, index);
    }
    return index.byCode.get(code) ?? null;
  }

  const strangerMay = (address: string): boolean => {
    const count = strangers.get(address);
    return count === undefined || count.until <= now() || count.wrong < ADDRESS_TRIES;
  };
  const countStranger = (address: string): void => {
    const before = strangers.get(address);
    if (before !== undefined && before.until > now()) before.wrong++;
    else {
      strangers.delete(address);
      strangers.set(address, { wrong: 1, until: now() + TRIES_WINDOW });
    }
    // The oldest come first, and end first.
    for (const [oldest, count] of strangers) {
      if (count.until > now() && strangers.size <= MOST_ADDRESSES) return;
      strangers.delete(oldest);
    }
  };

  return {
    look(typed, { person, address }) {
      const may = person === null ? strangerMay(address) : tries.may(person, address);
      if (!may) return { refusal: 'sign-code-too-many-tries' };
      const code = readCode(typed);
      for (const event of code === null ? [] : events) {
        const path = (marker: string, signature: string) =>
          `/v/${event.venue.id}/${encodeURIComponent(marker)}/${signature}`;
        const marker = markerOf(event, code ?? '');
        if (marker !== null) return { path: path(marker, signSign(event.keys.signs, event.venue.id, marker)) };
        const screen = screenOf(event, code ?? '');
        if (screen === null) continue;
        // Somebody was slow, and guessed nothing.
        if (screen.signature === null) return { refusal: 'code-changed' };
        return { path: path(screen.marker, screen.signature) };
      }
      if (code !== null) {
        if (person === null) countStranger(address);
        else tries.wrong(person, address);
      }
      return { refusal: 'sign-code-wrong' };
    },
  };
}
