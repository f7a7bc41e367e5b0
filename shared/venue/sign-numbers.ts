/** What is printed on the signs to tell them from each other. */
import type { VenueFile } from './venue-file.ts';

/** The number of each QR sign by its marker's id: its own, else its turn among the QR markers of the file, from 1. */
export function signNumbers(venue: Pick<VenueFile, 'markers'>): ReadonlyMap<string, number> {
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  return new Map(signs.map(({ id, number }, i) => [id, number ?? i + 1]));
}
