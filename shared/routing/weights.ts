/** What a way weighs for somebody: the figure that is least on the way that they are given. */
import type { VenueConnection } from '../venue/venue-file.ts';
import { rideSeconds, SLOW_SPEED } from './costs.ts';
import type { Ride } from './mouths.ts';
import type { Measure, Need } from './needs.ts';
import { WALKING_SPEED } from './route.ts';

/**
 * Weighed where a lift is a last resort: so much that no detour on foot outweighs it, and two lifts weigh more than one.
 */
const LAST_RESORT = 1e6;

export interface Weights {
  /** Of a metre on foot. */
  readonly metre: number;
  /** Of a ride; the same up and down, so that a way is as long back as there wherever it can be walked back. */
  ride(kind: VenueConnection['kind'], ride: Pick<Ride, 'rise' | 'lengthMetres'>): number;
}

/** Metres a second of somebody with these needs. */
export const paceOf = (needs: readonly Need[]): number => (needs.includes('slow-pace') ? SLOW_SPEED : WALKING_SPEED);

/** Seconds that a ride takes in its own direction, its length in plan included. */
export function secondsOf(
  kind: VenueConnection['kind'],
  { rise, lengthMetres }: Pick<Ride, 'rise' | 'lengthMetres'>,
  pace: number,
): number {
  const { up, down } = rideSeconds(kind, Math.abs(rise), pace);
  return (rise < 0 ? down : up) + lengthMetres / pace;
}

/** Weighs by seconds, or by metres in plan alone. */
export function weightsOf(needs: readonly Need[], by: Measure): Weights {
  const pace = paceOf(needs);
  const lastResort = needs.includes('lift-only-when-needed') ? LAST_RESORT : 0;
  return {
    metre: by === 'length' ? 1 : 1 / pace,
    ride(kind, ride) {
      const extra = kind === 'lift' ? lastResort : 0;
      if (by === 'length') return ride.lengthMetres + extra;
      const { up, down } = rideSeconds(kind, Math.abs(ride.rise), pace);
      return (up + down) / 2 + ride.lengthMetres / pace + extra;
    },
  };
}
