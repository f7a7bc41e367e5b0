/**
 * How often what was measured, in steps of 2 %: small enough to be sent every second, and those of several processes add
 * up to exactly what one process would have counted.
 */

/** Everything below is one step, in milliseconds. */
const LEAST = 0.05;
const STEP = Math.log(1.02);

const stepOf = (value: number): number => (value <= LEAST ? 0 : 1 + Math.floor(Math.log(value / LEAST) / STEP));
/** The middle of a step, by its ratio. */
const middleOf = (step: number): number => (step === 0 ? LEAST : LEAST * Math.exp((step - 0.5) * STEP));

/** As it is sent: counts by step. */
export type Counts = readonly (readonly [step: number, count: number])[];

export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  static from(counts: Counts): Histogram {
    const histogram = new Histogram();
    histogram.merge(counts);
    return histogram;
  }

  get total(): number {
    return this.#total;
  }

  add(value: number): void {
    this.#put(stepOf(value), 1);
  }

  /** Add what another one counted. */
  merge(counts: Counts): void {
    for (const [step, count] of counts) this.#put(step, count);
  }

  #put(step: number, count: number): void {
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + count);
    this.#total += count;
  }

  /** The lowest step first. */
  get counts(): Counts {
    return [...this.#counts].sort(([one], [other]) => one - other);
  }

  /** The value that a share (0 to 1) of all does not exceed, to a hundredth of it; null when there are none. */
  quantile(share: number): number | null {
    let left = Math.max(1, Math.ceil(share * this.#total));
    for (const [step, count] of this.counts) {
      left -= count;
      if (left <= 0) return middleOf(step);
    }
    return null;
  }

  /** How many lie in each of these stretches: from one border to the next, the first included. */
  between(borders: readonly number[]): number[] {
    const counts = borders.slice(1).map(() => 0);
    for (const [step, count] of this.#counts) {
      const at = borders.findLastIndex((border) => border <= middleOf(step));
      if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + count;
    }
    return counts;
  }

  /** Forget all. Returns what there was. */
  take(): Counts {
    const { counts } = this;
    this.#counts.clear();
    this.#total = 0;
    return counts;
  }
}
