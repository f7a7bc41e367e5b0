/** Fixes: where one sighting says that somebody is. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import type { Marker } from '../venue/venue-file.ts';
import { isReading, type Sighting } from './sighting.ts';

export interface Fix {
  readonly place: Place;
  readonly accuracyMetres: Metres;
  readonly at: Milliseconds;
  readonly source: 'sign' | 'beacon' | 'demo';
  /** The sign that was scanned; null for all others. */
  readonly marker: string | null;
  /** The area that the fix is in; null where nobody has said. */
  readonly area: string | null;
}

/** Who scans a sign stands within an arm's length of its standing point. */
const SIGN_ACCURACY: Metres = 1.5;

/** A badge one metre from its gateway is heard at about this strength, and the strength falls by this exponent. */
const AT_ONE_METRE_DBM = -59;
const PATH_LOSS_EXPONENT = 2.5;
const BEACON_ACCURACY = { least: 3, most: 20 } as const;

/**
 * How far away a badge heard at `rssiDbm` may be, by the log-distance path-loss model, held to 3 to 20 m: one reading
 * alone says no more.
 */
export function beaconAccuracy(rssiDbm: number): Metres {
  const distance = 10 ** ((AT_ONE_METRE_DBM - rssiDbm) / (10 * PATH_LOSS_EXPONENT));
  return Math.min(BEACON_ACCURACY.most, Math.max(BEACON_ACCURACY.least, distance));
}

const standingPoint = (marker: Marker): Place => ({ level: marker.level, x: marker.standAt[0], y: marker.standAt[1] });

/** The fix of a sighting; null when it says nothing (a strength that no receiver measures). */
export function fixOf(sighting: Sighting): Fix | null {
  if (sighting.kind === 'sign') {
    const { marker, at } = sighting;
    return {
      place: standingPoint(marker),
      accuracyMetres: SIGN_ACCURACY,
      at,
      source: 'sign',
      marker: marker.id,
      area: marker.area,
    };
  }
  if (!isReading(sighting.rssiDbm)) return null;
  const { gateway, at } = sighting;
  return {
    place: standingPoint(gateway),
    accuracyMetres: beaconAccuracy(sighting.rssiDbm),
    at,
    source: 'beacon',
    marker: null,
    area: gateway.area,
  };
}
