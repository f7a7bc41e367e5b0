/** An R-tree over things that are at one point each, for "what is near" and "which is nearest". */
import RBush from 'rbush';
import type { Metres, Point } from '../geometry/point.ts';

interface Pinned<T> extends Point {
  readonly thing: T;
}

/** rbush wants rectangles; a point is a small one. */
class PointTree<T> extends RBush<Pinned<T>> {
  override toBBox({ x, y }: Pinned<T>) {
    return { minX: x, minY: y, maxX: x, maxY: y };
  }
  override compareMinX(a: Pinned<T>, b: Pinned<T>) {
    return a.x - b.x;
  }
  override compareMinY(a: Pinned<T>, b: Pinned<T>) {
    return a.y - b.y;
  }
}

/** Something found, and how far away it is as the crow flies. */
export interface Found<T> {
  readonly thing: T;
  readonly metres: Metres;
}

export class PointIndex<T> {
  readonly #tree = new PointTree<T>();
  readonly #count: number;

  constructor(things: readonly T[], at: (thing: T) => readonly [number, number]) {
    this.#tree.load(things.map((thing) => ({ x: at(thing)[0], y: at(thing)[1], thing })));
    this.#count = things.length;
  }

  /** All within `metres` of `p`, the nearest first. */
  within(p: Point, metres: Metres): Found<T>[] {
    return this.#tree
      .search({ minX: p.x - metres, minY: p.y - metres, maxX: p.x + metres, maxY: p.y + metres })
      .map(({ x, y, thing }) => ({ thing, metres: Math.hypot(x - p.x, y - p.y) }))
      .filter((found) => found.metres <= metres)
      .sort((a, b) => a.metres - b.metres);
  }

  /** The nearest one that `accept` takes, however far; null when there is none. */
  nearest(p: Point, accept: (thing: T) => boolean = () => true): Found<T> | null {
    if (this.#count === 0) return null;
    for (let reach = 8; ; reach *= 4) {
      const found = this.within(p, reach);
      const first = found.find(({ thing }) => accept(thing));
      if (first !== undefined) return first;
      if (found.length === this.#count || reach > 1e6) return null;
    }
  }
}
