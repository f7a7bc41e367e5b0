/** Moving walkways of an archive that stay on their level, and which way they run. */
import type { Point } from '../../../shared/geometry/point.ts';
import { distanceToEdge } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import type { VenueArea, VenueFile } from '../../../shared/venue/venue-file.ts';
import type { Link } from '../joining.ts';
import type { Plane } from '../plane.ts';
import { type Walkways, walkwayConnection } from '../walkways.ts';
import type { ImdfData } from './features.ts';

/** How near the middle of an opening lies to the outline of a unit that it opens. */
const AT_OPENING = 0.3;

interface Openings {
  /** Where an archive's feature is got to from a walkway: an opening's middle, a unit's openings' middles. */
  of(id: string | undefined): readonly Point[];
}

function openingsOf(data: ImdfData, plane: Plane, areas: ReadonlyMap<string, readonly VenueArea[]>): Openings {
  const middles = new Map(
    data.opening.map(({ id, geometry: { coordinates }, properties }) => {
      const [a, b] = [coordinates[0] ?? [], coordinates.at(-1) ?? []].map((end) => pointOf(plane.toXY(end)));
      return [id, { level: properties.level_id, at: a && b ? between(a, b, 0.5) : { x: 0, y: 0 } }];
    }),
  );
  const levels = new Map(data.unit.map(({ id, properties }) => [id, properties.level_id]));
  return {
    of(id) {
      if (id === undefined) return [];
      const own = middles.get(id);
      if (own) return [own.at];
      const shapes = (areas.get(id) ?? []).map(({ polygon }) => polygonOf(polygon));
      return [...middles.values()].flatMap(({ level, at }) =>
        level === levels.get(id) && shapes.some((shape) => distanceToEdge(shape, at) <= AT_OPENING) ? [at] : [],
      );
    },
  };
}

/** The point of the list that is nearest to any of others, or, turned round, farthest from all. */
const byDistance = (points: readonly Point[], others: readonly Point[]): Point[] => {
  const away = (p: Point) => Math.min(...others.map((other) => distanceBetween(p, other)));
  return [...points].sort((p, q) => away(p) - away(q));
};

/**
 * The ends of a walkway in the order in which it runs, by a directed relationship: through it as the intermediary, or
 * from it, or to it. Null when none says so.
 */
function endsOf(data: ImdfData, unit: string, openings: Openings): readonly [Point, Point] | null {
  const own = openings.of(unit);
  for (const { properties } of data.relationship) {
    const { direction, origin, destination, intermediary } = properties;
    if (direction !== 'directed') continue;
    const through = intermediary?.some(({ id }) => id === unit) === true;
    if (!through && origin?.id !== unit && destination?.id !== unit) continue;
    const before = origin?.id === unit ? [] : openings.of(origin?.id);
    const after = destination?.id === unit ? [] : openings.of(destination?.id);
    const off = after.length > 0 ? byDistance(own, after)[0] : undefined;
    const on = before.length > 0 ? byDistance(own, before)[0] : off && byDistance(own, [off]).at(-1);
    const end = off ?? (on && byDistance(own, [on]).at(-1));
    if (on && end && distanceBetween(on, end) > AT_OPENING) return [on, end];
  }
  return null;
}

/** Walkways that join no levels; one that does not say which way it runs is floor, open both ways. */
export function walkwaysOf(
  venue: VenueFile,
  data: ImdfData,
  plane: Plane,
  areasOfUnit: ReadonlyMap<string, readonly string[]>,
  links: readonly Link[],
): Walkways {
  const areas = new Map(venue.areas.map((area) => [area.id, area]));
  const linked = new Set(links.flatMap(({ lower, upper }) => [lower.id, upper.id]));
  const unitAreas = new Map(
    [...areasOfUnit].map(([unit, ids]) => [unit, ids.flatMap((id) => areas.get(id) ?? [])] as const),
  );
  const openings = openingsOf(data, plane, unitAreas);
  const warnings: ImportNote[] = [];
  const connections = data.unit.flatMap(({ id, properties }) => {
    const [area, ...more] = unitAreas.get(id) ?? [];
    if (properties.category !== 'movingwalkway' || !area?.walkable || linked.has(area.id)) return [];
    const ends = more.length > 0 ? null : endsOf(data, id, openings);
    const made = ends && walkwayConnection(area, ...ends);
    if (!made) warnings.push(['walkway-both-ways', area.id]);
    return made ? [{ ...made, ...(area.name === undefined ? {} : { name: area.name }) }] : [];
  });
  return { connections, warnings };
}
