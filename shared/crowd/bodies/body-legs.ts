import type { Metres, Milliseconds, Place } from '../../geometry/point.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { Legs } from '../legs.ts';
import type { Gatherings } from './gatherings.ts';
import type { Mover } from './mover.ts';
import type { Throng } from './throng.ts';

/** Who has come to the end of their way stays there for so long, to read the sign, and then stands aside with others. */
const STAYS: Milliseconds = 4_000;

/** A person's body in a throng: it walks the ways that the person wants, and stands in company where they stay. */
export class BodyLegs implements Legs {
  readonly mover: Mover;
  readonly #throng: Throng;
  readonly #gatherings: Gatherings;
  #going = false;
  #restsFor: Milliseconds = 0;
  #was: Place;

  constructor(throng: Throng, gatherings: Gatherings, mover: Mover) {
    this.#throng = throng;
    this.#gatherings = gatherings;
    this.mover = mover;
    this.#was = this.place;
  }

  get place(): Place {
    const { level, x, y } = this.mover;
    return { level, x, y };
  }

  get resting(): boolean {
    return !this.#going;
  }

  get metresLeft(): Metres {
    if (!this.#going) return 0;
    const { path, next } = this.mover;
    let metres = 0;
    let from = this.place;
    for (const to of path.slice(next)) {
      if (to.level === from.level) metres += distanceBetween(from, to);
      from = to;
    }
    return metres;
  }

  follow(way: readonly Place[]): void {
    this.#gatherings.leave(this.mover);
    this.#throng.hold(this.mover, false);
    this.#going = way.length > 0;
    this.#restsFor = 0;
    this.#throng.follow(this.mover, [...way]);
  }

  /** The throng walks: how far is not asked, only whether they stand (0 metres). */
  advance(metres: Metres): readonly Place[] {
    this.#throng.hold(this.mover, this.#going && metres === 0);
    const { place } = this;
    if (place.level === this.#was.level && place.x === this.#was.x && place.y === this.#was.y) return [];
    this.#was = place;
    return this.mover.ride === null ? [place] : [];
  }

  /** Time has passed in the throng. */
  pass(span: Milliseconds): void {
    const { mover } = this;
    if (mover.ride !== null || mover.next < mover.path.length) return;
    this.#going = false;
    this.#restsFor += span;
    if (this.#restsFor < STAYS || this.#gatherings.isIn(mover)) return;
    this.#restsFor = 0;
    this.#gatherings.settle(mover);
  }
}
