/** What carries a person of the crowd: a line that is followed exactly, or a body among others. */
import type { Metres, Place } from '../geometry/point.ts';

export interface Legs {
  readonly place: Place;
  /** Whether there is nowhere left to go. */
  readonly resting: boolean;
  /** How far there is still to go, without what lies between levels. */
  readonly metresLeft: Metres;
  /** Follow these places in order, beginning where one stands. A next place on another level is a ride there. */
  follow(way: readonly Place[]): void;
  /** Walk so many metres on, or stand for 0. Returns the places passed, the last one being where one is now. */
  advance(metres: Metres): readonly Place[];
}
