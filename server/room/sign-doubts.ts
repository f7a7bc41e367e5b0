/**
 * Notices that signs do not hang where they belong: two of them scanned by one device sooner after each other than anybody
 * walks there. What is kept is a number for each pair of signs, in memory: of how many devices, each once an hour. A
 * device's last scan is remembered until anybody scans two minutes later or more, as its place is anyway; nothing is told below
 * five.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { LONGEST_WALK, leastWalk } from '../venues/signage/too-soon.ts';

/** Fewer devices than this are told of as none. */
export const LEAST_TOLD = 5;

/** One device counts once for a pair in this time. */
const AGAIN: Milliseconds = 60 * 60_000;

/** So many devices, and so many counts of theirs, are remembered; then the oldest are forgotten. */
const MOST_REMEMBERED = 20_000;

/** Two signs that contradict each other, and how many devices saw it since the server started: five or more. */
export interface SignDoubt {
  readonly markers: readonly [string, string];
  readonly devices: number;
}

export class SignDoubts {
  readonly #last = new Map<string, { readonly marker: string; readonly at: Milliseconds }>();
  /** Keyed hashes of a device and a pair: that a device was counted, in no words that name it. */
  readonly #counted = new Map<string, Milliseconds>();
  readonly #key = randomBytes(32);
  readonly #pairs = new Map<string, { readonly markers: readonly [string, string]; devices: number }>();

  /** A device has scanned this sign of the venue. */
  scanned(venue: VenueFile, device: string, marker: string, now: Milliseconds): void {
    const before = this.#last.get(device);
    this.#last.delete(device);
    this.#last.set(device, { marker, at: now });
    for (const [oldest, { at }] of this.#last) {
      if (now - at <= LONGEST_WALK && this.#last.size <= MOST_REMEMBERED) break;
      this.#last.delete(oldest);
    }
    if (before === undefined || before.marker === marker) return;
    const [one, other] = [before.marker, marker].map((id) => venue.markers.find((each) => each.id === id));
    if (one === undefined || other === undefined || now - before.at >= leastWalk(venue, one, other)) return;
    this.#count(device, one.id < other.id ? [one.id, other.id] : [other.id, one.id], now);
  }

  /** The device's last scan is forgotten. */
  forget(device: string): void {
    this.#last.delete(device);
  }

  #count(device: string, markers: readonly [string, string], now: Milliseconds): void {
    const pair = JSON.stringify(markers);
    const own = createHmac('sha256', this.#key).update(`${device}\0${pair}`).digest('base64url');
    const counted = this.#counted.get(own);
    if (counted !== undefined && now - counted < AGAIN) return;
    this.#counted.delete(own);
    this.#counted.set(own, now);
    for (const [oldest, at] of this.#counted) {
      if (now - at < AGAIN && this.#counted.size <= MOST_REMEMBERED) break;
      this.#counted.delete(oldest);
    }
    const known = this.#pairs.get(pair) ?? { markers, devices: 0 };
    known.devices += 1;
    this.#pairs.set(pair, known);
  }

  /** A sign was hung anew: what spoke against it is forgotten. */
  settle(marker: string): void {
    for (const [pair, { markers }] of this.#pairs) if (markers.includes(marker)) this.#pairs.delete(pair);
  }

  /** The pairs that five devices or more contradict, the most first. */
  told(): readonly SignDoubt[] {
    return [...this.#pairs.values()]
      .filter(({ devices }) => devices >= LEAST_TOLD)
      .sort((a, b) => b.devices - a.devices || (a.markers[0] < b.markers[0] ? -1 : 1))
      .map(({ markers, devices }) => ({ markers, devices }));
  }
}
