/** Areas: drawn, given other corners, and said what they are. */
import type { Point } from '../geometry/point.ts';
import { nearestOnSegment } from '../geometry/segment.ts';
import { pointOf } from '../geometry/vector.ts';
import type { AreaKind, VenueArea, VenueFile } from '../venue/venue-file.ts';
import type { Segment } from '../venue/wall-lines.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  mapped,
  type Outcome,
  refused,
  replaced,
  within,
  withVenue,
  type XY,
  xy,
} from './draft.ts';
import { areasAt, shapeOf } from './floor.ts';
import { type Rings, reshape, shapeRefusal, withPointMoved } from './reshape.ts';
import { apartFrom, areaEdges, cutWalls, doorGaps, edgesOf, raiseWalls, wallPieces } from './wall-pieces.ts';

/** Kinds that are open to each other: no wall is drawn between two of them. */
const OPEN: ReadonlySet<AreaKind> = new Set(['foyer', 'corridor', 'lounge', 'bar']);
/** Kinds that never get walls of their own: what they border on has them. */
const UNWALLED: ReadonlySet<AreaKind> = new Set(['outside', 'terrace', 'void']);
/** Kinds that are zones, without walls, where they lie in another area. */
const ZONES: ReadonlySet<AreaKind> = new Set([
  'bar',
  'lounge',
  'stand',
  'desk',
  'stairs',
  'escalator',
  'ramp',
  'other',
]);

/** Whether an area of this kind and shape gets walls when it is drawn: not a bar in a foyer, not the street. */
function isWalled(venue: VenueFile, level: string, kind: AreaKind, rings: Rings): boolean {
  if (UNWALLED.has(kind)) return false;
  if (!ZONES.has(kind)) return true;
  const [outer = []] = rings;
  // Corners lie on the edges of what is around them as often as not: look a little inside.
  const { minX, minY, maxX, maxY } = shapeOf(rings).bounds;
  const middle = { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
  const inwards = ([x, y]: XY): Point => ({ x: x + (middle.x - x) * 0.02, y: y + (middle.y - y) * 0.02 });
  return !outer.every((p) => areasAt(venue, level, inwards(p)).some(({ walkable }) => walkable));
}

/** The edges of other areas to which an area of this kind is open. */
const openEdges = (venue: VenueFile, level: string, kind: AreaKind, id: string): Segment[] =>
  OPEN.has(kind)
    ? venue.areas.flatMap((area) =>
        area.level === level && area.id !== id && OPEN.has(area.kind) ? edgesOf(area.polygon) : [],
      )
    : [];

/** The venue with walls about an area that is already in it, and none between it and what it is open to. */
function walledIn(venue: VenueFile, area: VenueArea, chance: Chance): VenueFile {
  const open = openEdges(venue, area.level, area.kind, area.id);
  const edges = edgesOf(area.polygon);
  const shut = apartFrom(edges, open);
  const shared = apartFrom(edges, shut);
  const cut = { ...venue, walls: cutWalls(venue, area.level, shared, chance) };
  return { ...cut, walls: raiseWalls(cut, area.level, shut, chance) };
}

/** A new area. `walls` says whether it gets walls along its outline; when absent, its kind and what is around it say. */
export function addArea(
  draft: Draft,
  wanted: {
    readonly level: string;
    readonly kind: AreaKind;
    readonly rings: readonly (readonly Point[])[];
    readonly walls?: boolean;
  },
  chance: Chance,
): Outcome {
  const { venue } = draft;
  const { level, kind, rings } = wanted;
  if (byId(venue.levels, level) === undefined) return refused('not-there');
  if (!rings.flat().every(within)) return refused('too-far');
  const polygon = rings.map((ring) => withoutRepeats(ring.map(xy)));
  const refusal = polygon.length === 0 ? 'too-few-corners' : shapeRefusal(polygon);
  if (refusal !== null) return refused(refusal);
  const id = freshId(venue, 'area', chance);
  const area: VenueArea = { id, level, kind, polygon, walkable: kind !== 'void' };
  const walls = wanted.walls ?? isWalled(venue, level, kind, polygon);
  const added = { ...venue, areas: [...venue.areas, area] };
  return edited({ ...draft, venue: walls ? walledIn(added, area, chance) : added }, { list: 'areas', id });
}

/** The ring without a point that is the same as the one before it; the last is before the first. */
function withoutRepeats(ring: readonly XY[]): XY[] {
  return ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length];
    return before === undefined || before[0] !== p[0] || before[1] !== p[1];
  });
}

/** What may be said of an area beside its shape and name; null takes back what was said. */
export interface AreaChange {
  readonly kind?: AreaKind;
  readonly walkable?: boolean;
  readonly meetings?: 'always' | 'never' | null;
  readonly accessibility?: readonly string[];
  /** Where the name is drawn. */
  readonly label?: Point | null;
}

/** Says what an area is. */
export function setArea(draft: Draft, id: string, change: AreaChange): Outcome {
  const old = byId(draft.venue.areas, id);
  if (old === undefined) return refused('not-there');
  const { meetings, label, accessibility, ...rest } = old;
  const area: VenueArea = { ...rest };
  if (change.kind !== undefined) area.kind = change.kind;
  // What becomes a void is no floor any more; what was one and becomes a room is.
  if (change.kind !== undefined && (change.kind === 'void') !== (old.kind === 'void')) {
    area.walkable = change.kind !== 'void';
  }
  if (change.walkable !== undefined) area.walkable = change.walkable;
  const say = change.meetings === undefined ? meetings : (change.meetings ?? undefined);
  if (say !== undefined) area.meetings = say;
  if (change.label !== undefined && change.label !== null && !within(change.label)) return refused('too-far');
  const at = change.label === undefined ? label : change.label === null ? undefined : xy(change.label);
  if (at !== undefined) area.label = at;
  const words = change.accessibility === undefined ? accessibility : [...change.accessibility];
  if (words !== undefined && words.length > 0) area.accessibility = words;
  return edited(withVenue(draft, { areas: replaced(draft.venue.areas, area) }), { list: 'areas', id });
}

