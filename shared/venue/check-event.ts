/** Reads an event file: what it says of an event, and every fault with its place. */
import { type Fault, FaultList } from './check/faults.ts';
import { addIssues } from './check/schema-faults.ts';
import { type EventPlan, eventPlan } from './event-plan.ts';

export type EventReading =
  | { readonly plan: EventPlan; readonly faults: readonly [] }
  | { readonly plan: null; readonly faults: readonly Fault[] };

/**
 * The event that a document describes. Never throws.
 * @param json the parsed file: one object with any of the fields of an {@link EventPlan}
 * @param others what holds where the file says nothing
 */
export function readEvent(json: unknown, others: EventPlan): EventReading {
  const faults = new FaultList();
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    faults.add('', 'An event file is one JSON object.');
    return { plan: null, faults: faults.list() };
  }
  const parsed = eventPlan.safeParse({ ...others, ...json }, { reportInput: true });
  if (parsed.success) return { plan: parsed.data, faults: [] };
  addIssues(parsed.error.issues, faults);
  return { plan: null, faults: faults.list() };
}
