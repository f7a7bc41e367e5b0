/** How a way on one level begins and ends, and where somebody stands who follows it by its words. */
import type { Metres, Point } from '../geometry/point.ts';
import type { AskedFor } from './goal-cues.ts';

/** Where one has come out of stairs or a lift. */
export interface Exit {
  readonly along: Metres;
  /** Where one is who came through the middle of the opening, and where one was before it. */
  readonly stand: Point;
  readonly before: Point;
}

/** How a way on one level begins and ends. */
export interface Stretch {
  readonly line: readonly Point[];
  readonly level: string;
  /** Where the first step is told; null for the line's beginning. Who comes out of a lift looks around in front of it. */
  readonly exit: Exit | null;
  /** The connection that is taken at the end; null when the goal is there. */
  readonly connection: {
    readonly landmark: string | null;
    readonly isLift: boolean;
    /** The area that it is where it is entered. */
    readonly area: string | undefined;
  } | null;
  /** What is asked for; null where the way leads on. */
  readonly goal: AskedFor | null;
  /** Whether one came by a connection. */
  readonly came: boolean;
}

/** Where somebody stands who follows the way by its words, and which way they look. */
export interface Stance {
  readonly along: Metres;
  readonly at: Point;
  /** Where they may stand as well: on the line itself, or a little on or back. */
  readonly stands: readonly Point[];
  /** A point behind them; null when nobody knows which way they look. */
  readonly behind: Point | null;
  /** Just out of stairs or a lift, where one may go to either side. */
  readonly out?: true;
}
