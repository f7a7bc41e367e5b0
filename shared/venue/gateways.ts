/** The gateways of a venue: the beacon markers that hear badges. */
import type { Marker, VenueFile } from './venue-file.ts';

/**
 * Every gateway by each name that it may report under: its marker's id, and its `radio`, which wins where it is
 * another marker's id.
 */
export function gatewaysOf(venue: VenueFile): ReadonlyMap<string, Marker> {
  const beacons = venue.markers.filter(({ kind }) => kind === 'beacon');
  return new Map([
    ...beacons.map((marker) => [marker.id, marker] as const),
    ...beacons.flatMap((marker) => (marker.radio === undefined ? [] : [[marker.radio, marker] as const])),
  ]);
}
