/** What the World asks of whoever holds the keys. The server answers with HMAC-SHA256; the World itself keeps no key. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Refusal } from '../protocol/refusals.ts';

/** So long a screen shows one code, and a phone its own; each is good for twice as long from when it is first shown. */
export const SCREEN_STEP: Milliseconds = 30_000;

/** What a screen's code is worth: `changed`: it was good, and is no more; null: it is none of ours. */
export type ScreenReading = 'good' | 'changed' | null;

/** The server's word that this person scanned this sign then: brought back by the device after a restart. */
export interface ScanReceipt {
  readonly person: string;
  readonly marker: string;
  readonly at: Milliseconds;
  /** Shown to the camera of a kiosk there, and not scanned. */
  readonly by?: 'kiosk' | undefined;
}

/** Whose code a phone shows, and in which step of time. */
export interface BearerClaims {
  readonly person: string;
  readonly step: number;
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
  /** What this is worth as the code of a screen at this marker. */
  readScreen(marker: string, code: string, now: Milliseconds): ScreenReading;
  sealBearer(claims: BearerClaims): string;
  /** Null when it is not ours. */
  openBearer(sealed: string): BearerClaims | null;
  /** Marks of a pair on a day, which nobody else can make: the newest key's first, and those of older keys. */
  pairMarks(day: string, pair: string): readonly string[];
  sealReceipt(receipt: ScanReceipt): string;
  /** Null when it is not ours. */
  openReceipt(sealed: string): ScanReceipt | null;
  sealKeep(claims: KeepClaims): string;
  openKeep(sealed: string): KeepClaims | null;
}
