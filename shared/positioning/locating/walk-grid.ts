/** Where one can be, as a lattice of small squares a level: what a filter with hundreds of guesses a person can ask quickly. */
import type { Metres, Point, Polygon, Rectangle } from '../../geometry/point.ts';
import { boundsOf } from '../../geometry/polygon.ts';

/** The side of a square. A door of 0.8 m leaves at least two free squares side by side. */
const SIDE: Metres = 0.2;

/** Corners of a finer lattice that a square has along each side: walls of a tenth of a metre between two floors are seen. */
const FINER = 2;

/** A level larger than this many squares gets larger ones. */
const MOST_SQUARES = 4_000_000;

/** What a level's squares are made of. */
export interface LevelGround {
  readonly level: string;
  /** What can be walked on; pieces may overlap. */
  readonly floor: readonly Polygon[];
  /** What stands in it. */
  readonly obstacles: readonly Polygon[];
  readonly walls: readonly (readonly [Point, Point])[];
}

/** The free squares of one level. A point in a free square is on the floor: a square that any edge of it leaves is not free. */
export interface WalkGrid {
  readonly level: string;
  readonly bounds: Rectangle;
  /** How many squares are free. */
  readonly size: number;
  isFree(x: Metres, y: Metres): boolean;
  /** Whether one gets from here to there, at most a few metres away, in a straight line over free squares. */
  isOpen(fromX: Metres, fromY: Metres, toX: Metres, toY: Metres): boolean;
  /** The middle of the nearest free square within `most` metres; null when there is none. */
  nearest(x: Metres, y: Metres, most: Metres): Point | null;
}

/** Marks the lattice corners that lie in the polygon (even-odd), row by row. */
function fill(
  polygon: Polygon,
  corners: Uint8Array,
  across: number,
  { minX, minY }: Rectangle,
  side: Metres,
  value: 0 | 1,
) {
  const box = boundsOf(polygon[0]);
  const rows = corners.length / across;
  const first = Math.max(0, Math.ceil((box.minY - minY) / side));
  const last = Math.min(rows - 1, Math.floor((box.maxY - minY) / side));
  for (let row = first; row <= last; row++) {
    const y = minY + row * side;
    const cuts: number[] = [];
    for (const ring of polygon) {
      let a = ring.at(-1);
      for (const b of ring) {
        if (a && a.y > y !== b.y > y) cuts.push(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y));
        a = b;
      }
    }
    cuts.sort((p, q) => p - q);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const from = Math.max(0, Math.ceil(((cuts[k] ?? 0) - minX) / side));
      const to = Math.min(across - 1, Math.floor(((cuts[k + 1] ?? 0) - minX) / side));
      corners.fill(value, row * across + from, Math.max(row * across + from, row * across + to + 1));
    }
  }
}

/**
 * For each square, how many squares around it in every direction are free, itself counted; at most 255. A distance
 * transform for the chessboard metric in two passes (Rosenfeld, Pfaltz 1966).
 */
function clearance(free: Uint8Array, columns: number, rows: number): Uint8Array {
  const found = new Uint8Array(free.length);
  const of = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : (found[row * columns + column] ?? 0);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      if (free[i] !== 1) continue;
      const least = Math.min(
        of(column - 1, row),
        of(column - 1, row - 1),
        of(column, row - 1),
        of(column + 1, row - 1),
      );
      found[i] = Math.min(255, least + 1);
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const i = row * columns + column;
      const least = Math.min(
        of(column + 1, row),
        of(column + 1, row + 1),
        of(column, row + 1),
        of(column - 1, row + 1),
      );
      found[i] = Math.min(found[i] ?? 0, least + 1);
    }
  }
  return found;
}

/** Calls `visit` with the index of each square that a line passes, stepping by a quarter of a side. */
function along(
  a: Point,
  b: Point,
  { minX, minY }: Rectangle,
  side: Metres,
  visit: (column: number, row: number) => void,
) {
  const steps = Math.max(1, Math.ceil((Math.hypot(b.x - a.x, b.y - a.y) / side) * 4));
  for (let i = 0; i <= steps; i++) {
    const x = a.x + ((b.x - a.x) * i) / steps;
    const y = a.y + ((b.y - a.y) * i) / steps;
    visit(Math.floor((x - minX) / side), Math.floor((y - minY) / side));
  }
}

