/** Imports beside the running rooms: whatever a file does to the thread that reads it, the server stays up. */
import { inThread, TOOK_TOO_LONG } from '../operations/in-thread.ts';
import type { ImportDone, ImportWork } from './import-work.ts';

/** A large house takes some seconds; in milliseconds. */
const LONGEST_MS = 60_000;

const isDone = (answer: unknown): answer is ImportDone =>
  typeof answer === 'object' && answer !== null && 'kind' in answer;

/** Whether a thread ended because of what it was given, and not because of a mistake of ours. */
const cameToItsBounds = (error: unknown): boolean =>
  error instanceof Error &&
  (Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY' || error.message === TOOK_TOO_LONG);

/**
 * Does the work in a thread; a file on which that comes to its bounds is faulty.
 * @param longestMs how long it may take
 */
export async function importInThread(work: ImportWork, longestMs = LONGEST_MS): Promise<ImportDone> {
  try {
    const answer = await inThread(new URL('./import-worker.ts', import.meta.url), work, longestMs);
    if (isDone(answer)) return answer;
  } catch (error) {
    if (!cameToItsBounds(error)) throw error;
    return { kind: 'faulty', faults: [['too-much']] };
  }
  throw new Error('the thread that imports has said nothing');
}
