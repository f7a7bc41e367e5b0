/** Units, openings and fixtures as areas, walls, doors and obstacles. */

import type { Point } from '../../../shared/geometry/point.ts';
import { boundsOf, distanceToEdge, polygonArea, polygonContains } from '../../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import type { LocalText, VenueArea, VenueDoor, VenueObstacle, VenueWall } from '../../../shared/venue/venue-file.ts';
import { joinSegments, type Segment, wallSegments } from '../../../shared/venue/wall-lines.ts';
import { areaKindOf, obstacleKindOf } from '../categories.ts';
import { doorFields } from '../door-access.ts';
import { shortIds } from '../ids.ts';
import { localText } from '../imported.ts';
import { edgesOf, isOpened, labelOf } from '../outlines.ts';
import { accessibilityOf } from '../place-kinds.ts';
import type { Plane, XY } from '../plane.ts';
import { polygonsOf, type RingNotes } from '../rings.ts';
import { refuse } from '../venue-error.ts';
import { called, type ImdfData } from './features.ts';

/** An opening's corners that stand out less than this make it no less straight. */
const STRAIGHT = 0.02;

/** Pieces of a crooked opening that are shorter than this are no place to pass. */
const SHORTEST_PASSAGE = 0.4;

export interface Floors {
  readonly areas: readonly VenueArea[];
  readonly walls: VenueWall[];
  readonly doors: readonly VenueDoor[];
  readonly obstacles: readonly VenueObstacle[];
  /** IMDF unit id -> the ids of its areas (one, but for a MultiPolygon). */
  readonly areasOfUnit: ReadonlyMap<string, readonly string[]>;
  /** Units that no opening touches. */
  readonly closed: readonly { readonly id: string; readonly name: LocalText | null; readonly squareMetres: number }[];
  /** What became nothing, by what it was: shapes too small to matter, openings where nobody walks, rugs. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Categories that this importer does not know, with how many units have them. */
  readonly unknownCategories: Readonly<Record<string, number>>;
}

/** A line as its straight runs: corners that stand out less than STRAIGHT are left out (Douglas-Peucker). */
function straightRuns(line: readonly Point[]): Segment[] {
  const a = line[0];
  const b = line.at(-1);
  if (a === undefined || b === undefined || line.length < 2) return [];
  let worst = 0;
  let corner = 0;
  line.forEach((p, i) => {
    const off = distanceToSegment(p, a, b);
    if (off > worst) [worst, corner] = [off, i];
  });
  if (worst <= STRAIGHT) return [{ a, b }];
  return [...straightRuns(line.slice(0, corner + 1)), ...straightRuns(line.slice(corner))];
}

/** For whom an opening is, what controls it, and whether it opens by itself. */
export function openingFields({ accessibility, access_control, door }: ImdfData['opening'][number]['properties']) {
  const automatic = typeof door === 'object' && door !== null && Reflect.get(door, 'automatic') === true;
  return doorFields(accessibility, access_control, automatic);
}

function doorsOf(data: ImdfData, plane: Plane): VenueDoor[] {
  const ids = shortIds(
    'o-',
    data.opening.map(({ id }) => id),
  );
  return data.opening.flatMap(({ id, geometry, properties }) => {
    const runs = straightRuns(geometry.coordinates.map((position) => pointOf(plane.toXY(position))));
    const long = runs.filter(({ a, b }) => distanceBetween(a, b) >= SHORTEST_PASSAGE);
    const longest = [...runs].sort((p, q) => distanceBetween(q.a, q.b) - distanceBetween(p.a, p.b)).slice(0, 1);
    return (long.length > 0 ? long : longest).map(({ a, b }, i) => ({
      id: i === 0 ? (ids.get(id) ?? id) : `${ids.get(id) ?? id}-${i + 1}`,
      level: properties.level_id,
      line: [
        [a.x, a.y],
        [b.x, b.y],
      ] satisfies [XY, XY],
      kind: properties.door ? ('door' as const) : ('opening' as const),
      ...openingFields(properties),
    }));
  });
}

