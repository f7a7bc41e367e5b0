/** Segments by the squares of the plane that they lie in, for asking which ones a straight line meets. */
import type { Metres, Point } from '../geometry/point.ts';
import { segmentsIntersect } from '../geometry/segment.ts';

interface Segment {
  readonly a: Point;
  readonly b: Point;
}

/** Side of a square. A wall of a room lies in a few, and a line of sight through a hall meets some ten. */
const SIDE: Metres = 4;

/** Squares of either sign within 30 km, as one number. */
const keyOf = (column: number, row: number): number => (column + 8192) * 16_384 + row + 8192;

export class SegmentGrid<T extends Segment> {
  readonly #squares = new Map<number, T[]>();

  constructor(segments: readonly T[]) {
    for (const segment of segments) {
      this.#eachSquare(segment.a, segment.b, (key) => {
        const square = this.#squares.get(key);
        if (square) square.push(segment);
        else this.#squares.set(key, [segment]);
        return false;
      });
    }
  }

  /** Calls `visit` with every square that the line from `a` to `b` lies in, in order, until it returns true. */
  #eachSquare(a: Point, b: Point, visit: (key: number) => boolean): boolean {
    let [column, row] = [Math.floor(a.x / SIDE), Math.floor(a.y / SIDE)];
    const [lastColumn, lastRow] = [Math.floor(b.x / SIDE), Math.floor(b.y / SIDE)];
    const [right, down] = [Math.sign(lastColumn - column), Math.sign(lastRow - row)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    // Shares of the line at which it next enters a square beside this one, and one above or below.
    const perColumn = right === 0 ? Infinity : SIDE / Math.abs(dx);
    const perRow = down === 0 ? Infinity : SIDE / Math.abs(dy);
    let nextColumn = right === 0 ? Infinity : ((column + Number(right > 0)) * SIDE - a.x) / dx;
    let nextRow = down === 0 ? Infinity : ((row + Number(down > 0)) * SIDE - a.y) / dy;
    for (;;) {
      if (visit(keyOf(column, row))) return true;
      if (column === lastColumn && row === lastRow) return false;
      if ((nextColumn < nextRow && column !== lastColumn) || row === lastRow) {
        column += right;
        nextColumn += perColumn;
      } else {
        row += down;
        nextRow += perRow;
      }
    }
  }

  /** Whether any segment meets the line from `a` to `b`. */
  meets(a: Point, b: Point): boolean {
    return this.#eachSquare(
      a,
      b,
      (key) => this.#squares.get(key)?.some((segment) => segmentsIntersect(a, b, segment.a, segment.b)) ?? false,
    );
  }

  /** All segments that meet the line from `a` to `b`. */
  met(a: Point, b: Point): T[] {
    const found = new Set<T>();
    this.#eachSquare(a, b, (key) => {
      for (const segment of this.#squares.get(key) ?? [])
        if (segmentsIntersect(a, b, segment.a, segment.b)) found.add(segment);
      return false;
    });
    return [...found];
  }
}
