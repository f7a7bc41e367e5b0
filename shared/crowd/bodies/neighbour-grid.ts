/** Who is near whom on one level: squares of floor, made anew each step. */
import type { Metres } from '../../geometry/point.ts';
import type { Mover } from './mover.ts';

const SIDE: Metres = 1.5;

export class NeighbourGrid {
  readonly #squares = new Map<number, Mover[]>();
  readonly #used: Mover[][] = [];

  clear(): void {
    for (const square of this.#used) square.length = 0;
    this.#used.length = 0;
  }

  add(mover: Mover): void {
    const key = keyOf(Math.floor(mover.x / SIDE), Math.floor(mover.y / SIDE));
    let square = this.#squares.get(key);
    if (square === undefined) {
      square = [];
      this.#squares.set(key, square);
    }
    if (square.length === 0) this.#used.push(square);
    square.push(mover);
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

const keyOf = (column: number, row: number): number => (row + 30_000) * 65_536 + column + 30_000;
