/** How near two places can be at best: in a straight line, or by the best of the connections between their levels. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { rideSeconds, STOREY } from './costs.ts';
import { WALKING_SPEED } from './route.ts';

/** A connection from one level to another. */
interface Join {
  readonly at: Point;
  readonly to: Place;
  /** What the ride takes at least, as metres of level floor. */
  readonly metres: Metres;
}

export class LevelJoins {
  readonly #from = new Map<string, Join[]>();

  constructor({ connections, levels }: Pick<VenueFile, 'connections' | 'levels'>) {
    const ordinals = new Map(levels.map(({ id, ordinal }) => [id, ordinal]));
    for (const { kind, stops } of connections) {
      for (const from of stops) {
        for (const to of stops) {
          if (from.level === to.level) continue;
          const rise = STOREY * Math.abs((ordinals.get(to.level) ?? 0) - (ordinals.get(from.level) ?? 0));
          const { up, down } = rideSeconds(kind, rise, WALKING_SPEED);
          const metres = distanceBetween(pointOf(from.at), pointOf(to.at)) + Math.min(up, down) * WALKING_SPEED;
          const joins = this.#from.get(from.level) ?? [];
          this.#from.set(from.level, joins);
          joins.push({ at: pointOf(from.at), to: { ...pointOf(to.at), level: to.level }, metres });
        }
      }
    }
  }

  /** The `count` connections from this level that are nearest to a place in a straight line. */
  nearest(place: Place, count: number): readonly Join[] {
    const joins = this.#from.get(place.level) ?? [];
    return joins.toSorted((p, q) => distanceBetween(p.at, place) - distanceBetween(q.at, place)).slice(0, count);
  }

  /**
   * No way between the two is quicker than this many metres of level floor, as long as levels that a connection joins
   * are not nearer by way of a third one.
   */
  atLeast(from: Place, to: Place): Metres {
    if (from.level === to.level) return distanceBetween(from, to);
    let least = Infinity;
    for (const join of this.#from.get(from.level) ?? []) {
      if (join.to.level !== to.level) continue;
      least = Math.min(least, distanceBetween(from, join.at) + join.metres + distanceBetween(join.to, to));
    }
    return least < Infinity ? least : distanceBetween(from, to);
  }
}
