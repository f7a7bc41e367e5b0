/** Who is near whom on one level: squares of floor, each with those who are in it. Who stands still costs nothing. */
import type { Metres, Rectangle } from '../../geometry/point.ts';
import type { Mover } from './mover.ts';

const SIDE: Metres = 2;
/** Whoever is out of bounds counts to the squares at the rim: slower, and as right. */
const MOST_SQUARES = 4_000_000;

export class NeighbourGrid {
  readonly #left: Metres;
  readonly #top: Metres;
  readonly #columns: number;
  readonly #rows: number;
  readonly #squares: (Mover[] | undefined)[];
  readonly #squareOf = new Map<Mover, number>();

  /** @param bounds where most will be */
  constructor({ minX, minY, maxX, maxY }: Rectangle) {
    this.#left = minX;
    this.#top = minY;
    this.#columns = Math.max(1, Math.ceil((maxX - minX) / SIDE));
    this.#rows = Math.max(1, Math.min(Math.ceil((maxY - minY) / SIDE), Math.floor(MOST_SQUARES / this.#columns)));
    this.#squares = new Array(this.#columns * this.#rows).fill(undefined);
  }

  /** Note where somebody is now. */
  put(mover: Mover): void {
    const key = this.#row(mover.y) * this.#columns + this.#column(mover.x);
    const before = this.#squareOf.get(mover);
    if (before === key) return;
    if (before !== undefined) this.#takeOut(mover, before);
    this.#squareOf.set(mover, key);
    const square = this.#squares[key];
    if (square) square.push(mover);
    else this.#squares[key] = [mover];
  }

  /** Somebody is not on this level any more. */
  remove(mover: Mover): void {
    const before = this.#squareOf.get(mover);
    if (before === undefined) return;
    this.#takeOut(mover, before);
    this.#squareOf.delete(mover);
  }

  /** Puts all whose middle is within `reach` of this place into `found`, and returns it. */
  within(x: Metres, y: Metres, reach: Metres, found: Mover[]): Mover[] {
    found.length = 0;
    const left = this.#column(x - reach);
    const right = this.#column(x + reach);
    const bottom = this.#row(y + reach);
    for (let row = this.#row(y - reach); row <= bottom; row++) {
      for (let key = row * this.#columns + left; key <= row * this.#columns + right; key++) {
        const square = this.#squares[key];
        if (square === undefined) continue;
        for (const mover of square) {
          const dx = mover.x - x;
          const dy = mover.y - y;
          if (dx * dx + dy * dy <= reach * reach) found.push(mover);
        }
      }
    }
    return found;
  }

  /** Whether nobody's middle is within `reach` of this place. */
  isFree(x: Metres, y: Metres, reach: Metres): boolean {
    return this.within(x, y, reach, SCRATCH).length === 0;
  }

  #column(x: Metres): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#left) / SIDE)));
  }

  #row(y: Metres): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#top) / SIDE)));
  }

  #takeOut(mover: Mover, key: number): void {
    const square = this.#squares[key];
    const last = square?.pop();
    if (square && last && last !== mover) square[square.indexOf(mover)] = last;
  }
}

const SCRATCH: Mover[] = [];
