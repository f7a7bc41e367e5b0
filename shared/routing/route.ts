/** Ways: what the router promises to the rest of the house. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import type { DoorAccess } from '../venue/venue-file.ts';

export type Side = 'left' | 'right' | 'ahead' | 'behind';
/** Between two sides: where what shows a direction may be as well. */
export type DiagonalSide = 'ahead-left' | 'ahead-right' | 'behind-left' | 'behind-right';

/** What one should know of a door before one stands at it. */
export type DoorRemark = 'automatic' | 'with-help' | Exclude<DoorAccess, 'closed'>;

/**
 * One sentence of a way, as data; `words.ts` says it in a language. It leads to one thing: a landmark, an area that is
 * entered, or a connection; where nothing is in sight, some metres straight on.
 */
export interface RouteStep {
  readonly kind:
    | 'start'
    | 'straight'
    | 'left'
    | 'right'
    | 'slight-left'
    | 'slight-right'
    | 'back-left'
    | 'back-right'
    | 'follow'
    | 'connection'
    | 'arrive';
  /** Where the step begins. */
  readonly at: Point;
  readonly level: string;
  /** From the beginning of this step to the beginning of the next. */
  readonly lengthMetres: Metres;
  /** What is said instead, where the walker does not walk along the way: off stairs, or to and from what is beside it. */
  readonly told?: Metres;
  /** Id of the landmark (or of the meeting point that is asked for) that the step leads to, that is beside its door, that one takes the connection at, or that is beside the goal. */
  readonly landmark: string | null;
  /** Id of the named area that the step leads into, when it is told by that. */
  readonly area: string | null;
  /** Id of the door or opening that the step leads through, when it is told by that. */
  readonly door?: string;
  /** To which side one turns round a corner on the way: what the step leads to is behind it. */
  readonly corner?: 'left' | 'right';
  /** The step leads out of its area. */
  readonly leaves?: true;
  /** Id of the connection that is taken. */
  readonly connection: string | null;
  /** The connection is taken without leaving the stairs that one came by. */
  readonly stays?: true;
  /**
   * For 'arrive': on which side the goal is, or its landmark; for 'connection': on which side that is. For a step that leads nowhere in sight: on which side its
   * landmark is for somebody who looks where it leads.
   */
  readonly side: Side | DiagonalSide | null;
  /** What one should know of the doors that the step goes through. */
  readonly remarks?: readonly DoorRemark[];
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
