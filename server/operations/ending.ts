import type { Logger } from '../room/ports.ts';
import { traceOf } from '../room/trace.ts';
import { doneWithin } from './deadline.ts';

/** One step of an end. */
export interface EndStep {
  /** So long it may take, in milliseconds; then the next follows. */
  readonly ms: number;
  readonly work: () => unknown;
  /** What is logged when it was not done in time. */
  readonly otherwise: string;
}

/** Do the steps one after the other: whatever hangs or fails, the next one follows. Never rejects. */
export async function endInSteps(steps: readonly EndStep[], log: Logger): Promise<void> {
  for (const { ms, work, otherwise } of steps) {
    try {
      if (!(await doneWithin(ms, Promise.resolve(work())))) log.warn({}, otherwise);
    } catch (error) {
      log.error(traceOf(error), otherwise);
    }
  }
}
