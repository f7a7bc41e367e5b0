/** How the event reads now, by what the page came with and what the room has told since. */
import type { Notice } from '../../shared/protocol/notices.ts';
import type { PublicEvent } from '../../shared/protocol/pages.ts';

/** The event after this notice; the same object where the notice says nothing of it. */
export function eventAfter(event: PublicEvent, notice: Notice): PublicEvent {
  if (notice.type === 'hours') return { ...event, open: notice.open, opensAt: notice.opensAt };
  if (notice.type !== 'event') return event;
  const { type: _, ...texts } = notice;
  return { ...event, ...texts };
}
