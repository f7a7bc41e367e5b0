/** What the kiosk knows: the venue, the public numbers, the line. Renews itself; needs nobody for days. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Boot, PublicEvent } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { reloadFor } from '../boot.ts';
import { createColyseusLink } from '../link/colyseus-link.ts';
import type { LineState, Link, PublicState } from '../link/link.ts';

export interface House {
  readonly venue: ReadonlySignal<VenueFile | null>;
  readonly numbers: ReadonlySignal<PublicState>;
  readonly line: ReadonlySignal<LineState>;
  /** The plan could not be loaded; it is being tried again. */
  readonly planFailed: ReadonlySignal<boolean>;
}

const PLAN_AGAIN_MS = 10_000;
/** A page of another version is loaded anew, but not in a tight loop while the server is being replaced. */
const RELOAD_AFTER_MS = 10_000;

/** Opens the line of `event` and follows it. */
export function openHouse(event: PublicEvent, boot: Boot): House {
  const venue = signal<VenueFile | null>(null);
  const numbers = signal<PublicState>({ venueHash: boot.venueHash, areas: [], density: [] });
  const line = signal<LineState>('connecting');
  const planFailed = signal(false);
  let wanted: string | null = null;

  const loadPlan = async (hash: string): Promise<void> => {
    try {
      const answer = await fetch(`/venues/${event.venue}/${hash}.json`);
      if (!answer.ok) throw new Error(`the plan was answered with ${answer.status}`);
      const file: VenueFile = await answer.json();
      if (hash !== wanted) return;
      venue.value = file;
      planFailed.value = false;
    } catch {
      if (hash !== wanted) return;
      planFailed.value = true;
      setTimeout(() => void (hash === wanted && loadPlan(hash)), PLAN_AGAIN_MS);
    }
  };
  const want = (hash: string | null) => {
    if (hash === null || hash === '' || hash === wanted) return;
    wanted = hash;
    void loadPlan(hash);
  };

  want(boot.venueHash);
  const link: Link = createColyseusLink({
    endpoint: location.origin,
    event: event.id,
    role: 'kiosk',
    secret: () => null,
    onSecret: () => undefined,
    hello: () => null,
    onMissing: () => reloadFor('part'),
    listener: {
      notice: () => undefined,
      floor: () => undefined,
      own: () => undefined,
      publicState(state) {
        numbers.value = state;
        want(state.venueHash);
      },
      line(state) {
        line.value = state;
        if (state === 'other-version') setTimeout(() => location.reload(), RELOAD_AFTER_MS);
      },
    },
  });
  window.addEventListener('online', () => link.resume());
  return { venue, numbers, line, planFailed };
}
