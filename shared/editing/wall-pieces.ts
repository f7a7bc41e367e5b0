/** Walls piece by piece: what runs along what, cutting a stretch out of walls, and closing one. */
import type { Metres } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { between, distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueFile, VenueWall } from '../venue/venue-file.ts';
import { alongside, joinSegments, type Segment, wallSegments } from '../venue/wall-lines.ts';
import { type Chance, drawId, type XY, xy } from './draft.ts';
import { boxesNear } from './floor.ts';

/** Lines this close to each other are the same line: a snap is exact, an import is rounded. */
export const SAME_LINE: Metres = 0.03;
/** Pieces of wall shorter than this are slips. */
const SHORTEST: Metres = 0.01;

/** A stretch of an edge, in metres from its beginning. */
export interface Stretch {
  readonly from: Metres;
  readonly to: Metres;
}

export const lengthOf = ({ a, b }: Segment): Metres => distanceBetween(a, b);

/** The edges of an area's rings, in order, each from its own corner to the next. */
export const edgesOf = (rings: readonly (readonly XY[])[]): Segment[] =>
  rings.flatMap((ring) => ring.map((a, i) => ({ a: pointOf(a), b: pointOf(ring[(i + 1) % ring.length] ?? a) })));

/** The straight pieces of a line. */
export const piecesOf = (line: readonly XY[]): Segment[] =>
  line.slice(1).map((end, i) => ({ a: pointOf(line[i] ?? end), b: pointOf(end) }));

/** Lists of walls are not changed but replaced: their pieces are made once. */
const piecesByLevel = new WeakMap<readonly VenueWall[], Map<string, readonly Segment[]>>();

/** The straight pieces of all walls of a level. */
export function wallPieces({ walls }: VenueFile, level: string): readonly Segment[] {
  const known = piecesByLevel.get(walls) ?? new Map<string, readonly Segment[]>();
  piecesByLevel.set(walls, known);
  const found = known.get(level) ?? walls.flatMap((wall) => (wall.level === level ? piecesOf(wall.line) : []));
  known.set(level, found);
  return found;
}

/** The gaps of a level's doors. */
export const doorGaps = (venue: VenueFile, level: string): Segment[] =>
  venue.doors.flatMap((door) => (door.level === level ? piecesOf(door.line) : []));

/** The edges of a level's areas, those in `except` apart. */
export const areaEdges = (venue: VenueFile, level: string, except: ReadonlySet<string> = new Set()): Segment[] =>
  venue.areas.flatMap((area) => (area.level === level && !except.has(area.id) ? edgesOf(area.polygon) : []));

const boxOf = ({ a, b }: Segment) => boundsOf([a, b]);

/** The stretches of `edge` along which any of the `others` runs, joined where they touch, in order. */
export function stretchesAlong(edge: Segment, others: readonly Segment[], tolerance: Metres = SAME_LINE): Stretch[] {
  const box = boxOf(edge);
  const found: Stretch[] = [];
  for (const other of others) {
    if (!boxesNear(box, boxOf(other), tolerance)) continue;
    const piece = alongside(edge, other, tolerance);
    if (piece === null) continue;
    const from = distanceBetween(edge.a, piece.a);
    const to = distanceBetween(edge.a, piece.b);
    if (to - from > 1e-6) found.push({ from, to });
  }
  found.sort((p, q) => p.from - q.from);
  const joined: Stretch[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    if (last && next.from <= last.to + tolerance) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else joined.push(next);
  }
  return joined;
}

/** The piece of `edge` between two distances from its beginning. */
export function pieceOf(edge: Segment, { from, to }: Stretch): Segment {
  const length = lengthOf(edge);
  const at = (t: number) => (t <= 0 ? edge.a : t >= length ? edge.b : between(edge.a, edge.b, t / length));
  return { a: at(from), b: at(to) };
}

/** What is left of `edge` beside the stretches, which are in order. */
function besides(edge: Segment, stretches: readonly Stretch[]): Segment[] {
  const length = lengthOf(edge);
  const rest: Segment[] = [];
  let from = 0;
  for (const stretch of [...stretches, { from: length, to: length }]) {
    if (stretch.from - from > SHORTEST) rest.push(pieceOf(edge, { from, to: stretch.from }));
    from = Math.max(from, stretch.to);
  }
  return rest;
}

/** The pieces of these edges along which none of the others runs. */
export const apartFrom = (
  edges: readonly Segment[],
  others: readonly Segment[],
  tolerance: Metres = SAME_LINE,
): Segment[] => edges.flatMap((edge) => besides(edge, stretchesAlong(edge, others, tolerance)));

