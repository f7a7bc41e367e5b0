/** What the measures of the room bench have in common. */

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/**
 * Milliseconds of this thread's processor time. Linux brings a thread's count up to date only every few milliseconds, and
 * when that of the whole process is asked for.
 */
export function threadMs(): number {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
