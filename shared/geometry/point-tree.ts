/**
 * An R-tree of points that move, loaded whole: packed sort-tile-recursive (Leutenegger, Lopez, Edgington 1997) into flat
 * arrays. A step widens the boxes around its point; who leaps is kept beside the tree, until so much has moved that all is
 * packed anew. Points are small whole numbers, given by whoever owns the tree: its arrays are as long as the largest.
 */
import type { Metres, Rectangle } from './point.ts';

/** So many points or boxes in a box, as a power of two: by it each finds the box around it. */
const BITS = 4;
const IN_A_BOX = 1 << BITS;
/** Whoever steps farther out of their box than this is taken out of it. */
const LEAP: Metres = 2;
/** So many may be beside the tree; each question looks at all of them. */
const MOST_BESIDE = 64;
/** All is packed anew after so many steps a point. */
const STEPS_EACH = 2;
/** The most points: where one is in a list is sorted together with where it stands, in the 53 bits of a number. */
const MOST_POINTS = 2 ** 20;
const ACROSS = 2 ** 21 - 1;
const LEAST_APART: Metres = 1e-6;

/** Of a point: beside the tree, and not there at all. */
const BESIDE = -1;
const ABSENT = -2;
/** Of a place in the tree: its point was taken out. */
const EMPTY = -1;

export class PointTree {
  #x = new Float64Array(IN_A_BOX);
  #y = new Float64Array(IN_A_BOX);
  /** Where each point is in the tree. */
  #places: Int32Array = new Int32Array(IN_A_BOX).fill(ABSENT);
  /** The points in the order of the tree. */
  #order: Int32Array = new Int32Array(0);
  /** The boxes, row by row from those around points up to the one around all: minX, minY, maxX, maxY of each. */
  #rows: Float64Array[] = [];
  #beside: number[] = [];
  #size = 0;
  #steps = 0;

  x(point: number): Metres {
    return this.#x[point] ?? Number.NaN;
  }

  y(point: number): Metres {
    return this.#y[point] ?? Number.NaN;
  }

