import type { Logger } from './ports.ts';

/** The longest pause between two tries, in milliseconds. */
const LONGEST_PAUSE = 30_000;
const FIRST_PAUSE = 200;

/**
 * Hands changes to the store without anybody waiting for it: in order for each key, and again and again until the
 * store takes them. What fails is logged without what it was about.
 */
export class StoreWriter {
  readonly #log: Logger;
  readonly #pause: (ms: number) => Promise<void>;
  readonly #chains = new Map<string, Promise<void>>();
  #waiting = 0;

  constructor(log: Logger, pause: (ms: number) => Promise<void>) {
    this.#log = log;
    this.#pause = pause;
  }

  /** Changes that the store has not taken yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Do `change` after all earlier ones of this key, then tell `done` what came of it. */
  write<Result>(key: string, change: () => Promise<Result>, done: (result: Result) => void = () => {}): void {
    this.#waiting += 1;
    const chain = (this.#chains.get(key) ?? Promise.resolve()).then(async () => {
      const result = await this.#untilTaken(change);
      this.#waiting -= 1;
      if (this.#chains.get(key) === chain) this.#chains.delete(key);
      done(result);
    });
    this.#chains.set(key, chain);
  }

  /** Resolves when what was asked for so far under this key, or under any, is durable. */
  async settled(key?: string): Promise<void> {
    await (key === undefined ? Promise.all(this.#chains.values()) : this.#chains.get(key));
  }

  async #untilTaken<Result>(change: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await change();
      } catch (error) {
        this.#log.error(
          { tries, error: error instanceof Error ? error.name : 'unknown' },
          'the store failed; again soon',
        );
        await this.#pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)));
      }
    }
  }
}
