/** Pictures of plans under the map: laid to scale by two points of them and how far apart those are. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { PlanPicture } from '../protocol/organizer.ts';
import { type Draft, edited, mm, type Outcome, refused, within } from './draft.ts';

/** The smallest distance in pixels that says how large a plan is: less is a slip of the hand. */
const LEAST_PIXELS = 5;
const FARTHEST: Metres = 2_000;

/** Where a pixel of the picture lies in the venue. */
export function pixelToVenue(plan: PlanPicture, { x, y }: Point): Point {
  const turn = (plan.turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) * plan.metresPerPixel, Math.sin(turn) * plan.metresPerPixel];
  return { x: plan.x + x * cos - y * sin, y: plan.y + x * sin + y * cos };
}

/** Which pixel of the picture lies at a place of the venue. */
export function venueToPixel(plan: PlanPicture, p: Point): Point {
  const turn = (plan.turnDegrees * Math.PI) / 180;
  const [dx, dy] = [(p.x - plan.x) / plan.metresPerPixel, (p.y - plan.y) / plan.metresPerPixel];
  return { x: dx * Math.cos(turn) + dy * Math.sin(turn), y: -dx * Math.sin(turn) + dy * Math.cos(turn) };
}

const withPlan = (draft: Draft, plan: PlanPicture): Outcome =>
  edited({ ...draft, plans: draft.plans.map((old) => (old.id === plan.id ? plan : old)) }, null);

/**
 * Lays a picture to scale: the two places of the map that were pointed at on it, as it lies now, are to be `metres` apart.
 * The first of the two stays where it is.
 */
export function scalePlan(draft: Draft, id: string, first: Point, second: Point, metres: Metres): Outcome {
  const plan = draft.plans.find((each) => each.id === id);
  if (plan === undefined) return refused('not-there');
  const [a, b] = [venueToPixel(plan, first), venueToPixel(plan, second)];
  const pixels = distanceBetween(a, b);
  if (pixels < LEAST_PIXELS) return refused('too-short');
  if (!(metres > 0 && metres <= FARTHEST)) return refused('not-a-number');
  const metresPerPixel = metres / pixels;
  if (metresPerPixel > 100) return refused('not-a-number');
  const moved = pixelToVenue({ ...plan, metresPerPixel, x: 0, y: 0 }, a);
  const scaled = { ...plan, metresPerPixel, x: mm(first.x - moved.x), y: mm(first.y - moved.y) };
  return within(scaled) ? withPlan(draft, scaled) : refused('too-far');
}

/** Moves a picture, turns it, or shows it more or less. */
export function setPlan(
  draft: Draft,
  id: string,
  change: Partial<Pick<PlanPicture, 'x' | 'y' | 'turnDegrees' | 'opacity' | 'level' | 'metresPerPixel'>>,
): Outcome {
  const plan = draft.plans.find((each) => each.id === id);
  if (plan === undefined) return refused('not-there');
  const next = { ...plan, ...change };
  if (!within(next)) return refused('too-far');
  const fits =
    Math.abs(next.turnDegrees) <= 360 &&
    next.opacity >= 0 &&
    next.opacity <= 1 &&
    next.metresPerPixel > 0 &&
    next.metresPerPixel <= 100;
  return fits ? withPlan(draft, next) : refused('not-a-number');
}

/** Takes a picture out from under the map. */
export const deletePlan = (draft: Draft, id: string): Outcome =>
  draft.plans.some((plan) => plan.id === id)
    ? edited({ ...draft, plans: draft.plans.filter((plan) => plan.id !== id) }, null)
    : refused('not-there');
