/** Spots: where two can meet. Meeting points and landmarks in rooms where anybody may stand and talk. */
import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { Navigation } from '../routing/route.ts';
import { MEETING_KINDS, NEVER_MEETING_KINDS } from '../venue/area-kinds.ts';
import type { VenueIndex } from '../venue/venue-index.ts';

/** A landmark may stand on a counter or hang on a wall; people meet in front of it. */
const STAND_WITHIN: Metres = 2.5;

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

/** How far a spot is for a group: who cannot walk there weighs more than any walk. */
interface Reach {
  readonly unreachable: number;
  /** The longest of the others' walks. */
  readonly longest: Metres;
}

const compareReach = (p: Reach, q: Reach): number => p.unreachable - q.unreachable || p.longest - q.longest;

function reachOf(ways: readonly Metres[]): Reach {
  const walks = ways.filter(Number.isFinite);
  return { unreachable: ways.length - walks.length, longest: Math.max(0, ...walks) };
}

/**
 * The spot that the fewest cannot walk to (none, as a rule: somebody may have gone to another level, and is told the
 * spot all the same), and to which the longest of the walks is as short as it can be; null when nobody can walk to any.
 * The straight line is never longer than the way, so spots are tried in its order until no better one can follow.
 */
export function chooseSpot(
  spots: readonly MeetingSpot[],
  walkers: readonly Place[],
  navigation: Navigation,
): MeetingSpot | null {
  const away = (spot: MeetingSpot, metres: (walker: Place) => Metres): Reach =>
    reachOf(walkers.map((walker) => (walker.level === spot.level ? metres(walker) : Infinity)));
  const inOrder = spots
    .map((spot) => ({ spot, atLeast: away(spot, (walker) => distanceBetween(walker, spot)) }))
    .sort((p, q) => compareReach(p.atLeast, q.atLeast) || (p.spot.id < q.spot.id ? -1 : 1));
  let best: MeetingSpot | null = null;
  // As good as nothing: a spot that nobody can walk to.
  let reach: Reach = { unreachable: walkers.length, longest: 0 };
  for (const { spot, atLeast } of inOrder) {
    if (compareReach(atLeast, reach) >= 0) break;
    const found = away(spot, (walker) => navigation.distance(walker, spot));
    if (compareReach(found, reach) < 0) [best, reach] = [spot, found];
  }
  return best;
}
