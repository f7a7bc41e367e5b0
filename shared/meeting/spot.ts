/** Spots: where two can meet. Meeting points and landmarks in rooms where anybody may stand and talk. */
import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { Navigation } from '../routing/route.ts';
import { MEETING_KINDS, NEVER_MEETING_KINDS } from '../venue/area-kinds.ts';
import type { VenueIndex } from '../venue/venue-index.ts';

/** A landmark may stand on a counter or hang on a wall; people meet in front of it. */
const STAND_WITHIN: Metres = 2.5;

/** Ways asked for in one choice at most: with the lower bound of the straight line the best is found long before. */
const MOST_WAYS = 48;

/** The places of a venue where two can meet, on the walkable floor. */
export function spotsOf(index: VenueIndex, navigation: Navigation): MeetingSpot[] {
  const { venue } = index;
  const standing = (at: readonly [number, number], level: string): Place | null =>
    navigation.snap({ level, x: at[0], y: at[1] }, STAND_WITHIN);
  const spots: MeetingSpot[] = [];
  const offer = (id: string, kind: MeetingSpot['kind'], number: number | null, at: Place | null) => {
    if (!at) return;
    const areas = index.areasAt(at);
    const [area] = areas;
    if (!area || !MEETING_KINDS.includes(area.kind)) return;
    if (areas.some(({ kind }) => NEVER_MEETING_KINDS.includes(kind))) return;
    spots.push({ id, kind, number, level: at.level, area: area.id, x: at.x, y: at.y });
  };
  for (const { id, number, at, level } of venue.meetingPoints) offer(id, 'meeting-point', number, standing(at, level));
  for (const { id, at, level } of venue.landmarks) offer(id, 'landmark', null, standing(at, level));
  return spots;
}

/**
 * The spot to which the longest of the walks is as short as it can be; null when none is reachable for all. The
 * straight line is never longer than the way, so spots are tried in its order until no better one can follow.
 */
export function chooseSpot(
  spots: readonly MeetingSpot[],
  walkers: readonly Place[],
  navigation: Navigation,
): MeetingSpot | null {
  const straight = (spot: MeetingSpot) => Math.max(...walkers.map((walker) => distanceBetween(walker, spot)));
  const inOrder = spots
    .filter((spot) => walkers.every((walker) => walker.level === spot.level))
    .map((spot) => ({ spot, atLeast: straight(spot) }))
    .sort((p, q) => p.atLeast - q.atLeast || (p.spot.id < q.spot.id ? -1 : 1));
  let best: MeetingSpot | null = null;
  let longest = Infinity;
  let asked = 0;
  for (const { spot, atLeast } of inOrder) {
    if (atLeast >= longest || asked >= MOST_WAYS) break;
    const ways = walkers.map((walker) => navigation.distance(walker, spot));
    asked += 1;
    const longer = Math.max(...ways);
    if (longer < longest) [best, longest] = [spot, longer];
  }
  return best;
}
