/** An event that its owner has closed: the same plan, whose hours end at that moment. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { localTime } from '../../shared/venue/opening.ts';

const BEFORE_ALL = '1970-01-01T00:00';

/**
 * The plan with its hours cut off at `closedAt`. So closing by hand is what the end of the hours is: nobody new comes, and
 * who met may keep it for 48 hours more.
 */
export function closedPlan(plan: EventPlan, closedAt: Milliseconds): EventPlan {
  const end = localTime(closedAt, plan.timeZone);
  const cut = (plan.hours ?? [{ opens: BEFORE_ALL, closes: end }])
    .map(({ opens, closes }) => ({ opens, closes: closes < end ? closes : end }))
    .filter(({ opens, closes }) => opens < closes);
  return { ...plan, hours: cut.length === 0 ? [{ opens: BEFORE_ALL, closes: '1970-01-01T00:01' }] : cut };
}
