/**
 * What it costs to walk and to change floors. All figures are means of free walking adults; where a venue differs, its
 * ways still compare rightly with each other.
 */
import type { Metres } from '../geometry/point.ts';
import type { VenueConnection } from '../venue/venue-file.ts';
import { WALKING_SPEED } from './route.ts';

/** Metres a second of somebody who wants a slow pace: with a walking stick (Boyce, Shields, Silcock 1999: 0.81). */
export const SLOW_SPEED = 0.8;

/** From floor to floor where a venue says nothing else: storeys of halls and congress houses are 3.5 to 5 m. */
export const STOREY: Metres = 4;

/** Rise over run of stairs: 17 cm over 29 cm. */
const STAIRS_SLOPE = 17 / 29;
/** Horizontal metres a second on stairs (Weidmann 1993, Transporttechnik der Fussgänger; Fruin 1971: 0.51 and 0.67). */
const STAIRS_UP = 0.61;
const STAIRS_DOWN = 0.694;

/** An escalator of 30 degrees that runs at 0.5 m/s along its slope (EN 115), on which people stand. */
const ESCALATOR_SLOPE = Math.tan(Math.PI / 6);
const ESCALATOR_RUN = 0.5 * Math.cos(Math.PI / 6);

/** Waiting for a lift: of the interval of a good lift, 30 s, a little more than half (CIBSE Guide D 2010). */
const LIFT_WAIT = 17;
/** Doors opening and closing at both ends, and stepping in and out. */
const LIFT_DOORS = 10;
/** Metres a second; houses of few floors have slow lifts. */
const LIFT_SPEED = 1;

/** Seconds, on top of walking the flight's run as if it were level. */
interface RideSeconds {
  readonly up: number;
  readonly down: number;
}

/** What a metre of rise takes beyond the level walk over its run, which is drawn on the plan and walked there. */
const perMetre = (slope: number, speed: number, pace: number): number => (1 / speed - 1 / pace) / slope;

/**
 * What it takes to change floors by a connection of this kind over `rise` metres, beyond walking what is drawn of it on
 * the plan, for somebody who walks `pace` metres a second; stairs slow down with the pace.
 */
export function rideSeconds(kind: VenueConnection['kind'], rise: Metres, pace: number): RideSeconds {
  const share = pace / WALKING_SPEED;
  switch (kind) {
    case 'stairs':
      return {
        up: rise * perMetre(STAIRS_SLOPE, STAIRS_UP * share, pace),
        down: rise * perMetre(STAIRS_SLOPE, STAIRS_DOWN * share, pace),
      };
    case 'escalator': {
      const seconds = Math.max(0, rise * perMetre(ESCALATOR_SLOPE, ESCALATOR_RUN, pace));
      return { up: seconds, down: seconds };
    }
    case 'lift': {
      const seconds = LIFT_WAIT + LIFT_DOORS + rise / LIFT_SPEED;
      return { up: seconds, down: seconds };
    }
    case 'ramp':
      // A ramp of 6 % or less is walked as level floor is (Weidmann 1993).
      return { up: 0, down: 0 };
  }
}
