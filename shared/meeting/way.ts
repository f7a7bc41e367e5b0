/** A person's own way: how far along it they are, on which floor, which step is next, and whether they have strayed. */
import type { Metres, Place } from '../geometry/point.ts';
import { lineLength, nearestOnLine } from '../geometry/polyline.ts';
import type { OwnRoute } from '../protocol/notices.ts';
import type { Way } from '../routing/way.ts';

/** Farther than this from the way is somewhere else: the way is made anew from there. */
const STRAYED: Metres = 5;

/** Where a way is on one floor twice, the part that is behind must be nearer by this to be the one that is walked. */
const BEHIND: Metres = 2;

/** The way as its walker is told it, at its first step. */
export const ownRoute = ({ legs, connections, steps, lengthMetres, seconds }: Way): OwnRoute => ({
  legs: legs.map(({ level, line }, i) => {
    const taken = connections[i];
    return { level, line, next: taken ? { kind: taken.kind, level: taken.to } : null };
  }),
  steps,
  lengthMetres,
  seconds,
  step: 0,
});

/** How far somebody has come on their way. */
interface Progress {
  readonly leg: number;
  readonly onLeg: Metres;
  /** As the steps count it, rides included. */
  readonly along: Metres;
  /** How far beside it they are. */
  readonly beside: Metres;
}

/** Where each leg begins, as the steps count it: behind each connection that is taken. */
function beginnings({ steps }: OwnRoute): Metres[] {
  const begin = [0];
  let passed = 0;
  for (const { kind, lengthMetres } of steps) {
    passed += lengthMetres;
    if (kind === 'connection') begin.push(passed);
  }
  return begin;
}

/** Where on the way somebody at this place is; null when they have strayed from it. */
export function progressAt(route: OwnRoute, place: Place): Progress | null {
  const begin = beginnings(route);
  const present = route.steps.slice(0, route.step).filter(({ kind }) => kind === 'connection').length;
  let best: Progress | null = null;
  let least = Infinity;
  for (const [leg, { level, line }] of route.legs.entries()) {
    if (level !== place.level || line.length === 0) continue;
    const { along, distance } = nearestOnLine(line, place);
    if (distance > STRAYED) continue;
    const weight = distance + (leg < present ? BEHIND : 0);
    if (weight >= least) continue;
    least = weight;
    best = { leg, onLeg: along, along: (begin[leg] ?? 0) + along, beside: distance };
  }
  return best;
}

/** Which step of the way somebody at this place has before them; null when they have strayed from it. */
export function stepAt(route: OwnRoute, place: Place): number | null {
  const progress = progressAt(route, place);
  if (!progress) return null;
  let [begins, leg, step] = [0, 0, 0];
  for (const [index, { kind, lengthMetres }] of route.steps.entries()) {
    // A step is begun when its first metre is; standing right at a turn, the turn is what comes next. But whoever stands
    // at the foot of the stairs is to take them, whatever comes behind.
    if (begins > progress.along + 0.5 || leg > progress.leg) break;
    step = index;
    begins += lengthMetres;
    if (kind === 'connection') leg += 1;
  }
  return step;
}

/**
 * The seconds that are left of the way from this place; null when they have strayed from it.
 * @param pace metres a second on foot; where the way has several rides, each is taken to last as long as the others
 */
export function secondsLeft(route: OwnRoute, place: Place, pace: number): number | null {
  const progress = progressAt(route, place);
  if (!progress) return null;
  const walks = route.legs.map(({ line }) => lineLength(line));
  const rides = route.legs.length - 1;
  const ahead = walks.slice(progress.leg).reduce((sum, metres) => sum + metres, 0) - progress.onLeg;
  return (ahead + progress.beside) / pace + (rides - progress.leg) * rideSeconds(route, pace);
}

/** The seconds that a ride of the way takes at this pace on foot: each as long as the others; 0 where there is none. */
export function rideSeconds({ legs, seconds }: OwnRoute, pace: number): number {
  const rides = legs.length - 1;
  const walked = legs.reduce((sum, { line }) => sum + lineLength(line), 0);
  return rides === 0 ? 0 : Math.max(0, seconds - walked / pace) / rides;
}
