/** Fixes: where what was noticed says that somebody is. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import type { Marker } from '../venue/venue-file.ts';
import type { Estimate } from './locating/reading.ts';

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

const standingPoint = (marker: Marker): Place => ({ level: marker.level, x: marker.standAt[0], y: marker.standAt[1] });

/** The fix of a sign that was scanned, its proof checked. */
export const fixOfSign = (marker: Marker, at: Milliseconds): Fix => ({
  place: standingPoint(marker),
  accuracyMetres: SIGN_ACCURACY,
  at,
  source: 'sign',
  marker: marker.id,
  area: marker.area,
});

/** The fix of where a badge is believed to be, by all that gateways heard of it. */
export const fixOfBadge = ({ place, accuracyMetres, at }: Estimate, area: string | null): Fix => ({
  place,
  accuracyMetres,
  at,
  source: 'beacon',
  marker: null,
  area,
});