/** The free squares of a level. A level without floor has none. */
export function walkGrid({ level, floor, obstacles, walls }: LevelGround): WalkGrid {
  const bounds =
    floor.length === 0 ? { minX: 0, minY: 0, maxX: 0, maxY: 0 } : boundsOf(floor.flatMap(([ring]) => ring));
  const squareMetres = (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY);
  const side = Math.max(SIDE, Math.sqrt(squareMetres / MOST_SQUARES));
  const columns = Math.max(1, Math.ceil((bounds.maxX - bounds.minX) / side));
  const rows = Math.max(1, Math.ceil((bounds.maxY - bounds.minY) / side));
  const across = columns * FINER + 1;
  const corners = new Uint8Array(across * (rows * FINER + 1));
  for (const polygon of floor) fill(polygon, corners, across, bounds, side / FINER, 1);
  for (const polygon of obstacles) fill(polygon, corners, across, bounds, side / FINER, 0);
  const isFloor = (column: number, row: number): boolean => {
    for (let i = 0; i <= FINER; i++) {
      for (let j = 0; j <= FINER; j++) {
        if (corners[(row * FINER + i) * across + column * FINER + j] !== 1) return false;
      }
    }
    return true;
  };
  const free = new Uint8Array(columns * rows);
  const at = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && free[row * columns + column] === 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) free[row * columns + column] = isFloor(column, row) ? 1 : 0;
  }
  const block = (column: number, row: number) => {
    if (column >= 0 && row >= 0 && column < columns && row < rows) free[row * columns + column] = 0;
  };
  for (const [a, b] of walls) along(a, b, bounds, side, block);
  // What is smaller than a square holds no corner of one, and stands there all the same.
  for (const polygon of obstacles) {
    for (const ring of polygon) {
      for (const [i, b] of ring.entries()) along(ring.at(i - 1) ?? b, b, bounds, side, block);
    }
  }
  let size = 0;
  for (const one of free) size += one;
  const room = clearance(free, columns, rows);
  const { minX, minY } = bounds;
  const perMetre = 1 / side;
  /** How far the free floor reaches around this point, in squares; 0 where it is not free. */
  const roomAt = (x: Metres, y: Metres): number => {
    const column = Math.floor((x - minX) * perMetre);
    const row = Math.floor((y - minY) * perMetre);
    return column >= 0 && row >= 0 && column < columns && row < rows ? (room[row * columns + column] ?? 0) : 0;
  };
  const isFree = (x: Metres, y: Metres) => roomAt(x, y) > 0;
  return {
    level,
    bounds,
    size,
    isFree,
    isOpen(fromX, fromY, toX, toY) {
      const squares = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)) * perMetre;
      // Most ways are short, and nothing is near them.
      if (squares < roomAt(fromX, fromY) - 1) return true;
      const steps = Math.ceil(squares);
      for (let i = 1; i <= steps; i++) {
        if (!isFree(fromX + ((toX - fromX) * i) / steps, fromY + ((toY - fromY) * i) / steps)) return false;
      }
      return steps > 0 || isFree(toX, toY);
    },
    nearest(x, y, most) {
      const [column, row] = [Math.floor((x - bounds.minX) / side), Math.floor((y - bounds.minY) / side)];
      const widest = Math.ceil(most / side);
      let best: Point | null = null;
      let least = most;
      for (let ring = 0; ring <= widest && (best === null || (ring - 1) * side <= least); ring++) {
        for (let d = -ring; d <= ring; d++) {
          const sides = [
            [column + d, row - ring],
            [column + d, row + ring],
            [column - ring, row + d],
            [column + ring, row + d],
          ] as const;
          for (const [c, r] of sides) {
            if (!at(c, r)) continue;
            const middle = { x: bounds.minX + (c + 0.5) * side, y: bounds.minY + (r + 0.5) * side };
            const metres = Math.hypot(middle.x - x, middle.y - y);
            if (metres <= least) [best, least] = [middle, metres];
          }
        }
      }
      return best;
    },
  };
}
