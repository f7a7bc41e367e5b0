/** One sign and one landmark at the entrance of every named area. */
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import type { Landmark, LocalText, Marker, VenueArea, VenueDoor } from '../../../shared/venue/venue-file.ts';
import { phrase } from './phrases.ts';
import { isMeetingKind, type Stand, type Survey } from './survey.ts';

/** How good a door is as the entrance: from a place where people walk, a real door, a wide one. */
function rank(door: VenueDoor, from: VenueArea | undefined): number {
  const width = Math.min(4, distanceBetween(pointOf(door.line[0]), pointOf(door.line[1])));
  const walked = from === undefined ? 0 : isMeetingKind(from.kind) ? 2 : from.kind === 'stairs' ? -1 : 0;
  return (walked + (from?.name === undefined ? 0 : 1)) * 10 + (door.kind === 'door' ? 5 : 0) + width;
}

export interface Entrances {
  readonly landmarks: Landmark[];
  readonly markers: Marker[];
  /** Named areas in which there is no place for a sign. */
  readonly without: VenueArea[];
}

/** Kinds that one does not enter by a sign. */
const PASSAGES = ['stairs', 'escalator', 'lift', 'ramp', 'void'];

export function entranceSigns(survey: Survey): Entrances {
  const best = new Map<VenueArea, { readonly rank: number; readonly door: VenueDoor; readonly stand: Stand }>();
  for (const door of survey.index.venue.doors) {
    const sides = survey.sides(door);
    sides.forEach(({ area, inward }, i) => {
      if (area.name === undefined || PASSAGES.includes(area.kind)) return;
      const score = rank(door, sides[1 - i]?.area);
      if (score <= (best.get(area)?.rank ?? -Infinity)) return;
      const stand = survey.inside(door, area, inward);
      if (stand !== null) best.set(area, { rank: score, door, stand });
    });
  }
  const landmarks: Landmark[] = [];
  const markers: Marker[] = [];
  for (const [area, { door, stand }] of best) {
    const name: LocalText = phrase('entrance', area.name ?? {});
    const [a, b] = door.line;
    const at = distanceBetween(pointOf(a), stand) <= distanceBetween(pointOf(b), stand) ? a : b;
    const { level } = door;
    landmarks.push({ id: `e-${area.id}`, level, kind: 'entrance', name, at });
    markers.push({ id: `s-${area.id}`, kind: 'qr', level, at, standAt: [stand.x, stand.y], area: stand.area.id, name });
  }
  const without = survey.index.venue.areas.filter(
    (area) => area.name !== undefined && !PASSAGES.includes(area.kind) && !best.has(area),
  );
  return { landmarks, markers, without };
}
