/** Work that would stop the clock in a full house, done in bounded bits: as much in a tick as time has passed. */
import type { Milliseconds } from '../geometry/point.ts';

/** Where more people are than this, what is about all of them is done bit by bit. */
export const MOST_AT_ONCE = 1_000;
/** So much of it in a millisecond that passes, in the measure of `WORK` in shared/meeting/matching.ts. */
const WORK_A_MS = 3.5;

/** Work that tells after each bit how much that was, and what came of it. */
export interface Job<T> {
  readonly work: Generator<number, T>;
  /** Until when its work is paid for: ahead of the clock where a bit of it was long. */
  paidUntil: Milliseconds;
  /** Null: not yet. */
  made: T | null;
}

/** Work to be begun at this instant. */
export const jobOf = <T>(work: Generator<number, T>, at: Milliseconds): Job<T> => ({ work, paidUntil: at, made: null });

/** Go on with it until it is paid for until then: Infinity is to its end. */
export function goOn<T>(job: Job<T>, until: Milliseconds): T | null {
  while (job.made === null && job.paidUntil < until) {
    const { done, value } = job.work.next();
    if (done) job.made = value;
    else job.paidUntil += value / WORK_A_MS;
  }
  return job.made;
}
