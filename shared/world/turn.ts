/** One call of `apply` or `advance`: the World, the instant, and what comes out. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Notice } from '../protocol/notices.ts';
import { openingOf } from '../venue/opening.ts';
import type { StoreChange, WorldEvent } from './events.ts';
import type { World } from './world.ts';

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

/** Somebody moved: the index is made anew when it is next asked. */
export const moved = ({ world }: Turn): void => {
  world.derived.attendees = null;
};

/** Whether the event is open now. Asked at most once a second, since time zones are slow to compute. */
export function isEventOpen({ world, now }: Turn): boolean {
  const { hours } = world.derived;
  const second = Math.floor(now / 1000);
  if (hours.second !== second) {
    hours.second = second;
    hours.open = openingOf(world.event, now).open;
  }
  return hours.open;
}
