/** Whether an event is open: its hours against the clock of its own time zone. */
import type { Milliseconds } from '../geometry/point.ts';
import type { EventPlan } from './event-plan.ts';

export interface Opening {
  readonly open: boolean;
  /** When it opens next, as the plan says it (local time); null while it is open, and when it will not open again. */
  readonly opensAt: string | null;
}

/** The same local time with its seconds, so that such texts compare as times do. */
const withSeconds = (local: string) => (local.length === 16 ? `${local}:00` : local);

/**
 * The wall clock of a time zone as "2026-11-23T09:00:00".
 * @param timeZone IANA name; throws a RangeError for an unknown one
 */
export function localTime(now: Milliseconds, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn-ca-gregory', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Whether the event is open at this instant, and when it opens next. An event without hours is always open. */
export function openingOf(plan: Pick<EventPlan, 'hours' | 'timeZone'>, now: Milliseconds): Opening {
  if (plan.hours === null) return { open: true, opensAt: null };
  const local = localTime(now, plan.timeZone);
  const open = plan.hours.some(({ opens, closes }) => withSeconds(opens) <= local && local < withSeconds(closes));
  if (open) return { open, opensAt: null };
  const coming = plan.hours.map(({ opens }) => opens).filter((opens) => withSeconds(opens) > local);
  return { open, opensAt: coming.sort()[0] ?? null };
}

/** Whether the event was open at any instant of the time that ends now. */
export function wasOpenWithin(plan: Pick<EventPlan, 'hours' | 'timeZone'>, now: Milliseconds, span: Milliseconds) {
  if (plan.hours === null) return true;
  const [from, to] = [localTime(now - span, plan.timeZone), localTime(now, plan.timeZone)];
  return plan.hours.some(({ opens, closes }) => withSeconds(opens) <= to && from < withSeconds(closes));
}

/** A night out belongs to the day that it began on: at this hour a day ends. */
const DAY_ENDS_AT = 4;
const HOUR: Milliseconds = 3_600_000;

/**
 * When the event's day that an instant belongs to ends, by the clocks of its zone, as "2026-11-24T04:00:00": another
 * text for each day.
 */
export function dayEnd(now: Milliseconds, timeZone: string): string {
  const local = localTime(now, timeZone);
  const hour = Number(local.slice(11, 13));
  // One in the morning of the next date, give or take the hour by which clocks are changed.
  const on = hour < DAY_ENDS_AT ? local : localTime(now + (25 - hour) * HOUR, timeZone);
  return `${on.slice(0, 10)}T0${DAY_ENDS_AT}:00:00`;
}

/** Whether an event has closed for the day: it is not open, and opens no more before the day ends. */
export function isDayOver(plan: Pick<EventPlan, 'hours' | 'timeZone'>, now: Milliseconds): boolean {
  const { open, opensAt } = openingOf(plan, now);
  return !open && (opensAt === null || withSeconds(opensAt) >= dayEnd(now, plan.timeZone));
}
