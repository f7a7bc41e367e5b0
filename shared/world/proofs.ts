/** What the World asks of whoever holds the keys. The server answers with HMAC-SHA256; the World itself keeps no key. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Refusal } from '../protocol/refusals.ts';

/** The server's word that this person scanned this sign then: brought back by the device after a restart. */
export interface ScanReceipt {
  readonly person: string;
  readonly marker: string;
  readonly at: Milliseconds;
}

/** The server's word that this person met these others: what a keep is asked with. */
export interface KeepClaims {
  readonly meeting: string;
  readonly person: string;
  readonly members: readonly string[];
  /** The spot's area id. */
  readonly area: string;
  readonly metAt: Milliseconds;
  readonly until: Milliseconds;
}

/** Why a code lets nobody in. */
export type AdmissionRefusal = Extract<Refusal, `admission-${string}`>;

export interface Proofs {
  /** Whether this person may come in with this code; null: yes. What was wrong is counted against guessing. */
  admits(who: string, code: string): AdmissionRefusal | null;
  /** Whether this person, who had come in once, was not put out since. */
  mayReturn(who: string): boolean;
  isSignGenuine(marker: string, signature: string): boolean;
  /** Marks of a pair on a day, which nobody else can make: the newest key's first, and those of older keys. */
  pairMarks(day: string, pair: string): readonly string[];
  sealReceipt(receipt: ScanReceipt): string;
  /** Null when it is not ours. */
  openReceipt(sealed: string): ScanReceipt | null;
  sealKeep(claims: KeepClaims): string;
  openKeep(sealed: string): KeepClaims | null;
}
