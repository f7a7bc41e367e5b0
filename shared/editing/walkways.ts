/** Moving walkways: floor of their kind that stays on its level, and which way it runs. */
import { polygonContains } from '../geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import type { VenueArea, VenueConnection, VenueFile } from '../venue/venue-file.ts';
import { isWalkway } from '../venue/walkway.ts';
import { byId, type Chance, type Draft, edited, freshId, type Outcome, refused, withVenue, xy } from './draft.ts';

/** Stops are this far within the ends, so that there is room to stand before them. */
const WITHIN = 0.5;
const SHORTEST = 2 * WITHIN + 1;

/** The connection that says which way the moving walkway runs that this area is; null when none does. */
export const walkwayOn = (venue: VenueFile, area: string): VenueConnection | null =>
  venue.connections.find((connection) => isWalkway(connection) && connection.stops[0]?.area === area) ?? null;

/** Whether an area may be a moving walkway: of its kind, and no escalator to another level stops in it. */
export const mayBeWalkway = (venue: VenueFile, { id, kind }: Pick<VenueArea, 'id' | 'kind'>): boolean =>
  kind === 'escalator' &&
  !venue.connections.some((connection) => !isWalkway(connection) && connection.stops.some(({ area }) => area === id));

/**
 * Has the moving walkway that an area is run one way: along it, between the middles of the two edges that are farthest
 * apart. Turned round, and moved, as any connection is.
 */
export function runOneWay(draft: Draft, areaId: string, chance: Chance): Outcome {
  const { venue } = draft;
  const area = byId(venue.areas, areaId);
  if (area === undefined || !mayBeWalkway(venue, area)) return refused('not-there');
  const known = walkwayOn(venue, areaId);
  if (known !== null) {
    const connections = venue.connections.map((each) => (each === known ? { ...each, oneWay: true } : each));
    return edited(withVenue(draft, { connections }), { list: 'areas', id: areaId });
  }
  const ring = (area.polygon[0] ?? []).map(pointOf);
  const middles = ring.map((p, i) => between(p, ring[(i + 1) % ring.length] ?? p, 0.5));
  const pairs = middles.flatMap((a, i) => middles.slice(i + 1).map((b) => [a, b] as const));
  const [ends] = pairs.sort(([a, b], [c, d]) => distanceBetween(c, d) - distanceBetween(a, b));
  if (ends === undefined) return refused('too-short');
  const length = distanceBetween(...ends);
  const [from, to] = ends;
  const stops = [between(from, to, WITHIN / length), between(to, from, WITHIN / length)];
  const shape = polygonOf(area.polygon);
  if (length < SHORTEST || !stops.every((stop) => polygonContains(shape, stop))) return refused('too-short');
  const made: VenueConnection = {
    id: freshId(venue, 'walkway', chance),
    kind: 'escalator',
    stops: stops.map((stop) => ({ level: area.level, area: areaId, at: xy(stop) })),
    oneWay: true,
  };
  return edited(withVenue(draft, { connections: [...venue.connections, made] }), { list: 'areas', id: areaId });
}

/** Has it run the other way. */
export function turnWalkway(draft: Draft, areaId: string): Outcome {
  const known = walkwayOn(draft.venue, areaId);
  if (known === null) return refused('not-there');
  const connections = draft.venue.connections.map((each) =>
    each === known ? { ...each, stops: each.stops.toReversed() } : each,
  );
  return edited(withVenue(draft, { connections }), { list: 'areas', id: areaId });
}

/** Has it run either way: it is floor like any other then. */
export function runBothWays(draft: Draft, areaId: string): Outcome {
  const known = walkwayOn(draft.venue, areaId);
  if (known === null) return refused('not-there');
  const connections = draft.venue.connections.filter((each) => each !== known);
  return edited(withVenue(draft, { connections }), { list: 'areas', id: areaId });
}
