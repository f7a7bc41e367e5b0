import { readFileSync } from 'node:fs';

/** Processor time that a process has used, in seconds; 0 where the system does not say. */
export function processorSeconds(pid: number | null): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
