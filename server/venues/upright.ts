/** How a building lies on the earth, so that its plan can be turned straight on the screen. */

/** Shares of all length: less of it in one direction than this, and a building has no direction of its own. */
const LEAST_SHARE = 0.12;

/** Walls this near to each other's direction, in degrees, are built square to one another. */
const ALIKE = 2;

/** A plan that lies straight to so many degrees is left as it is. */
const STRAIGHT = 0.25;

/** An edge east by `dx` and south by `dy` metres. */
export interface Edge {
  readonly dx: number;
  readonly dy: number;
}

const quarter = (degrees: number): number => ((degrees % 90) + 90) % 90;

/** How far apart two directions of square walls are, in degrees from 0 to 45. */
const apart = (a: number, b: number): number => {
  const off = Math.abs(a - b) % 90;
  return Math.min(off, 90 - off);
};

/**
 * The turn of the building's own x axis from east, clockwise, in degrees from -45 to 45: the direction in which, or square
 * to which, most of the length of its edges lies. 0 when it lies straight, or in no direction more than in others.
 */
export function uprightTurn(edges: readonly Edge[]): number {
  const all = edges
    .map(({ dx, dy }) => ({ angle: quarter((Math.atan2(dy, dx) * 180) / Math.PI), length: Math.hypot(dx, dy) }))
    .filter(({ length }) => length > 0);
  const total = all.reduce((sum, { length }) => sum + length, 0);
  const bins = new Array<number>(180).fill(0);
  for (const { angle, length } of all) {
    const bin = Math.floor(angle * 2) % 180;
    bins[bin] = (bins[bin] ?? 0) + length;
  }
  const about = (i: number) =>
    [-2, -1, 0, 1, 2].reduce((sum, off) => sum + (bins[(i + off + 180) % 180] ?? 0) / (1 + Math.abs(off)), 0);
  const best = bins.reduce((most, _, i) => (about(i) > about(most) ? i : most), 0) / 2 + 0.25;
  const alike = all.filter(({ angle }) => apart(angle, best) <= ALIKE);
  const length = alike.reduce((sum, edge) => sum + edge.length, 0);
  if (total === 0 || length < LEAST_SHARE * total) return 0;
  // Each counted from the best, so that 89.9 and 0.1 are neighbours.
  const off = alike.reduce((sum, edge) => {
    const side = ((edge.angle - best + 135) % 90) - 45;
    return sum + side * edge.length;
  }, 0);
  const mean = quarter(best + off / length);
  const turn = Math.round((mean > 45 ? mean - 90 : mean) * 100) / 100;
  return Math.abs(turn) < STRAIGHT ? 0 : turn;
}
