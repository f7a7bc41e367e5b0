/**
 * Notices: what the server tells one phone, as plain data; the page finds the words. Each is the whole truth about its
 * subject at that moment, so that a phone that comes back is told the same again and needs no history.
 *
 * Instants are milliseconds since 1970 on the server's clock; `welcome` carries that clock so that a phone with a wrong
 * one counts down correctly.
 */
import type { Metres, Milliseconds, Point } from '../geometry/point.ts';
import type { RouteStep } from '../routing/route.ts';
import type { NoWay } from '../routing/way.ts';
import type { VenueConnection } from '../venue/venue-file.ts';
import type { CommandType, Profile, Show } from './commands.ts';
import type { PublicEvent } from './pages.ts';
import type { Refusal } from './refusals.ts';

/** What one person may read about another on a card. */
export interface Card {
  readonly firstName: string;
  readonly gives: readonly string[];
  readonly seeks: readonly string[];
  readonly giveLine: string;
  readonly seekLine: string;
  readonly languages: readonly string[];
  /** A simulated person of the demo. */
  readonly simulated: boolean;
}

/** Why two are proposed to each other, seen from the reader's side. */
export type Why =
  | { readonly kind: 'they-give'; readonly topic: string }
  | { readonly kind: 'you-give'; readonly topic: string }
  | { readonly kind: 'each-gives'; readonly theirs: string; readonly yours: string }
  | { readonly kind: 'nearby' };

/** Where I am, as far as the server knows and I may see. */
export interface OwnPlace {
  readonly level: string;
  readonly area: string;
  /** The marker scanned last, if the fix came from a sign. */
  readonly marker: string | null;
  /** `phone`: by beacons that my phone says it heard. `own-word`: by a tap of mine. `steps`: by those my phone counted. */
  readonly source: 'sign' | 'kiosk' | 'beacon' | 'phone' | 'own-word' | 'steps' | 'demo';
  /** When I was last noticed there, by whatever. */
  readonly seenAt: Milliseconds;
  /** When a sign or beacon last confirmed it; null when none ever has. */
  readonly confirmedAt: Milliseconds | null;
  /** Exact until then; afterwards it means "in this area". */
  readonly exactUntil: Milliseconds;
  /** "I stay here": exact for longer. */
  readonly stays: boolean;
}

export type OwnAvailability =
  | { readonly state: 'closed' }
  | { readonly state: 'open'; readonly until: Milliseconds; readonly show: Show }
  | { readonly state: 'walking' }
  | { readonly state: 'talking' };

export interface MeetingSpot {
  readonly id: string;
  readonly kind: 'meeting-point' | 'landmark';
  /** A meeting point's number. */
  readonly number: number | null;
  readonly level: string;
  readonly area: string;
  readonly x: Metres;
  readonly y: Metres;
}

/** One floor's part of my way, and by what it goes on from its end: the kind of connection, and the level that it leads to. */
interface OwnLeg {
  readonly level: string;
  readonly line: readonly Point[];
  /** Null: the way ends here. */
  readonly next: { readonly kind: VenueConnection['kind']; readonly level: string } | null;
}

export interface OwnRoute {
  /** In the order in which they are walked; at least one. */
  readonly legs: readonly OwnLeg[];
  readonly steps: readonly RouteStep[];
  readonly lengthMetres: Metres;
  readonly seconds: number;
  /** Which step is the next one: by proof, or by my own word. */
  readonly step: number;
}

/** The thing itself that a way leads to, where the nearest of a kind was asked for. */
export interface ReachedGoal {
  readonly goal: string;
  readonly level: string;
  readonly x: Metres;
  readonly y: Metres;
}

export interface ScreenCode {
  readonly signature: string;
  readonly code: string;
  readonly goodFor: Milliseconds;
}

export interface Encounter {
  readonly id: string;
  readonly firstName: string;
  readonly give: string;
  readonly gives: readonly string[];
  readonly reach: string;
  /** The spot's area, in words of the venue. */
  readonly place: string;
  readonly metAt: Milliseconds;
  readonly simulated: boolean;
}

/** What organizers may change of a running event, as everybody may know it. */
export type EventTexts = Pick<PublicEvent, 'name' | 'timeZone' | 'hours' | 'topics' | 'admission' | 'minimumAgeYears'>;

