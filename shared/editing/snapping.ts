/**
 * Snapping: where a point goes that was put nearly on something. Corners first, then edges, then straight below or beside
 * other corners, then the grid. How near is near is for the screen to say: pixels, made into metres.
 */
import RBush from 'rbush';
import type { Metres, Point, Rectangle } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { nearestOnSegment, segmentIntersection } from '../geometry/segment.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import type { Segment } from '../venue/wall-lines.ts';
import { mm } from './draft.ts';
import { edgesOf, piecesOf } from './wall-pieces.ts';

interface BoxedEdge extends Rectangle {
  readonly edge: Segment;
}

/** What there is on a level to snap to. */
export interface SnapTargets {
  readonly corners: readonly Point[];
  readonly edges: RBush<BoxedEdge>;
}

/** Corners and edges of areas, walls and obstacles; things in `except` are no targets: what is being moved. */
export function snapTargets(venue: VenueFile, level: string, except: ReadonlySet<string> = new Set()): SnapTargets {
  const edges: Segment[] = [];
  for (const list of [venue.areas, venue.obstacles])
    for (const thing of list) if (thing.level === level && !except.has(thing.id)) edges.push(...edgesOf(thing.polygon));
  for (const wall of venue.walls) if (wall.level === level && !except.has(wall.id)) edges.push(...piecesOf(wall.line));
  for (const door of venue.doors) {
    // Where a door is, the wall's line goes on: one snaps to it as if it were there.
    if (door.level === level) edges.push({ a: pointOf(door.line[0]), b: pointOf(door.line[1]) });
  }
  const seen = new Set<string>();
  const corners: Point[] = [];
  for (const { a, b } of edges) {
    for (const p of [a, b]) {
      const key = `${p.x},${p.y}`;
      if (seen.has(key)) continue;
      seen.add(key);
      corners.push(p);
    }
  }
  const tree = new RBush<BoxedEdge>().load(edges.map((edge) => ({ ...boundsOf([edge.a, edge.b]), edge })));
  return { corners, edges: tree };
}

export interface SnapOptions {
  /** How far something may be to be snapped to. */
  readonly tolerance: Metres;
  /** The point before: a line from it goes straight across or straight down where it nearly does. */
  readonly from?: Point | null;
  /** The width of the grid that a point falls on where nothing else holds it; 0 for none. */
  readonly grid: Metres;
}

export interface Snapped {
  readonly at: Point;
  readonly by: 'corner' | 'edge' | 'line' | 'grid' | 'nothing';
  /** Lines that say why: from the corner that it is in line with. */
  readonly guides: readonly Segment[];
}

interface Line {
  /** The fixed coordinate of the line, and the point that it goes through. */
  readonly value: Metres;
  readonly through: Point;
  readonly off: Metres;
}

/** The nearest vertical (x) or horizontal (y) line through a corner or the point before. */
function nearestLine(axis: 'x' | 'y', p: Point, corners: readonly Point[], options: SnapOptions): Line | null {
  let best: Line | null = null;
  const look = (through: Point, handicap: number) => {
    const off = Math.abs(p[axis] - through[axis]) + handicap;
    if (off <= options.tolerance && (best === null || off < best.off)) best = { value: through[axis], through, off };
  };
  if (options.from) look(options.from, 0);
  // A right angle is wanted more often than being in line with a far corner.
  for (const corner of corners) look(corner, options.from ? options.tolerance / 4 : 0);
  return best;
}

const rounded = (value: Metres, grid: Metres): Metres => (grid > 0 ? mm(Math.round(value / grid) * grid) : value);

/** Where the point goes. */
export function snap(targets: SnapTargets, p: Point, options: SnapOptions): Snapped {
  const { tolerance, grid } = options;
  let corner: Point | null = null;
  let least = tolerance;
  for (const each of targets.corners) {
    const distance = distanceBetween(each, p);
    if (distance <= least) [corner, least] = [each, distance];
  }
  if (corner !== null) return { at: corner, by: 'corner', guides: [] };

  const x = nearestLine('x', p, targets.corners, options);
  const y = nearestLine('y', p, targets.corners, options);
  const guide = (line: Line | null, at: Point): Segment[] => (line === null ? [] : [{ a: line.through, b: at }]);
  const box = { minX: p.x - tolerance, minY: p.y - tolerance, maxX: p.x + tolerance, maxY: p.y + tolerance };
  let foot: { at: Point; edge: Segment } | null = null;
  least = tolerance;
  for (const { edge } of targets.edges.search(box)) {
    const at = nearestOnSegment(p, edge.a, edge.b);
    const distance = distanceBetween(at, p);
    if (distance <= least) {
      foot = { at, edge };
      least = distance;
    }
  }
  if (foot !== null) {
    // On the edge, and where it can be had in line with something as well.
    const far = 40_000;
    for (const [line, a, b] of [
      [x, { x: x?.value ?? 0, y: -far }, { x: x?.value ?? 0, y: far }],
      [y, { x: -far, y: y?.value ?? 0 }, { x: far, y: y?.value ?? 0 }],
    ] as const) {
      if (line === null) continue;
      const crossing = segmentIntersection(foot.edge.a, foot.edge.b, a, b);
      if (crossing !== null && distanceBetween(crossing, p) <= 1.5 * tolerance)
        return { at: crossing, by: 'edge', guides: guide(line, crossing) };
    }
    return { at: foot.at, by: 'edge', guides: [] };
  }
  const at = { x: x?.value ?? rounded(p.x, grid), y: y?.value ?? rounded(p.y, grid) };
  if (x !== null || y !== null) return { at, by: 'line', guides: [...guide(x, at), ...guide(y, at)] };
  return { at, by: grid > 0 ? 'grid' : 'nothing', guides: [] };
}
