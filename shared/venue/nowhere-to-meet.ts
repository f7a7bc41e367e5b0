/** Whether a venue has a place at all where two can be sent to meet, for whoever prepares it. */
import type { Metres, Place } from '../geometry/point.ts';
import { insidePoint } from '../geometry/polygon.ts';
import { polygonOf } from '../geometry/vector.ts';
import { MeetingAreas } from './meeting-areas.ts';
import type { VenueFile } from './venue-file.ts';
import { VenueIndex } from './venue-index.ts';

/** A landmark hangs on a wall or stands on a counter; people meet in front of it, so far away at most. */
const BEFORE: readonly Metres[] = [0, 0.6, 1.2, 2.4];

/**
 * `no-area`: there is no foyer, bar, lounge or corridor with more than one way out, and no area whose owner allows it;
 * `no-point`: there is one, but neither a meeting point nor a landmark in it. Null: people can meet.
 */
export type NowhereToMeet = 'no-area' | 'no-point' | null;

/** @param venue one without faults */
export function nowhereToMeet(venue: VenueFile): NowhereToMeet {
  const areas = new MeetingAreas(new VenueIndex(venue));
  const isGood = (place: Place) => areas.isMeetingPlace(place);
  const isBefore = ({ at: [x, y], level }: { readonly at: readonly [number, number]; readonly level: string }) =>
    BEFORE.some((metres) =>
      Array.from({ length: metres === 0 ? 1 : 8 }, (_, i) => (i * Math.PI) / 4).some((angle) =>
        isGood({ level, x: x + metres * Math.cos(angle), y: y + metres * Math.sin(angle) }),
      ),
    );
  if (venue.meetingPoints.some(isBefore) || venue.landmarks.some(isBefore)) return null;
  const hasArea = venue.areas.some(
    ({ level, polygon, walkable }) => walkable && isGood({ level, ...insidePoint(polygonOf(polygon)) }),
  );
  return hasArea ? 'no-point' : 'no-area';
}