/** Puts walls along the whole outline of an area, doors and what it is open to apart; or takes away those that are its own. */
export function wallArea(draft: Draft, id: string, walls: boolean, chance: Chance): Outcome {
  const { venue } = draft;
  const area = byId(venue.areas, id);
  if (area === undefined) return refused('not-there');
  if (walls) return edited({ ...draft, venue: walledIn(venue, area, chance) }, { list: 'areas', id });
  const own = apartFrom(edgesOf(area.polygon), areaEdges(venue, area.level, new Set([id])));
  return edited(withVenue(draft, { walls: cutWalls(venue, area.level, own, chance) }), { list: 'areas', id });
}

/** Whether walls or doors run along any of the area's outline. */
export function hasWalls(venue: VenueFile, area: VenueArea): boolean {
  const edges = edgesOf(area.polygon);
  const closed = [...wallPieces(venue, area.level), ...doorGaps(venue, area.level)];
  return apartFrom(edges, closed).length < edges.length;
}

/** Another shape for areas of a level, if each is one. */
export function shaped(
  draft: Draft,
  level: string,
  shapes: ReadonlyMap<string, Rings>,
  about: string,
  chance: Chance,
): Outcome {
  for (const rings of shapes.values()) {
    if (!rings.flat().every((p) => within(pointOf(p)))) return refused('too-far');
    const refusal = shapeRefusal(rings);
    if (refusal !== null) return refused(refusal);
  }
  const { venue, gone } = reshape(draft.venue, level, shapes, chance);
  return edited({ ...draft, venue }, { list: 'areas', id: about }, gone);
}

/**
 * Moves a corner of an area. Areas that have a corner at the same place go along when `together`, so that neighbours stay
 * neighbours; walls and doors follow.
 */
export function moveCorner(
  draft: Draft,
  corner: { readonly area: string; readonly ring: number; readonly index: number },
  to: Point,
  together: boolean,
  chance: Chance,
): Outcome {
  const area = byId(draft.venue.areas, corner.area);
  const from = area?.polygon[corner.ring]?.[corner.index];
  if (area === undefined || from === undefined) return refused('not-there');
  const target = xy(to);
  const shapes = new Map<string, Rings>();
  for (const each of draft.venue.areas) {
    if (each.level !== area.level || (each.id !== area.id && !together)) continue;
    const moved = withPointMoved(each.polygon, from, target);
    if (moved !== each.polygon) shapes.set(each.id, moved);
  }
  return shaped(draft, area.level, shapes, area.id, chance);
}

/** A new corner on an edge of an area: before it, the edge began at the corner `index`. */
export function addCorner(
  draft: Draft,
  edge: { readonly area: string; readonly ring: number; readonly index: number },
): Outcome {
  const area = byId(draft.venue.areas, edge.area);
  const ring = area?.polygon[edge.ring];
  const [a, b] = [ring?.[edge.index], ring?.[(edge.index + 1) % (ring?.length ?? 1)]];
  if (area === undefined || ring === undefined || a === undefined || b === undefined) return refused('not-there');
  const middle = xy({ x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 });
  const same = ([x, y]: XY) => x === middle[0] && y === middle[1];
  if (same(a) || same(b)) return refused('too-short');
  const next = [...ring.slice(0, edge.index + 1), middle, ...ring.slice(edge.index + 1)];
  const polygon = area.polygon.map((old, i) => (i === edge.ring ? next : old));
  const areas = mapped(draft.venue.areas, (each) => (each === area ? { ...area, polygon } : each));
  return edited(withVenue(draft, { areas }), { list: 'areas', id: area.id });
}

/** Takes a corner out of an area; the wall then runs straight between the two beside it. A hole's last corners take the hole. */
export function removeCorner(
  draft: Draft,
  corner: { readonly area: string; readonly ring: number; readonly index: number },
  chance: Chance,
): Outcome {
  const area = byId(draft.venue.areas, corner.area);
  const ring = area?.polygon[corner.ring];
  const p = ring?.[corner.index];
  if (area === undefined || ring === undefined || p === undefined) return refused('not-there');
  if (ring.length <= 3) return refused('too-few-corners');
  const [before, after] = [
    ring[(corner.index + ring.length - 1) % ring.length] ?? p,
    ring[(corner.index + 1) % ring.length] ?? p,
  ];
  // First onto the straight line between its neighbours, where walls and doors follow; then it says nothing any more.
  const onLine = xy(nearestOnSegment(pointOf(p), pointOf(before), pointOf(after)));
  const put = (at: XY | null) =>
    area.polygon.map((old, i) =>
      i === corner.ring ? old.flatMap((q, k): XY[] => (k !== corner.index ? [q] : at === null ? [] : [at])) : old,
    );
  const final = put(null);
  const refusal = shapeRefusal(final);
  if (refusal !== null) return refused(refusal);
  const { venue, gone } = reshape(draft.venue, area.level, new Map([[area.id, put(onLine)]]), chance);
  const areas = mapped(venue.areas, (each) => (each.id === area.id ? { ...each, polygon: final } : each));
  return edited({ ...draft, venue: { ...venue, areas } }, { list: 'areas', id: area.id }, gone);
}
