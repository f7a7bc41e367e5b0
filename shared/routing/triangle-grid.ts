/** Which triangles lie where: squares of the floor, each with the triangles whose bounds touch it, in flat lists. */
import type { Metres, Rectangle } from '../geometry/point.ts';

/** Side of a square. Triangles are mostly smaller, and floors at most some hundred squares across. */
const SIDE: Metres = 4;
/** A floor so large gets larger squares, so that their number stays bounded. */
const MOST_SQUARES = 40_000;

export class TriangleGrid {
  readonly #bounds: Float64Array;
  readonly #side: Metres;
  readonly #minX: Metres;
  readonly #minY: Metres;
  readonly #columns: number;
  readonly #rows: number;
  /** By square, where its triangles begin in `#triangles`; one more at the end. */
  readonly #begins: Int32Array;
  readonly #triangles: Int32Array;

  /** @param bounds four a triangle: the least x and y and the greatest */
  constructor(bounds: Float64Array) {
    this.#bounds = bounds;
    const count = bounds.length / 4;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < bounds.length; i += 4) {
      minX = Math.min(minX, bounds[i] as number);
      minY = Math.min(minY, bounds[i + 1] as number);
      maxX = Math.max(maxX, bounds[i + 2] as number);
      maxY = Math.max(maxY, bounds[i + 3] as number);
    }
    const [width, height] = count === 0 ? [0, 0] : [maxX - minX, maxY - minY];
    this.#side = Math.max(SIDE, Math.sqrt((width * height) / MOST_SQUARES), Math.max(width, height) / MOST_SQUARES);
    this.#minX = minX;
    this.#minY = minY;
    this.#columns = Math.floor(width / this.#side) + 1;
    this.#rows = Math.floor(height / this.#side) + 1;
    const counts = new Int32Array(this.#columns * this.#rows + 1);
    const each = (triangle: number, visit: (square: number) => void) => {
      const i = 4 * triangle;
      const [left, top] = [bounds[i] as number, bounds[i + 1] as number];
      this.#eachSquare(left, top, bounds[i + 2] as number, bounds[i + 3] as number, visit);
    };
    for (let triangle = 0; triangle < count; triangle++) {
      each(triangle, (square) => {
        counts[square + 1] = (counts[square + 1] as number) + 1;
      });
    }
    for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
    this.#begins = counts;
    this.#triangles = new Int32Array(counts.at(-1) ?? 0);
    const next = counts.slice();
    for (let triangle = 0; triangle < count; triangle++) {
      each(triangle, (square) => {
        const at = next[square] as number;
        this.#triangles[at] = triangle;
        next[square] = at + 1;
      });
    }
  }

  /** The triangles whose bounds touch the rectangle, each once. */
  search({ minX, minY, maxX, maxY }: Rectangle): number[] {
    const found = new Set<number>();
    const bounds = this.#bounds;
    this.#eachSquare(minX, minY, maxX, maxY, (square) => {
      for (let at = this.#begins[square] as number; at < (this.#begins[square + 1] as number); at++) {
        const triangle = this.#triangles[at] as number;
        const i = 4 * triangle;
        const apart =
          (bounds[i] as number) > maxX ||
          (bounds[i + 2] as number) < minX ||
          (bounds[i + 1] as number) > maxY ||
          (bounds[i + 3] as number) < minY;
        if (!apart) found.add(triangle);
      }
    });
    return [...found];
  }

  #eachSquare(minX: Metres, minY: Metres, maxX: Metres, maxY: Metres, visit: (square: number) => void): void {
    const column = (x: Metres) => Math.floor((x - this.#minX) / this.#side);
    const row = (y: Metres) => Math.floor((y - this.#minY) / this.#side);
    const lastColumn = Math.min(this.#columns - 1, column(maxX));
    const lastRow = Math.min(this.#rows - 1, row(maxY));
    for (let y = Math.max(0, row(minY)); y <= lastRow; y++) {
      for (let x = Math.max(0, column(minX)); x <= lastColumn; x++) visit(y * this.#columns + x);
    }
  }
}
