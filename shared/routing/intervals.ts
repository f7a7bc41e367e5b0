/** What a search over a mesh has found so far, by number in flat lists that grow. */
import type { Metres } from '../geometry/point.ts';

const FIRST = 256;

/** A list twice as long that begins with the same numbers. */
export function grown<T extends Float64Array | Int32Array>(list: T): T {
  const larger = list instanceof Float64Array ? new Float64Array(2 * list.length) : new Int32Array(2 * list.length);
  larger.set(list);
  return larger as T;
}

/** Places where ways begin or turn. */
export class Roots {
  /** Four each: x, y, metres from the beginning of the way to here, and what no way to the goal by here is below. */
  #numbers = new Float64Array(4 * FIRST);
  /** Two each: the vertex, -1 for none, and the root before, -1 for the first. */
  #links = new Int32Array(2 * FIRST);
  #count = 0;

  add(x: Metres, y: Metres, vertex: number, passed: Metres, least: Metres, before: number): number {
    const i = this.#count++;
    if (2 * i === this.#links.length) {
      this.#numbers = grown(this.#numbers);
      this.#links = grown(this.#links);
    }
    this.#numbers[4 * i] = x;
    this.#numbers[4 * i + 1] = y;
    this.#numbers[4 * i + 2] = passed;
    this.#numbers[4 * i + 3] = least;
    this.#links[2 * i] = vertex;
    this.#links[2 * i + 1] = before;
    return i;
  }

  x(i: number): Metres {
    return this.#numbers[4 * i] as number;
  }

  y(i: number): Metres {
    return this.#numbers[4 * i + 1] as number;
  }

  passed(i: number): Metres {
    return this.#numbers[4 * i + 2] as number;
  }

  least(i: number): Metres {
    return this.#numbers[4 * i + 3] as number;
  }

  vertex(i: number): number {
    return this.#links[2 * i] as number;
  }

  before(i: number): number {
    return this.#links[2 * i + 1] as number;
  }
}

/** Parts of edges, each seen whole from a root; left and right as seen from there. */
export class Intervals {
  /** Four each: x and y of the left end and of the right end. */
  places = new Float64Array(4 * FIRST);
  /** Four each: the root; the half-edge, of the triangle that is entered; the vertices of the ends, -1 between vertices. */
  #links = new Int32Array(4 * FIRST);
  #count = 0;
  /** The last that was freed, -1 for none; in a free one's first link stands the one freed before it. */
  #free = -1;

  add(
    root: number,
    edge: number,
    leftX: Metres,
    leftY: Metres,
    left: number,
    rightX: Metres,
    rightY: Metres,
    right: number,
  ): number {
    let i = this.#free;
    if (i >= 0) this.#free = this.#links[4 * i] as number;
    else i = this.#count++;
    if (4 * i === this.#links.length) {
      this.places = grown(this.places);
      this.#links = grown(this.#links);
    }
    this.places[4 * i] = leftX;
    this.places[4 * i + 1] = leftY;
    this.places[4 * i + 2] = rightX;
    this.places[4 * i + 3] = rightY;
    this.#links[4 * i] = root;
    this.#links[4 * i + 1] = edge;
    this.#links[4 * i + 2] = left;
    this.#links[4 * i + 3] = right;
    return i;
  }

  /** Gives its number to one that is added later, so that the lists stay short. */
  free(i: number): void {
    this.#links[4 * i] = this.#free;
    this.#free = i;
  }

  root(i: number): number {
    return this.#links[4 * i] as number;
  }

  edge(i: number): number {
    return this.#links[4 * i + 1] as number;
  }

  left(i: number): number {
    return this.#links[4 * i + 2] as number;
  }

  right(i: number): number {
    return this.#links[4 * i + 3] as number;
  }
}
