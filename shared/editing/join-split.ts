/** Making one area of several, and several of one. */
import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import type { Point } from '../geometry/point.ts';
import { ringContains, signedArea } from '../geometry/polygon.ts';
import { distanceBetween, pointOf, ringOf } from '../geometry/vector.ts';
import type { VenueArea, VenueFile } from '../venue/venue-file.ts';
import { hasWalls } from './areas.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  mapped,
  type Outcome,
  type Ref,
  refused,
  within,
  without,
  type XY,
} from './draft.ts';
import { shapeHas } from './floor.ts';
import { type Rings, shapeRefusal } from './reshape.ts';
import { apartFrom, cutWalls, edgesOf, lengthOf, raiseWalls, stretchesAlong } from './wall-pieces.ts';

/** Clipper counts in whole numbers: millimetres. */
const GRID = 1000;
/** Slits up to twice this between areas are closed when they are joined, in millimetres. */
const SLIT = 25;
/** Pieces smaller than this fall off a cut, in square metres. */
const SMALLEST = 0.05;

function gridRings(rings: Rings): Paths64 {
  return rings.map((ring, i) => {
    const path: Path64 = ring.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) }));
    return signedArea(ringOf(ring)) < 0 === (i === 0) ? path.reverse() : path;
  });
}

const ringFrom = (path: Path64): XY[] => path.map(({ x, y }): XY => [x / GRID, y / GRID]);

/** Paths as polygons: each outer ring with the holes in it. Crumbs are left out. */
function polygonsFrom(paths: Paths64): Rings[] {
  const rings = paths
    .map((path) => ringFrom(Clipper.trimCollinear(path)))
    .filter((ring) => ring.length >= 3 && Math.abs(signedArea(ringOf(ring))) > SMALLEST / 10);
  const outers = rings.filter((ring) => signedArea(ringOf(ring)) > 0);
  const holes = rings.filter((ring) => signedArea(ringOf(ring)) < 0);
  return outers.map((outer) => [
    outer,
    ...holes.filter((hole) => hole[0] !== undefined && ringContains(ringOf(outer), pointOf(hole[0]))),
  ]);
}

function union(areas: readonly VenueArea[]): Rings[] {
  const paths = areas.flatMap(({ polygon }) => gridRings(polygon));
  const exact = polygonsFrom(Clipper.union(paths, [], FillRule.NonZero));
  if (exact.length < 2) return exact;
  // Drawn by hand they may lie a few centimetres apart: a strip over each slit joins them, and nothing else changes.
  const bridges = slitStrips(areas);
  return polygonsFrom(Clipper.union([...paths, ...bridges], [], FillRule.NonZero));
}

/** Thin strips along the edges at which one of the areas runs beside another. */
function slitStrips(areas: readonly VenueArea[]): Paths64 {
  const strips: Paths64 = [];
  const tolerance = (2 * SLIT) / GRID;
  areas.forEach((area, i) => {
    const others = areas.slice(i + 1).flatMap(({ polygon }) => edgesOf(polygon));
    for (const edge of edgesOf(area.polygon)) {
      const length = lengthOf(edge);
      const [ux, uy] = [(edge.b.x - edge.a.x) / length, (edge.b.y - edge.a.y) / length];
      for (const { from, to } of stretchesAlong(edge, others, tolerance)) {
        const corner = (along: number, beside: number) => ({
          x: Math.round((edge.a.x + ux * along - uy * beside) * GRID),
          y: Math.round((edge.a.y + uy * along + ux * beside) * GRID),
        });
        strips.push([corner(from, -tolerance), corner(to, -tolerance), corner(to, tolerance), corner(from, tolerance)]);
      }
    }
  });
  return strips;
}

/** What named one of these areas names another one now. */
function renamed(venue: VenueFile, to: (area: string, level: string, at: XY) => string): VenueFile {
  const go = <T extends { area?: string | undefined; level: string }>(thing: T, at: XY): T => {
    if (thing.area === undefined) return thing;
    const area = to(thing.area, thing.level, at);
    return area === thing.area ? thing : { ...thing, area };
  };
  return {
    ...venue,
    meetingPoints: mapped(venue.meetingPoints, (point) => go(point, point.at)),
    markers: mapped(venue.markers, (marker) => go(marker, marker.standAt)),
    connections: mapped(venue.connections, (connection) => {
      const stops = mapped(connection.stops, (stop) => go(stop, stop.at));
      return stops === connection.stops ? connection : { ...connection, stops };
    }),
    ...(venue.places === undefined ? {} : { places: mapped(venue.places, (place) => go(place, place.at)) }),
  };
}

