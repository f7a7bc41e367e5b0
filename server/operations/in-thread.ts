/** Work that takes seconds, in a thread of its own, so that no tick waits for it. */
import { Worker } from 'node:worker_threads';

/** What would take more memory than this, in MB, is not done. */
const MOST_MB = 1024;

/** What it is said to have failed by when it was given up. */
export const TOOK_TOO_LONG = 'a thread took too long';

/**
 * What the module at this address posts first, given these data. Rejects when it throws, ends without a word, or takes
 * longer than that.
 */
export function inThread(module: URL, workerData: unknown, longestMs: number): Promise<unknown> {
  return new Promise((done, fail) => {
    const worker = new Worker(module, { workerData, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } });
    const end = (say: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      say();
    };
    const timer = setTimeout(() => end(() => fail(new Error(TOOK_TOO_LONG))), longestMs);
    worker.once('message', (answer: unknown) => end(() => done(answer)));
    worker.once('error', (error) => end(() => fail(error)));
    worker.once('exit', () => end(() => fail(new Error('a thread ended without a word'))));
  });
}
