/**
 * The free floor of a level: where the middle of a walker can be. The walker is a disc; what is free is the walkable
 * floor less everything that is nearer than the disc's radius to a wall, an obstacle or the floor's edge. Polygons are
 * cut and widened on a grid of whole millimetres, on which clipper's sums are exact.
 */
import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64, type Rect64 } from 'clipper2-ts';
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { blunt } from './blunt.ts';
import { isShunned } from './door-remarks.ts';
import { clipped, type Drawing, drawingOf, wallsNear } from './drawing.ts';
import { GRID, gridRings, toGrid, touch, widened } from './grid.ts';
import type { Shunned } from './needs.ts';

/** The walker's radius: what a way keeps from walls, obstacles and edges. */
export const WALKER_RADIUS: Metres = 0.25;

/** Air left on each side of a walker who squeezes through a narrow door. */
const DOOR_MARGIN: Metres = 0.04;

/** How far beyond a narrow door's line the smaller radius counts. */
const DOOR_REACH: Metres = 0.35;

/** Doors narrower than this are none: nobody fits through. */
const NARROWEST_DOOR: Metres = 0.1;

/** Areas that lie this close are one floor: importers round, and a slit of a hair would otherwise part two rooms. */
const SLIT = 0.005 * GRID;

/** How far a chord may cut into a corner's arc; the radius is widened by as much, so that no chord comes too near. */
const CHORD = 0.0025 * GRID;

/** How wide the strips are in which a level is worked through. */
const STRIP = 15 * GRID;
/** A level so wide that it would have more gets wider ones. */
const MOST_STRIPS = 200;

/** Notches up to this deep go first: two arcs about one corner, a millimetre apart, leave a saw between them. */
const NOTCH = 0.004 * GRID;

/** How far a chord may cut into an arc about what is shunned: those few corners are not blunted afterwards. */
const COARSE = 0.01 * GRID;

/** How far blunted corners may stand out: a search over fewer corners is much faster, and a way a hair longer. */
const BLUNT = 0.02 * GRID;

/** The radius of a walker in a door of this width: smaller where a door is narrow, so that it stays passable. */
export const radiusInDoor = (width: Metres): Metres =>
  Math.min(WALKER_RADIUS, Math.max(DOOR_MARGIN, width / 2 - DOOR_MARGIN));

const grow = (paths: Paths64, by: number): Paths64 => Clipper.inflatePaths(paths, by, JoinType.Miter, EndType.Polygon);

/** The part of `floor` whose points keep `radius` metres from its edge and from the walls. */
function keepAway(floor: Paths64, walls: Paths64, radius: Metres): Paths64 {
  const by = radius * GRID + CHORD;
  const inner = Clipper.inflatePaths(floor, -by, JoinType.Round, EndType.Polygon, 2, CHORD);
  const thick = Clipper.inflatePaths(walls, by, JoinType.Round, EndType.Round, 2, CHORD);
  return Clipper.difference(inner, thick, FillRule.NonZero);
}

/** The floor without obstacles in a rectangle, before any distance is kept; near its rim some is missing. */
function rawFloor({ areas, obstacles }: Drawing, rect: Rect64): Paths64 {
  const rings = areas.flatMap((area) => {
    const here = clipped(rect, area);
    return here.length === 0 ? [] : grow(here, SLIT);
  });
  const whole = grow(Clipper.union(rings, FillRule.NonZero), -SLIT);
  return Clipper.difference(whole, clipped(rect, obstacles), FillRule.NonZero);
}

/** What of a rectangle is free for a disc of this radius. */
function freeIn(drawing: Drawing, rect: Rect64, radius: Metres): Paths64 {
  // So far outside, whatever is cut off there is felt no more.
  const around = widened(rect, Math.ceil(radius * GRID + CHORD + 4 * SLIT));
  const floor = rawFloor(drawing, around);
  if (floor.length === 0) return [];
  const free = keepAway(floor, wallsNear(around, drawing.walls), radius);
  return free.length === 0 ? [] : Clipper.rectClip(rect, free);
}

