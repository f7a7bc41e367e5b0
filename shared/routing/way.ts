/** Ways over all levels: what may be wished of them, and what is answered. */
import type { Metres, Place } from '../geometry/point.ts';
import type { VenueConnection } from '../venue/venue-file.ts';
import type { CrowdSquare } from './crowds.ts';
import type { Measure, Need } from './needs.ts';
import type { NoRoute, Route } from './route.ts';

/** What somebody asks of a way. */
export interface Wishes {
  readonly needs?: readonly Need[];
  /** The least time (when not said), or the fewest metres in plan whatever time lifts and stairs take. */
  readonly by?: Measure;
  /** The area that is asked for: who is in it has arrived, and no more is told; null or not said for a place in one. */
  readonly into?: string | null;
  /** Where people are, for those who avoid crowds; nobody is anywhere when not said. */
  readonly crowd?: readonly CrowdSquare[];
}

/** A change of floor by one connection. */
interface TakenConnection {
  readonly id: string;
  readonly kind: VenueConnection['kind'];
  /** The levels where it is entered and left; the same for a cabin that is crossed. */
  readonly from: string;
  readonly to: string;
}

/** A way over as many levels as it needs; one leg more than connections taken. */
export interface Way extends Route {
  readonly connections: readonly TakenConnection[];
}

/** What stands in somebody's way: a connection that they do not take, an area that they do not enter, or a door. */
interface Barrier {
  readonly kind: 'stairs' | 'escalator' | 'door';
  readonly connection: string | null;
}

/** Where a way that would break a need ends. */
export interface WayEnd {
  readonly at: Place;
  /** From the start to there. */
  readonly lengthMetres: Metres;
  readonly barrier: Barrier;
}

/**
 * There is no way: an end is off the floor, nothing leads there for anybody, or only ways that break a need (then with
 * where the way ends; null when not even the first step could be taken).
 */
export type NoWay = NoRoute | { readonly reason: 'needs'; readonly ends: WayEnd | null };

/** Where one can get to, keeping one's needs. */
export interface Reach {
  /** The same for all who can get to the same places. */
  readonly key: string;
  has(place: Place): boolean;
}

/** Finds ways over all levels of one venue: derived from the venue file, safe to share between rooms. */
export interface Wayfinder {
  /** The lightest way that keeps every need; never one that breaks one. */
  way(from: Place, to: Place, wishes?: Wishes): Way | NoWay;
  /** How far that way is, without making its steps and without regard to crowds; null when there is none. */
  measure(from: Place, to: Place, wishes?: Omit<Wishes, 'crowd'>): Pick<Way, 'lengthMetres' | 'seconds'> | null;
  /** Where one can get to from here, found without making ways; null where somebody with these needs cannot stand. */
  reach(from: Place, needs: readonly Need[]): Reach | null;
  /** The nearest point that a walker can stand on; null when there is none near. */
  snap(place: Place): Place | null;
}
