/** How near to look at a place so that one sees where it is. */
import type { Pixels, Point } from '../../shared/geometry/point.ts';
import { FOCUS_SCALE } from './view.ts';

/** A name on the map: where it stands, and from which scale on it is shown. */
export interface MapName {
  readonly at: Point;
  readonly fromScale: number;
}

/** The room that I am in and two more tell where it is. */
const ENOUGH_NAMES = 3;
/** Farther than this a sign's surroundings would be a house, in pixels a metre. */
const FARTHEST = 5;
const STEP = 1.2;

/**
 * The nearest scale, in pixels a metre, at which enough names are in view around `place`; in a big bare hall that is
 * farther than among stands. Never nearer than where faces are told apart, never so far that the whole house shows.
 */
export function surroundingsScale(
  names: readonly MapName[],
  place: Point,
  visible: { readonly width: Pixels; readonly height: Pixels },
): number {
  let scale = FOCUS_SCALE;
  for (; scale / STEP >= FARTHEST; scale /= STEP) {
    const [wide, high] = [visible.width / 2 / scale, visible.height / 2 / scale];
    const inView = names.filter(
      ({ at, fromScale }) => fromScale <= scale && Math.abs(at.x - place.x) <= wide && Math.abs(at.y - place.y) <= high,
    );
    if (inView.length >= ENOUGH_NAMES) break;
  }
  return scale;
}
