import type { Meter, TickPart } from './meter.ts';

/** How many ticks are remembered: two minutes at five a second. */
const REMEMBERED = 600;

/** How long ticks took, in milliseconds, and their parts. */
export class TickTimes {
  readonly #meter: Meter;
  readonly #ticks: number[] = [];
  #began = 0;
  #at = 0;
  #endedAt: number | null = null;

  /** @param meter is told of each tick and each of its parts */
  constructor(meter: Meter) {
    this.#meter = meter;
  }

  begin(): void {
    this.#began = performance.now();
    this.#at = this.#began;
  }

  /** What ran since the last part, or the beginning, was this. */
  part(name: TickPart): void {
    const now = performance.now();
    this.#meter.ticked(name, now - this.#at);
    this.#at = now;
  }

  end(): void {
    this.#endedAt = performance.now();
    const took = this.#endedAt - this.#began;
    this.#meter.ticked('whole', took);
    this.#ticks.push(took);
    if (this.#ticks.length > REMEMBERED) this.#ticks.shift();
  }

  /** The time within which this share (0 to 1) of the remembered ticks ended; 0 before the first. */
  quantile(share: number): number {
    const sorted = [...this.#ticks].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  }

  /** How long ago the last tick ended, by a clock that nobody sets; null before the first. */
  get sinceLast(): number | null {
    return this.#endedAt === null ? null : performance.now() - this.#endedAt;
  }
}
