/** Which signs of an event hang: ticked off by those who hang them, by hand or by scanning. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Store } from '../store/port.ts';
import type { HangingRow } from '../store/shelf.ts';
import { leastWalk } from '../venues/signage/too-soon.ts';

/** So many helpers' last scans are remembered. */
const MOST_HELPERS = 1_000;

export interface HangingDesk {
  list(event: string): Promise<readonly HangingRow[]>;
  /**
   * This sign hangs. Scanned by a helper sooner after their last one than they could have walked, it is in doubt: it may
   * have been scanned before it was hung.
   * @param helper null: ticked by hand
   */
  tick(event: RunningEvent, marker: string, helper: string | null): Promise<HangingRow>;
  /** A helper says that it does not hang where the plan has it. */
  doubt(event: RunningEvent, marker: string): Promise<void>;
  /** It does not hang. */
  untick(event: RunningEvent, marker: string): Promise<void>;
}

export function openHanging(store: Store, now: () => Milliseconds): HangingDesk {
  const last = new Map<string, { readonly marker: string; readonly at: Milliseconds }>();

  /** Whether this helper's last scan was too short ago for the way between the two. */
  function tooSoon({ plan, venue }: RunningEvent, marker: string, helper: string): boolean {
    const key = `${plan.id} ${helper}`;
    const before = last.get(key);
    last.delete(key);
    last.set(key, { marker, at: now() });
    const [oldest] = last.keys();
    if (last.size > MOST_HELPERS && oldest !== undefined) last.delete(oldest);
    if (before === undefined || before.marker === marker) return false;
    const [one, other] = [before.marker, marker].map((id) => venue.markers.find((each) => each.id === id));
    return one !== undefined && other !== undefined && now() - before.at < leastWalk(venue, one, other);
  }

  return {
    list: (event) => store.hangings(event),
    async tick(event, marker, helper) {
      const doubt = helper !== null && tooSoon(event, marker, helper) ? 'too-soon' : null;
      const row: HangingRow = { event: event.plan.id, marker, hungAt: now(), doubt };
      await store.putHanging(row);
      event.signDoubts.settle(marker);
      return row;
    },
    async doubt(event, marker) {
      await store.putHanging({ event: event.plan.id, marker, hungAt: now(), doubt: 'elsewhere' });
    },
    async untick(event, marker) {
      await store.eraseHanging(event.plan.id, marker);
    },
  };
}
