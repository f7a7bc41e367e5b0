/** Luck for the filter: quick, repeatable, and of no use to anybody who would guess it. */

/** Numbers that repeat from their seed. */
export interface Noise {
  /** A whole number of [0, 2³²): several small ones for a single draw. */
  bits(): number;
  /** A number of [0, 1). */
  uniform(): number;
  /** A number of the normal distribution with mean 0 and deviation 1. */
  normal(): number;
}

/** Normal numbers are drawn from a table of this many, which must be a power of two. */
const TABLE = 4096;

/** Normal numbers at even steps of their distribution, by the Box-Muller transform of a lattice. */
const NORMALS = Float32Array.from({ length: TABLE }, (_, i) => {
  const u = ((i * 2654435761) % 2 ** 32) / 2 ** 32;
  return Math.sqrt(-2 * Math.log((i + 0.5) / TABLE)) * Math.cos(2 * Math.PI * u);
});

/** So many bits make a normal number. */
export const NORMAL_BITS = 12;

/** A number of the normal distribution from the lowest bits of a whole number. */
export const normalOf = (bits: number): number => NORMALS[bits & (TABLE - 1)] ?? 0;

/** Xorshift32 (Marsaglia 2003). */
export function noise(seed: number): Noise {
  let state = Math.trunc(seed) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return { bits: next, uniform: () => next() / 2 ** 32, normal: () => normalOf(next()) };
}
