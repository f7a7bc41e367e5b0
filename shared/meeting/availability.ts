/** Availability: closed, open, walking or talking. The one state machine of whether somebody can be met. */
import type { Milliseconds } from '../geometry/point.ts';
import { canConfirm, isAreaConfirmed, isConfirmed, NEVER, type Track } from '../positioning/track.ts';
import type { Show } from '../protocol/commands.ts';
import type { OwnAvailability } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';

export type Availability =
  | { readonly state: 'closed' }
  | {
      readonly state: 'open';
      readonly since: Milliseconds;
      readonly until: Milliseconds;
      readonly show: Show;
      /** The number that stands for this opening, and for no other. */
      readonly dot: number;
    }
  | { readonly state: 'walking'; readonly meeting: string }
  | { readonly state: 'talking'; readonly meeting: string };

export type Open = Extract<Availability, { state: 'open' }>;

export const CLOSED: Availability = { state: 'closed' };

/** Opening, and saying yes, asks to scan a sign when the last one is older. */
export const PLACE_GOOD_FOR: Milliseconds = 20 * 60_000;
/** Whoever wants to see others has been confirmed by a sign or beacon within this. */
const SEES_FOR: Milliseconds = 30 * 60_000;
/** Who has not been heard of for so long is off the map … */
export const ON_MAP_FOR: Milliseconds = 60_000;
/** … and after this closed. */
export const OPEN_UNHEARD_FOR: Milliseconds = 15 * 60_000;
export const LONGEST_OPENING: Milliseconds = 60 * 60_000;

/** Why somebody with this track may not open or say yes now; null when they may. `confirm-place`: a tap will do. */
export function placeRefusal(track: Track | null, now: Milliseconds): Refusal | null {
  // Whom only their phone's word places was never seen here.
  if (track === null || track.areaConfirmedAt === NEVER) return 'scan-first';
  if (isAreaConfirmed(track, now, PLACE_GOOD_FOR)) return null;
  return canConfirm(track, now) ? 'confirm-place' : 'scan-again';
}

/** Whether somebody may see dots, names and gives: open themselves, and confirmed by a sign or beacon lately. */
export const seesOthers = (availability: Availability, track: Track | null, now: Milliseconds): boolean =>
  availability.state === 'open' && now < availability.until && isConfirmed(track, now, SEES_FOR);

/** Until when that is as it is now, for an opening and track that stay the same. */
export const seesOthersUntil = (open: Open, track: Track, now: Milliseconds): Milliseconds =>
  seesOthers(open, track, now) ? Math.min(open.until, track.confirmedAt + SEES_FOR) : Infinity;

/** The availability as its owner is told it. */
export function ownAvailability(availability: Availability): OwnAvailability {
  if (availability.state !== 'open') return { state: availability.state };
  return { state: 'open', until: availability.until, show: availability.show };
}
