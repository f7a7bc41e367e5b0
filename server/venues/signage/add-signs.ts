/** Gives an imported venue its landmarks, signs and meeting points. */
import type { Metres } from '../../../shared/geometry/point.ts';
import type { VenueArea, VenueFile } from '../../../shared/venue/venue-file.ts';
import { coverWithSigns } from './coverage.ts';
import { entranceSigns } from './entrances.ts';
import { tentOf } from './meeting-places.ts';
import { meetingPoints } from './meeting-points.ts';
import { Survey } from './survey.ts';

/**
 * Nobody on the floor is farther than this from a sign, in a straight line: signs are then 10 to 20 m apart, about
 * every 15 m.
 */
const SIGN_REACH: Metres = 10;

export interface Signed {
  readonly venue: VenueFile;
  /** Named areas that have no place for a sign at an entrance. */
  readonly without: readonly VenueArea[];
}

/**
 * Adds to the venue's own landmarks: one at the entrance of every named area; with `markers`, a QR sign there, further
 * signs about every 15 m and a table tent for every meeting point; and the meeting points themselves.
 */
export function addSigns(venue: VenueFile, markers: boolean): Signed {
  const survey = new Survey(venue);
  const entrances = entranceSigns(survey);
  const landmarks = [...venue.landmarks, ...entrances.landmarks];
  const points = meetingPoints(survey, landmarks);
  if (!markers) return { venue: { ...venue, landmarks, meetingPoints: points }, without: entrances.without };
  const tents = points.map(tentOf);
  const signs = [...entrances.markers, ...tents];
  const between = coverWithSigns(survey, signs, landmarks, SIGN_REACH);
  return {
    venue: {
      ...venue,
      landmarks: [...landmarks, ...between.landmarks],
      meetingPoints: points,
      markers: [...signs, ...between.markers],
    },
    without: entrances.without,
  };
}
