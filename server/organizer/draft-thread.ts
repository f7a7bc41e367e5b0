/** Reads drafts: small ones at once, large ones in a thread that stays for as long as somebody draws. */
import { Worker } from 'node:worker_threads';
import { type DraftReading, readDraft } from './draft-reading.ts';

/** A draft of so many letters is read in some milliseconds. */
const SMALL = 64_000;

/** A thread that had nothing to do for so long is ended, in milliseconds. */
const IDLE_MS = 60_000;

/** No draft takes longer, in milliseconds. */
const LONGEST_MS = 60_000;

/** A draft that would take more memory than this, in MB, is none. */
const MOST_MB = 1_024;

interface Waiting {
  readonly done: (reading: DraftReading) => void;
  readonly fail: (error: Error) => void;
}

export interface DraftReader {
  /** As `readDraft` does. Rejects by a fault of ours alone. */
  read(text: string, id: string): Promise<DraftReading>;
}

export function openDraftReader(): DraftReader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  /** End the thread, and with it whatever it has not answered. */
  function end(error: Error): void {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    void ended?.terminate();
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  }

  function begin(): Worker {
    const begun = new Worker(new URL('./draft-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    begun.on('message', ({ number, reading }: { number: number; reading: DraftReading }) => {
      waiting.get(number)?.done(reading);
      waiting.delete(number);
      if (waiting.size === 0) settle();
    });
    begun.on('error', (error) => worker === begun && end(error));
    begun.on('exit', () => worker === begun && end(new Error('a draft could not be read')));
    return begun;
  }

  /** Nothing waits: the thread holds no process back, and ends after a while. */
  function settle(): void {
    clearTimeout(idle);
    worker?.unref();
    idle = setTimeout(() => end(new Error('ended')), IDLE_MS);
    idle.unref();
  }

  return {
    async read(text, id) {
      if (text.length < SMALL) return readDraft(text, id);
      clearTimeout(idle);
      worker ??= begin();
      worker.ref();
      last += 1;
      const number = last;
      const to = worker;
      return new Promise<DraftReading>((done, fail) => {
        const late = setTimeout(() => worker === to && end(new Error('a draft took too long to read')), LONGEST_MS);
        late.unref();
        const over =
          <Value>(say: (value: Value) => void) =>
          (value: Value) => {
            clearTimeout(late);
            say(value);
          };
        waiting.set(number, { done: over(done), fail: over(fail) });
        to.postMessage({ number, text, id });
      });
    },
  };
}
