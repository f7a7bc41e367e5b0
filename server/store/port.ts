/**
 * The store: the only thing that outlives the process. No position is ever given to it.
 *
 * Every method is asynchronous and resolves only after the change is durable. Implementations pass the one contract
 * suite in contract.ts. Instants are milliseconds since 1970.
 */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Shelf } from './shelf.ts';

/** A person of this server: found by the hash of the secret on their device. */
export interface PersonRow {
  readonly id: string;
  /** SHA-256 of the secret, hex. */
  readonly secretHash: string;
  /** The secret before the last rotation stays good until the new one is used. */
  readonly previousSecretHash: string | null;
  readonly lastSeen: Milliseconds;
}

/** A meeting under way: erased when it ends. */
export interface MeetingRow {
  readonly id: string;
  readonly event: string;
  /** JSON that shared/meeting wrote and reads: members, spot, phase, deadlines; no position. */
  readonly body: string;
  readonly endsAt: Milliseconds;
}

/** One side's wish to keep, waiting for the others' until it expires. */
export interface KeepRow {
  readonly meeting: string;
  readonly event: string;
  readonly person: string;
  /** All members of the meeting, this person among them. */
  readonly members: readonly string[];
  /** JSON: what the others will have of this person. */
  readonly body: string;
  readonly expiresAt: Milliseconds;
}

/** What one person has of another after both kept: a row a side, so that either can be erased alone. */
export interface EncounterRow {
  readonly id: string;
  readonly event: string;
  readonly owner: string;
  readonly other: string;
  readonly body: string;
  readonly metAt: Milliseconds;
  readonly expiresAt: Milliseconds;
}

/** What has become of a code that lets people in. */
export interface AdmissionRow {
  readonly event: string;
  /** HMAC of the code, never the code. */
  readonly code: string;
  /** `used`: by `person`; `dead`: it lets nobody in; `shared`: the one for all, in place of the event file's. */
  readonly state: 'unused' | 'used' | 'dead' | 'shared';
  readonly person: string | null;
}

export interface Store extends Shelf {
  /** The person whose current or previous secret has this hash. */
  personBySecret(secretHash: string): Promise<PersonRow | null>;
  createPerson(row: PersonRow): Promise<void>;
  /**
   * Somebody comes with the secret of hash `used`, and is told the one of hash `next`, in one step: it becomes the
   * current one, and `used` the previous. A previous secret is good until the current one is used.
   * @returns the person's id; null when the secret is nobody's
   */
  useSecret(used: string, next: string, now: Milliseconds): Promise<string | null>;
  /**
   * Erase the person and all rows about them, their own encounters of every event too; the code that let them in is
   * nobody's. What others kept of them stays theirs.
   */
  forgetPerson(person: string): Promise<void>;

  putMeeting(row: MeetingRow): Promise<void>;
  eraseMeeting(id: string): Promise<void>;
  meetings(event: string): Promise<readonly MeetingRow[]>;

  /**
   * Write one side's keep. When all members have kept, the encounters (one a member and other) are written and the
   * keeps erased in the same transaction, and they are returned; else null. Doing it twice changes nothing.
   */
  keep(row: KeepRow, encounterExpiresAt: Milliseconds, metAt: Milliseconds): Promise<readonly EncounterRow[] | null>;
  encounters(owner: string, event: string): Promise<readonly EncounterRow[]>;
  eraseEncounter(owner: string, id: string): Promise<void>;

  /** Remember until `expiresAt` that the two behind this mark were dealt a card. */
  putCardMark(event: string, mark: string, expiresAt: Milliseconds): Promise<void>;
  /** The marks that the sweep has not erased yet. */
  cardMarks(event: string): Promise<readonly string[]>;

  block(by: string, whom: string, now: Milliseconds): Promise<void>;
  /** Ids that block or are blocked by this person. */
  blocksOf(person: string): Promise<readonly string[]>;

  /** A secret of the event or server (signing keys, tokens); null when there is none of that name. */
  key(name: string): Promise<string | null>;
  /** Write the key unless there is one, and return the one that is there. */
  ensureKey(name: string, value: string): Promise<string>;
  /** Write the key if the one that is there is `before` (null: none), and say whether it was: another process may write. */
  replaceKey(name: string, before: string | null, value: string): Promise<boolean>;
  /** The names of all keys, in their order. */
  keyNames(): Promise<readonly string[]>;

  bindBadge(event: string, badge: string, person: string, now: Milliseconds): Promise<'bound' | 'taken'>;
  /** End whose badge it is; null when it was nobody's, else whose. */
  freeBadge(event: string, badge: string): Promise<string | null>;
  bindings(event: string): Promise<readonly { readonly badge: string; readonly person: string }[]>;

  admissions(event: string): Promise<readonly AdmissionRow[]>;
  /** Write all of these, or none, over what was said of these codes before. */
  putAdmissions(rows: readonly AdmissionRow[]): Promise<void>;

  /** Erase what has expired. Returns how many rows went. */
  sweep(now: Milliseconds): Promise<number>;
  close(): Promise<void>;
}
