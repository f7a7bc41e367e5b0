/** Who is given a seat outside an event's hours: to keep what may still be kept, and to look at what was. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import { KEEP_FOR } from '../../shared/meeting/meeting.ts';
import { wasOpenWithin } from '../../shared/venue/opening.ts';
import type { RunningEvent } from '../running-event.ts';

/** A meeting that was under way when the event closed ends by itself before this, and may be kept from then on. */
const LONGEST_AFTER_CLOSING: Milliseconds = 2 * 3_600_000;

/** How long after an event has closed a meeting of it may be kept. */
const LOOKED_BACK_FOR: Milliseconds = KEEP_FOR + LONGEST_AFTER_CLOSING;

/** Whether meetings of this event may still be kept. */
export const isLookedBackAt = (plan: RunningEvent['plan'], now: Milliseconds): boolean =>
  wasOpenWithin(plan, now, LOOKED_BACK_FOR);

/**
 * Whether this person, whom the server knows, may come while the event is closed: as long as a meeting of it may be
 * kept, and as long as they own an encounter of it. Who was at which event is written nowhere, so before the keeps'
 * end everybody known may; the World lets them do nothing but that.
 */
export async function mayLookBack(
  { plan, remembers }: Pick<RunningEvent, 'plan' | 'remembers'>,
  person: string,
  now: Milliseconds,
): Promise<boolean> {
  return isLookedBackAt(plan, now) || remembers(person);
}
