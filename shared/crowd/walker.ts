import type { Metres, Place } from '../geometry/point.ts';
import { between, distanceBetween } from '../geometry/vector.ts';
import type { Route } from '../routing/route.ts';
import type { Legs } from './legs.ts';

/** A route's points as places, each leg on its level. */
export const placesOf = (route: Route): Place[] =>
  route.legs.flatMap(({ level, line }) => line.map(({ x, y }) => ({ level, x, y })));

/** A ride from floor to floor takes as long as walking so far on one: the stairs of a storey, up or down. */
const RIDE: Metres = 9;

/** A body that follows a way and nothing else: it is only ever on the lines that it was given. */
export class Walker implements Legs {
  #place: Place;
  #ahead: Place[] = [];
  /** How much of a ride is behind them. */
  #ridden: Metres = 0;

  constructor(start: Place) {
    this.#place = start;
  }

  get place(): Place {
    return this.#place;
  }

  get resting(): boolean {
    return this.#ahead.length === 0;
  }

  /** How far there is still to go, without what lies between levels. */
  get metresLeft(): Metres {
    let metres = 0;
    let from = this.#place;
    for (const to of this.#ahead) {
      if (to.level === from.level) metres += distanceBetween(from, to);
      from = to;
    }
    return metres;
  }

  /** Follow these places in order, beginning where the body stands. A next place on another level is a ride there. */
  follow(way: readonly Place[]): void {
    this.#ahead = [...way];
    this.#ridden = 0;
  }

  /** Walk so many metres on. Returns the places passed, the last one being where the body stands now. */
  advance(metres: Metres): readonly Place[] {
    const passed: Place[] = [];
    let left = metres;
    let next = this.#ahead[0];
    while (next && left > 0) {
      const rides = next.level !== this.#place.level;
      const length = rides ? RIDE - this.#ridden : distanceBetween(this.#place, next);
      if (length > left && rides) {
        this.#ridden += left;
        return passed;
      }
      if (length > left) {
        this.#place = { level: next.level, ...between(this.#place, next, left / length) };
        passed.push(this.#place);
        return passed;
      }
      left -= length;
      this.#ridden = 0;
      this.#place = next;
      passed.push(next);
      this.#ahead.shift();
      next = this.#ahead[0];
    }
    return passed;
  }
}
