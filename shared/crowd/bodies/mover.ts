/** One body of the crowd, as numbers: what the throng's parts read and write. */
import type { Metres, Milliseconds, Place } from '../../geometry/point.ts';

/** Somebody's half width: two who touch stand 0.4 m apart, as close as people come by their own will (UCY, p5 0.44 m). */
export const BODY_RADIUS: Metres = 0.19;
/** The same when they turn a shoulder to squeeze past: so nobody is ever nearer than 0.2 m. */
export const SIDEWAYS_RADIUS: Metres = 0.12;

export interface Mover {
  /** Their number in the throng. */
  readonly n: number;
  /** The speed at which they walk when nobody is in the way, metres a second. */
  readonly pace: number;
  level: string;
  x: Metres;
  y: Metres;
  /** How they moved in the last step, metres a second. */
  vx: number;
  vy: number;
  /** Where they face, radians from the x axis toward y. */
  heading: number;
  radius: Metres;
  /** Where they go; `next` is the place of it that they walk to now. */
  path: readonly Place[];
  next: number;
  /** They stand though there is somewhere to go. */
  held: boolean;
  /** On stairs or in a lift, and for so long still; null: on the floor. */
  ride: Milliseconds | null;
  /** They are in the venue, on the floor or on a ride. */
  inside: boolean;
  /** What they wish to do, metres a second. */
  wishX: number;
  wishY: number;
  /** For how long they have come hardly nearer to the next place, and how near they have been. */
  stalled: Milliseconds;
  nearest: Metres;
  /** Until when they are moved by the engine, on the throng's clock. */
  touchingUntil: Milliseconds;
}

/** Whether they are on the floor, where others meet them. */
export const onFloor = (mover: Mover): boolean => mover.inside && mover.ride === null;

/** Whether they walk, or would if nobody stood in the way. */
export const walks = (mover: Mover): boolean => onFloor(mover) && !mover.held && mover.next < mover.path.length;
