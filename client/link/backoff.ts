/** How long to wait before the next try, so that a house full of phones does not come back in one instant. */

const FIRST_MS = 400;
/** However long the server was away, a house of phones is back within seconds of its return. */
const MOST_MS = 3_000;

/**
 * Full jitter over a doubling bound: between a fifth of the bound and the bound.
 * @param failures tries that failed in a row, from 0
 * @param random a number in [0, 1)
 * @returns milliseconds, 80 to 3000
 */
export function backoffMs(failures: number, random: number): number {
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(bound * (0.2 + 0.8 * random));
}
