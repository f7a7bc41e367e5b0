/** What a tap meant. */
import type { Pixels, Point } from '../../shared/geometry/point.ts';
import { polygonContains } from '../../shared/geometry/polygon.ts';
import type { PlanArea } from './plan.ts';
import type { ScreenPoint } from './view.ts';

/** Half of the smallest thing that a finger can be asked to hit: 44 pixels across. */
export const REACH: Pixels = 22;

/** The nearest of `targets` that lies within reach of a tap, or null. Where reaches overlap, the nearer one is meant. */
export function nearestHit<T extends ScreenPoint>(targets: Iterable<T>, tap: ScreenPoint): T | null {
  let best: T | null = null;
  let nearest: Pixels = REACH;
  for (const target of targets) {
    const apart = Math.hypot(target.x - tap.x, target.y - tap.y);
    if (apart > nearest) continue;
    best = target;
    nearest = apart;
  }
  return best;
}

/** The named area at a place: the smallest where several lie on one another (a bar in a foyer). */
export function namedAreaAt(areas: readonly PlanArea[], p: Point): PlanArea | null {
  let best: PlanArea | null = null;
  for (const area of areas) {
    if (area.name === null || (best && area.squareMetres >= best.squareMetres)) continue;
    if (polygonContains(area.polygon, p)) best = area;
  }
  return best;
}
