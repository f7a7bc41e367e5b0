/** What the kiosk knows: the venue, the public numbers, the line. Renews itself; needs nobody for days. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenCode } from '../../shared/protocol/notices.ts';
import type { Boot, PublicEvent } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { reloadFor } from '../boot.ts';
import { createColyseusLink } from '../link/colyseus-link.ts';
import type { Answer, LineState, Link, PublicState } from '../link/link.ts';
import { eventAfter } from './event-now.ts';

export interface House {
  /** As the room has last told it. */
  readonly event: ReadonlySignal<PublicEvent>;
  readonly venue: ReadonlySignal<VenueFile | null>;
  readonly numbers: ReadonlySignal<PublicState>;
  readonly line: ReadonlySignal<LineState>;
  /** The code to show, as long as it is good; null when there is none. */
  readonly screen: ReadonlySignal<ScreenCode | null>;
  /** The camera has read this code: check in whoever it is of. */
  shown(code: string): Promise<Answer>;
  /** The plan could not be loaded; it is being tried again. */
  readonly planFailed: ReadonlySignal<boolean>;
}

const PLAN_AGAIN_MS = 10_000;
/** A page of another version is loaded anew, but not in a tight loop while the server is being replaced. */
const RELOAD_AFTER_MS = 10_000;

/** Opens the line of `written`, the event as the page came with it, and follows it. */
export function openHouse(written: PublicEvent, boot: Boot): House {
  const event = signal(written);
  const venue = signal<VenueFile | null>(null);
  const numbers = signal<PublicState>({ venueHash: boot.venueHash, areas: [], density: [] });
  const line = signal<LineState>('connecting');
  const planFailed = signal(false);
  const screen = signal<ScreenCode | null>(null);
  let wanted: string | null = null;
  let old: ReturnType<typeof setTimeout> | undefined;

  const show = (code: ScreenCode | null): void => {
    clearTimeout(old);
    screen.value = code;
    if (code !== null) old = setTimeout(() => show(null), code.goodFor);
  };

  const loadPlan = async (hash: string): Promise<void> => {
    try {
      const answer = await fetch(`/venues/${written.venue}/${hash}.json`);
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
  const { marker = null, key = null } = boot.kiosk ?? {};
  const bound = marker !== null && key !== null ? { marker, key } : undefined;
  const link: Link = createColyseusLink({
    endpoint: location.origin,
    event: written.id,
    role: 'kiosk',
    kiosk: bound,
    secret: () => null,
    onSecret: () => undefined,
    hello: () => null,
    onMissing: () => reloadFor('part'),
    listener: {
      notice(notice) {
        if (notice.type === 'screen') show(notice.screen);
        event.value = eventAfter(event.value, notice);
      },
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
  return { event, venue, numbers, line, planFailed, screen, shown: (code) => link.send({ type: 'shown', code }) };
}