export type Notice =
  | {
      readonly type: 'welcome';
      readonly protocol: number;
      readonly now: Milliseconds;
      readonly venue: string;
      readonly venueHash: string;
      /** Null: not joined yet. */
      readonly profile: Profile | null;
    }
  /** The venue has a new version: all that comes from now on is told by that file. */
  | { readonly type: 'venue'; readonly venueHash: string }
  /** The event's plan was changed while it runs: this is how it reads now. */
  | ({ readonly type: 'event' } & EventTexts)
  /** Whether the event is open; `opensAt` (local time) says when it will be, if it will. */
  | { readonly type: 'hours'; readonly open: boolean; readonly opensAt: string | null }
  /** My badge was taken back at the desk: it says nothing of me any more. */
  | { readonly type: 'badge-ended' }
  | { readonly type: 'done'; readonly n: number }
  | { readonly type: 'refused'; readonly n: number; readonly command: CommandType | null; readonly refusal: Refusal }
  | {
      readonly type: 'me';
      readonly availability: OwnAvailability;
      readonly place: OwnPlace | null;
      /** Sealed word on my last scan, for the device to keep and to bring to `hello`. */
      readonly receipt: string | null;
      readonly seesOthers: boolean;
      readonly wavesLeft: number;
    }
  | {
      readonly type: 'proposal';
      readonly id: string;
      readonly card: Card;
      readonly why: Why;
      /** Walking time to them, rounded; never a position. */
      readonly minutes: number;
      readonly endsAt: Milliseconds;
      readonly myAnswer: 'yes' | 'no' | null;
    }
  /**
   * The neutral sentence: nothing in it tells why. `noSpot`, told to all when all said yes: there is no place now where
   * they could meet; neither who nor what the hindrance is.
   */
  | { readonly type: 'proposal-over'; readonly id: string; readonly noSpot?: true }
  | {
      readonly type: 'meeting';
      readonly id: string;
      readonly phase: 'walking' | 'talking';
      readonly card: Card;
      readonly why: Why;
      readonly spot: MeetingSpot;
      /** Null while talking, and where there is no way. */
      readonly route: OwnRoute | null;
      /** Why there is no way for me, and where it ends; null where there is one, or nobody knows where I am. */
      readonly noWay: NoWay | null;
      /** Seconds until the other is at the spot, in steps of five; null when nobody knows. */
      readonly otherSeconds: number | null;
      readonly otherLevel: string | null;
      readonly otherArrived: boolean;
      readonly iArrived: boolean;
      /** Who said "we met", while the other may still take it back: until they say so too, or both are proven there. */
      readonly claim: 'mine' | 'theirs' | null;
      readonly endsAt: Milliseconds;
    }
  | {
      readonly type: 'meeting-over';
      readonly id: string;
      /** Sealed proof that I was in it, to keep the encounter with until `keepUntil`; null when we never met. */
      readonly keep: { readonly ticket: string; readonly until: Milliseconds; readonly card: Card } | null;
      /** I ended it myself, so no sentence is needed. */
      readonly byMe: boolean;
    }
  /** The code that I show to a kiosk's camera: sealed, good for a minute; another one is there in so many milliseconds. */
  | { readonly type: 'my-code'; readonly code: string; readonly nextIn: Milliseconds }
  /**
   * To a kiosk: what its screen shows in place of a sign's signature, the same to type, and for how many milliseconds it is
   * good from now; null when its link is good no more.
   */
  | { readonly type: 'screen'; readonly screen: ScreenCode | null }
  /** My keeping of this meeting is written down; `encounter` when the other kept it too. */
  | { readonly type: 'kept'; readonly meeting: string; readonly encounter: Encounter | null }
  /** The way that I asked for: mine alone. */
  | {
      readonly type: 'way';
      /** As I asked for it. */
      readonly to: string;
      /** Which place of it I am led to; null where there is no way. */
      readonly goal: ReachedGoal | null;
      readonly route: OwnRoute | null;
      readonly noWay: NoWay | null;
    }
  | { readonly type: 'way-over'; readonly to: string; readonly arrived: boolean }
  | { readonly type: 'encounters'; readonly list: readonly Encounter[] };

export type NoticeOf<T extends Notice['type']> = Extract<Notice, { type: T }>;
