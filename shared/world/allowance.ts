import type { Milliseconds } from '../geometry/point.ts';

/** How much of something somebody may still do at once, and when that was counted. */
export interface Allowance {
  left: number;
  at: Milliseconds;
}

/**
 * How many of those that are wanted may be done now, from none to all; they are counted as done.
 * @param most so many at once, when nothing was done for long
 * @param perSecond so many more each second
 */
export function take(
  allowance: Allowance,
  { most, perSecond }: { readonly most: number; readonly perSecond: number },
  wanted: number,
  now: Milliseconds,
): number {
  allowance.left = Math.min(most, allowance.left + (Math.max(0, now - allowance.at) / 1000) * perSecond);
  allowance.at = now;
  const given = Math.min(wanted, Math.floor(allowance.left));
  allowance.left -= given;
  return given;
}
