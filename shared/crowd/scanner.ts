import type { Milliseconds, Place } from '../geometry/point.ts';
import type { Command } from '../protocol/commands.ts';
import type { Haunts, Stop } from './haunts.ts';

/** The signature on a sign, read by somebody who stands in front of it; null when it cannot be read. */
export type SignOf = (marker: string) => string | null;

/** Nobody scans faster than this. */
const BETWEEN_SCANS_MS = 2_000;

/** The eye for signs: reads only those that one stands at. */
export class Scanner {
  readonly #haunts: Haunts;
  readonly #signOf: SignOf;
  #last: string | null = null;
  #sinceLast: Milliseconds = Number.POSITIVE_INFINITY;

  constructor(haunts: Haunts, signOf: SignOf) {
    this.#haunts = haunts;
    this.#signOf = signOf;
  }

  /**
   * Time passed, and these places were passed, the last one being where one is now. Any sign that was not the last one
   * scanned is scanned in passing.
   * @param againAfterMs the last one, while one stays there, is scanned once more after so long
   * @param sought a marker that is scanned before any other
   */
  step(dtMs: Milliseconds, passed: readonly Place[], againAfterMs: Milliseconds, sought: string | null): Command[] {
    this.#sinceLast += dtMs;
    if (this.#sinceLast < BETWEEN_SCANS_MS) return [];
    const inReach = passed.flatMap((place) => this.#haunts.readableFrom(place));
    const last = inReach.find(({ marker }) => marker === this.#last);
    const due = last && this.#sinceLast >= againAfterMs ? last : null;
    const other = last ? undefined : inReach[0];
    const next = inReach.find(({ marker }) => marker === sought && marker !== this.#last) ?? due ?? other;
    return next ? this.#scan(next) : [];
  }

  #scan({ marker }: Stop): Command[] {
    const signature = this.#signOf(marker);
    this.#last = marker;
    this.#sinceLast = 0;
    return signature === null ? [] : [{ type: 'scan', marker, signature }];
  }
}
