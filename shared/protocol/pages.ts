/**
 * What a page is told before it has a socket. The server writes it into the first HTML as
 * `<script type="application/json" id="boot">`; the bodies of the few HTTP calls of a page are here too.
 *
 * Addresses: `/` (phone page; a list where several events run), `/v/<venue>` (phone page of that venue),
 * `/v/<venue>/<marker>/<signature>` (a scanned sign), `/<code>` and `/s?code=<code>` (the code on a sign, typed: leads there), `/v/<venue>/badge/<badge>/<secret>` (a badge to be bound), `/kiosk/<venue>` (`?marker=<id>` says where it stands, `&key=…` proves it, `&camera=on` lets it look),
 * `/organizer`, `/health`. The venue file: `/venues/<venue>/<hash>.json`, immutable.
 */
import type { Metres } from '../geometry/point.ts';
import type { EventPlan } from '../venue/event-plan.ts';
import type { LocalText } from '../venue/venue-file.ts';

/** An event as everybody may know it. */
export interface PublicEvent {
  readonly id: string;
  readonly venue: string;
  readonly venueName: LocalText;
  readonly name: LocalText;
  readonly timeZone: string;
  readonly hours: EventPlan['hours'];
  readonly topics: EventPlan['topics'];
  readonly admission: 'open' | 'code';
  readonly minimumAgeYears: number;
  readonly demo: boolean;
  /** Whether it is open now; `opensAt` (local time) says when it will be, if it will. */
  readonly open: boolean;
  readonly opensAt: string | null;
}

/** Where a scanned sign is, as the first HTML already said it. */
export interface ScannedSign {
  readonly marker: string;
  readonly signature: string;
  readonly areaName: LocalText;
  readonly levelName: LocalText;
  /** Open people in and around that area, coarse: null below 5. */
  readonly openNearby: number | null;
}

/** A badge of this event with its one-time secret, to be bound once somebody has joined. */
export interface BadgeAddress {
  readonly id: string;
  readonly secret: string;
}

export interface Boot {
  readonly protocol: number;
  readonly page: 'phone' | 'kiosk' | 'organizer';
  /** The event of this address; null where the visitor has to choose from `events`, or none runs. */
  readonly event: PublicEvent | null;
  readonly events: readonly PublicEvent[];
  /** Events of before in this event's venue that may still be looked back at. */
  readonly before: readonly PublicEvent[];
  /** Where the page is of such an event: the one that has taken its place. */
  readonly instead: PublicEvent | null;
  readonly venueHash: string | null;
  readonly sign: ScannedSign | null;
  /** The badge of this address; null where it names none, or none of this event. */
  readonly badge: BadgeAddress | null;
  /** The address of a sign or badge that did not hold: the page says so in a clear sentence, and nothing has changed. */
  readonly signRefusal:
    | 'sign-not-genuine'
    | 'sign-unknown'
    | 'sign-of-another-venue'
    | 'code-changed'
    | 'sign-code-wrong'
    | 'sign-code-too-many-tries'
    | 'badge-not-bound'
    | null;
  /**
   * Kiosk: where it stands, and the address of the phone page, which its QR carries while it has no code to show. `key`:
   * what its own address came with, where that is the organizer's link for this marker: it is sent codes that change.
   * `camera`: whether it looks for what is held before it.
   */
  readonly kiosk: {
    readonly marker: string | null;
    readonly joinUrl: string;
    readonly key: string | null;
    readonly camera: boolean;
  } | null;
}

/**
 * POST /api/session: says who this device is. `secret` null: whom the cookie names, else a new person; empty: a new
 * person whatever the cookie says, because whoever had this device has left.
 */
export interface SessionRequest {
  readonly event: string;
  readonly role: 'phone' | 'kiosk';
  readonly secret: string | null;
  /** A kiosk's own link: the marker that it stands at, and the key for it. */
  readonly kiosk?: { readonly marker: string; readonly key: string } | undefined;
}

/** The seat ticket (20 s) for joining the room, and the secret to keep from now on (phones). */
export interface SessionAnswer {
  readonly ticket: string;
  readonly secret: string | null;
  readonly roomId: string;
}

/** Options a page gives to `joinById(roomId, options)`. */
export interface JoinOptions {
  readonly ticket: string;
  readonly protocol: number;
}

