/**
 * Where people could meet, for the organizer to choose from: in foyers, bars and lounges, and wherever an owner says
 * "always"; with room to stand, out of the way of doors and walkers, but near enough to where people pass to be found, and
 * with more than one way out.
 */
import type { Metres } from '../../../shared/geometry/point.ts';
import { boundsOf, polygonContains } from '../../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import { distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { neverMeeting } from '../../../shared/venue/area-kinds.ts';
import type { AreaKind, Marker, MeetingPoint, VenueArea } from '../../../shared/venue/venue-file.ts';
import type { FloorGrid } from './floor-grid.ts';
import type { Floor } from './place-signs.ts';
import type { Stand, Survey } from './survey.ts';

const KINDS: readonly AreaKind[] = ['foyer', 'bar', 'lounge'];

/** An area smaller than this has no room for people who stand and talk. */
const LEAST_PLACES_SQUARE_METRES = 20;

const LEAST_ROOM: Metres = 0.9;
const FROM_DOORS: Metres = 1.5;

/** Two places to meet are at least so far apart, with those that there are. */
const APART: Metres = 12;

const MOST_IN_AREA = 3;

/** What is seen from a place is at most so far away. */
const IN_VIEW: Metres = 12;

/** Ways out that are nearer than this to each other are one; a single one wider than that is open enough. */
const ONE_WAY_OUT: Metres = 4;

/** Whether more than one way leads out of the area over the floor, or one as wide as a room's open side. */
export function hasTwoWaysOut(grid: FloorGrid, area: VenueArea): boolean {
  const shape = polygonOf(area.polygon);
  const box = boundsOf(shape[0]);
  const inside = (place: number) => {
    const p = grid.places[place];
    if (p === undefined || p.x < box.minX || p.x > box.maxX || p.y < box.minY || p.y > box.maxY) return false;
    return polygonContains(shape, p);
  };
  const out = grid.places.filter(
    (_, place) => inside(place) && (grid.joined[place] ?? []).some(({ to }) => !inside(to)),
  );
  return out.some((p) => out.some((q) => distanceBetween(p, q) > ONE_WAY_OUT));
}

/** Places to meet that the venue has not yet, numbered on from those that it has. */
export function goodMeetingPlaces(survey: Survey, floors: readonly Floor[]): MeetingPoint[] {
  const { venue } = survey.index;
  const found: Omit<MeetingPoint, 'number'>[] = [];
  const ids = new Set(venue.meetingPoints.map(({ id }) => id));
  for (const { grid, traffic } of floors) {
    const { level } = grid;
    const doors = venue.doors.filter((door) => door.level === level && door.kind === 'door');
    const taken = venue.meetingPoints.filter((point) => point.level === level).map(({ at }) => pointOf(at));
    const byArea = new Map<VenueArea, { readonly stand: Stand; readonly busy: number }[]>();
    for (const [place, p] of grid.places.entries()) {
      const stand = survey.standAt({ ...p, level }, LEAST_ROOM);
      if (stand === null || neverMeeting(stand.area)) continue;
      const always = stand.area.meetings === 'always';
      if (!always && (!KINDS.includes(stand.area.kind) || stand.area.name === undefined)) continue;
      const known = byArea.get(stand.area) ?? [];
      known.push({ stand, busy: traffic[place] ?? 0 });
      byArea.set(stand.area, known);
    }
    for (const [area, stands] of byArea) {
      if (stands.length * grid.step ** 2 < LEAST_PLACES_SQUARE_METRES) continue;
      if (area.meetings !== 'always' && !hasTwoWaysOut(grid, area)) continue;
      const fromDoor = (stand: Stand) =>
        Math.min(Infinity, ...doors.map(({ line: [a, b] }) => distanceToSegment(stand, pointOf(a), pointOf(b))));
      const good = stands
        .map(({ stand, busy }) => ({ stand, busy, door: fromDoor(stand) }))
        .filter(({ door }) => door >= FROM_DOORS)
        // Room and quiet from doors count; where everybody walks one stands in the way.
        .map(({ stand, busy, door }) => ({ stand, worth: stand.room + Math.min(4, door) / 4 - 2 * busy }))
        .sort((a, b) => b.worth - a.worth || a.stand.y - b.stand.y || a.stand.x - b.stand.x);
      let own = 0;
      for (const { stand } of good) {
        if (own === MOST_IN_AREA) break;
        if (taken.some((other) => distanceBetween(other, stand) < APART)) continue;
        taken.push(stand);
        own++;
        const seen = survey.index
          .landmarksNear({ ...stand, level }, IN_VIEW)
          .find(({ thing }) => survey.inSight(level, stand, pointOf(thing.at)));
        const plain = `mp-${area.id}`.slice(0, 72);
        let id = plain;
        for (let n = 2; ids.has(id); n++) id = `${plain}-${n}`;
        ids.add(id);
        const name = seen?.thing.name ?? area.name ?? venue.name;
        found.push({ id, level, at: [stand.x, stand.y], area: area.id, name });
      }
    }
  }
  const first = Math.max(0, ...venue.meetingPoints.map(({ number }) => number)) + 1;
  return found.map((point, i) => ({ ...point, number: first + i })).filter(({ number }) => number <= 999);
}

/** The QR marker of a meeting point's table tent. */
export const tentOf = ({ id, level, at, area, name }: MeetingPoint): Marker => ({
  id: `s-${id}`.slice(0, 80),
  kind: 'qr',
  level,
  at,
  standAt: at,
  area,
  name,
  meetingPoint: id,
});
