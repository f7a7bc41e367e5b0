/** Who is near whom on one level: squares of floor, each with those who are in it. Who stands still costs nothing. */
import type { Metres } from '../../geometry/point.ts';
import type { Mover } from './mover.ts';

const SIDE: Metres = 2;

export class NeighbourGrid {
  readonly #squares = new Map<number, Mover[]>();
  readonly #squareOf = new Map<Mover, number>();

  /** Note where somebody is now. */
  put(mover: Mover): void {
    const key = keyOf(Math.floor(mover.x / SIDE), Math.floor(mover.y / SIDE));
    const before = this.#squareOf.get(mover);
    if (before === key) return;
    if (before !== undefined) this.#takeOut(mover, before);
    this.#squareOf.set(mover, key);
    const square = this.#squares.get(key);
    if (square) square.push(mover);
    else this.#squares.set(key, [mover]);
  }

  /** Somebody is not on this level any more. */
  remove(mover: Mover): void {
    const before = this.#squareOf.get(mover);
    if (before === undefined) return;
    this.#takeOut(mover, before);
    this.#squareOf.delete(mover);
  }

  #takeOut(mover: Mover, key: number): void {
    const square = this.#squares.get(key);
    const last = square?.pop();
    if (square && last && last !== mover) square[square.indexOf(mover)] = last;
  }

  /** Puts all whose middle is within `reach` of this place into `found`, and returns it. */
  within(x: Metres, y: Metres, reach: Metres, found: Mover[]): Mover[] {
    found.length = 0;
    const right = Math.floor((x + reach) / SIDE);
    const bottom = Math.floor((y + reach) / SIDE);
    for (let row = Math.floor((y - reach) / SIDE); row <= bottom; row++) {
      for (let column = Math.floor((x - reach) / SIDE); column <= right; column++) {
        const square = this.#squares.get(keyOf(column, row));
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
}

const SCRATCH: Mover[] = [];

/** One small number a square: a larger one is slow to look up. */
const keyOf = (column: number, row: number): number => (row + 8_192) * 16_384 + column + 8_192;
