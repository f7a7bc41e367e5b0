/** Where the way ends for somebody whose needs forbid what lies beyond. */
import type { Metres, Place } from '../geometry/point.ts';
import { sampleLine } from '../geometry/polyline.ts';
import type { VenueIndex } from '../venue/venue-index.ts';
import { shunnedDoor } from './door-remarks.ts';
import type { Leg } from './legs.ts';
import type { Shunned } from './needs.ts';
import type { WayEnd } from './way.ts';

/** The way that anybody could go is looked along in steps of this. */
const STEP: Metres = 1;

/** A place on the way, and what lies between it and the next. */
interface Post {
  readonly at: Place;
  /** The connection that is taken from here; null on foot. */
  readonly connection: { readonly id: string; readonly kind: string } | null;
}

function postsOf(legs: readonly Leg[]): Post[] {
  return legs.flatMap(({ level, line, ride }) => {
    const walk = sampleLine(line, STEP);
    return walk.map(
      (point, i): Post => ({
        at: { ...point, level },
        connection: i === walk.length - 1 && ride ? { id: ride.connection.id, kind: ride.connection.kind } : null,
      }),
    );
  });
}

/**
 * The last place of `legs`, the way of somebody without needs, that is still reached, and what bars the rest; null when
 * none is. `reached` says whether a way that keeps the needs leads to a place.
 */
export function endOfWay(
  legs: readonly Leg[],
  shunned: Shunned,
  reached: (place: Place) => boolean,
  index: VenueIndex,
): Pick<WayEnd, 'at' | 'barrier'> | null {
  const posts = postsOf(legs);
  for (let i = posts.length - 1; i >= 0; i--) {
    const post = posts[i];
    if (!post || !reached(post.at)) continue;
    const { at, connection } = post;
    const kind = shunned.find((shun) => shun === connection?.kind);
    if (kind && connection) return { at, barrier: { kind, connection: connection.id } };
    // On foot: what is shunned begins before the next post.
    const beyond = posts[i + 1]?.at ?? at;
    const ahead = posts[i + 2]?.at ?? beyond;
    const doors = index.venue.doors.filter(({ level }) => level === at.level);
    if (shunnedDoor(doors, shunned, at, ahead)) return { at, barrier: { kind: 'door', connection: null } };
    const kinds = index.areasAt(beyond).map((area) => area.kind);
    const entered = shunned.find((shun) => kinds.includes(shun)) ?? shunned[0] ?? 'stairs';
    return { at, barrier: { kind: entered, connection: null } };
  }
  return null;
}
