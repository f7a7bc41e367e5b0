/** The way as dots that flow towards the spot. */
import type { Metres, Pixels, Place, Point } from '../../shared/geometry/point.ts';
import { lineLength } from '../../shared/geometry/polyline.ts';
import { between, distanceBetween } from '../../shared/geometry/vector.ts';
import { progressAt } from '../../shared/meeting/way.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';

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
  let along = phase * spacing;
  /** How much of the way lies before the piece that is gone along. */
  let passed: Metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    if (!from || !to) continue;
    const piece = distanceBetween(from, to);
    // The last dot may stand on the very end.
    const end = i === line.length - 1 ? length : passed + piece;
    for (; piece > 0 && along <= end; along += spacing)
      dots.push({ ...between(from, to, Math.min(1, (along - passed) / piece)), walked: along < walked });
    passed += piece;
  }
  return dots;
}

/**
 * The dots of a way that lie on one level, leg by leg: a leg behind me is walked whole, one before me not at all.
 * @param me where I am; null: not known, and nothing is walked
 */
export function levelDots(route: OwnRoute, level: string, me: Place | null, scale: number, phase: number): RouteDot[] {
  const progress = me && progressAt(route, me);
  const walkedOf = (leg: number, line: readonly Point[]): Metres => {
    if (!progress || leg > progress.leg) return 0;
    // One metre more, so that the dot on its very end is walked too.
    return leg < progress.leg ? lineLength(line) + 1 : progress.onLeg;
  };
  return route.legs.flatMap((leg, i) =>
    leg.level === level ? routeDots(leg.line, scale, phase, walkedOf(i, leg.line)) : [],
  );
}
