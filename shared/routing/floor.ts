/**
 * The free floor of a level: where the middle of a walker can be. The walker is a disc; what is free is the walkable
 * floor less everything that is nearer than the disc's radius to a wall, an obstacle or the floor's edge. Polygons are
 * cut and widened on a grid of whole millimetres, on which clipper's sums are exact.
 */
import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64, type Rect64 } from 'clipper2-ts';
import type { Metres, Point, Polygon } from '../geometry/point.ts';
import { signedArea } from '../geometry/polygon.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import type { AreaKind, VenueFile } from '../venue/venue-file.ts';
import { blunt } from './blunt.ts';

/** The walker's radius: what a way keeps from walls, obstacles and edges. */
export const WALKER_RADIUS: Metres = 0.25;

/** Air left on each side of a walker who squeezes through a narrow door. */
const DOOR_MARGIN: Metres = 0.04;

/** How far beyond a narrow door's line the smaller radius counts. */
const DOOR_REACH: Metres = 0.35;

/** Doors narrower than this are none: nobody fits through. */
const NARROWEST_DOOR: Metres = 0.1;

/** Units of the grid in a metre. */
export const GRID = 1000;

/** Areas that lie this close are one floor: importers round, and a slit of a hair would otherwise part two rooms. */
const SLIT = 0.005 * GRID;

/** How far a chord may cut into a corner's arc; the radius is widened by as much, so that no chord comes too near. */
const CHORD = 0.0025 * GRID;

/** Notches up to this deep go first: two arcs about one corner, a millimetre apart, leave a saw between them. */
const NOTCH = 0.004 * GRID;

/** How far blunted corners may stand out: a search over fewer corners is much faster, and a way a hair longer. */
const BLUNT = 0.02 * GRID;

/** The radius of a walker in a door of this width: smaller where a door is narrow, so that it stays passable. */
export const radiusInDoor = (width: Metres): Metres =>
  Math.min(WALKER_RADIUS, Math.max(DOOR_MARGIN, width / 2 - DOOR_MARGIN));

const toGrid = (p: Point) => ({ x: Math.round(p.x * GRID), y: Math.round(p.y * GRID) });

/** Rings on the grid, the outer one running the positive way and the holes the other, as the winding rule wants them. */
function gridRings(polygon: Polygon): Paths64 {
  return polygon.map((ring, index) => {
    const path = ring.map(toGrid);
    return signedArea(ring) < 0 === (index === 0) ? path.reverse() : path;
  });
}

const grow = (paths: Paths64, by: number): Paths64 => Clipper.inflatePaths(paths, by, JoinType.Miter, EndType.Polygon);

/** The part of `floor` whose points keep `radius` metres from its edge and from the walls. */
function keepAway(floor: Paths64, walls: Paths64, radius: Metres): Paths64 {
  const by = radius * GRID + CHORD;
  const inner = Clipper.inflatePaths(floor, -by, JoinType.Round, EndType.Polygon, 2, CHORD);
  const thick = Clipper.inflatePaths(walls, by, JoinType.Round, EndType.Round, 2, CHORD);
  return Clipper.difference(inner, thick, FillRule.NonZero);
}

const corners = ({ left, top, right, bottom }: Rect64): Path64 => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

/** A ring or line with the box that it fills: most lie nowhere near the door that is looked at. */
interface Boxed {
  readonly path: Path64;
  readonly box: Rect64;
}

const boxed = (paths: Paths64): Boxed[] => paths.map((path) => ({ path, box: Clipper.getBounds(path) }));

/** What is free in and about one narrow door, for the smaller radius that fits through it. */
function throughDoor(floor: readonly Boxed[], walls: readonly Boxed[], [a, b]: readonly [Point, Point]): Paths64 {
  const around = (margin: Metres) => ({
    left: Math.round((Math.min(a.x, b.x) - margin) * GRID),
    top: Math.round((Math.min(a.y, b.y) - margin) * GRID),
    right: Math.round((Math.max(a.x, b.x) + margin) * GRID),
    bottom: Math.round((Math.max(a.y, b.y) + margin) * GRID),
  });
  const window = around(1);
  const near = (all: readonly Boxed[]): Paths64 =>
    all
      .filter(
        ({ box }) =>
          box.left <= window.right && box.right >= window.left && box.top <= window.bottom && box.bottom >= window.top,
      )
      .map(({ path }) => path);
  const here = Clipper.intersect(near(floor), [corners(window)], FillRule.NonZero);
  const free = keepAway(here, near(walls), radiusInDoor(distanceBetween(a, b)));
  const reach = Clipper.inflatePaths([[toGrid(a), toGrid(b)]], DOOR_REACH * GRID, JoinType.Round, EndType.Round);
  return Clipper.intersect(free, reach, FillRule.NonZero);
}

/** The level's floor without obstacles, before any distance is kept: rings on the grid. */
function rawFloor(venue: VenueFile, level: string): Paths64 {
  const areas = venue.areas.filter((area) => area.level === level && area.walkable);
  const obstacles = venue.obstacles.filter((obstacle) => obstacle.level === level);
  const rings = areas.flatMap((area) => grow(gridRings(polygonOf(area.polygon)), SLIT));
  const whole = grow(Clipper.union(rings, FillRule.NonZero), -SLIT);
  const blocked = obstacles.flatMap((obstacle) => gridRings(polygonOf(obstacle.polygon)));
  return Clipper.difference(whole, blocked, FillRule.NonZero);
}

/** The free floor of `level` as rings on the grid, outer ones positive, holes negative. Empty when nobody fits. */
export function freeFloor(venue: VenueFile, level: string): Paths64 {
  const floor = rawFloor(venue, level);
  const walls: Paths64 = venue.walls
    .filter((wall) => wall.level === level)
    .map((wall): Path64 => wall.line.map((xy) => toGrid(pointOf(xy))));
  const wide = keepAway(floor, walls, WALKER_RADIUS);
  const doors = venue.doors.filter((door) => door.level === level);
  const [boxedFloor, boxedWalls] = [boxed(floor), boxed(walls)];
  const squeezed = doors.flatMap((door) => {
    const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
    const width = distanceBetween(a, b);
    if (width < NARROWEST_DOOR || radiusInDoor(width) >= WALKER_RADIUS) return [];
    return throughDoor(boxedFloor, boxedWalls, [a, b]);
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
 * What is left of the level's free floor for somebody who never sets foot in an area of these kinds. They keep the
 * walker's radius from its edge, as from a wall.
 */
export function floorWithout(free: Paths64, venue: VenueFile, level: string, kinds: readonly AreaKind[]): Paths64 {
  const shunned = venue.areas.filter((area) => area.level === level && area.walkable && kinds.includes(area.kind));
  const rings = shunned.flatMap((area) => gridRings(polygonOf(area.polygon)));
  const by = WALKER_RADIUS * GRID + CHORD;
  const thick = Clipper.inflatePaths(rings, by, JoinType.Round, EndType.Polygon, 2, CHORD);
  return blunted(Clipper.difference(free, thick, FillRule.NonZero));
}
