/** Spots: where two can meet. Meeting points and landmarks in rooms where anybody may stand and talk. */
import type { Metres, Place } from '../geometry/point.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { Navigation } from '../routing/route.ts';
import type { MeetingAreas } from '../venue/meeting-areas.ts';
import type { VenueIndex } from '../venue/venue-index.ts';

/** A landmark may stand on a counter or hang on a wall; people meet in front of it. */
const STAND_WITHIN: Metres = 2.5;

/** The places of a venue where two can meet, on the walkable floor. */
export function spotsOf(index: VenueIndex, navigation: Navigation, areas: MeetingAreas): MeetingSpot[] {
  const { venue } = index;
  const standing = (at: readonly [number, number], level: string): Place | null =>
    navigation.snap({ level, x: at[0], y: at[1] }, STAND_WITHIN);
  const spots: MeetingSpot[] = [];
  const offer = (id: string, kind: MeetingSpot['kind'], number: number | null, at: Place | null) => {
    if (!at) return;
    const area = index.areaAt(at);
    if (!area || !areas.isMeetingPlace(at)) return;
    spots.push({ id, kind, number, level: at.level, area: area.id, x: at.x, y: at.y });
  };
  for (const { id, number, at, level } of venue.meetingPoints) offer(id, 'meeting-point', number, standing(at, level));
  for (const { id, at, level } of venue.landmarks) offer(id, 'landmark', null, standing(at, level));
  return spots;
}
