/** Which things of a new import are things that are there already, though the source gives them other ids. */
import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';

/** Of two areas of one name so much of the smaller is shared when they are one; of two without, so much of both. */
const SHARED_BY_NAME = 0.3;
const SHARED_WITHOUT = 0.8;

/** How far, in metres, a thing may have been moved in the source and still be the same. */
const DOOR_MOVED = 0.3;
const STOP_MOVED = 2;
const PLACE_MOVED = 3;

type Polygon = VenueFile['areas'][number]['polygon'];
type XY = readonly [number, number];

const GRID = 1000;
const toGrid = (polygon: Polygon): Paths64 =>
  polygon.map((ring) => ring.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) })));

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

function boxOf(polygon: Polygon): Box {
  const ring = polygon[0] ?? [];
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

const apart = (a: Box, b: Box): boolean => a.minX > b.maxX || b.minX > a.maxX || a.minY > b.maxY || b.minY > a.maxY;

/** The shared floor as a share of the smaller and of the larger of two. */
function sharedOf(a: Polygon, b: Polygon): { readonly ofSmaller: number; readonly ofLarger: number } {
  const [one, other] = [toGrid(a), toGrid(b)];
  const shared = Math.abs(Clipper.areaPaths(Clipper.intersect(one, other, FillRule.EvenOdd)));
  const sizes = [one, other].map((paths) => Math.max(1, Math.abs(Clipper.areaPaths(paths))));
  return { ofSmaller: shared / Math.min(...sizes), ofLarger: shared / Math.max(...sizes) };
}

/** Whether two names agree in a language that both have. */
const sameName = (a: LocalText | undefined, b: LocalText | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  Object.entries(a).some(([language, text]) => b[language]?.trim().toLowerCase() === text.trim().toLowerCase());

const near = (a: XY, b: XY, metres: number): boolean => distanceBetween(pointOf(a), pointOf(b)) <= metres;

interface Thing {
  readonly id: string;
}

/** New id -> the id that the thing has already, for things that no id tells. Each known thing is found once. */
function renamed<T extends Thing>(
  theirs: readonly T[],
  known: readonly T[],
  isOne: (t: T, k: T) => boolean,
): Map<string, string> {
  const there = new Set(known.map(({ id }) => id));
  const spoken = new Set(theirs.map(({ id }) => id));
  const free = known.filter(({ id }) => !spoken.has(id));
  const ids = new Map<string, string>();
  for (const thing of theirs) {
    if (there.has(thing.id) || free.length === 0) continue;
    const at = free.findIndex((one) => isOne(thing, one));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found !== undefined) ids.set(thing.id, found.id);
  }
  return ids;
}

const named = <T extends Thing>(things: readonly T[], ids: ReadonlyMap<string, string>): T[] =>
  things.map((thing) => ({ ...thing, id: ids.get(thing.id) ?? thing.id }));

/** All things of both, those of the first where both have one. */
const both = <T extends Thing>(first: readonly T[], second: readonly T[]): T[] => {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !ids.has(id))];
};

type Levelled = Thing & { readonly level: string };

/**
 * The new import with the ids that its things have in `mine` or had in `base`: told by their own ids first, then by level,
 * name and where they are.
 */
export function recognise(theirs: VenueFile, mine: VenueFile, base: VenueFile): VenueFile {
  const levelIds = renamed(
    theirs.levels,
    both(mine.levels, base.levels),
    (t, k) => t.ordinal === k.ordinal && sameName(t.name, k.name),
  );
  const levelOf = (id: string) => levelIds.get(id) ?? id;
  const onLevel = <T extends Levelled>(things: readonly T[]): T[] =>
    things.map((thing) => ({ ...thing, level: levelOf(thing.level) }));

  const areas = onLevel(theirs.areas);
  const boxes = new Map<object, Box>();
  const box = (area: { readonly polygon: Polygon }) => {
    const known = boxes.get(area) ?? boxOf(area.polygon);
    boxes.set(area, known);
    return known;
  };
  const areaIds = renamed(areas, both(mine.areas, base.areas), (t, k) => {
    if (t.level !== k.level || apart(box(t), box(k))) return false;
    const { ofSmaller, ofLarger } = sharedOf(t.polygon, k.polygon);
    return sameName(t.name, k.name) ? ofSmaller >= SHARED_BY_NAME : ofLarger >= SHARED_WITHOUT;
  });
  const areaOf = (area: string | undefined) => (area === undefined ? {} : { area: areaIds.get(area) ?? area });

  const spots = <T extends Levelled & { readonly name: LocalText; readonly at: XY }>(
    list: readonly T[],
    known: readonly T[],
  ) => {
    const here = onLevel(list);
    return named(
      here,
      renamed(here, known, (t, k) => t.level === k.level && near(t.at, k.at, PLACE_MOVED) && sameName(t.name, k.name)),
    );
  };
  const doors = onLevel(theirs.doors);
  const doorIds = renamed(doors, both(mine.doors, base.doors), (t, k) => {
    const [a, b] = t.line;
    const [c, d] = k.line;
    if (t.level !== k.level) return false;
    return (near(a, c, DOOR_MOVED) && near(b, d, DOOR_MOVED)) || (near(a, d, DOOR_MOVED) && near(b, c, DOOR_MOVED));
  });
  const obstacles = onLevel(theirs.obstacles);
  const obstacleIds = renamed(obstacles, both(mine.obstacles, base.obstacles), (t, k) => {
    if (t.level !== k.level || apart(box(t), box(k))) return false;
    return sharedOf(t.polygon, k.polygon).ofLarger >= SHARED_WITHOUT;
  });
  const connections = theirs.connections.map((connection) => ({
    ...connection,
    stops: connection.stops.map((stop) => ({ ...stop, level: levelOf(stop.level), ...areaOf(stop.area) })),
  }));
  const connectionIds = renamed(connections, both(mine.connections, base.connections), (t, k) => {
    if (t.kind !== k.kind || t.stops.length !== k.stops.length) return false;
    return t.stops.every((stop) =>
      k.stops.some((one) => one.level === stop.level && near(one.at, stop.at, STOP_MOVED)),
    );
  });
  const places = spots(theirs.places ?? [], both(mine.places ?? [], base.places ?? []));
  return {
    ...theirs,
    levels: named(theirs.levels, levelIds),
    areas: named(areas, areaIds),
    walls: onLevel(theirs.walls),
    doors: named(doors, doorIds),
    obstacles: named(obstacles, obstacleIds),
    connections: named(connections, connectionIds),
    landmarks: spots(theirs.landmarks, both(mine.landmarks, base.landmarks)),
    places: places.map((place) => ({ ...place, ...areaOf(place.area) })),
    meetingPoints: onLevel(theirs.meetingPoints).map((point) => ({ ...point, ...areaOf(point.area) })),
    markers: onLevel(theirs.markers).map((marker) => ({ ...marker, ...areaOf(marker.area) })),
  };
}