  /** The point stands here from now on. Throws when its number is {@link MOST_POINTS} or more. */
  put(point: number, x: Metres, y: Metres): void {
    if (point >= this.#x.length) this.#grow(point);
    this.#x[point] = x;
    this.#y[point] = y;
    const place = this.#places[point] ?? ABSENT;
    if (place === BESIDE) return;
    if (place === ABSENT) this.#size += 1;
    else {
      this.#steps += 1;
      if (this.#widen(place >> BITS, x, y)) return;
      this.#order[place] = EMPTY;
    }
    this.#places[point] = BESIDE;
    this.#beside.push(point);
  }

  remove(point: number): void {
    const place = this.#places[point] ?? ABSENT;
    if (place === ABSENT) return;
    this.#size -= 1;
    this.#places[point] = ABSENT;
    if (place === BESIDE) this.#beside = this.#beside.filter((one) => one !== point);
    else this.#order[place] = EMPTY;
  }

  /** Pack all anew where enough has moved. Questions are answered rightly before, only more slowly. */
  pack(): void {
    if (this.#beside.length <= MOST_BESIDE && this.#steps <= STEPS_EACH * this.#size) return;
    this.#order = this.#tiled();
    for (let place = 0; place < this.#order.length; place++) this.#places[this.#order[place] ?? 0] = place;
    this.#beside = [];
    this.#steps = 0;
    let boxes = this.#aroundPoints();
    this.#rows = [boxes];
    while (boxes.length > 4) {
      boxes = aroundBoxes(boxes);
      this.#rows.push(boxes);
    }
  }

  /** The points in the rectangle, its edges included, in no particular order. */
  search(rectangle: Rectangle): number[] {
    const found: number[] = [];
    for (const point of this.#beside) if (this.#isIn(point, rectangle)) found.push(point);
    if (this.#rows.length > 0) this.#searchBelow(this.#rows.length, 0, rectangle, found);
    return found;
  }

  /** Look into a box of this row; that over the highest holds the one around all. */
  #searchBelow(row: number, box: number, rectangle: Rectangle, found: number[]): void {
    const boxes = this.#rows[row - 1];
    const from = box << BITS;
    if (boxes === undefined) {
      const to = Math.min(from + IN_A_BOX, this.#order.length);
      for (let place = from; place < to; place++) {
        const point = this.#order[place] ?? EMPTY;
        if (point !== EMPTY && this.#isIn(point, rectangle)) found.push(point);
      }
      return;
    }
    const to = Math.min(from + IN_A_BOX, boxes.length / 4);
    for (let i = from; i < to; i++) if (meets(boxes, i * 4, rectangle)) this.#searchBelow(row - 1, i, rectangle, found);
  }

  #isIn(point: number, { minX, minY, maxX, maxY }: Rectangle): boolean {
    const [x, y] = [this.x(point), this.y(point)];
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }

  #grow(point: number): void {
    if (point >= MOST_POINTS) throw new Error(`point ${point} is more than a tree holds`);
    const length = Math.max(point + 1, 2 * this.#x.length);
    const longer = (from: Float64Array) => {
      const to = new Float64Array(length);
      to.set(from);
      return to;
    };
    this.#x = longer(this.#x);
    this.#y = longer(this.#y);
    const places = new Int32Array(length).fill(ABSENT);
    places.set(this.#places);
    this.#places = places;
  }

  /** Widen a box of the lowest row, and those around it, to hold this place; false, and nothing is done, when it is too far. */
  #widen(index: number, x: Metres, y: Metres): boolean {
    const [lowest] = this.#rows;
    if (lowest === undefined || distanceToBox(lowest, index * 4, x, y) > LEAP) return false;
    let box = index;
    for (const boxes of this.#rows) {
      widen(boxes, box * 4, x, y, x, y);
      box >>= BITS;
    }
    return true;
  }

  /** All points, in strips along x, and in each strip along y. */
  #tiled(): Int32Array {
    const points = new Int32Array(this.#size);
    let count = 0;
    for (let point = 0; point < this.#places.length; point++)
      if (this.#places[point] !== ABSENT) points[count++] = point;
    sortBy(points, this.#x);
    const strips = Math.max(1, Math.ceil(Math.sqrt(count / IN_A_BOX)));
    const inStrip = Math.ceil(count / strips / IN_A_BOX) * IN_A_BOX;
    for (let from = 0; from < count; from += inStrip) sortBy(points.subarray(from, from + inStrip), this.#y);
    return points;
  }

  /** The lowest boxes. */
  #aroundPoints(): Float64Array {
    const boxes = emptyBoxes(this.#order.length);
    for (let place = 0; place < this.#order.length; place++) {
      const point = this.#order[place] ?? 0;
      const [x, y] = [this.x(point), this.y(point)];
      widen(boxes, (place >> BITS) * 4, x, y, x, y);
    }
    return boxes;
  }
}

/** Put these points in the order of one of their coordinates, to a two-millionth of how far they lie apart. */
function sortBy(points: Int32Array, coordinates: Float64Array): void {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < points.length; i++) {
    const at = coordinates[points[i] ?? 0] ?? 0;
    if (at < least) least = at;
    if (at > most) most = at;
  }
  // Whom less parts than can be measured may come in any order.
  const scale = most - least > LEAST_APART ? ACROSS / (most - least) : 0;
  const keys = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const point = points[i] ?? 0;
    keys[i] = Math.round(((coordinates[point] ?? 0) - least) * scale) * MOST_POINTS + point;
  }
  keys.sort();
  for (let i = 0; i < keys.length; i++) points[i] = (keys[i] ?? 0) % MOST_POINTS;
}

/** Boxes for so many things, {@link IN_A_BOX} in each, with nothing in them. */
function emptyBoxes(count: number): Float64Array {
  const boxes = new Float64Array(4 * Math.ceil(count / IN_A_BOX)).fill(Infinity);
  for (let i = 2; i < boxes.length; i += 4) boxes.fill(-Infinity, i, i + 2);
  return boxes;
}

/** The boxes around boxes. */
function aroundBoxes(below: Float64Array): Float64Array {
  const boxes = emptyBoxes(below.length / 4);
  for (let i = 0; i < below.length; i += 4) {
    const at = (i >> (BITS + 2)) * 4;
    widen(boxes, at, below[i] ?? 0, below[i + 1] ?? 0, below[i + 2] ?? 0, below[i + 3] ?? 0);
  }
  return boxes;
}

/** Widen the box that begins there to hold this one. */
function widen(boxes: Float64Array, at: number, minX: Metres, minY: Metres, maxX: Metres, maxY: Metres): void {
  if (minX < (boxes[at] ?? 0)) boxes[at] = minX;
  if (minY < (boxes[at + 1] ?? 0)) boxes[at + 1] = minY;
  if (maxX > (boxes[at + 2] ?? 0)) boxes[at + 2] = maxX;
  if (maxY > (boxes[at + 3] ?? 0)) boxes[at + 3] = maxY;
}

const meets = (boxes: Float64Array, at: number, { minX, minY, maxX, maxY }: Rectangle): boolean =>
  (boxes[at] ?? 0) <= maxX &&
  (boxes[at + 1] ?? 0) <= maxY &&
  (boxes[at + 2] ?? 0) >= minX &&
  (boxes[at + 3] ?? 0) >= minY;

function distanceToBox(boxes: Float64Array, at: number, x: Metres, y: Metres): Metres {
  const dx = Math.max((boxes[at] ?? 0) - x, 0, x - (boxes[at + 2] ?? 0));
  const dy = Math.max((boxes[at + 1] ?? 0) - y, 0, y - (boxes[at + 3] ?? 0));
  return Math.sqrt(dx * dx + dy * dy);
}
