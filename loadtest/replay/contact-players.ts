/** A list of contacts, moved by: who is face to face in the recording walks to the same sign and stands there. */
import type { CrowdCharacter } from '../../shared/crowd/characters.ts';
import { Haunts, type Stop } from '../../shared/crowd/haunts.ts';
import { placesOf, Walker } from '../../shared/crowd/walker.ts';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Wayfinder } from '../../shared/routing/way.ts';
import type { Player } from '../bot.ts';
import type { Site } from '../site.ts';
import { type Course, RecordedPlayer } from './recorded-player.ts';
import type { Contacts } from './recording.ts';

export const WINDOW_MS: Milliseconds = 20_000;
const METRES_PER_SECOND = 1.3;

/**
 * Which of so many places each person is at, window by window: those who are together at that of the one with the lowest
 * number among them, others where they were.
 */
export class Gatherings {
  readonly #windows: Contacts['windows'];
  readonly #at: number[];
  #done = 0;

  /** @param shift another one for another copy of the same people, so that the two do not stand at the same places */
  constructor({ people, windows }: Contacts, places: number, shift: number) {
    this.#windows = windows;
    this.#at = Array.from({ length: people }, (_, person) => (person * 7 + shift * 11) % places);
  }

  /** The number of a person's place in this window, counted from 0; never asked for one before the last. */
  placeOf(person: number, window: number): number {
    while (this.#done <= window) {
      this.#gather(this.#windows[this.#done % this.#windows.length] ?? []);
      this.#done += 1;
    }
    return this.#at[person] ?? 0;
  }

  #gather(pairs: Contacts['windows'][number]): void {
    const lowest = new Map<number, number>();
    const find = (person: number): number => {
      const next = lowest.get(person) ?? person;
      return next === person ? person : find(next);
    };
    for (const [one, other] of pairs) {
      const [a, b] = [find(one), find(other)];
      lowest.set(Math.max(a, b), Math.min(a, b));
    }
    for (const person of new Set(pairs.flat())) this.#at[person] = this.#at[find(person)] ?? 0;
  }
}

class ContactCourse implements Course {
  readonly #stopAt: (now: Milliseconds) => Stop;
  readonly #wayfinder: Wayfinder;
  readonly #walker: Walker;
  #stop: Stop;

  constructor(stopAt: (now: Milliseconds) => Stop, start: Stop, wayfinder: Wayfinder) {
    this.#stopAt = stopAt;
    this.#stop = start;
    this.#wayfinder = wayfinder;
    this.#walker = new Walker(start.place);
  }

  get place() {
    return this.#walker.place;
  }

  get sign(): string | null {
    return this.#walker.resting ? this.#stop.marker : null;
  }

  step(now: Milliseconds, dtMs: Milliseconds): void {
    const stop = this.#stopAt(now);
    if (stop !== this.#stop) {
      const way = this.#wayfinder.way(this.place, stop.place);
      // Where nothing leads they stay, and are not with the others.
      if (!('reason' in way)) {
        this.#walker.follow(placesOf(way));
        this.#stop = stop;
      }
    }
    this.#walker.advance((METRES_PER_SECOND * dtMs) / 1000);
  }
}

/** Makes players: where there are more than the recording has people, it is played several times beside itself. */
export function replayContacts(contacts: Contacts, site: Site, wayfinder: Wayfinder, origin: Milliseconds) {
  const haunts = new Haunts(site.venue);
  const stops = haunts.levels().flatMap((level) => haunts.on(level));
  const copies = new Map<number, Gatherings>();
  const stopOf = (copy: number, person: number, window: number): Stop => {
    const gatherings = copies.get(copy) ?? new Gatherings(contacts, stops.length, copy);
    copies.set(copy, gatherings);
    const stop = stops[gatherings.placeOf(person, window)];
    if (stop === undefined) throw new Error('a venue without places to stay');
    return stop;
  };
  return (number: number, character: CrowdCharacter): Player => {
    const copy = Math.floor(number / contacts.people);
    const person = number % contacts.people;
    const stopAt = (now: Milliseconds) => stopOf(copy, person, Math.max(0, Math.floor((now - origin) / WINDOW_MS)));
    const course = new ContactCourse(stopAt, stopOf(copy, person, 0), wayfinder);
    return new RecordedPlayer(character, course, (marker) => site.signs.get(marker) ?? null);
  };
}
