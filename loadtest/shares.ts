/** The processes that share the bots, as who started them speaks to them. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Milliseconds } from '../shared/geometry/point.ts';
import type { Asked, Share, Told } from './share.ts';
import type { Counted } from './tally.ts';

/** A process that does not end when told so is ended after this. */
const LONGEST_END_MS = 5_000;

export interface Shares {
  /** How many bots there are in all. */
  readonly bots: number;
  /** Let them in; the first comes then, on the shared clock. */
  begin(at: Milliseconds): void;
  /** What each has counted since this was asked last, up to now. Rejects when one of them has failed. */
  count(): Promise<{ readonly counted: readonly Counted[]; readonly bots: number; readonly isIn: number }>;
  /** All bots leave, and the processes end. */
  end(): Promise<void>;
}

/** One process of it. */
class Worker {
  readonly process: ChildProcess;
  readonly #failed: Promise<never>;
  readonly #waiting: { readonly type: Told['type']; readonly hear: (told: Told) => void }[] = [];
  #ending = false;

  constructor(onSent: (told: Told & { readonly type: 'sent' }) => void) {
    this.process = fork(join(import.meta.dirname, 'share.ts'), [], { serialization: 'advanced' });
    this.#failed = new Promise((_, fail) => {
      this.process.on('message', (told: Told) => {
        if (told.type === 'sent') onSent(told);
        else if (told.type === 'failed') fail(new Error(told.reason));
        else {
          const at = this.#waiting.findIndex(({ type }) => type === told.type);
          for (const { hear } of this.#waiting.splice(at, at < 0 ? 0 : 1)) hear(told);
        }
      });
      this.process.once('error', fail);
      this.process.once('exit', (code) => {
        if (!this.#ending) fail(new Error(`a process of the load test has ended with ${code ?? 'a signal'}`));
      });
    });
    // Told to whoever asks next.
    this.#failed.catch(() => {});
  }

  ask(asked: Asked): void {
    if (this.process.connected) this.process.send(asked);
  }

  /** The next word of this kind. */
  told<T extends Told['type']>(type: T): Promise<Told & { readonly type: T }> {
    const isSo = (told: Told): told is Told & { readonly type: T } => told.type === type;
    const told = new Promise<Told & { readonly type: T }>((done) => {
      this.#waiting.push({ type, hear: (word) => isSo(word) && done(word) });
    });
    return Promise.race([told, this.#failed]);
  }

  async end(): Promise<void> {
    this.#ending = true;
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise<void>((done) => this.process.once('exit', () => done()));
    this.ask({ type: 'end' });
    const late = setTimeout(() => this.process.kill('SIGKILL'), LONGEST_END_MS);
    await gone;
    clearTimeout(late);
  }
}

/** Start so many processes, each with its share, and wait until their bots are ready to come. */
export async function startShares(processes: number, shareOf: (index: number) => Share): Promise<Shares> {
  const workers: Worker[] = Array.from({ length: processes }, (_, index): Worker => {
    return new Worker(({ sent }) => {
      for (const [at, other] of workers.entries()) if (at !== index) other.ask({ type: 'sent', sent });
    });
  });
  const end = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.end()));
  };
  try {
    for (const [index, worker] of workers.entries()) worker.ask({ type: 'share', share: shareOf(index) });
    const ready = await Promise.all(workers.map((worker) => worker.told('ready')));
    return {
      bots: ready.reduce((sum, { bots }) => sum + bots, 0),
      begin(at) {
        for (const worker of workers) worker.ask({ type: 'begin', at });
      },
      async count() {
        const answers = Promise.all(workers.map((worker) => worker.told('counted')));
        for (const worker of workers) worker.ask({ type: 'count' });
        const told = await answers;
        return {
          counted: told.map(({ counted }) => counted),
          bots: told.reduce((sum, { bots }) => sum + bots, 0),
          isIn: told.reduce((sum, { isIn }) => sum + isIn, 0),
        };
      },
      end,
    };
  } catch (reason) {
    await end();
    throw reason;
  }
}
