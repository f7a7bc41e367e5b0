import { readFileSync } from 'node:fs';

/**
 * How long the main thread of a process was ready to run so far while the machine did something else, in milliseconds:
 * on a busy machine times are judged without it. 0 where the machine does not tell.
 */
export function starvedMs(pid: number | null): number {
  if (pid === null) return 0;
  try {
    const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}
