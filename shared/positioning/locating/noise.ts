/** Luck for the filter: quick, repeatable, and of no use to anybody who would guess it. */

/** Numbers that repeat from their seed. */
export interface Noise {
  /** A number of [0, 1). */
  uniform(): number;
  /** A number of the normal distribution with mean 0 and deviation 1. */
  normal(): number;
}

/** Normal numbers are drawn from a table of this many, which must be a power of two. */
const TABLE = 4096;

/** Normal numbers at even steps of their distribution, by the Box-Muller transform of a lattice. */
const NORMALS = Float64Array.from({ length: TABLE }, (_, i) => {
  const u = ((i * 2654435761) % 2 ** 32) / 2 ** 32;
  return Math.sqrt(-2 * Math.log((i + 0.5) / TABLE)) * Math.cos(2 * Math.PI * u);
});

/** Xorshift32 (Marsaglia 2003). */
export function noise(seed: number): Noise {
  let state = Math.trunc(seed) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return { uniform: () => next() / 2 ** 32, normal: () => NORMALS[next() & (TABLE - 1)] ?? 0 };
}
