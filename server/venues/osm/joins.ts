/** What joins the levels: flights and shafts drawn as floor, steps drawn as a line, and lifts drawn as a point. */

import type { Metres, Place, Point } from '../../../shared/geometry/point.ts';
import { pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import type { VenueConnection } from '../../../shared/venue/venue-file.ts';
import type { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { roomAround } from '../clearance.ts';
import { type Link, sharedFloor } from '../joining.ts';
import type { Plane, XY } from '../plane.ts';
import { type Floor, levelId, type Placed, shortId } from './rooms.ts';
import { categoryOf } from './tags.ts';

const CATEGORIES = { stairs: 'stairs', escalator: 'escalator', lift: 'elevator' } as const;

/** Levels farther apart than this are joined only by what says that it goes from the one to the other. */
const ONE_STOREY = 1;

/**
 * The floors of one kind that lie above each other: those of one element on its levels, one after the other, and those
 * of two elements that share floor at most a storey apart. A half level is a landing between the two.
 */
export function findFlights(floors: readonly Floor[]): Link[] {
  return (['stairs', 'escalator', 'lift'] as const).flatMap((kind) => {
    const category = CATEGORIES[kind];
    const flights = floors.filter(({ area }) => area.kind === kind && area.walkable);
    return flights.flatMap((lower) => {
      const above = flights.filter(({ level }) => level > lower.level);
      const next = Math.min(...above.filter(({ element }) => element === lower.element).map(({ level }) => level));
      return above.flatMap((upper): Link[] => {
        if (upper.element === lower.element ? upper.level !== next : upper.level - lower.level > ONE_STOREY) return [];
        const shared =
          upper.element === lower.element ? polygonOf(lower.area.polygon) : sharedFloor(lower.area, upper.area);
        if (shared === null || (upper.element === lower.element && !samePiece(lower, upper))) return [];
        return [{ category, lower: lower.area, upper: upper.area, shared, direction: null }];
      });
    });
  });
}

/** One element may have several pieces; each goes on above itself. */
const samePiece = (lower: Floor, upper: Floor): boolean => lower.area.polygon === upper.area.polygon;

/** How far from its floor the end of a flight may be drawn. */
const STEP_REACH: Metres = 1.5;

/** Room about the place where somebody leaves the steps. */
const STANDING_ROOM: Metres = 0.25;

/** The nearest place on the floor of a level with room for a walker. */
function standNear(index: VenueIndex, level: number, { x, y }: Point): VenueConnection['stops'][number] | null {
  for (let away = 0; away <= STEP_REACH; away += STANDING_ROOM) {
    for (let turn = 0; turn < (away === 0 ? 1 : 16); turn++) {
      const angle = (turn * Math.PI) / 8;
      const p: Place = { level: levelId(level), x: x + away * Math.cos(angle), y: y + away * Math.sin(angle) };
      const area = index.walkableAt(p) ? index.areaAt(p) : null;
      if (area === null || roomAround(index, p, STANDING_ROOM) < STANDING_ROOM) continue;
      const at: XY = [Math.round(p.x * 1000) / 1000, Math.round(p.y * 1000) / 1000];
      return { level: p.level, area: area.id, at };
    }
  }
  return null;
}

export interface DrawnJoins {
  readonly connections: VenueConnection[];
  readonly counts: Readonly<Record<string, number>>;
  readonly notUsed: Readonly<Record<string, number>>;
  readonly warnings: readonly ImportNote[];
}

/** Both ends of a line of steps on two levels, the lower one first; null when there is no floor at one of them. */
function endsOf(index: VenueIndex, { tags, levels }: Placed, line: readonly Point[]) {
  const [low, high] = [levels[0], levels.at(-1)];
  const [first, last] = [line[0], line.at(-1)];
  if (low === undefined || high === undefined || !first || !last || levels.length !== 2) return null;
  const stops = (lower: Point, upper: Point) => {
    const [from, to] = [standNear(index, low, lower), standNear(index, high, upper)];
    return from === null || to === null ? null : { from, to };
  };
  const incline = tags.get('incline') ?? '';
  const [up, down] = [stops(first, last), stops(last, first)];
  if (/^down|^-/.test(incline)) return down && { ...down, drawnUp: false, sure: true };
  if (incline !== '' || down === null) return up && { ...up, drawnUp: true, sure: true };
  // Without a slope steps are drawn upwards, unless there is floor only the other way round.
  return up === null ? { ...down, drawnUp: false, sure: true } : { ...up, drawnUp: true, sure: false };
}

/** Steps and escalators that are lines, and lifts that are points. */
export function drawnJoins(elements: readonly Placed[], index: VenueIndex, plane: Plane): DrawnJoins {
  const connections: VenueConnection[] = [];
  const counts: Record<string, number> = {};
  const notUsed: Record<string, number> = {};
  const warnings: ImportNote[] = [];
  const add = (to: Record<string, number>, what: string) => {
    to[what] = (to[what] ?? 0) + 1;
  };
  for (const element of elements) {
    const { id, tags, shape, levels } = element;
    if (shape?.type === 'LineString' && tags.get('highway') === 'steps') {
      const line = shape.coordinates.map((position) => pointOf(plane.toXY(position)));
      const ends = endsOf(index, element, line);
      if (ends === null) add(notUsed, keyOfNote(['steps-nowhere']));
      if (ends === null) continue;
      if (!ends.sure) warnings.push(['which-is-up', id]);
      const conveying = tags.get('conveying') ?? 'no';
      const forward = conveying === 'forward';
      const oneWay = forward || conveying === 'backward';
      const reversed = oneWay && forward !== ends.drawnUp;
      const kind = conveying === 'no' ? 'stairs' : 'escalator';
      add(counts, kind);
      connections.push({
        id: `c-${shortId(id)}`,
        kind,
        stops: reversed ? [ends.to, ends.from] : [ends.from, ends.to],
        oneWay,
      });
    }
    if (shape?.type === 'Point' && categoryOf(tags) === 'elevator') {
      const at = pointOf(plane.toXY(shape.coordinates));
      const stops = levels.map((level) => standNear(index, level, at)).filter((stop) => stop !== null);
      if (stops.length < 2) add(notUsed, keyOfNote(['lift-nowhere']));
      if (stops.length < 2) continue;
      add(counts, 'elevator');
      connections.push({ id: `c-${shortId(id)}`, kind: 'lift', stops, oneWay: false });
    }
  }
  return { connections, counts, notUsed, warnings };
}
