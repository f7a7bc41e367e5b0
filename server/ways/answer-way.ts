/** Answers what somebody may want to go to: how far it is, and the way there. */
import { ownRoute } from '../../shared/meeting/way.ts';
import type { GoalAnswer, WayAnswer, WayRequest } from '../../shared/protocol/ways.ts';
import { nearestGoal, wayToNearest } from '../../shared/routing/nearest.ts';
import { readGoal } from '../../shared/venue/search/goal-text.ts';
import { type Target, targetsOf } from '../../shared/venue/search/goals.ts';
import type { RunningEvent } from '../running-event.ts';

type House = Pick<RunningEvent, 'venue' | 'venueHash' | 'wayfinder' | 'counts'>;

const unknown = (to: string): GoalAnswer => ({ to, far: null, noWay: null, route: null });

const reached = ({ goal, level, x, y }: Target) => ({ goal, level, x, y });

/** The whole way to the nearest place of this goal. */
function tell({ wayfinder, counts }: House, { from, needs }: WayRequest, to: string, targets: Target[]): GoalAnswer {
  const found = wayToNearest(wayfinder, from, targets, { needs, crowd: counts().density });
  if ('reason' in found) return { ...unknown(to), noWay: found };
  const { lengthMetres, seconds } = found.way;
  return { to, far: { goal: reached(found.goal), lengthMetres, seconds }, noWay: null, route: ownRoute(found.way) };
}

function measure({ wayfinder }: House, { from, needs }: WayRequest, to: string, targets: Target[]): GoalAnswer {
  const nearest = nearestGoal(wayfinder, from, targets, needs);
  if (!nearest) return unknown(to);
  const { goal, lengthMetres, seconds } = nearest;
  return { ...unknown(to), far: { goal: reached(goal), lengthMetres, seconds } };
}

/** The answer to each goal, in their order; told in full only the first. */
export function answerWay(house: House, request: WayRequest): WayAnswer {
  const asked = request.told ? request.to.slice(0, 1) : request.to;
  const answers = asked.map((to) => {
    const goal = readGoal(to);
    const targets = goal ? targetsOf(house.venue, goal) : [];
    if (targets.length === 0) return unknown(to);
    return (request.told ? tell : measure)(house, request, to, targets);
  });
  return { venueHash: house.venueHash, answers };
}
