/** The nearest of several goals: by the way there with one's needs, over all levels, and never as the crow flies. */
import type { Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { Need } from './needs.ts';
import type { NoWay, Way, Wayfinder, Wishes } from './way.ts';
import { paceOf } from './weights.ts';

/** Of so many goals that none leads to it is said why, the nearest first as the crow flies. */
const EXPLAINED = 4;

/** How far a goal is on foot, stairs and lifts included. */
interface Measured<T> {
  readonly goal: T;
  readonly lengthMetres: number;
  readonly seconds: number;
}

const byPlan = <T extends Place>(from: Place, goals: readonly T[]): T[] =>
  goals.toSorted((a, b) => distanceBetween(from, a) - distanceBetween(from, b));

/** The goal that is soonest reached; null when there is no way to any of them. */
export function nearestGoal<T extends Place>(
  ways: Wayfinder,
  from: Place,
  goals: readonly T[],
  needs: readonly Need[],
): Measured<T> | null {
  const pace = paceOf(needs);
  let best: Measured<T> | null = null;
  for (const goal of byPlan(from, goals)) {
    // Nothing is sooner reached than straight on at one's pace: what comes after is farther still.
    if (best && distanceBetween(from, goal) / pace >= best.seconds) break;
    const measured = ways.measure(from, goal, { needs });
    if (measured && (!best || measured.seconds < best.seconds)) best = { goal, ...measured };
  }
  return best;
}

/** The way to the goal that is soonest reached (or into its area, where it fills one), or why there is none to any of them. */
export function wayToNearest<T extends Place & { readonly area?: string | null }>(
  ways: Wayfinder,
  from: Place,
  goals: readonly T[],
  wishes: Omit<Wishes, 'into'> = {},
): { readonly goal: T; readonly way: Way } | NoWay {
  const best = nearestGoal(ways, from, goals, wishes.needs ?? []);
  const tried = best ? [best.goal] : byPlan(from, goals).slice(0, EXPLAINED);
  let why: NoWay = { reason: 'goal-off-floor' };
  for (const goal of tried) {
    const way = ways.way(from, goal, { ...wishes, into: goal.area ?? null });
    if (!('reason' in way)) return { goal, way };
    if (way.reason === 'needs') return way;
    if (why.reason === 'goal-off-floor') why = way;
  }
  return why;
}
