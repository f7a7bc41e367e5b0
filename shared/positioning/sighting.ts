/** Sightings: what was noticed, by whom and when. A phone never sends x and y as truth. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Marker } from '../venue/venue-file.ts';

/** A signed QR sign was scanned. The proof has been checked before there is a Sighting. */
interface SignSighting {
  readonly kind: 'sign';
  readonly marker: Marker;
  readonly at: Milliseconds;
}

/** A gateway of the building heard a bound badge. */
interface BadgeSighting {
  readonly kind: 'badge';
  readonly gateway: Marker;
  readonly rssiDbm: number;
  readonly at: Milliseconds;
}

export type Sighting = SignSighting | BadgeSighting;

/** Readings outside of these are no readings: receivers report -128, 0 or 127 when they heard nothing. */
const RSSI_RANGE_DBM = { weakest: -110, strongest: -20 } as const;

/** A reading older than this says nothing about where somebody is now: the door and the World both drop it. */
export const READING_GOOD_FOR: Milliseconds = 60_000;

/** Whether a signal strength can be one that a receiver measured. */
export const isReading = (rssiDbm: number): boolean =>
  rssiDbm >= RSSI_RANGE_DBM.weakest && rssiDbm <= RSSI_RANGE_DBM.strongest;
