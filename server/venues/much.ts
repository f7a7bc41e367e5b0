/** Maps with more in them than any building has, told before they are read. */
import { MOST_POINTS } from './plane.ts';
import { VenueError } from './venue-error.ts';

/** Each point is a bracket; lists of them, and of features, are some more. */
const MOST_BRACKETS = 2 * MOST_POINTS;

/** A venue file may have two million points, each in a ring or line. */
export const MOST_VENUE_BRACKETS = 6_000_000;

/** Throws VenueError when these texts of JSON hold more brackets than `most`, about twice the points of any building. */
export function refuseTooMuch(texts: Iterable<string>, name: string | null, most = MOST_BRACKETS): void {
  let brackets = 0;
  for (const text of texts) {
    for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      brackets++;
      if (brackets <= most) continue;
      throw new VenueError([name === null ? ['many-points-in-all', most / 2] : ['many-points', name, most / 2]]);
    }
  }
}
