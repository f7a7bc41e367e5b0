/**
 * What the organizer's page and the server say to each other about venues, their events and who may do what. Every call
 * carries `Authorization: Bearer <token>`; its answer is JSON and is never kept by a cache. 401: no such token (any more);
 * 403 `{error: 'role'}`: this token may not do this; 404: no such thing; 413: larger than is taken.
 *
 * | call | least role | answer |
 * |---|---|---|
 * | GET /api/organizer/me | desk | {@link Me} |
 * | GET /api/organizer/venues | desk | {@link VenueList} |
 * | POST /api/organizer/venues {@link NewVenue} | editor | 201 `{id}`, 409 `{error: 'taken' \| 'too-many'}` |
 * | DELETE /api/organizer/venues/:venue `{name}` | owner | 200, 409 `{error: 'name' \| 'in-use'}` |
 * | GET /api/organizer/venues/:venue/draft | desk | {@link DraftAnswer} |
 * | PUT /api/organizer/venues/:venue/draft {@link DraftWrite} | editor | `{revision}`, 409 {@link DraftConflict}, 422 `{faults}` |
 * | POST /api/organizer/venues/:venue/publish `{revision}` | editor | `Published`, 409 {@link DraftConflict} |
 * | PUT, GET, DELETE /api/organizer/venues/:venue/plans/:plan | editor, desk, editor | the picture's bytes |
 * | POST /api/organizer/events {@link NewEvent} | editor | 201 {@link EventAnswer}, 409 `{error: 'too-many'}` |
 * | GET /api/organizer/events/:event | desk | {@link EventAnswer} |
 * | PUT /api/organizer/events/:event {@link EventWrite} | editor | {@link EventAnswer}, 422 {@link EventFaults} |
 * | POST /api/organizer/events/:event/open | editor | {@link EventAnswer}, 409 {@link NotOpened} |
 * | POST /api/organizer/events/:event/close | owner | {@link EventAnswer} |
 * | DELETE /api/organizer/events/:event `{name}` | owner | 200, 409 `{error: 'name'}` |
 * | GET, POST /api/organizer/tokens {@link NewToken} | owner | {@link TokenList}, 201 {@link TokenMade} |
 * | DELETE /api/organizer/tokens/:token | owner | {@link TokenList} |
 */

import * as z from 'zod/mini';
import type { EventPlan } from '../venue/event-plan.ts';
import type { LocalText, VenueFile, VenueRadio } from '../venue/venue-file.ts';
import type { Command } from './commands.ts';
import type { PublicEvent } from './pages.ts';

/** What a token may do. Each may do what the ones after it may. */
export const ROLES = ['owner', 'editor', 'desk'] as const;

/** `owner`: everything; `editor`: venues, signs and events; `desk`: look, change codes, hand out badges, tick signs off. */
export type Role = (typeof ROLES)[number];

