/** A member's way to the spot: how far along it they are, which step is next, and whether they have strayed. */
import type { Metres, Place } from '../geometry/point.ts';
import { nearestOnLine } from '../geometry/polyline.ts';
import type { OwnRoute } from '../protocol/notices.ts';
import type { Route } from '../routing/route.ts';

/** Farther than this from the way is somewhere else: the way is made anew from there. */
const STRAYED: Metres = 5;

/** The way as its walker is told it, at its first step. Only the part on the starting level is drawn. */
export const ownRoute = (route: Route): OwnRoute => ({
  level: route.from.level,
  line: route.legs.find((leg) => leg.level === route.from.level)?.line ?? [route.from, route.to],
  steps: route.steps,
  lengthMetres: route.lengthMetres,
  seconds: route.seconds,
  step: 0,
});

/** Which step of the way somebody at this place has before them; null when they have strayed from it. */
export function stepAt(route: OwnRoute, place: Place): number | null {
  if (place.level !== route.level || route.line.length === 0) return null;
  const { along, distance } = nearestOnLine(route.line, place);
  if (distance > STRAYED) return null;
  let begins = 0;
  let step = 0;
  for (const [index, { lengthMetres }] of route.steps.entries()) {
    // A step is begun when its first metre is; standing right at a turn, the turn is what comes next.
    if (begins > along + 0.5) break;
    step = index;
    begins += lengthMetres;
  }
  return step;
}
