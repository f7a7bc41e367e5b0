/** The way as dots that flow towards the spot. */
import type { Metres, Pixels, Point } from '../../shared/geometry/point.ts';
import { lineLength, pointAlong } from '../../shared/geometry/polyline.ts';

/** From dot to dot on screen. */
const SPACING: Pixels = 14;
/** A way across a whole congress centre is drawn with wider gaps rather than with thousands of dots. */
const MOST_DOTS = 260;

export interface RouteDot extends Point {
  /** Behind me already. */
  readonly walked: boolean;
}

/**
 * The dots of a way at `scale` pixels a metre. `phase` (0 to 1) is how far they have flowed from one place to the
 * next; `walked` how much of the way lies behind. The dots stand at whole spacings from the way's beginning, so that
 * they do not jump when I go on.
 */
export function routeDots(line: readonly Point[], scale: number, phase: number, walked: Metres): RouteDot[] {
  const length = lineLength(line);
  const spacing = Math.max(SPACING / scale, length / MOST_DOTS);
  const dots: RouteDot[] = [];
  for (let along = phase * spacing; along <= length; along += spacing) {
    dots.push({ ...pointAlong(line, along), walked: along < walked });
  }
  return dots;
}
