/** Ways: what the router promises to the rest of the house. */
import type { Metres, Place, Point } from '../geometry/point.ts';

/** One sentence of a way, as data; `words.ts` says it in a language. One landmark a step at most. */
export interface RouteStep {
  readonly kind: 'start' | 'straight' | 'left' | 'right' | 'slight-left' | 'slight-right' | 'connection' | 'arrive';
  /** Where the step begins. */
  readonly at: Point;
  readonly level: string;
  /** From the beginning of this step to the beginning of the next. */
  readonly lengthMetres: Metres;
  /** Id of the landmark that the step is said with. */
  readonly landmark: string | null;
  /** Id of the area that the step leads into, when it enters a named one. */
  readonly area: string | null;
  /** Id of the connection that is taken. */
  readonly connection: string | null;
  /** For 'arrive': on which side the goal is. */
  readonly side: 'left' | 'right' | 'ahead' | null;
}

/** One level's part of a way. */
interface RouteLeg {
  readonly level: string;
  readonly line: readonly Point[];
}

export interface Route {
  readonly from: Place;
  readonly to: Place;
  readonly legs: readonly RouteLeg[];
  readonly lengthMetres: Metres;
  readonly seconds: number;
  readonly steps: readonly RouteStep[];
}

export type NoRoute = { readonly reason: 'start-off-floor' | 'goal-off-floor' | 'not-connected' };

/** The router of one venue: derived from the venue file, safe to share between rooms. */
export interface Navigation {
  /** The nearest point that a walker can stand on, within `withinMetres` (default 3); null when there is none. */
  snap(place: Place, withinMetres?: Metres): Place | null;
  route(from: Place, to: Place): Route | NoRoute;
  /** Length of the way in metres without making its steps; Infinity when there is none. */
  distance(from: Place, to: Place): Metres;
}

/** An unhurried indoor walker, metres a second; used for every "seconds away". */
export const WALKING_SPEED = 1.25;

/** How far a place may lie off the free floor and still be routed from. */
export const SNAP_REACH: Metres = 3;
