/** The lightest way between two places by way of mouths. */
import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { MouthGraph, Walk } from './mouths.ts';
import type { Weights } from './weights.ts';

/** The lightest ways from one mouth to all others. */
interface Row {
  readonly weight: Float64Array;
  /** The mouth before each on the way to it; -1 at the beginning and where there is none. */
  readonly before: Int32Array;
}

/**
 * By which mouths the way goes, none for one that stays on foot on one level; where the walks to the first and from the
 * last of them turn; and what it weighs.
 */
export interface Found {
  readonly mouths: readonly number[];
  readonly start: Walk;
  readonly goal: Walk;
  readonly weight: number;
}

/** More than this lighter is lighter: rounding. */
const HAIR = 1e-9;

export class MouthSearch {
  readonly graph: MouthGraph;
  readonly #weights: Weights;
  readonly #rows = new Map<number, Row>();

  constructor(graph: MouthGraph, weights: Weights) {
    this.graph = graph;
    this.#weights = weights;
  }

  /**
   * The lightest way by way of mouths; null when none is lighter than the way on foot, `direct` metres long.
   * @param shut places where no way may first or last meet a mouth
   */
  find(from: Place, to: Place, direct: Metres, shut: (place: Place) => boolean = () => false): Found | null {
    const { metre } = this.#weights;
    if (!this.#mayBeLighter(from, to, direct)) return null;
    const [starts, goals] = [this.graph.walksFrom(from), this.graph.walksFrom(to)];
    const goalMouths = this.graph.onLevel(to.level);
    const isShut = this.graph.mouths.map(({ at }) => shut(at));
    let least = direct * metre - HAIR;
    let best: { from: number; to: number; start: Walk; goal: Walk } | null = null;
    for (const [k, i] of this.graph.onLevel(from.level).entries()) {
      const start = starts[k];
      if (!start || isShut[i] || start.lengthMetres * metre >= least) continue;
      const { weight } = this.#row(i);
      for (const [l, j] of goalMouths.entries()) {
        const goal = goals[l];
        // One mouth alone changes nothing.
        if (!goal || isShut[j] || i === j) continue;
        const sum = (start.lengthMetres + goal.lengthMetres) * metre + (weight[j] as number);
        if (sum < least) [least, best] = [sum, { from: i, to: j, start, goal }];
      }
    }
    return best && { mouths: this.#chain(best.from, best.to), start: best.start, goal: best.goal, weight: least };
  }

  /** Whether any way by mouths could be lighter than `direct` metres, if one came to them in straight lines. */
  #mayBeLighter(from: Place, to: Place, direct: Metres): boolean {
    if (direct === Infinity) return true;
    const { metre } = this.#weights;
    const { mouths } = this.graph;
    const goals = this.graph.onLevel(to.level);
    const away = goals.map((j) => distanceBetween(mouths[j]?.at ?? to, to));
    return this.graph.onLevel(from.level).some((i) => {
      const here = distanceBetween(from, mouths[i]?.at ?? from);
      if (here >= direct) return false;
      const { weight } = this.#row(i);
      return goals.some(
        (j, l) => j !== i && (here + (away[l] as number)) * metre + (weight[j] as number) < direct * metre,
      );
    });
  }

  /** The mouths to which a way leads from this one, itself among them. */
  reachedFrom(mouth: number): number[] {
    return Array.from(this.#row(mouth).weight.entries()).flatMap(([i, weight]) => (weight < Infinity ? [i] : []));
  }

  /** Dijkstra's algorithm from one mouth to all, made when first needed. */
  #row(from: number): Row {
    const known = this.#rows.get(from);
    if (known) return known;
    const { mouths, rides, walks } = this.graph;
    const weight = new Float64Array(mouths.length).fill(Infinity);
    const before = new Int32Array(mouths.length).fill(-1);
    const open = new Set(mouths.keys());
    weight[from] = 0;
    while (open.size > 0) {
      let u = -1;
      for (const i of open) if (u < 0 || (weight[i] as number) < (weight[u] as number)) u = i;
      open.delete(u);
      const passed = weight[u] as number;
      const mouth = mouths[u];
      if (passed === Infinity || !mouth) break;
      const reach = (v: number, by: number) => {
        if (passed + by >= (weight[v] as number) - HAIR) return;
        weight[v] = passed + by;
        before[v] = u;
      };
      for (const v of this.graph.onLevel(mouth.at.level)) {
        reach(v, (walks.lengths[u * mouths.length + v] as number) * this.#weights.metre);
      }
      for (const ride of rides[u] ?? []) reach(ride.to, this.#weights.ride(mouth.connection.kind, ride));
    }
    const row = { weight, before };
    this.#rows.set(from, row);
    return row;
  }

  #chain(from: number, to: number): number[] {
    const { before } = this.#row(from);
    const chain = [to];
    for (let i = before[to] as number; i >= 0; i = before[i] as number) chain.unshift(i);
    return chain;
  }
}
