/** Fixes: where what was noticed says that somebody is. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import type { Marker } from '../venue/venue-file.ts';
import type { Estimate } from './locating/reading.ts';

export interface Fix {
  readonly place: Place;
  readonly accuracyMetres: Metres;
  readonly at: Milliseconds;
  /**
   * `kiosk`: a code of theirs was shown to a kiosk. `beacon`: gateways heard a badge. `phone`: the phone says which beacons
   * it heard, which proves nothing.
   */
  readonly source: 'sign' | 'kiosk' | 'beacon' | 'phone' | 'demo';
  /** The sign that was scanned, or the kiosk's; null for all others. */
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

/** The fix of a code that was shown to the camera of a kiosk at this marker. */
export const fixOfKiosk = (marker: Marker, at: Milliseconds): Fix => ({ ...fixOfSign(marker, at), source: 'kiosk' });

/** The fix of where somebody is believed to be by all that gateways heard of their badge, or their phone of beacons. */
export const fixOfEstimate = (
  { place, accuracyMetres, at }: Estimate,
  source: 'beacon' | 'phone',
  area: string | null,
): Fix => ({ place, accuracyMetres, at, source, marker: null, area });

/** Whether a fix is one of a stream, which is old when nothing more is heard. */
export const isHeard = ({ source }: Fix): boolean => source === 'beacon' || source === 'phone';
