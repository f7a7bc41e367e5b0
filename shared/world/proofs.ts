/** What the World asks of whoever holds the keys. The server answers with HMAC-SHA256; the World itself keeps no key. */
import type { Milliseconds } from '../geometry/point.ts';

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

export interface Proofs {
  isSignGenuine(marker: string, signature: string): boolean;
  sealReceipt(receipt: ScanReceipt): string;
  /** Null when it is not ours. */
  openReceipt(sealed: string): ScanReceipt | null;
  sealKeep(claims: KeepClaims): string;
  openKeep(sealed: string): KeepClaims | null;
}