/** What is free in and about one narrow door, for the smaller radius that fits through it. */
function throughDoor(drawing: Drawing, [a, b]: readonly [Point, Point]): Paths64 {
  const line = [toGrid(a), toGrid(b)];
  const free = freeIn(
    drawing,
    widened(Clipper.getBounds(line), DOOR_REACH * GRID),
    radiusInDoor(distanceBetween(a, b)),
  );
  const reach = Clipper.inflatePaths([line], DOOR_REACH * GRID, JoinType.Round, EndType.Round);
  return Clipper.intersect(free, reach, FillRule.NonZero);
}

/** The level in strips: clipper's time grows with how much lies side by side. */
function stripsOf({ areas }: Drawing): Rect64[] {
  const whole = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { box } of areas.flat()) {
    whole.left = Math.min(whole.left, box.left);
    whole.top = Math.min(whole.top, box.top);
    whole.right = Math.max(whole.right, box.right);
    whole.bottom = Math.max(whole.bottom, box.bottom);
  }
  const count = Math.min(MOST_STRIPS, Math.ceil(Math.max(0, whole.right - whole.left) / STRIP));
  const width = Math.ceil((whole.right - whole.left) / count);
  return Array.from({ length: count }, (_, i) => {
    const left = whole.left + i * width;
    return { ...whole, left, right: Math.min(whole.right, left + width) };
  });
}

/** The free floor of `level` as rings on the grid, outer ones positive, holes negative. Empty when nobody fits. */
export function freeFloor(venue: VenueFile, level: string): Paths64 {
  const drawing = drawingOf(venue, level);
  const wide = stripsOf(drawing).flatMap((strip) => freeIn(drawing, strip, WALKER_RADIUS));
  const squeezed = venue.doors.flatMap((door) => {
    const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
    const width = distanceBetween(a, b);
    if (door.level !== level || width < NARROWEST_DOOR || radiusInDoor(width) >= WALKER_RADIUS) return [];
    return throughDoor(drawing, [a, b]);
  });
  return blunted(Clipper.union([...wide, ...squeezed], FillRule.NonZero));
}

/** The floor with fewer corners. */
function blunted(free: Paths64): Paths64 {
  const rings = free.map((ring) =>
    blunt(blunt(ring, NOTCH), BLUNT).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  );
  // Once more a union: a blunted corner may now cross what was a hair beside it.
  return Clipper.union(rings, FillRule.Positive);
}

/**
 * What is left of the level's free floor for somebody who never sets foot in an area of these kinds, nor goes through a
 * door that is shut to them. They keep the walker's radius from its edge, as from a wall. Rings that are nowhere near those areas stay as they are.
 */
export function floorWithout(free: Paths64, venue: VenueFile, level: string, kinds: Shunned): Paths64 {
  const shunned = venue.areas.filter(
    (area) => area.level === level && area.walkable && kinds.some((kind) => kind === area.kind),
  );
  const doors = venue.doors.filter((door) => door.level === level && isShunned(door, kinds));
  const rings = shunned.flatMap((area) => gridRings(polygonOf(area.polygon)));
  const by = WALKER_RADIUS * GRID + COARSE;
  const lines = doors.map(({ line }) => line.map((end) => toGrid(pointOf(end))));
  const thick = [
    ...Clipper.inflatePaths(rings, by, JoinType.Round, EndType.Polygon, 2, COARSE),
    ...Clipper.inflatePaths(lines, by, JoinType.Round, EndType.Round, 2, COARSE),
  ];
  const boxes = thick.map((ring) => Clipper.getBounds(ring));
  const isNear = (ring: Path64): boolean => {
    const box = Clipper.getBounds(ring);
    return boxes.some((shun) => touch(shun, box));
  };
  const [near, far]: [Paths64, Paths64] = [[], []];
  for (const ring of free) (isNear(ring) ? near : far).push(ring);
  return [...Clipper.difference(near, thick, FillRule.NonZero), ...far];
}