const samePoint = ([ax, ay]: XY, [bx, by]: XY): boolean => Math.abs(ax - bx) < 0.0015 && Math.abs(ay - by) < 0.0015;

/** The lines that are left of a line when pieces are taken out of it. Null when none of it was. */
function lineWithout(line: readonly XY[], cuts: readonly Segment[], tolerance: Metres): XY[][] | null {
  let touched = false;
  const lines: XY[][] = [];
  for (const piece of piecesOf(line)) {
    const covered = stretchesAlong(piece, cuts, tolerance);
    touched ||= covered.length > 0;
    for (const { a, b } of besides(piece, covered)) {
      const [from, to] = [xy(a), xy(b)];
      const last = lines.at(-1);
      const end = last?.at(-1);
      if (last && end && samePoint(end, from)) last.push(to);
      else lines.push([from, to]);
    }
  }
  return touched ? lines : null;
}

const wallIds = (venue: VenueFile): Set<string> => new Set(venue.walls.map(({ id }) => id));

/** The walls with these stretches cut out of those of the level. The first piece of a wall keeps its id. */
export function cutWalls(
  venue: VenueFile,
  level: string,
  cuts: readonly Segment[],
  chance: Chance,
  tolerance: Metres = SAME_LINE,
): VenueWall[] {
  if (cuts.length === 0) return venue.walls;
  const taken = wallIds(venue);
  let changed = false;
  const walls = venue.walls.flatMap((wall): VenueWall[] => {
    const lines = wall.level === level ? lineWithout(wall.line, cuts, tolerance) : null;
    if (lines === null) return [wall];
    changed = true;
    return lines.map((line, i) => ({ ...wall, id: i === 0 ? wall.id : drawId(taken, 'wall', chance), line }));
  });
  return changed ? walls : venue.walls;
}

/** The walls with new ones along these segments, where there is no wall and no door yet. */
export function raiseWalls(venue: VenueFile, level: string, along: readonly Segment[], chance: Chance): VenueWall[] {
  const there = [...wallPieces(venue, level), ...doorGaps(venue, level)];
  const pieces = wallSegments(apartFrom(along, there), [], { sameTolerance: SAME_LINE, shortest: SAME_LINE });
  if (pieces.length === 0) return venue.walls;
  const taken = wallIds(venue);
  const raised = joinSegments(pieces)
    .map((line) => line.map(xy))
    .filter((line) => line.length > 1)
    .map((line): VenueWall => ({ id: drawId(taken, 'wall', chance), level, line }));
  return [...venue.walls, ...raised];
}

/**
 * The walls with a gap closed: the walls that end at its two jambs become one with it. Where no wall ends at either, there
 * is nothing to close.
 */
export function closeGap(venue: VenueFile, level: string, gap: Segment): VenueWall[] {
  const [a, b] = [xy(gap.a), xy(gap.b)];
  const close = (p: XY, q: XY) => distanceBetween(pointOf(p), pointOf(q)) < 2 * SAME_LINE;
  const ends = (wall: VenueWall, jamb: XY) =>
    wall.level === level && [wall.line[0], wall.line.at(-1)].some((end) => end !== undefined && close(end, jamb));
  const at = (jamb: XY) => venue.walls.find((wall) => ends(wall, jamb));
  const [first, last] = [at(a), at(b)];
  const kept = first ?? last;
  if (kept === undefined) return venue.walls;
  /** A line that ends at the jamb, run towards it, and brought exactly to it. */
  const towards = (wall: VenueWall | undefined, jamb: XY): XY[] => {
    if (!wall) return [jamb];
    const end = wall.line.at(-1);
    const line = end !== undefined && close(end, jamb) ? [...wall.line] : [...wall.line].reverse();
    return [...line.slice(0, -1), jamb];
  };
  // A wall that comes round to both jambs stays one wall, closed upon itself.
  const round = first !== undefined && first === last;
  const raw = round ? [...towards(first, a), b] : [...towards(first, a), ...towards(last, b).reverse()];
  const line = raw.filter((p, i) => i === 0 || !samePoint(raw[i - 1] ?? p, p));
  const straight = line.filter((p, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (before === undefined || after === undefined) return true;
    const [ux, uy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(ux, uy);
    const ahead = (p[0] - before[0]) * (after[0] - p[0]) + (p[1] - before[1]) * (after[1] - p[1]) > 0;
    return !(ahead && Math.abs((p[0] - before[0]) * uy - (p[1] - before[1]) * ux) < 0.0012 * length);
  });
  return venue.walls.flatMap((wall) =>
    wall === kept ? [{ ...wall, line: straight }] : wall === first || wall === last ? [] : [wall],
  );
}
