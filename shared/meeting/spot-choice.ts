/** Which spot a group meets at: one that each of them can get to with their own needs, and fair to all. */
import type { Place } from '../geometry/point.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import { LevelJoins } from '../routing/level-joins.ts';
import type { Need } from '../routing/needs.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import type { Wayfinder } from '../routing/way.ts';
import type { VenueFile } from '../venue/venue-file.ts';

/** Somebody who is to walk to a spot. */
export interface SpotWalker {
  readonly place: Place;
  readonly needs: readonly Need[];
}

/** The ways to so many spots are looked for at most; in the houses that we know the best is among the first ten. */
const MOST_TRIED = 24;

const NOWHERE: ReadonlySet<MeetingSpot> = new Set();

export class SpotChoice {
  readonly #spots: readonly MeetingSpot[];
  readonly #wayfinder: Wayfinder;
  readonly #joins: LevelJoins;
  /** By whom they are for: the spots that can be got to, which never change while the venue does not. */
  readonly #reached = new Map<string, ReadonlySet<MeetingSpot>>();

  constructor(spots: readonly MeetingSpot[], wayfinder: Wayfinder, venue: Pick<VenueFile, 'connections' | 'levels'>) {
    this.#spots = spots;
    this.#wayfinder = wayfinder;
    this.#joins = new LevelJoins(venue);
  }

  /** The spots that each of these can get to, none of their needs broken. Quick: no way is looked for. */
  common(walkers: readonly SpotWalker[]): readonly MeetingSpot[] {
    const reached = walkers.map((walker) => this.#reachedBy(walker));
    return this.#spots.filter((spot) => reached.every((spots) => spots.has(spot)));
  }

  /**
   * The spot to which the longest of the ways takes as little time as it can; null when there is none that all can get
   * to. No way is quicker than the straight line, so spots are tried in its order until no better one can follow.
   */
  choose(walkers: readonly SpotWalker[]): MeetingSpot | null {
    const inOrder = this.common(walkers)
      .map((spot) => {
        const metres = Math.max(0, ...walkers.map(({ place }) => this.#joins.atLeast(place, spot)));
        return { spot, atLeast: metres / WALKING_SPEED };
      })
      .sort((p, q) => p.atLeast - q.atLeast || (p.spot.id < q.spot.id ? -1 : 1));
    let best: MeetingSpot | null = null;
    let least = Infinity;
    for (const { spot, atLeast } of inOrder.slice(0, MOST_TRIED)) {
      if (atLeast >= least) break;
      let longest = 0;
      for (const { place, needs } of walkers) {
        if (longest >= least) break;
        longest = Math.max(longest, this.#wayfinder.measure(place, spot, { needs })?.seconds ?? Infinity);
      }
      if (longest < least) [best, least] = [spot, longest];
    }
    return best;
  }

  #reachedBy({ place, needs }: SpotWalker): ReadonlySet<MeetingSpot> {
    const reach = this.#wayfinder.reach(place, needs);
    if (!reach) return NOWHERE;
    const known = this.#reached.get(reach.key);
    if (known) return known;
    const spots = new Set(this.#spots.filter((spot) => reach.has(spot)));
    this.#reached.set(reach.key, spots);
    return spots;
  }
}
