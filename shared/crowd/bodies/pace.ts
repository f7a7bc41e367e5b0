/** How fast people walk when nobody is in their way. */
import type { Chance } from '../chance.ts';

/**
 * Metres a second: normal with mean 1.4 and deviation 0.2, cut to what walkers do; so p10 to p90 is 1.15 to 1.65, within
 * the 1.1 to 1.75 of published measurements.
 */
export function paceFrom(chance: Chance): number {
  // The sum of twelve even numbers is near to normal.
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += chance.next();
  return Math.min(1.85, Math.max(1, 1.4 + 0.2 * sum));
}