/** Categories of units that are parts of a larger room, and are called by what is in them. */
const PARTS = ['auditorium', 'theater', 'room'];

/** The words that all names begin with, by language: "Hall 1" of "Hall 1 Stage" and "Hall 1 Parquet"; null: none. */
function commonName(names: readonly LocalText[]): LocalText | null {
  const common = Object.entries(names[0] ?? {}).map(([language, first]): [string, string] => {
    let words = first.split(' ');
    for (const name of names.slice(1)) {
      const others = (name[language] ?? '').split(' ');
      const differs = words.findIndex((word, i) => word !== others[i]);
      if (differs >= 0) words = words.slice(0, differs);
    }
    return [language, words.join(' ')];
  });
  const said = common.filter(([, text]) => text !== '');
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** Names for parts of halls that have none: what the names of all their occupants begin with. */
function namesOfParts(data: ImdfData): ReadonlyMap<string, LocalText> {
  const unitOf = new Map(data.anchor.map(({ id, properties }) => [id, properties.unit_id]));
  const occupants = new Map<string, LocalText[]>();
  for (const { properties } of data.occupant) {
    const unit = properties.anchor_id ? unitOf.get(properties.anchor_id) : undefined;
    const name = localText(properties.name);
    if (unit !== undefined && name !== null) occupants.set(unit, [...(occupants.get(unit) ?? []), name]);
  }
  const names = new Map<string, LocalText>();
  for (const { id, properties } of data.unit) {
    const name = commonName(occupants.get(id) ?? []);
    if (name !== null && PARTS.includes(properties.category)) names.set(id, name);
  }
  return names;
}

/**
 * The units where attendees may not go: those that are restricted or not public. A level's own restriction closes none:
 * whole houses have one on every level, and their units say which are open.
 */
export function restrictedUnits(data: ImdfData): ReadonlySet<string> {
  const shut = data.unit.filter(
    ({ properties: { restriction, category } }) => Boolean(restriction) || category === 'nonpublic',
  );
  return new Set(shut.map(({ id }) => id));
}

/** How far from a door's middle there is floor that it leads to. */
const DOOR_TO_FLOOR = 0.4;

/** Tells whether a door has floor to walk on at it. */
function floorFinder(areas: readonly VenueArea[]): (door: VenueDoor) => boolean {
  const floors = Map.groupBy(
    areas
      .filter(({ walkable }) => walkable)
      .map(({ level, polygon }) => {
        const shape = polygonOf(polygon);
        return { level, shape, bounds: boundsOf(shape[0]) };
      }),
    ({ level }) => level,
  );
  return ({ level, line: [a, b] }) => {
    const middle = between(pointOf(a), pointOf(b), 0.5);
    return (floors.get(level) ?? []).some(({ shape, bounds: { minX, minY, maxX, maxY } }) => {
      const [dx, dy] = [Math.max(minX - middle.x, middle.x - maxX), Math.max(minY - middle.y, middle.y - maxY)];
      if (dx > DOOR_TO_FLOOR || dy > DOOR_TO_FLOOR) return false;
      return polygonContains(shape, middle) || distanceToEdge(shape, middle) <= DOOR_TO_FLOOR;
    });
  };
}

/**
 * Makes the floors of all levels. `levelIds` names the venue's level of each IMDF level; units of `shut` are drawn, but
 * nobody walks there.
 */
export function makeFloors(
  data: ImdfData,
  plane: Plane,
  levelIds: ReadonlyMap<string, string>,
  shut: ReadonlySet<string>,
): Floors {
  const notes: RingNotes = { work: 10_000_000, faults: [], leftOut: {} };
  const areas: VenueArea[] = [];
  const obstacles: VenueObstacle[] = [];
  const outlines = new Map<string, Segment[]>();
  const areasOfUnit = new Map<string, string[]>();
  const unknown = new Map<string, number>();
  const closed: Floors['closed'][number][] = [];
  const levelOf = (id: string) => levelIds.get(id) ?? id;
  const count = (note: ImportNote) => {
    const what = keyOfNote(note);
    notes.leftOut[what] = (notes.leftOut[what] ?? 0) + 1;
  };

  const gaps = new Map<string, Segment[]>();
  for (const { geometry, properties } of data.opening) {
    const line = geometry.coordinates.map((position) => pointOf(plane.toXY(position)));
    const here = gaps.get(properties.level_id) ?? [];
    gaps.set(properties.level_id, here);
    line.slice(1).forEach((b, i) => {
      here.push({ a: line[i] ?? b, b });
    });
  }

  const partNames = namesOfParts(data);
  const unitIds = shortIds(
    'a-',
    data.unit.map(({ id }) => id),
  );
  for (const { id, geometry, properties } of data.unit) {
    const name = localText(properties.name) ?? partNames.get(id) ?? null;
    const polygons = polygonsOf('unit', called('unit', id), geometry, plane, notes);
    const mine: string[] = [];
    polygons.forEach((polygon, i) => {
      const squareMetres = polygonArea(polygonOf(polygon));
      const kind = areaKindOf(properties.category, name, squareMetres);
      if (kind === null) unknown.set(properties.category, (unknown.get(properties.category) ?? 0) + 1);
      const areaId = i === 0 ? (unitIds.get(id) ?? id) : `${unitIds.get(id) ?? id}-${i + 1}`;
      const edges = edgesOf(polygon);
      mine.push(areaId);
      areas.push({
        id: areaId,
        level: levelOf(properties.level_id),
        kind: kind ?? 'other',
        ...(name === null ? {} : { name }),
        polygon,
        walkable: kind !== 'void' && !shut.has(id),
        ...(name === null ? {} : labelOf(polygon)),
        ...accessibilityOf(properties.accessibility),
      });
      const here = outlines.get(properties.level_id) ?? [];
      outlines.set(properties.level_id, here);
      here.push(...edges);
      if (kind !== 'void' && !isOpened(edges, gaps.get(properties.level_id) ?? [])) {
        closed.push({ id: areaId, name, squareMetres: Math.round(squareMetres * 10) / 10 });
      }
    });
    areasOfUnit.set(id, mine);
  }

  for (const type of ['fixture', 'kiosk'] as const) {
    const ids = shortIds(
      `${type.slice(0, 1)}-`,
      data[type].map(({ id }) => id),
    );
    for (const { id, geometry, properties } of data[type]) {
      const category = 'category' in properties ? properties.category : type;
      const kind = obstacleKindOf(category);
      if (kind === null) count(['walked-over', type, category]);
      if (kind === null) continue;
      polygonsOf(type, called(type, id), geometry, plane, notes).forEach((polygon, i) => {
        const obstacleId = i === 0 ? (ids.get(id) ?? id) : `${ids.get(id) ?? id}-${i + 1}`;
        obstacles.push({ id: obstacleId, level: levelOf(properties.level_id), kind, polygon });
      });
    }
  }
  refuse(notes.faults);

  const walls = [...outlines].flatMap(([levelId, edges]) =>
    joinSegments(wallSegments(edges, gaps.get(levelId) ?? [])).map((line, i) => ({
      id: `w-${levelOf(levelId)}-${i + 1}`,
      level: levelOf(levelId),
      line: line.map(({ x, y }): XY => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]),
    })),
  );
  const leads = floorFinder(areas);
  const doors = doorsOf(data, plane)
    .map((door) => ({ ...door, level: levelOf(door.level) }))
    .filter((door) => {
      const there = leads(door);
      if (!there) count(['opening-nowhere']);
      return there;
    });
  return {
    areas,
    walls,
    doors,
    obstacles,
    areasOfUnit,
    closed,
    unknownCategories: Object.fromEntries(unknown),
    leftOut: notes.leftOut,
  };
}
