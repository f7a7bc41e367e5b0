/** Where small pictures lie in a large one: side by side on shelves, each shelf as high as its first. */
import type { Pixels } from '../../../shared/geometry/point.ts';

interface Shelf {
  readonly y: Pixels;
  readonly height: Pixels;
  /** Taken from the left up to here. */
  taken: Pixels;
}

/** A shelf may be so much higher than what is put on it. */
const SPARE = 1.25;

export class Shelves {
  readonly #side: Pixels;
  readonly #shelves: Shelf[] = [];
  /** The shelves reach down to here. */
  #bottom: Pixels = 0;

  /** @param side of the square that they stand in */
  constructor(side: Pixels) {
    this.#side = side;
  }

  /** Takes a place of this size in whole pixels, at least one; null where there is none left. */
  take(width: Pixels, height: Pixels): { readonly x: Pixels; readonly y: Pixels } | null {
    if (width > this.#side) return null;
    const fits = (shelf: Shelf) =>
      shelf.height >= height && shelf.height <= height * SPARE && shelf.taken + width <= this.#side;
    const shelf = this.#shelves.find(fits) ?? this.#build(height);
    if (shelf === null) return null;
    const x = shelf.taken;
    shelf.taken += width;
    return { x, y: shelf.y };
  }

  #build(height: Pixels): Shelf | null {
    if (this.#bottom + height > this.#side) return null;
    const shelf = { y: this.#bottom, height, taken: 0 };
    this.#bottom += height;
    this.#shelves.push(shelf);
    return shelf;
  }
}
