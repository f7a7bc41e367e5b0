/** Maps with more in them than any building has, told before they are read. */
import { MOST_POINTS } from './plane.ts';
import { VenueError } from './venue-error.ts';

/** Each point is a bracket; lists of them, and of features, are some more. */
const MOST_BRACKETS = 2 * MOST_POINTS;

/** Throws VenueError when these texts of GeoJSON hold more points than any building has. */
export function refuseTooMuch(texts: Iterable<string>, name: string | null): void {
  let brackets = 0;
  for (const text of texts) {
    for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      brackets++;
      if (brackets <= MOST_BRACKETS) continue;
      throw new VenueError([name === null ? ['many-points-in-all', MOST_POINTS] : ['many-points', name, MOST_POINTS]]);
    }
  }
}
