/** How many ticks are remembered: two minutes at five a second. */
const REMEMBERED = 600;

/** How long ticks took, in milliseconds, and their parts. */
export class TickTimes {
  readonly #ticks: number[] = [];
  readonly #parts = new Map<string, number>();
  #began = 0;
  #at = 0;

  begin(): void {
    this.#began = performance.now();
    this.#at = this.#began;
  }

  /** What ran since the last part, or the beginning, was this. */
  part(name: string): void {
    const now = performance.now();
    this.#parts.set(name, (this.#parts.get(name) ?? 0) + now - this.#at);
    this.#at = now;
  }

  end(): void {
    this.#ticks.push(performance.now() - this.#began);
    if (this.#ticks.length > REMEMBERED) this.#ticks.shift();
  }

  /** The time within which this share (0 to 1) of the remembered ticks ended; 0 before the first. */
  quantile(share: number): number {
    const sorted = [...this.#ticks].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  }

  /** Milliseconds that each part has taken so far in all. */
  get parts(): ReadonlyMap<string, number> {
    return this.#parts;
  }
}
