import type { Milliseconds, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { Wayfinder } from '../routing/way.ts';
import type { Chance } from './chance.ts';
import type { Habits } from './habits.ts';
import type { Haunts, Stop } from './haunts.ts';
import type { Legs } from './legs.ts';
import { placesOf } from './walker.ts';

/** To another floor, a while there, and back. */
const LOOK_IN_MS = 7 * 60_000;

/** After no way was found, another is looked for only so much later. */
const THINK_AGAIN_MS = 2_000;

/** So long after a session people rise. */
const RISE_MS = [0, 90_000] as const;

/** What a person of the crowd knows to find their way, shared by all of them. */
export interface Surroundings {
  readonly haunts: Haunts;
  readonly wayfinder: Wayfinder;
}

/** Where somebody begins, and the places that they go to from there, as far as they roam. */
export interface Territory {
  readonly start: Stop;
  readonly places: readonly Stop[];
  /** Where they look in on other floors: around the stairs and lifts. */
  readonly elsewhere: readonly Stop[];
}

/** The way between two places as places to walk through; null when there is none. */
export function wayBetween(wayfinder: Wayfinder, from: Place, to: Place): Place[] | null {
  const route = wayfinder.way(from, to);
  return 'reason' in route ? null : placesOf(route);
}

/** What one does with nobody to meet: stay at a bar, a stand or a talk for a while, then walk to another near home. */
export class Stroll {
  readonly #walker: Legs;
  readonly #chance: Chance;
  readonly #habits: Habits;
  readonly #around: Surroundings;
  readonly #places: readonly Stop[];
  readonly #elsewhere: readonly Stop[];
  #stayLeft: Milliseconds;
  #at: Stop;
  #sat = false;

  constructor(walker: Legs, chance: Chance, habits: Habits, around: Surroundings, territory: Territory) {
    this.#walker = walker;
    this.#chance = chance;
    this.#habits = habits;
    this.#around = around;
    this.#places = territory.places.filter(
      ({ place }) => distanceBetween(place, territory.start.place) <= habits.roamMetres,
    );
    this.#elsewhere = territory.elsewhere;
    this.#at = territory.start;
    // Somebody who is found here has been here for a while.
    this.#stayLeft = this.#lengthOfStay(territory.start) * chance.next();
  }

  /**
   * Time passed: stay, or set out for the next place, unless something keeps one here.
   * @param freeForMs so long nobody waits for one at home: time enough to look in on another floor
   * @param sitsMs so long a session goes on that they attend
   */
  step(dtMs: Milliseconds, kept: boolean, freeForMs: Milliseconds, sitsMs: Milliseconds = 0): void {
    if (!this.#walker.resting) return;
    if (sitsMs > 0 && !kept && !this.#at.seats && this.#sitDown(sitsMs)) return;
    // A talk that is left by all at once empties its room within a minute or two.
    if (this.#sat && sitsMs === 0) this.#stayLeft = Math.min(this.#stayLeft, this.#chance.between(RISE_MS));
    this.#sat = sitsMs > 0;
    this.#stayLeft -= dtMs;
    if (this.#stayLeft <= 0 && !kept) this.#moveOn(freeForMs);
  }

  /** Go to the nearest sign there is a way to. */
  goToNearestSign(): void {
    for (const stop of this.#around.haunts.nearest(this.#walker.place)) {
      if (this.#setOut(stop)) return;
    }
  }

  /** To where a talk is given; false when there is no such place. */
  #sitDown(sitsMs: Milliseconds): boolean {
    const seats = this.#places.filter((stop) => stop.seats);
    const stop = this.#chance.pick(seats, ({ weight }) => weight);
    if (!stop || !this.#setOut(stop)) return false;
    this.#stayLeft = sitsMs + RISE_MS[1];
    return true;
  }

  #moveOn(freeForMs: Milliseconds): void {
    const home = this.#places.includes(this.#at);
    const leaves = home && freeForMs > LOOK_IN_MS && this.#chance.happens(this.#habits.otherFloor);
    const others = leaves ? this.#elsewhere : this.#places.filter((stop) => stop !== this.#at);
    const next = this.#chance.pick(others, ({ weight }) => weight);
    if (!next || !this.#setOut(next)) this.#stayLeft = THINK_AGAIN_MS;
    else if (leaves) this.#stayLeft = Math.min(this.#stayLeft, LOOK_IN_MS / 2);
  }

  #setOut(stop: Stop): boolean {
    const way = wayBetween(this.#around.wayfinder, this.#walker.place, stop.place);
    if (!way) return false;
    this.#walker.follow(way);
    this.#at = stop;
    this.#stayLeft = this.#lengthOfStay(stop);
    return true;
  }

  #lengthOfStay(stop: Stop): Milliseconds {
    return Math.min(this.#habits.longestStayMs, this.#chance.between(stop.stay));
  }
}
