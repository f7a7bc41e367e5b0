/** What comes out of `apply` and `advance`, and what only the server itself may put in. */
import type { Metres, Milliseconds } from '../geometry/point.ts';
import type { Encounter, Notice } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { KeepClaims } from './proofs.ts';

/** A change that must be made durable. The World has already acted on it, but for `keep`, which waits for `kept`. */
export type StoreChange =
  | { readonly kind: 'meeting-put'; readonly meeting: string; readonly body: string; readonly endsAt: Milliseconds }
  | { readonly kind: 'meeting-erase'; readonly meeting: string }
  /** `body` is JSON of {firstName, gives, giveLine, reach, place, simulated}: what the others will have of this person. */
  | { readonly kind: 'keep'; readonly claims: KeepClaims; readonly body: string; readonly expiresAt: Milliseconds }
  /** Two real people have been dealt a card, whatever comes of it: this mark of them holds until the event's day ends. */
  | { readonly kind: 'card-dealt'; readonly mark: string; readonly until: Milliseconds }
  | { readonly kind: 'block'; readonly by: string; readonly whom: string }
  | { readonly kind: 'encounter-erase'; readonly owner: string; readonly encounter: string }
  /** Block whoever this encounter is with, and erase it. */
  | { readonly kind: 'encounter-block'; readonly owner: string; readonly encounter: string }
  | { readonly kind: 'bind-badge'; readonly person: string; readonly badge: string; readonly secret: string }
  | { readonly kind: 'forget'; readonly person: string };

export type WorldEvent =
  | { readonly type: 'notice'; readonly to: string; readonly notice: Notice }
  | { readonly type: 'store'; readonly change: StoreChange }
  /** The World knows nothing of this person any more; whoever has a line of theirs ends it, and lets them come anew. */
  | { readonly type: 'forgotten'; readonly who: string };

export type Outcome =
  | { readonly ok: true; readonly events: readonly WorldEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Commands of the server itself, given to `apply` with who = SYSTEM. */
export type SystemCommand =
  /** A phone of this person is connected: they are in the room as a guest until they join. `now`-stamped by apply. */
  | { readonly type: 'connected'; readonly who: string; readonly simulated: boolean }
  | { readonly type: 'disconnected'; readonly who: string }
  /** The organizer has put this person out. */
  | { readonly type: 'put-out'; readonly who: string }
  /** What the store knows about them, told once at connection. */
  | {
      readonly type: 'known';
      readonly who: string;
      readonly blocks: readonly string[];
      readonly encounters: readonly Encounter[];
    }
  /** The store has written a keep; `encounters` holds what each owner now has, when all kept. */
  | {
      readonly type: 'kept';
      readonly who: string;
      readonly meeting: string;
      readonly encounters: readonly { readonly owner: string; readonly encounter: Encounter }[] | null;
    }
  /** A meeting that was under way when the server stopped. */
  | { readonly type: 'restore-meeting'; readonly meeting: string; readonly body: string }
  /** The marks of the pairs that were dealt a card today before the server stopped. */
  | { readonly type: 'cards-dealt'; readonly marks: readonly string[] }
  | { readonly type: 'bound'; readonly badge: string; readonly who: string }
  /** The desk has taken the badge back: whoever has bound it is told, and it moves them no more. */
  | { readonly type: 'unbound'; readonly badge: string }
  /** The camera of a kiosk at this marker has read a code: a phone's own, or a badge's. Refused when it is nobody's. */
  | { readonly type: 'shown-at-kiosk'; readonly marker: string; readonly code: string }
  /** A gateway (a beacon marker of the venue, by its `radio`) heard a badge. Unknown badges are forgotten. */
  | {
      readonly type: 'badge-heard';
      readonly badge: string;
      readonly gateway: string;
      readonly rssiDbm: number;
      readonly at: Milliseconds;
    };

export const SYSTEM = Symbol('system');

/** How many are here and how many are open in an area: public, coarse, changed every 30 s, none below 5 is given. */
export interface AreaCounts {
  readonly area: string;
  readonly present: number;
  readonly open: number;
}

/** How full a floor is: people a grid square; squares with fewer than 5 are left out. */
export interface DensityCell {
  readonly level: string;
  readonly x: Metres;
  readonly y: Metres;
  readonly sizeMetres: Metres;
  readonly people: number;
}
