/** A suggestion for a venue: where further signs help most, how much they would, and where people could meet. */
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { nearestOnSegment } from '../../../shared/geometry/segment.ts';
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import type { Landmark, LocalText, Marker, MeetingPoint, VenueFile } from '../../../shared/venue/venue-file.ts';
import { gridOf } from './floor-grid.ts';
import { goodMeetingPlaces } from './meeting-places.ts';
import { phrase } from './phrases.ts';
import { type Chosen, type Floor, placeSigns } from './place-signs.ts';
import { type Coverage, coverageOf, distancesTo } from './reckon.ts';
import { Survey } from './survey.ts';
import { trafficOn } from './traffic.ts';

/** A landmark nearer than this, and in sight, is what the sign is at. */
const AT_LANDMARK: Metres = 6;

/** A wall nearer than this is where the sign hangs; else it stands by itself. */
const WALL: Metres = 3;

/** More signs than this are not suggested at once. */
export const MOST_SIGNS = 300;

/** One level's floor with how far a sign is before and after, to draw: a square of `step` metres about each place. */
interface DrawnCoverage {
  readonly level: string;
  readonly step: Metres;
  /** x and y of the first place, then of the second, in metres. */
  readonly places: readonly number[];
  readonly before: readonly Metres[];
  readonly after: readonly Metres[];
}

export interface Suggestion {
  /** The new signs, the most helpful first, ready for the venue file. */
  readonly markers: readonly Marker[];
  /** Of each of them the share of ways that go by, 0 to 1. */
  readonly traffic: readonly number[];
  readonly before: Coverage;
  readonly after: Coverage;
  /** Where people could meet, beside the meeting points that there are; numbered on from them. */
  readonly meetingPoints: readonly MeetingPoint[];
  readonly drawn: readonly DrawnCoverage[];
}

const mm = (metres: number) => Math.round(metres * 1000) / 1000;
const dm = (metres: number) => Math.round(metres * 10) / 10;

/** Where the sign hangs: on the nearest wall in sight, else where one stands. */
function hangs(survey: Survey, level: string, stand: Point): [number, number] {
  const box = { minX: stand.x - WALL, minY: stand.y - WALL, maxX: stand.x + WALL, maxY: stand.y + WALL };
  let [best, least]: [Point, number] = [stand, WALL];
  for (const { a, b } of survey.index.wallsNear(level, box)) {
    const at = nearestOnSegment(stand, a, b);
    const away = distanceBetween(at, stand);
    if (away < least) [best, least] = [at, away];
  }
  return [mm(best.x), mm(best.y)];
}

/** What the sign is called: the nearest landmark in sight, unless another sign is called so already. */
function nameOf(survey: Survey, { level, stand }: Chosen, number: number, called: Set<string>): LocalText {
  const beside = survey.index
    .landmarksNear({ ...stand, level }, AT_LANDMARK)
    .map(({ thing }) => thing)
    .find(({ at, name }: Landmark) => survey.inSight(level, stand, pointOf(at)) && !called.has(JSON.stringify(name)));
  if (beside === undefined) return phrase('sign', survey.nameNear(stand.area, stand), number);
  called.add(JSON.stringify(beside.name));
  return beside.name;
}

function asMarkers(survey: Survey, chosen: readonly Chosen[]): Marker[] {
  const { markers } = survey.index.venue;
  const ids = new Set(markers.map(({ id }) => id));
  const called = new Set(markers.map(({ name }) => JSON.stringify(name)));
  const numbers = markers.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const first = Math.max(markers.filter(({ kind }) => kind === 'qr').length, ...numbers) + 1;
  return chosen.map((each, i) => {
    const { level, stand } = each;
    const plain = `s-${level}-${Math.round(stand.x)}-${Math.round(stand.y)}`
      .replace(/[^A-Za-z0-9._:-]/g, '-')
      .slice(0, 72);
    let id = plain;
    for (let n = 2; ids.has(id); n++) id = `${plain}-${n}`;
    ids.add(id);
    return {
      id,
      kind: 'qr',
      level,
      at: hangs(survey, level, stand),
      standAt: [stand.x, stand.y],
      area: stand.area.id,
      name: nameOf(survey, each, first + i, called),
    };
  });
}

/** Suggests `count` signs beside those of the venue. The same venue and count give the same suggestion. */
export function suggestSigns(venue: VenueFile, count: number): Suggestion {
  const survey = new Survey(venue);
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  const floors = survey.index.levels.map(({ id }): Floor => {
    const grid = gridOf(survey, id);
    const own = signs.filter(({ level }) => level === id).map(({ standAt }) => pointOf(standAt));
    return { grid, traffic: trafficOn(survey, grid), metres: distancesTo(grid, own) };
  });
  const before = floors.map(({ grid, metres }) => ({ grid, metres: metres.slice() }));
  const chosen = placeSigns(survey, floors, Math.min(count, MOST_SIGNS));
  return {
    markers: asMarkers(survey, chosen),
    traffic: chosen.map(({ traffic }) => Math.round(traffic * 1000) / 1000),
    before: coverageOf(before),
    after: coverageOf(floors),
    meetingPoints: goodMeetingPlaces(survey, floors),
    drawn: floors.map(({ grid, metres }, i) => ({
      level: grid.level,
      step: mm(grid.step),
      places: grid.places.flatMap(({ x, y }) => [dm(x), dm(y)]),
      before: Array.from(before[i]?.metres ?? [], dm),
      after: Array.from(metres, dm),
    })),
  };
}
