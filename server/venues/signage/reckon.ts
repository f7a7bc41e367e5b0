/** How well signs cover a venue: how far people walk to the nearest one on their own level. */
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { type FloorGrid, placeNear, spread } from './floor-grid.ts';

/** Farther than this, or no sign on the level at all, counts as this far. */
const FARTHEST: Metres = 100;

/** A sign this near is one that people find. */
const WITHIN: Metres = 15;

/** Metres on foot from wherever one may stand to the nearest sign on the same level; 100 stands for more, and for none. */
export interface Coverage {
  readonly mean: Metres;
  /** Nineteen of twenty places are no farther. */
  readonly p95: Metres;
  readonly max: Metres;
  /** The share of places that are no farther than 15 m, 0 to 1. */
  readonly within15: number;
}

/** How far each place of a level is from the nearest of these signs. */
export function distancesTo(grid: FloorGrid, signs: readonly Point[]): Float64Array {
  const metres = new Float64Array(grid.places.length).fill(FARTHEST);
  const from = signs.flatMap((p) => {
    const place = placeNear(grid, p);
    const at = grid.places[place];
    return at === undefined ? [] : [{ place, metres: Math.hypot(at.x - p.x, at.y - p.y) }];
  });
  spread(grid, from, metres, FARTHEST);
  return metres;
}

/** The figures of all levels together, each place as much as the floor that it stands for. */
export function coverageOf(floors: readonly { readonly grid: FloorGrid; readonly metres: Float64Array }[]): Coverage {
  const all = floors
    .flatMap(({ grid, metres }) => Array.from(metres, (away) => ({ away, floor: grid.step ** 2 })))
    .sort((a, b) => a.away - b.away);
  const floor = all.reduce((sum, each) => sum + each.floor, 0);
  if (floor === 0) return { mean: 0, p95: 0, max: 0, within15: 1 };
  const round = (value: number, parts: number) => Math.round(value * parts) / parts;
  let [p95, upTo] = [0, 0];
  for (const { away, floor: own } of all) {
    p95 = away;
    upTo += own;
    if (upTo >= floor * 0.95) break;
  }
  const mean = all.reduce((sum, each) => sum + each.away * each.floor, 0) / floor;
  const near = all.filter(({ away }) => away <= WITHIN).reduce((sum, each) => sum + each.floor, 0);
  return {
    mean: round(mean, 100),
    p95: round(p95, 100),
    max: round(all.at(-1)?.away ?? 0, 100),
    within15: round(near / floor, 1000),
  };
}
