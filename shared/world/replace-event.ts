/** What the organizer says of an event anew while it takes place. */
import type { EventPlan } from '../venue/event-plan.ts';
import type { World } from './world.ts';

/**
 * Take a new plan of the same event. Nobody is lost: the hours hold from the next advance, which tells everybody when
 * they open or close it; topics that are gone stay with whoever has chosen them, and are offered to nobody else.
 */
export function replaceEvent(world: World, event: EventPlan): void {
  Object.assign(world, { event });
  Object.assign(world.derived, {
    topics: new Map(event.topics.map((topic) => [topic.id, topic])),
    understood: new Map(),
    hours: { ...world.derived.hours, second: Number.NaN },
  });
}