/** GET /api/organizer/overview with `Authorization: Bearer <token>`. */
export interface OrganizerOverview {
  readonly events: readonly {
    readonly event: PublicEvent;
    readonly present: number;
    readonly open: number;
    readonly meetings: number;
    readonly phoneUrl: string;
    readonly kioskUrl: string;
    readonly venueHash: string;
    /** How full it is where, and how many are open, as everybody may know it. */
    readonly counts: {
      readonly areas: readonly { readonly area: string; readonly present: number; readonly open: number }[];
      readonly density: readonly {
        readonly level: string;
        readonly x: Metres;
        readonly y: Metres;
        readonly sizeMetres: Metres;
        readonly people: number;
      }[];
    };
  }[];
}

/** Why an address is not for printing: it leads to the server's own machine alone, or is not https. */
export type AddressFault = 'loopback' | 'plain-http';

/** 409 in place of addresses to print, when PUBLIC_URL is not fit for it. */
export interface NotPrinted {
  readonly error: AddressFault;
  readonly publicUrl: string;
}

/** GET /api/organizer/signs?venue=… with the token: the venue's signs with their signed addresses, to print. */
export interface OrganizerSigns {
  /** What would keep them from being printed if the server had not been started for trying out. */
  readonly fault: AddressFault | null;
  /** By what the key that signed them is called, for telling those on the wall from newer ones. */
  readonly key: string;
  readonly venue: string;
  readonly venueName: LocalText;
  /** What the signs speak, when nothing else is wished for. */
  readonly languages: readonly string[];
  readonly signs: readonly {
    readonly marker: string;
    readonly number: number;
    readonly name: LocalText;
    readonly areaName: LocalText;
    readonly levelName: LocalText;
    readonly meetingPoint: number | null;
    readonly url: string;
    /** What is typed after the host where there is no camera. */
    readonly code: string;
  }[];
}

/** GET /api/organizer/signs/hanging?venue=… with the token: which signs hang, and what speaks against it. */
export interface OrganizerHanging {
  readonly event: string;
  readonly signs: readonly {
    readonly marker: string;
    readonly number: number;
    readonly name: LocalText;
    readonly levelName: LocalText;
    readonly meetingPoint: number | null;
    /** Null: it does not hang yet. */
    readonly hungAt: number | null;
    /** `elsewhere`: a helper said so; `too-soon`: scanned sooner after another than anybody walks there. */
    readonly doubt: 'elsewhere' | 'too-soon' | null;
  }[];
  /** Numbers of signs that people scanned faster after each other than anybody walks; five devices or more. */
  readonly contradictions: readonly { readonly numbers: readonly number[]; readonly devices: number }[];
}

/** What came of reading a venue's file again. */
export type Published =
  | { readonly outcome: 'published' | 'unchanged'; readonly venueHash: string }
  /** Nothing has changed. */
  | { readonly outcome: 'faulty'; readonly faults: readonly string[] }
  | { readonly outcome: 'busy' };

/** GET /api/organizer/kiosks?venue=… with the token: for each sign the link that opens a kiosk with its signed code. */
export interface OrganizerKiosks {
  readonly venue: string;
  readonly venueName: LocalText;
  readonly kiosks: readonly {
    readonly marker: string;
    readonly number: number;
    readonly name: LocalText;
    readonly url: string;
  }[];
}

/**
 * GET /api/organizer/admission?event=… with the token: who may come in. Codes of attendees' own as they are in the event
 * file; the code for all is not repeated here.
 */
export interface OrganizerAdmission {
  readonly event: string;
  readonly kind: 'open' | 'code' | 'codes';
  readonly codes: readonly { readonly code: string; readonly state: 'unused' | 'used' | 'dead' }[];
}

/**
 * POST /api/organizer/admission with the token: `change` the code for all, `remove` whoever came in with a code of their
 * own and the code with them, or `free` such a code for whoever uses it next. Answered with how it is then.
 */
export interface AdmissionWish {
  readonly event: string;
  readonly wish: 'change' | 'remove' | 'free';
  readonly code: string;
}

/** GET /api/organizer/badges?event=… with the token: the badges of an event with the addresses that bind them. */
export interface OrganizerBadges {
  readonly event: string;
  /** `bound`: it is somebody's; nobody else can bind it until the desk takes it back. */
  readonly badges: readonly { readonly badge: string; readonly url: string; readonly bound: boolean }[];
}

/** POST /api/organizer/badges with the token: take this badge back. Its address is another one then. Answered with all. */
export interface BadgeWish {
  readonly event: string;
  readonly badge: string;
}
