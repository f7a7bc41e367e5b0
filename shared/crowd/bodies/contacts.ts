/** Who was face to face with whom, by the rule of the badges that measured conferences (SocioPatterns). */
import type { Metres } from '../../geometry/point.ts';
import { type Mover, onFloor } from './mover.ts';
import type { Throng } from './throng.ts';

/** Badges hear each other within this … */
const WITHIN: Metres = 1.5;
/** … when their bearers face each other: bodies shield them to the sides and behind. The cosine of half the cone. */
const FACING = Math.cos(Math.PI / 6);
/** What was heard is put down by windows of so many seconds; one packet in a window is a contact in it. */
export const WINDOW = 20;

/** A contact of two, from the window that it began in to the one that it ended in. */
export interface Contact {
  readonly a: number;
  readonly b: number;
  /** In windows since the counting began. */
  readonly from: number;
  readonly to: number;
}

/** Seconds that a contact lasted, as the badges count: whole windows. */
export const durationOf = ({ from, to }: Pick<Contact, 'from' | 'to'>): number => (to - from + 1) * WINDOW;

const faces = (one: Mover, other: Mover, away: Metres): boolean =>
  away === 0 || (other.x - one.x) * Math.cos(one.heading) + (other.y - one.y) * Math.sin(one.heading) >= FACING * away;

/** Counts contacts of a throng. Ask it to look once a second. */
export class ContactCounter {
  readonly #throng: Throng;
  readonly #open = new Map<number, { from: number; to: number }>();
  readonly #done: Contact[] = [];
  #seconds = 0;

  constructor(throng: Throng) {
    this.#throng = throng;
  }

  /** A second has passed. */
  look(): void {
    const window = Math.floor(this.#seconds / WINDOW);
    this.#seconds += 1;
    const near: Mover[] = [];
    for (const one of this.#throng.movers) {
      if (!onFloor(one)) continue;
      for (const other of this.#throng.within(one.level, one, WITHIN, near)) {
        if (other.n <= one.n) continue;
        const away = Math.sqrt((other.x - one.x) ** 2 + (other.y - one.y) ** 2);
        if (faces(one, other, away) && faces(other, one, away)) this.#heard(one.n, other.n, window);
      }
    }
  }

  /** The counting pauses: whoever was face to face before is so anew after it. */
  pause(): void {
    this.#put();
    this.#seconds = Math.ceil(this.#seconds / WINDOW) * WINDOW;
  }

  /** All contacts since the last time; one that still goes on ends with it. */
  take(): readonly Contact[] {
    this.#put();
    return this.#done.splice(0);
  }

  #put(): void {
    for (const [pair, span] of this.#open) this.#done.push({ ...peopleOf(pair), ...span });
    this.#open.clear();
  }

  #heard(a: number, b: number, window: number): void {
    const pair = pairOf(a, b);
    const span = this.#open.get(pair);
    if (span && window <= span.to + 1) {
      span.to = window;
      return;
    }
    if (span) this.#done.push({ a, b, ...span });
    this.#open.set(pair, { from: window, to: window });
  }
}

/** Two numbers of people as one. */
const PEOPLE = 65_536;
const pairOf = (a: number, b: number): number => a * PEOPLE + b;
const peopleOf = (pair: number) => ({ a: Math.floor(pair / PEOPLE), b: pair % PEOPLE });

/** The largest difference of the two shares of contacts that last at most so long (Kolmogorov and Smirnov). */
export function kolmogorovSmirnov(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [[...one].sort((p, q) => p - q), [...other].sort((p, q) => p - q)];
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    while (i < a.length && (a[i] ?? Infinity) <= at) i++;
    while (j < b.length && (b[j] ?? Infinity) <= at) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}

/** With how many others each had a contact, the fewest first; who had none is not counted, as in the measured data. */
export function partnersOf(contacts: readonly Contact[]): readonly number[] {
  const partners = new Map<number, Set<number>>();
  const note = (one: number, other: number) => {
    const set = partners.get(one);
    if (set) set.add(other);
    else partners.set(one, new Set([other]));
  };
  for (const { a, b } of contacts) {
    note(a, b);
    note(b, a);
  }
  return [...partners.values()].map(({ size }) => size).sort((p, q) => p - q);
}
