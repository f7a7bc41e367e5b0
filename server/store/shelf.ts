/** The part of the store that holds what organizers make: venues, events and tokens. No row is about who attends. */
import type { Milliseconds } from '../../shared/geometry/point.ts';

/** What a list says of a venue that the organizers work on. */
export interface VenueHead {
  readonly id: string;
  /** JSON of its name. */
  readonly name: string;
  readonly levels: number;
  /** Raised by one at each write of the draft. */
  readonly revision: number;
  /** SHA-256 of the draft's venue, as it would be published. */
  readonly draftHash: string;
  readonly publishedHash: string | null;
  /** SHA-256 of the operator's file that this was begun from; null where there was none. */
  readonly fileHash: string | null;
}

export interface VenueRow extends VenueHead {
  /** JSON of a `VenueDraft`. */
  readonly draft: string;
}

/** A picture of a plan. */
export interface PlanRow {
  readonly venue: string;
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** An event as its organizers have made it. */
export interface EventRow {
  readonly id: string;
  readonly venue: string;
  /** JSON of an `EventPlan`. */
  readonly plan: string;
  readonly state: 'prepared' | 'open' | 'closed';
  /** When it was closed by hand. */
  readonly closedAt: Milliseconds | null;
  readonly createdAt: Milliseconds;
  /** SHA-256 of the plan that the operator gave, and this goes over; null: made by organizers. */
  readonly fileHash: string | null;
}

/** A token of an organizer's, of which only the hash is kept. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner' | 'editor' | 'desk';
  /** SHA-256, hex. */
  readonly hash: string;
  readonly createdAt: Milliseconds;
  /** "2026-11-23"; null: never used. */
  readonly lastDay: string | null;
}

/** A sign of an event that a helper has hung. */
export interface HangingRow {
  readonly event: string;
  readonly marker: string;
  readonly hungAt: Milliseconds;
  /**
   * What speaks against it hanging where it belongs: a helper said so (`elsewhere`), or scanned it sooner after another one
   * than they could have walked there (`too-soon`).
   */
  readonly doubt: 'elsewhere' | 'too-soon' | null;
}

/** What an event has keys for: each is in the store by this word, a stroke and the event's id. */
export const KEY_PURPOSES = ['signs', 'seals', 'admission', 'badges'] as const;

export interface Shelf {
  /** All venues that organizers work on, by id. */
  venues(): Promise<readonly VenueHead[]>;
  venue(id: string): Promise<VenueRow | null>;
  /**
   * Write this draft if the one that is there has the revision before it, or, for revision 1, none is there, and say
   * whether it was. What is published stays as it is, and so does the hash of the file unless there was no row.
   */
  writeDraft(row: VenueRow): Promise<boolean>;
  /** JSON of the published venue file; null: never published. */
  publishedVenue(id: string): Promise<string | null>;
  /** From now on this holds. `fileHash`: of the operator's file that it goes over. */
  publishVenue(id: string, published: string, hash: string, fileHash: string | null): Promise<void>;
  /** Erase the venue with the pictures of its plans and what was imported into it. */
  eraseVenue(id: string): Promise<void>;
  putPlan(row: PlanRow): Promise<void>;
  plan(venue: string, id: string): Promise<PlanRow | null>;
  /** The ids of a venue's pictures. */
  planIds(venue: string): Promise<readonly string[]>;
  erasePlan(venue: string, id: string): Promise<void>;
  /** JSON of what was imported last into a venue, as it came; null: nothing. */
  lastImport(venue: string): Promise<string | null>;
  putImport(venue: string, imported: string): Promise<void>;

  /** All events that organizers have made, the oldest first. */
  events(): Promise<readonly EventRow[]>;
  putEvent(row: EventRow): Promise<void>;
  /** The signs of an event that hang, by their markers' ids. */
  hangings(event: string): Promise<readonly HangingRow[]>;
  /** Write it over what was said of this sign before. */
  putHanging(row: HangingRow): Promise<void>;
  /** It hangs no more. */
  eraseHanging(event: string, marker: string): Promise<void>;

  /** Erase the event and everything of it: meetings, keeps, encounters, cards, badges, codes, signs that hang and keys. */
  eraseEvent(id: string): Promise<void>;

  /** All tokens, the oldest first. */
  tokens(): Promise<readonly TokenRow[]>;
  putToken(row: TokenRow): Promise<void>;
  eraseToken(id: string): Promise<void>;
}
