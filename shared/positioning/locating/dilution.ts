/**
 * How far off a place is by which the same anchors are heard all the time: what walls and furniture do to a line of radio
 * does not average out for one who stands. This is the Cramér-Rao bound for a place inferred from strengths (Patwari et al.,
 * IEEE Transactions on Signal Processing 51(8), 2003), each anchor once, with all that nobody knows of the device; in
 * satellite navigation it is called dilution of precision.
 */
import type { Metres } from '../../geometry/point.ts';
import { floorAnchors, type LookOptions, NEAREST_SQUARED } from './floor-anchors.ts';
import { USUAL_DECADES } from './radio-model.ts';
import { BODY_DB, CLOSE_SQUARED } from './survey.ts';
import { lnOf } from './tables.ts';

/** Gain, exponent, the body's two parts, and then the place's two. */
const UNKNOWNS = 6;
const PLACE = 4;

/** Nobody is farther from where they are heard than about so far, as a deviation. */
const NEAR: Metres = 7;

/** How far a place on a level is off when these anchors, by their turn, are heard from there: a deviation in metres. */
type Dilution = (heard: Iterable<number>, level: number, x: Metres, y: Metres) => Metres;

export function createDilution(options: LookOptions): Dilution {
  const { grids, radio } = options;
  const places = floorAnchors(options);
  const n = UNKNOWNS;
  const information = new Float64Array(n * n);
  const z = new Float64Array(n);
  // A narrow floor says by itself where on it one is: a side of length a is a deviation of a / √12.
  const sides = grids.map(({ bounds: { minX, minY, maxX, maxY } }) => ({
    across: 1 / NEAR ** 2 + 12 / Math.max(1, maxX - minX) ** 2,
    down: 1 / NEAR ** 2 + 12 / Math.max(1, maxY - minY) ** 2,
  }));

  return (heard, level, x, y) => {
    information.fill(0);
    for (let i = 0; i < PLACE; i++) information[i * n + i] = 1;
    information[PLACE * n + PLACE] = sides[level]?.across ?? 1;
    information[(PLACE + 1) * n + PLACE + 1] = sides[level]?.down ?? 1;
    for (const k of heard) {
      const anchor = places[k];
      if (anchor === undefined) continue;
      const dx = anchor.x - x;
      const dy = anchor.y - y;
      const dz = anchor.up + (anchor.level - level) * radio.storeyMetres;
      const squared = Math.max(NEAREST_SQUARED, dx * dx + dy * dy + dz * dz);
      const metres = Math.sqrt(squared);
      const weight = 1 / (radio.aboveDb * radio.aboveDb * (1 + CLOSE_SQUARED / squared));
      const slope = (10 * radio.exponent) / (Math.LN10 * squared);
      z[0] = radio.deviceSpreadDb;
      z[1] = -10 * (lnOf(metres) / Math.LN10 - USUAL_DECADES) * radio.exponentSpread;
      z[2] = (BODY_DB * dx) / metres;
      z[3] = (BODY_DB * dy) / metres;
      z[4] = slope * dx;
      z[5] = slope * dy;
      for (let i = 0; i < n; i++) {
        const w = weight * (z[i] ?? 0);
        for (let j = 0; j <= i; j++) information[i * n + j] = (information[i * n + j] ?? 0) + w * (z[j] ?? 0);
      }
    }
    // Cholesky in place: information = L·Lᵀ. The place's own corner of L is what is known of it, whatever the others are.
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = information[i * n + j] ?? 0;
        for (let k = 0; k < j; k++) sum -= (information[i * n + k] ?? 0) * (information[j * n + k] ?? 0);
        information[i * n + j] = i === j ? Math.sqrt(sum) : sum / (information[j * n + j] ?? 1);
      }
    }
    const a = information[PLACE * n + PLACE] ?? 1;
    const b = information[(PLACE + 1) * n + PLACE] ?? 0;
    const c = information[(PLACE + 1) * n + PLACE + 1] ?? 1;
    return Math.sqrt(a * a + b * b + c * c) / (a * c);
  };
}
