/** A venue is calibrated: what was measured there is fitted, and judged. */
import { gatewaysOf } from '../../venue/gateways.ts';
import type { VenueFile, VenueRadio } from '../../venue/venue-file.ts';
import { calibrate } from './calibrate.ts';
import { type CrossCheck, crossCheck, type ScanReading } from './cross-check.ts';
import { DEFAULT_RADIO } from './radio-model.ts';
import { gridsOf, venueAnchors } from './venue-locator.ts';
import { radioFrom } from './venue-radio.ts';

export interface CalibratedVenue {
  /** For the venue file. */
  readonly radio: VenueRadio;
  readonly check: CrossCheck;
  /** Names of anchors in the readings that the venue does not have. */
  readonly unknown: readonly string[];
}

const SEED = 1;

/**
 * Fit the venue's radio to these readings; anchors by the id of their marker or by their radio name.
 * @returns why it cannot be done, as a sentence, where too little was measured
 */
export function calibrateVenue(
  venue: VenueFile,
  readings: readonly ScanReading[],
): CalibratedVenue | { readonly fault: string } {
  const gateways = gatewaysOf(venue);
  const anchors = venueAnchors(gateways.values());
  const levels = new Set(venue.levels.map(({ id }) => id));
  const strange = readings.find(({ level }) => !levels.has(level));
  if (strange) return { fault: `there is no level "${strange.level}" in this venue.` };
  const unknown = [...new Set(readings.map(({ anchor }) => anchor))].filter((id) => !gateways.has(id));
  const known = readings.flatMap((reading) => {
    const marker = gateways.get(reading.anchor);
    return marker === undefined ? [] : [{ ...reading, anchor: marker.id }];
  });
  const check = crossCheck(anchors, gridsOf(venue), known, SEED);
  const radio = radioFrom(calibrate(DEFAULT_RADIO, anchors, known));
  if (check === null || radio === null) {
    return { fault: `too little was measured: at least ten readings by beacons of this venue, at two places.` };
  }
  return { radio, check, unknown };
}
