/** Logarithms and powers by looking them up: a filter asks for millions a second, and none of them has to be exact. */
import type { Metres } from '../../geometry/point.ts';

const EXP_STEPS = 64;
const EXP_END = 16;
const EXPS = Float64Array.from({ length: EXP_END * EXP_STEPS }, (_, i) => Math.exp(-(i + 0.5) / EXP_STEPS));

/** e to the power of -x, for x of 0 and more; wrong by less than 1 %. */
export const expMinus = (x: number): number => (x < EXP_END ? (EXPS[Math.floor(x * EXP_STEPS)] ?? 0) : Math.exp(-x));

const LN_STEPS = 32;
const LN_END = 128;
const LNS = Float64Array.from({ length: LN_END * LN_STEPS }, (_, i) => Math.log((i + 0.5) / LN_STEPS));

/** The natural logarithm of a distance of half a metre or more; wrong by less than 0.032, and less the farther away. */
export const lnOf = (metres: Metres): number =>
  metres < LN_END ? (LNS[Math.floor(metres * LN_STEPS)] ?? 0) : Math.log(metres);
