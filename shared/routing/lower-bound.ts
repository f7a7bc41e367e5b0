/**
 * How far a goal is at least, where walls make the straight line a poor guess: it cannot be nearer than the difference of
 * the ways to both from a peg, by the triangle inequality (Goldberg and Harrelson 2005, "Computing the shortest path: A*
 * search meets graph theory").
 */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { GRID } from './grid.ts';
import { type LevelMesh, triangleOf } from './mesh.ts';

/** Lengths are kept in whole millimetres: two of them may be off by one together. */
const ROUNDING = 1 / GRID;

/** How far one goal is from any vertex, at least. */
export class LowerBound {
  readonly #pegs: readonly Int32Array[];
  /** By peg, in whole millimetres: the way from it to the goal is this long at least, and at most. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;

  /** @param triangle one that holds the goal */
  constructor({ pegs, vertices, corner }: LevelMesh, goal: Point, triangle: number) {
    const here = [0, 1, 2].map((i) => corner[3 * triangle + i] as number);
    this.#pegs = pegs.filter((lengths) => here.every((v) => (lengths[v] as number) >= 0));
    const away = triangleOf({ vertices, corner }, triangle).map((p) => distanceBetween(p, goal) * GRID);
    const bounds = (lengths: Int32Array, sign: -1 | 1) =>
      here.map((v, i) => (lengths[v] as number) + sign * (away[i] as number));
    this.#least = Float64Array.from(this.#pegs, (lengths) => Math.max(...bounds(lengths, -1)));
    this.#most = Float64Array.from(this.#pegs, (lengths) => Math.min(...bounds(lengths, 1)));
  }

  /** The way from this vertex to the goal is as long at least. */
  from(vertex: number): Metres {
    let most = 0;
    for (let i = 0; i < this.#pegs.length; i++) {
      const length = (this.#pegs[i] as Int32Array)[vertex] as number;
      if (length < 0) continue;
      most = Math.max(most, (this.#least[i] as number) - length, length - (this.#most[i] as number));
    }
    return most / GRID - ROUNDING;
  }
}