/** Whether a token of this role may do what wants that one. */
export const mayDo = (role: Role, wanted: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(wanted);

/** An id of a venue, and so a part of its address. */
export const VENUE_ID = /^[a-z0-9-]{1,60}$/;

/** An id of a plan's picture. */
export const PLAN_ID = /^[A-Za-z0-9-]{1,60}$/;

/** No draft, and no picture of a plan, is larger, in bytes. */
export const LONGEST_DRAFT = 20 * 1024 * 1024;
export const LONGEST_PLAN = 20 * 1024 * 1024;

/** No file that is imported is larger, in bytes. */
export const LONGEST_IMPORT = 60 * 1024 * 1024;

/** No event is larger, in bytes: it may have 20,000 badges and as many codes. */
export const LONGEST_EVENT = 4 * 1024 * 1024;

/** A venue has at most so many pictures of plans. */
export const MOST_PLANS = 60;

/** The types in which a picture of a plan is kept. */
export const PLAN_TYPES = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;
export type PlanType = (typeof PLAN_TYPES)[number];

const pixels = z.number().check(z.gte(1), z.lte(20_000));
const metres = z.number().check(z.gte(-20_000), z.lte(20_000));

const planPicture = z.strictObject({
  id: z.string().check(z.regex(PLAN_ID)),
  /** The level that it shows, by its id. */
  level: z.string().check(z.maxLength(80)),
  widthPx: pixels,
  heightPx: pixels,
  metresPerPixel: z.number().check(z.gt(0), z.lte(100)),
  /** Where its upper left corner lies, in the venue's metres. */
  x: metres,
  y: metres,
  /** Clockwise about that corner. */
  turnDegrees: z.number().check(z.gte(-360), z.lte(360)),
  opacity: z.number().check(z.gte(0), z.lte(1)),
});

/** A picture of a plan that lies under the map while it is traced: its bytes are kept beside the draft. */
export type PlanPicture = z.infer<typeof planPicture>;

/** What is being worked on. It may have faults that keep it from being published, but keeps the file's shape. */
export interface VenueDraft {
  readonly venue: VenueFile;
  readonly plans: readonly PlanPicture[];
}

/** The plans of a draft, as they come from outside; its venue is read by `checkVenue`. */
export const draftPlans = z.array(planPicture).check(z.maxLength(MOST_PLANS));

export interface DraftAnswer {
  readonly draft: VenueDraft;
  /** Raised by one at each write; 0: nobody has written yet. */
  readonly revision: number;
  readonly publishedHash: string | null;
}

export interface DraftWrite {
  readonly draft: VenueDraft;
  /** The revision that this was made from. */
  readonly revision: number;
}

/** 409: somebody else has written meanwhile. Nothing has changed; this is what they wrote. */
export interface DraftConflict {
  readonly error: 'revision';
  readonly revision: number;
  readonly draft: VenueDraft;
}

/** What a new venue begins with. */
export interface NewVenue {
  readonly name: LocalText;
  /** A part of its address; made from the name when not given. */
  readonly id?: string | undefined;
}

/** `prepared`: nobody can come yet; `open`: it runs, within its hours; `closed`: it is over. */
export type EventState = 'prepared' | 'open' | 'closed';

export interface EventSummary {
  readonly id: string;
  readonly name: LocalText;
  readonly state: EventState;
  /** As everybody may know it, while it runs. */
  readonly running: PublicEvent | null;
}

export interface VenueSummary {
  readonly id: string;
  readonly name: LocalText;
  readonly levels: number;
  readonly revision: number;
  /** Whether there is work that is not published. */
  readonly draftDiffers: boolean;
  readonly publishedHash: string | null;
  /** Opened from a file of the operator's, or built in: it cannot be erased here. */
  readonly given: boolean;
  readonly events: readonly EventSummary[];
}

export interface VenueList {
  readonly venues: readonly VenueSummary[];
}

/** Whose token this is. */
export interface Me {
  readonly name: string;
  readonly role: Role;
}

/** What a new event is made from. It is prepared, and nobody can come yet. */
export interface NewEvent {
  readonly venue: string;
  readonly name: LocalText;
  readonly timeZone: string;
  /** An event of this server whose hours, topics and admission are copied. */
  readonly copyOf?: string | undefined;
}

/** An event with all that may be changed of it. */
export interface EventAnswer {
  readonly plan: EventPlan;
  readonly state: EventState;
  /** The operator's own, from a file or built in: when its file changes, that counts again at the next start. */
  readonly given: boolean;
  readonly running: PublicEvent | null;
}

/** What is written over an event. Its id and its venue stay as they are. */
export interface EventWrite {
  readonly plan: Omit<EventPlan, 'id' | 'venue' | 'demo'>;
}

/** Why a field of an event does not do. */
export type EventFault =
  | 'missing'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'time'
  | 'closes-first'
  | 'time-zone'
  | 'topic-id'
  | 'badge-id'
  | 'code'
  | 'twice'
  | 'not-understood';

/** Each with the place in the plan: "hours[1].closes", "name", "topics[3].name". */
export interface EventFaults {
  readonly faults: readonly { readonly path: string; readonly fault: EventFault }[];
}

/**
 * Why an event is not opened: its venue was never published, or another event is open in it (`other`), which the owner
 * closes first, because the addresses of a venue's signs lead to one event.
 */
export type NotOpened =
  | { readonly error: 'not-published' }
  | { readonly error: 'venue-busy'; readonly other: LocalText };

export interface NewToken {
  /** Whom it is for. */
  readonly name: string;
  readonly role: Role;
}

/** A token, of which the server itself knows no more than this. */
export interface TokenEntry {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Days by UTC: "2026-11-23". */
  readonly made: string;
  readonly lastUsed: string | null;
  /** Whether it is the one that was shown with this question. */
  readonly own: boolean;
}

export interface TokenList {
  readonly tokens: readonly TokenEntry[];
}

/** Told this once: the page's address with the token behind the #. */
export interface TokenMade extends TokenList {
  readonly url: string;
}

/**
 * One step of a calibration round: begin it with a badge, which gateways hear, or with null for a phone that hears beacons;
 * say where one stands with it, null: on the way; or what the phone has heard, as its command `hear` says it.
 */
export type CalibrationStep =
  | { readonly badge: string | null }
  | { readonly readings: Extract<Command, { type: 'hear' }>['readings'] }
  | { readonly place: { readonly level: string; readonly x: number; readonly y: number } | null };

/** How a calibration round stands. */
export interface CalibrationRound {
  /** Null: it is walked with a phone. */
  readonly badge: string | null;
  /** So many places were stood at, and so many readings came at them. */
  readonly places: number;
  readonly readings: number;
  readonly standing: {
    readonly place: { readonly level: string; readonly x: number; readonly y: number };
    readonly seconds: number;
    readonly readings: number;
  } | null;
}

interface CalibrationErrors {
  /** In metres, of single scans at places that were not fitted on. */
  readonly median: number;
  readonly p90: number;
}

/** What came of a round: for the venue's file, and what it is worth. */
export interface CalibrationFit {
  readonly radio: VenueRadio;
  readonly check: { readonly places: number; readonly before: CalibrationErrors; readonly after: CalibrationErrors };
}
