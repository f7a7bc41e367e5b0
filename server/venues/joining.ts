/** Stairs, escalators and lifts: what of one kind lies above each other joins its levels. */

import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import type { Point, Polygon } from '../../shared/geometry/point.ts';
import { boundsOf, distanceToEdge } from '../../shared/geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import type { VenueArea, VenueConnection, VenueFile } from '../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../shared/venue/venue-index.ts';
import { roomiestPoint } from './clearance.ts';

/** Two areas are one flight or shaft when they share more floor than this. */
const SHARED_SQUARE_METRES = 0.3;

/** A little more than a walker needs: where there is as much, one place on the flight is as good as another. */
const WALKING_ROOM = 0.3;

/** What joins levels, in the words of IMDF, as kinds of connection. */
const CONNECTION_KINDS = {
  stairs: 'stairs',
  escalator: 'escalator',
  movingwalkway: 'escalator',
  ramp: 'ramp',
  elevator: 'lift',
} as const;

type Category = keyof typeof CONNECTION_KINDS;

/** Two areas that are connected, the lower one first. */
export interface Link {
  readonly category: Category;
  readonly lower: VenueArea;
  readonly upper: VenueArea;
  /** The floor that they share. */
  readonly shared: Polygon;
  readonly direction: 'up' | 'down' | null;
}

export interface Links {
  readonly connections: VenueConnection[];
  /** How many pairs of areas are joined, by category. */
  readonly counts: Readonly<Record<string, number>>;
  readonly warnings: readonly ImportNote[];
}

const GRID = 1000;
const SQUARE_GRID = GRID * GRID;

const toGrid = (area: VenueArea): Paths64 =>
  area.polygon.slice(0, 1).map((ring) => ring.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) })));

const fromGrid = (path: Path64): Polygon => [path.map(({ x, y }) => ({ x: Number(x) / GRID, y: Number(y) / GRID }))];

/** The largest piece of floor that both have, when all they share is enough to be one flight. */
export function sharedFloor(a: VenueArea, b: VenueArea): Polygon | null {
  const [one, other] = [boundsOf(polygonOf(a.polygon)[0]), boundsOf(polygonOf(b.polygon)[0])];
  if (one.minX > other.maxX || other.minX > one.maxX || one.minY > other.maxY || other.minY > one.maxY) return null;
  const pieces = Clipper.intersect(toGrid(a), toGrid(b), FillRule.EvenOdd);
  if (Math.abs(Clipper.areaPaths(pieces)) <= SHARED_SQUARE_METRES * SQUARE_GRID) return null;
  const largest = [...pieces].sort((p, q) => Math.abs(Clipper.area(q)) - Math.abs(Clipper.area(p)))[0];
  return largest === undefined ? null : fromGrid(largest);
}

/** How near a door's middle lies to the outline of the area that it opens. */
const AT_DOOR = 0.3;

/** The middles of the doors and openings of an area. */
function doorsOf(venue: VenueFile, area: VenueArea): Point[] {
  const shape = polygonOf(area.polygon);
  return venue.doors
    .filter((door) => door.level === area.level)
    .map(({ line: [a, b] }) => between(pointOf(a), pointOf(b), 0.5))
    .filter((middle) => distanceToEdge(shape, middle) <= AT_DOOR);
}

/** The floor is changed where it takes the walker least out of the way from the doors below to those above. */
function outOfTheWay(venue: VenueFile, flight: readonly VenueArea[]): (p: Point) => number {
  const doors = flight.map((area) => doorsOf(venue, area)).filter((list) => list.length > 0);
  return (p) =>
    doors.reduce((sum, list) => sum + list.reduce((all, door) => all + distanceBetween(p, door), 0) / list.length, 0);
}

const nameOf = (area: VenueArea) => (area.name === undefined ? {} : { name: area.name });

/** A shaft: all cabins that hang together, one stop each, from below. */
function shafts(
  venue: VenueFile,
  index: VenueIndex,
  links: readonly Link[],
  warnings: ImportNote[],
): VenueConnection[] {
  const ordinals = new Map(venue.levels.map(({ id, ordinal }) => [id, ordinal]));
  const groups: Set<VenueArea>[] = [];
  for (const { lower, upper } of links) {
    const joined = groups.filter((group) => group.has(lower) || group.has(upper));
    const group = new Set([lower, upper, ...joined.flatMap((one) => [...one])]);
    for (const one of joined) groups.splice(groups.indexOf(one), 1);
    groups.push(group);
  }
  return groups.flatMap((group) => {
    const cabins = [...group].sort(
      (a, b) => (ordinals.get(a.level) ?? 0) - (ordinals.get(b.level) ?? 0) || (a.id < b.id ? -1 : 1),
    );
    const stops = cabins.flatMap((area) => {
      const at = roomiestPoint(index, polygonOf(area.polygon), [area.level], 0.1, 0.6);
      if (at === null) warnings.push(['small-lift', area.id]);
      return at === null ? [] : [{ level: area.level, area: area.id, at: [at.x, at.y] satisfies [number, number] }];
    });
    const first = cabins[0];
    if (first === undefined || new Set(stops.map(({ level }) => level)).size < 2) return [];
    return [{ id: `c-${first.id}`, kind: 'lift', ...nameOf(first), stops, oneWay: false }];
  });
}

/** Joins the levels of a venue whose areas, walls and obstacles are there already. */
export function joinLevels(venue: VenueFile, links: readonly Link[]): Links {
  const index = new VenueIndex(venue);
  const warnings: ImportNote[] = [];
  const connections: VenueConnection[] = [];
  for (const { category, lower, upper, shared, direction } of links) {
    if (category === 'elevator') continue;
    const at = roomiestPoint(
      index,
      shared,
      [lower.level, upper.level],
      0.02,
      WALKING_ROOM,
      outOfTheWay(venue, [lower, upper]),
    );
    if (at === null) {
      warnings.push(['not-joined', lower.id, upper.id]);
      continue;
    }
    if (CONNECTION_KINDS[category] === 'escalator' && direction === null) {
      warnings.push(['both-ways', lower.id]);
    }
    const stop = (area: VenueArea) => ({
      level: area.level,
      area: area.id,
      at: [at.x, at.y] satisfies [number, number],
    });
    connections.push({
      id: `c-${lower.id}-${upper.id}`,
      kind: CONNECTION_KINDS[category],
      ...nameOf(lower),
      stops: direction === 'down' ? [stop(upper), stop(lower)] : [stop(lower), stop(upper)],
      oneWay: direction !== null,
    });
  }
  const lifts = shafts(
    venue,
    index,
    links.filter(({ category }) => category === 'elevator'),
    warnings,
  );
  const count = (category: Category) => links.filter((link) => link.category === category).length;
  const seldom = (category: Category) => (count(category) > 0 ? { [category]: count(category) } : {});
  return {
    connections: [...connections, ...lifts],
    counts: {
      stairs: count('stairs'),
      escalator: count('escalator'),
      elevator: count('elevator'),
      ...seldom('ramp'),
      ...seldom('movingwalkway'),
    },
    warnings,
  };
}
