/** Meeting points: numbered, each with the table tent that is scanned there. */
import type { Point } from '../geometry/point.ts';
import { pointOf } from '../geometry/vector.ts';
import { NEVER_MEETING_KINDS } from '../venue/area-kinds.ts';
import type { Marker, MeetingPoint, VenueArea } from '../venue/venue-file.ts';
import {
  byId,
  type Chance,
  type Draft,
  type EditRefusal,
  edited,
  freshId,
  mapped,
  type Outcome,
  type Ref,
  refused,
  replaced,
  within,
  without,
  withVenue,
  xy,
} from './draft.ts';
import { floorAt } from './floor.ts';
import { calledAfter, numbered } from './signs.ts';

const MOST_NUMBER = 999;

/** The area for a meeting point, or why there is none. The owner's say goes before the kind's. */
function meetingArea(draft: Draft, level: string, at: Point): VenueArea | EditRefusal {
  if (!within(at)) return 'too-far';
  const area = floorAt(draft.venue, level, at);
  if (area === null) return 'off-floor';
  const never = area.meetings === undefined ? NEVER_MEETING_KINDS.includes(area.kind) : area.meetings === 'never';
  return never ? 'never-here' : area;
}

/** The lowest number that no meeting point has. */
function freeNumber(points: readonly MeetingPoint[]): number {
  const taken = new Set(points.map(({ number }) => number));
  for (let number = 1; ; number++) if (!taken.has(number)) return number;
}

/** A meeting point with its table tent, which gets the next number of the signs. */
export function addMeetingPoint(draft: Draft, level: string, at: Point, chance: Chance): Outcome {
  const { venue } = draft;
  if (byId(venue.levels, level) === undefined) return refused('not-there');
  const area = meetingArea(draft, level, at);
  if (typeof area === 'string') return refused(area);
  const number = freeNumber(venue.meetingPoints);
  if (number > MOST_NUMBER) return refused('too-many');
  const id = freshId(venue, 'meeting', chance);
  const name = calledAfter(venue, level, at, area);
  const point: MeetingPoint = { id, number, level, at: xy(at), area: area.id, name };
  const markers = numbered(venue);
  const tent: Marker = {
    id: freshId(venue, 'qr', chance),
    kind: 'qr',
    level,
    at: xy(at),
    standAt: xy(at),
    area: area.id,
    name,
    meetingPoint: id,
    number: markers.reduce((most, marker) => Math.max(most, marker.number ?? 0), 0) + 1,
  };
  return edited(withVenue(draft, { meetingPoints: [...venue.meetingPoints, point], markers: [...markers, tent] }), {
    list: 'meetingPoints',
    id,
  });
}

/** Moves a meeting point, and its table tent with it. */
export function moveMeetingPoint(draft: Draft, id: string, to: Point): Outcome {
  const { venue } = draft;
  const point = byId(venue.meetingPoints, id);
  if (point === undefined) return refused('not-there');
  const area = meetingArea(draft, point.level, to);
  if (typeof area === 'string') return refused(area);
  const from = pointOf(point.at);
  const shift = ([x, y]: [number, number]) => xy({ x: x + to.x - from.x, y: y + to.y - from.y });
  return edited(
    withVenue(draft, {
      meetingPoints: replaced(venue.meetingPoints, { ...point, at: xy(to), area: area.id }),
      markers: mapped(venue.markers, (marker) =>
        marker.meetingPoint === id
          ? { ...marker, at: shift(marker.at), standAt: shift(marker.standAt), area: area.id }
          : marker,
      ),
    }),
    { list: 'meetingPoints', id },
  );
}

/** Gives a meeting point another number, which no other has. */
export function setMeetingNumber(draft: Draft, id: string, number: number): Outcome {
  const { meetingPoints } = draft.venue;
  const point = byId(meetingPoints, id);
  if (point === undefined) return refused('not-there');
  if (!Number.isInteger(number) || number < 1 || number > MOST_NUMBER) return refused('not-a-number');
  if (meetingPoints.some((other) => other.id !== id && other.number === number)) return refused('number-taken');
  return edited(withVenue(draft, { meetingPoints: replaced(meetingPoints, { ...point, number }) }), {
    list: 'meetingPoints',
    id,
  });
}

/** Takes a meeting point away, and its table tent with it. */
export function deleteMeetingPoint(draft: Draft, id: string): Outcome {
  const { venue } = draft;
  if (byId(venue.meetingPoints, id) === undefined) return refused('not-there');
  const tents = new Set(venue.markers.filter(({ meetingPoint }) => meetingPoint === id).map((marker) => marker.id));
  const gone: Ref[] = [...tents].map((tent) => ({ list: 'markers', id: tent }));
  return edited(
    withVenue(draft, {
      meetingPoints: without(venue.meetingPoints, new Set([id])),
      markers: tents.size === 0 ? venue.markers : without(numbered(venue), tents),
    }),
    null,
    gone,
  );
}
