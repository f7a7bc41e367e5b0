/** Whether two signs were scanned sooner after each other than anybody walks from one to the other. */
import type { Metres, Milliseconds } from '../../../shared/geometry/point.ts';
import type { Marker, VenueFile } from '../../../shared/venue/venue-file.ts';

/** Nobody walks faster through a building, in metres a second; a straight line is the shortest that a way can be. */
const FASTEST = 2.5;

/** A code is scanned from so far at most, on either side together. */
const SCANNED_FROM: Metres = 8;

/** Stairs to the next level take this long at least. */
const A_LEVEL: Milliseconds = 10_000;

/** No way within a building is reckoned longer: what comes later contradicts nothing. */
export const LONGEST_WALK: Milliseconds = 120_000;

type Sign = Pick<Marker, 'level' | 'standAt'>;

/** The least time from where one sign belongs to where the other does, at most two minutes. */
export function leastWalk(venue: Pick<VenueFile, 'levels'>, one: Sign, other: Sign): Milliseconds {
  const ordinal = (level: string) => venue.levels.find(({ id }) => id === level)?.ordinal ?? 0;
  const metres = Math.hypot(one.standAt[0] - other.standAt[0], one.standAt[1] - other.standAt[1]);
  const levels = Math.abs(ordinal(one.level) - ordinal(other.level));
  return Math.min(LONGEST_WALK, (Math.max(0, metres - SCANNED_FROM) / FASTEST) * 1000 + levels * A_LEVEL);
}