/**
 * Makes one area of these. It keeps the id, name and kind of the first; walls and doors between them go; what was in any of
 * them is in it.
 */
export function joinAreas(draft: Draft, ids: readonly string[], chance: Chance): Outcome {
  const { venue } = draft;
  const areas = ids.flatMap((id) => byId(venue.areas, id) ?? []);
  const [first] = areas;
  if (first === undefined || areas.length < 2 || areas.length !== new Set(ids).size) return refused('not-there');
  const { level } = first;
  if (areas.some((area) => area.level !== level)) return refused('other-level');
  const [polygon, ...more] = union(areas);
  if (polygon === undefined || more.length > 0) return refused('areas-apart');
  const refusal = shapeRefusal(polygon);
  if (refusal !== null) return refused(refusal);
  const others = new Set(ids.slice(1));
  const inner = apartFrom(
    areas.flatMap((area) => edgesOf(area.polygon)),
    edgesOf(polygon),
  );
  const doors = new Set(
    venue.doors
      .filter((door) => {
        if (door.level !== level) return false;
        const gap = { a: pointOf(door.line[0]), b: pointOf(door.line[1]) };
        return stretchesAlong(gap, inner).some(({ from, to }) => to - from > lengthOf(gap) / 2);
      })
      .map(({ id }) => id),
  );
  const { label: _label, ...rest } = first;
  const joined: VenueFile = {
    ...venue,
    areas: without(venue.areas, others).map((area) => (area.id === first.id ? { ...rest, polygon } : area)),
    doors: without(venue.doors, doors),
    walls: cutWalls(venue, level, inner, chance),
  };
  const gone: Ref[] = [...doors].map((id) => ({ list: 'doors', id }));
  return edited(
    { ...draft, venue: renamed(joined, (area) => (others.has(area) ? first.id : area)) },
    { list: 'areas', id: first.id },
    gone,
  );
}

/** A quarter of the plane that lies to the left of the ray from a through b, as far as any venue reaches. */
function halfPlane(a: Point, b: Point): Path64 {
  const length = distanceBetween(a, b);
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const far = 60_000;
  const corner = (along: number, beside: number) => ({
    x: Math.round((a.x + ux * along - uy * beside) * GRID),
    y: Math.round((a.y + uy * along + ux * beside) * GRID),
  });
  return [corner(-far, 0), corner(far, 0), corner(far, far), corner(-far, far)];
}

/**
 * Cuts an area along the straight line through two points. The larger piece keeps id and name; the others are of the same
 * kind. Where the area has walls, the cut gets one.
 */
export function splitArea(draft: Draft, id: string, a: Point, b: Point, chance: Chance): Outcome {
  const { venue } = draft;
  const area = byId(venue.areas, id);
  if (area === undefined) return refused('not-there');
  if (!within(a) || !within(b)) return refused('too-far');
  if (distanceBetween(a, b) < 0.01) return refused('too-short');
  const rings = gridRings(area.polygon);
  const half = [halfPlane(a, b)];
  const pieces = [
    ...polygonsFrom(Clipper.intersect(rings, half, FillRule.NonZero)),
    ...polygonsFrom(Clipper.difference(rings, half, FillRule.NonZero)),
  ].filter((piece) => shapeRefusal(piece) === null && pieceSize(piece) > SMALLEST);
  if (pieces.length < 2) return refused('cut-misses');
  pieces.sort((p, q) => pieceSize(q) - pieceSize(p));
  const [largest = area.polygon, ...smaller] = pieces;
  const { label: _label, name: _name, ...rest } = area;
  const kept: VenueArea = { ...area, polygon: largest };
  delete kept.label;
  const made: VenueArea[] = [];
  let next: VenueFile = { ...venue, areas: mapped(venue.areas, (each) => (each === area ? kept : each)) };
  for (const polygon of smaller) {
    const piece: VenueArea = { ...rest, id: freshId(next, 'area', chance), polygon };
    made.push(piece);
    next = { ...next, areas: [...next.areas, piece] };
  }
  if (hasWalls(venue, area)) {
    const cut = apartFrom(
      made.flatMap(({ polygon }) => edgesOf(polygon)),
      edgesOf(area.polygon),
    );
    next = { ...next, walls: raiseWalls(next, area.level, cut, chance) };
  }
  const home = (of: string, _level: string, at: XY): string =>
    of !== id ? of : (made.find(({ polygon }) => shapeHas(polygon, pointOf(at)))?.id ?? id);
  return edited({ ...draft, venue: renamed(next, home) }, { list: 'areas', id });
}

const pieceSize = (rings: Rings): number =>
  rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ringOf(ring))), 0);
