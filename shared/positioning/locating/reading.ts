/** What a filter is told, and what it answers. */
import type { Metres, Milliseconds, Place } from '../../geometry/point.ts';

/** An anchor and a device heard each other. */
export interface Reading {
  /** The anchor's id. */
  readonly anchor: string;
  readonly rssiDbm: number;
}

/** Where a device is believed to be. */
export interface Estimate {
  /** On the walkable floor. */
  readonly place: Place;
  /** The radius of the ring that it is believed to be in. */
  readonly accuracyMetres: Metres;
  readonly at: Milliseconds;
}
