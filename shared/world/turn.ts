/** One call of `apply` or `advance`: the World, the instant, and what comes out. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Notice } from '../protocol/notices.ts';
import { dayEnd, isDayOver, openingOf } from '../venue/opening.ts';
import type { StoreChange, WorldEvent } from './events.ts';
import type { EventHours, World } from './world.ts';

export interface Turn {
  readonly world: World;
  readonly now: Milliseconds;
  readonly events: WorldEvent[];
}

/** Begin a turn. The World's clock never runs backward. */
export function beginTurn(world: World, now: Milliseconds): Turn {
  world.now = Math.max(world.now, now);
  return { world, now: world.now, events: [] };
}

/** Tell one person something; whoever is not connected will be told when they come back. */
export function notify({ world, events }: Turn, to: string, notice: Notice): void {
  if (world.attendees.get(to)?.connected) events.push({ type: 'notice', to, notice });
}

export const store = ({ events }: Turn, change: StoreChange): void => {
  events.push({ type: 'store', change });
};

/** What this person is told about themselves may have changed. */
export const touch = ({ world }: Turn, who: string): void => {
  world.stale.add(who);
};

/** How the event stands by its hours now. Asked at most once a second, since time zones are slow to compute. */
export function hoursNow({ world, now }: Turn): EventHours {
  const { derived, event } = world;
  const second = Math.floor(now / 1000);
  if (derived.hours.second !== second) {
    const { open, opensAt } = openingOf(event, now);
    derived.hours = { second, open, opensAt, day: dayEnd(now, event.timeZone), over: isDayOver(event, now) };
  }
  return derived.hours;
}

/** Whether the event is open now. */
export const isEventOpen = (turn: Turn): boolean => hoursNow(turn).open;
