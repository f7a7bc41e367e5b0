/**
 * How far a goal is at least, where walls make the straight line a poor guess: it cannot be nearer than the way to it from
 * a peg less the way to here from there, by the triangle inequality (Goldberg and Harrelson 2005, "Computing the shortest
 * path: A* search meets graph theory").
 */
import type { Metres, Point } from '../geometry/point.ts';
import { GRID } from './grid.ts';
import type { LevelMesh } from './level-mesh.ts';
import type { Sight } from './sight.ts';

/** Lengths are kept in whole millimetres: two of them may be off by one together. */
const ROUNDING = 1;

/** How far one goal is from any corner, at least. */
export class LowerBound {
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #goal: Point;
  readonly #pegs: Int32Array[] = [];
  /** By peg, in millimetres: the way from it to the goal. */
  readonly #lengths: number[] = [];

  /** @param sight the corners in sight of the goal */
  constructor({ pegs, xs, ys }: Pick<LevelMesh, 'pegs' | 'xs' | 'ys'>, goal: Point, { corners, away }: Sight) {
    [this.#xs, this.#ys, this.#goal] = [xs, ys, goal];
    for (const peg of pegs) {
      let least = Infinity;
      for (let i = 0; i < corners.length; i++) {
        const length = peg[corners[i] as number] as number;
        if (length >= 0) least = Math.min(least, length + (away[i] as number) * GRID);
      }
      if (least === Infinity) continue;
      this.#pegs.push(peg);
      this.#lengths.push(least - ROUNDING);
    }
  }

  /** The way from this corner to the goal is as long at least. */
  from(vertex: number): Metres {
    const dx = (this.#xs[vertex] as number) - this.#goal.x;
    const dy = (this.#ys[vertex] as number) - this.#goal.y;
    let most = 0;
    for (let i = 0; i < this.#pegs.length; i++) {
      // What is told of a corner that no way goes on from may be more than the way there, and the bound lower for it.
      const length = (this.#pegs[i] as Int32Array)[vertex] as number;
      if (length >= 0) most = Math.max(most, (this.#lengths[i] as number) - length);
    }
    return Math.max(most / GRID, Math.sqrt(dx * dx + dy * dy));
  }
}
