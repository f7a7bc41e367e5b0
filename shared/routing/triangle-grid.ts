/** Which triangles lie where: squares of the floor, each with the triangles whose bounds touch it, in flat lists. */
import type { Metres, Rectangle } from '../geometry/point.ts';

/** Side of a square. Triangles are mostly smaller, and floors at most some hundred squares across. */
const SIDE: Metres = 4;
/** A floor so large gets larger squares, so that their number stays bounded. */
const MOST_SQUARES = 40_000;

export class TriangleGrid {
  readonly #bounds: readonly Rectangle[];
  readonly #side: Metres;
  readonly #minX: Metres;
  readonly #minY: Metres;
  readonly #columns: number;
  readonly #rows: number;
  /** By square, where its triangles begin in `#triangles`; one more at the end. */
  readonly #begins: Int32Array;
  readonly #triangles: Int32Array;

  constructor(bounds: readonly Rectangle[]) {
    this.#bounds = bounds;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const box of bounds) {
      minX = Math.min(minX, box.minX);
      minY = Math.min(minY, box.minY);
      maxX = Math.max(maxX, box.maxX);
      maxY = Math.max(maxY, box.maxY);
    }
    const [width, height] = bounds.length === 0 ? [0, 0] : [maxX - minX, maxY - minY];
    this.#side = Math.max(SIDE, Math.sqrt((width * height) / MOST_SQUARES), Math.max(width, height) / MOST_SQUARES);
    this.#minX = minX;
    this.#minY = minY;
    this.#columns = Math.floor(width / this.#side) + 1;
    this.#rows = Math.floor(height / this.#side) + 1;
    const counts = new Int32Array(this.#columns * this.#rows + 1);
    for (const box of bounds) {
      this.#eachSquare(box, (square) => {
        counts[square + 1] = (counts[square + 1] as number) + 1;
      });
    }
    for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
    this.#begins = counts;
    this.#triangles = new Int32Array(counts.at(-1) ?? 0);
    const next = counts.slice();
    for (const [triangle, box] of bounds.entries()) {
      this.#eachSquare(box, (square) => {
        const at = next[square] as number;
        this.#triangles[at] = triangle;
        next[square] = at + 1;
      });
    }
  }

  /** The triangles whose bounds touch the rectangle, each once. */
  search(rectangle: Rectangle): number[] {
    const found = new Set<number>();
    this.#eachSquare(rectangle, (square) => {
      for (let at = this.#begins[square] as number; at < (this.#begins[square + 1] as number); at++) {
        const triangle = this.#triangles[at] as number;
        const box = this.#bounds[triangle] as Rectangle;
        const apart =
          box.minX > rectangle.maxX ||
          box.maxX < rectangle.minX ||
          box.minY > rectangle.maxY ||
          box.maxY < rectangle.minY;
        if (!apart) found.add(triangle);
      }
    });
    return [...found];
  }

  #eachSquare({ minX, minY, maxX, maxY }: Rectangle, visit: (square: number) => void): void {
    const column = (x: Metres) => Math.floor((x - this.#minX) / this.#side);
    const row = (y: Metres) => Math.floor((y - this.#minY) / this.#side);
    const lastColumn = Math.min(this.#columns - 1, column(maxX));
    const lastRow = Math.min(this.#rows - 1, row(maxY));
    for (let y = Math.max(0, row(minY)); y <= lastRow; y++) {
      for (let x = Math.max(0, column(minX)); x <= lastColumn; x++) visit(y * this.#columns + x);
    }
  }
}
