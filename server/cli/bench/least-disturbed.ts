/** Times and memory that what else runs on the machine falsifies as little as can be. */
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const ROUNDS = 5;

/** Milliseconds that each question takes, the quickest of several rounds: whoever else had the processor is left out. */
export function leastTimes<T>(questions: readonly T[], ask: (question: T) => unknown): number[] {
  const least = questions.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, question] of questions.entries()) {
      const began = performance.now();
      ask(question);
      least[i] = Math.min(least[i] ?? Infinity, performance.now() - began);
    }
  }
  return least;
}

/** What the work gives, and the milliseconds of processor time that it took. */
export function workedMs<T>(work: () => T): { readonly made: T; readonly ms: number } {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return { made, ms: Math.round((user + system) / 1000) };
}

/** Megabytes that are held now, when everything that can be let go has been. */
export function heldMB(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}
