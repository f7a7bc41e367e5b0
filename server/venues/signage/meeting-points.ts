/** Meeting points in foyers, bars, lounges and corridors: roomy, and out of the way of doors. */
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { polygonArea } from '../../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import { distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { Landmark, MeetingPoint, VenueArea } from '../../../shared/venue/venue-file.ts';
import { isMeetingKind, type Stand, type Survey } from './survey.ts';

/** An area smaller than this has no room for people who stand and talk. */
const LEAST_SQUARE_METRES = 40;

/** One meeting point for so much floor, at most three an area. */
const SQUARE_METRES_EACH = 600;
const MOST_IN_AREA = 3;

/** Two meeting points are at least so far apart. */
const APART: Metres = 12;

const LEAST_ROOM: Metres = 0.9;
const FROM_DOORS: Metres = 1.5;

/** What is seen from a meeting point is at most so far away. */
const IN_VIEW: Metres = 12;

/** How good it is to stand there: room counts up to 2.5 m, distance from doors up to 4 m. */
const worth = (stand: Stand, fromDoor: Metres) => stand.room + Math.min(4, fromDoor) / 4;

export function meetingPoints(survey: Survey, landmarks: readonly Landmark[]): MeetingPoint[] {
  const { venue, levels } = survey.index;
  const found: Omit<MeetingPoint, 'number'>[] = [];
  for (const { id: level } of levels) {
    const doors = venue.doors.filter((door) => door.level === level && door.kind === 'door');
    const fromDoor = (p: Point) =>
      Math.min(Infinity, ...doors.map(({ line: [a, b] }) => distanceToSegment(p, pointOf(a), pointOf(b))));
    const byArea = new Map<VenueArea, Stand[]>();
    for (const stand of survey.stands(level)) {
      if (!isMeetingKind(stand.area.kind) || stand.area.name === undefined || stand.room < LEAST_ROOM) continue;
      byArea.set(stand.area, [...(byArea.get(stand.area) ?? []), stand]);
    }
    for (const [area, stands] of byArea) {
      const squareMetres = polygonArea(polygonOf(area.polygon));
      if (squareMetres < LEAST_SQUARE_METRES) continue;
      const wanted = Math.min(MOST_IN_AREA, 1 + Math.floor(squareMetres / SQUARE_METRES_EACH));
      const chosen: Stand[] = [];
      const good = stands
        .map((stand) => ({ stand, door: fromDoor(stand) }))
        .filter(({ door }) => door >= FROM_DOORS)
        .map(({ stand, door }) => ({ stand, worth: worth(stand, door) }))
        .sort((a, b) => b.worth - a.worth || a.stand.y - b.stand.y || a.stand.x - b.stand.x);
      for (const { stand } of good) {
        if (chosen.length === wanted) break;
        if (chosen.every((other) => distanceBetween(other, stand) >= APART)) chosen.push(stand);
      }
      chosen.forEach((stand, i) => {
        const seen = landmarks
          .filter((landmark) => landmark.level === level && distanceBetween(pointOf(landmark.at), stand) <= IN_VIEW)
          .filter((landmark) => survey.inSight(level, stand, pointOf(landmark.at)))
          .sort((a, b) => distanceBetween(pointOf(a.at), stand) - distanceBetween(pointOf(b.at), stand))[0];
        const name = seen?.name ?? area.name ?? venue.name;
        found.push({
          id: `mp-${area.id}${i === 0 ? '' : `-${i + 1}`}`,
          level,
          at: [stand.x, stand.y],
          area: area.id,
          name,
        });
      });
    }
  }
  return found.map((point, i) => ({ ...point, number: i + 1 }));
}
