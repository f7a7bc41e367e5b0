/** Imports beside the running rooms: whatever a file does to the thread that reads it, the server stays up. */
import { inThread } from '../operations/in-thread.ts';
import type { ImportDone, ImportWork } from './import-work.ts';

/** A large house takes some seconds; in milliseconds. */
const LONGEST_MS = 60_000;

const TOO_MUCH =
  'This file takes too long or too much memory to read: cut the building out of it, or simplify its shapes, and try again.';

const isDone = (answer: unknown): answer is ImportDone =>
  typeof answer === 'object' && answer !== null && 'kind' in answer;

/** Does the work in a thread; a file on which that comes to its bounds is faulty. */
export async function importInThread(work: ImportWork): Promise<ImportDone> {
  try {
    const answer = await inThread(new URL('./import-worker.ts', import.meta.url), work, LONGEST_MS);
    if (isDone(answer)) return answer;
  } catch {
    // Told below: by which bound it ended is no help to whoever brought the file.
  }
  return { kind: 'faulty', faults: [TOO_MUCH] };
}
