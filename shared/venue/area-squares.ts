/** Which area each square of a floor is in, wherever all of the square is in the same: asked of every body at every tick. */
import type { Metres, Point, Polygon, Rectangle } from '../geometry/point.ts';
import { distanceToSegment } from '../geometry/segment.ts';

const SIDE: Metres = 1;
const HALF_DIAGONAL: Metres = SIDE * Math.SQRT1_2;

/** No floor of a house has more that anybody walks on; whoever asks for places out of the world fills no memory. */
const MOST_SQUARES = 250_000;

/** Room for a key of a square on any floor. */
const ROW = 1_000_000;

/** What each square is in, as far as it was asked. */
export class AreaSquares<Area> {
  /** Null: an edge goes through the square. */
  readonly #known = new Map<number, { readonly area: Area | null } | null>();
  readonly #near: (rectangle: Rectangle) => readonly Polygon[];
  readonly #areaAt: (point: Point) => Area | null;

  /**
   * @param near the shapes whose bounding boxes touch a rectangle
   * @param areaAt the area that a point is in, by looking at all shapes there
   */
  constructor(near: (rectangle: Rectangle) => readonly Polygon[], areaAt: (point: Point) => Area | null) {
    this.#near = near;
    this.#areaAt = areaAt;
  }

  at(point: Point): Area | null {
    const column = Math.floor(point.x / SIDE);
    const row = Math.floor(point.y / SIDE);
    const key = row * ROW + column;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#whole(column, row);
      if (this.#known.size < MOST_SQUARES) this.#known.set(key, known);
    }
    return known === null ? this.#areaAt(point) : known.area;
  }

  /** What all of a square is in; null where an edge is so near that its points may differ. */
  #whole(column: number, row: number): { readonly area: Area | null } | null {
    const [minX, minY] = [column * SIDE, row * SIDE];
    const middle = { x: minX + SIDE / 2, y: minY + SIDE / 2 };
    for (const polygon of this.#near({ minX, minY, maxX: minX + SIDE, maxY: minY + SIDE })) {
      for (const ring of polygon) {
        let a = ring.at(-1);
        for (const b of ring) {
          if (a && distanceToSegment(middle, a, b) <= HALF_DIAGONAL) return null;
          a = b;
        }
      }
    }
    return { area: this.#areaAt(middle) };
  }
}
