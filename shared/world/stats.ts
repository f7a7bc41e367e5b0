/** Figures for whoever runs the event: exact, and for nobody else. */
import { OPEN_UNHEARD_FOR } from '../meeting/availability.ts';
import { shownOpening } from './attendee.ts';
import type { World } from './world.ts';

export interface Stats {
  readonly connected: number;
  readonly present: number;
  /** Joined, and not on the map for others: closed, or open and not shown now. */
  readonly closed: number;
  readonly open: number;
  readonly walking: number;
  readonly talking: number;
  readonly simulated: number;
  /** Under way now. */
  readonly proposals: number;
  readonly meetings: number;
  /** Since the room began. */
  readonly total: {
    readonly joined: number;
    readonly proposals: number;
    readonly meetings: number;
    readonly met: number;
    readonly kept: number;
  };
}

export function stats(world: World): Stats {
  const { now } = world;
  const count = { connected: 0, present: 0, closed: 0, open: 0, walking: 0, talking: 0, simulated: 0 };
  for (const me of world.attendees.values()) {
    if (me.connected) count.connected += 1;
    if (me.profile === null) continue;
    if (me.simulated) count.simulated += 1;
    if (now - me.heardAt < OPEN_UNHEARD_FOR) count.present += 1;
    const { state } = me.availability;
    if (state === 'open' && shownOpening(me, now)) count.open += 1;
    else if (state === 'walking' || state === 'talking') count[state] += 1;
    else count.closed += 1;
  }
  return { ...count, proposals: world.proposals.size, meetings: world.meetings.size, total: { ...world.totals } };
}
