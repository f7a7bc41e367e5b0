/** Which one question is on the card now: a pure function of all that is known. */

import type { NoticeOf } from '../../shared/protocol/notices.ts';
import type { PublicEvent } from '../../shared/protocol/pages.ts';
import type { LineState } from '../link/link.ts';
import type { KeepTicket } from './device.ts';

/** What the person has opened by a tap, on top of what the server says. */
export type Sheet =
  | { readonly kind: 'join' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'opening' }
  /** `still`: a tap can stand for the sign, because the last scan was in this area. */
  | { readonly kind: 'scan'; readonly still: boolean }
  /** The page's own camera. */
  | { readonly kind: 'camera' }
  /** My own code, for a kiosk's camera. */
  | { readonly kind: 'my-code' }
  | { readonly kind: 'person'; readonly dot: number }
  | { readonly kind: 'block' }
  | { readonly kind: 'encounters' }
  /** Asking the way: the search, and what was chosen. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'goal'; readonly goal: string }
  /** What my ways should be like. */
  | { readonly kind: 'needs' }
  | { readonly kind: 'encounter'; readonly id: string };

/** Whether this is there for a sign to be scanned, and goes once one was. */
export const isForScan = (sheet: Sheet | null): boolean => sheet?.kind === 'scan' || sheet?.kind === 'camera';

export interface Situation {
  readonly event: Pick<PublicEvent, 'id'> | null;
  /** Whether the event is open now. */
  readonly open: boolean;
  readonly someEvents: boolean;
  readonly line: LineState;
  readonly joined: boolean;
  readonly me: Pick<NoticeOf<'me'>, 'availability'> | null;
  readonly proposal: Pick<NoticeOf<'proposal'>, 'endsAt'> | null;
  readonly meeting: Pick<NoticeOf<'meeting'>, 'phase'> | null;
  readonly keeps: readonly Pick<KeepTicket, 'meeting' | 'state' | 'until'>[];
  readonly sheet: Sheet | null;
  /** Whether I walk a way that I asked for. */
  readonly way: boolean;
  /** The server's time, milliseconds. */
  readonly now: number;
}

/** Cards that the page fetches after the first: see panels/later.tsx. */
export type LaterView =
  | { readonly card: 'opening' | 'open' | 'leave' }
  | { readonly card: 'scan'; readonly still: boolean }
  | { readonly card: 'person'; readonly dot: number }
  | { readonly card: 'proposal' | 'walking' | 'talking' | 'block' }
  | { readonly card: 'keep'; readonly meeting: string }
  | { readonly card: 'encounters' }
  | { readonly card: 'encounter'; readonly id: string };

/** Cards of asking the way, a part of the page of their own: see panels/asking.tsx. */
export type AskView = { readonly card: 'ask' | 'way' | 'needs' } | { readonly card: 'goal'; readonly goal: string };

/** Cards of scanning, another such part: see panels/scanning.tsx. */
export type ScanningView = { readonly card: 'camera' | 'my-code' };

export type CardView =
  | AskView
  | ScanningView
  | { readonly card: 'other-version' | 'elsewhere' | 'turned-away' }
  | { readonly card: 'events' | 'no-event' | 'event-closed' }
  | { readonly card: 'welcome' | 'join' | 'closed' | 'profile' | 'moment' }
  | LaterView;

/** A proposal that ran out so long ago, and of whose end this phone never heard, is over all the same. */
const PROPOSAL_GRACE_MS = 15_000;

/** What stops everything else: the line, then an event that is none or lets this device in no more. */
function stopped(now: Situation): CardView | null {
  if (now.line === 'other-version' || now.line === 'elsewhere') return { card: now.line };
  if (now.line === 'refused') return { card: 'turned-away' };
  if (!now.event) return { card: now.someEvents ? 'events' : 'no-event' };
  return now.line === 'event-closed' ? { card: 'event-closed' } : null;
}

/** A meeting or a proposal: they have a clock, so they come before what was opened by a tap. */
function between(now: Situation): CardView | null {
  if (now.meeting) {
    const sheet = now.sheet?.kind;
    if (sheet === 'block' || sheet === 'needs' || sheet === 'camera' || sheet === 'my-code') return { card: sheet };
    return { card: now.meeting.phase };
  }
  if (!now.proposal || now.now > now.proposal.endsAt + PROPOSAL_GRACE_MS) return null;
  const over = now.sheet?.kind;
  if (over === 'block' || over === 'camera' || over === 'my-code') return { card: over };
  return now.sheet?.kind === 'scan' ? { card: 'scan', still: now.sheet.still } : { card: 'proposal' };
}

function opened(sheet: Sheet): CardView | null {
  switch (sheet.kind) {
    case 'scan':
      return { card: 'scan', still: sheet.still };
    case 'person':
      return { card: 'person', dot: sheet.dot };
    case 'encounter':
      return { card: 'encounter', id: sheet.id };
    case 'camera':
    case 'my-code':
    case 'opening':
    case 'profile':
    case 'leave':
    case 'encounters':
      return { card: sheet.kind };
    default:
      return null;
  }
}

/** What a guest may have to do who asks the way, or wants to be somewhere. */
const FOR_SCAN: ReadonlySet<CardView['card']> = new Set(['scan', 'camera', 'my-code']);

/** What goes on outside the event's hours: keeping, looking at what was kept, and who I am. */
const OUTSIDE: ReadonlySet<CardView['card']> = new Set(['encounters', 'encounter', 'profile', 'leave']);

export function whichCard(now: Situation): CardView {
  const first = stopped(now) ?? (now.joined ? between(now) : null);
  if (first) return first;
  if (now.sheet?.kind === 'ask' || now.sheet?.kind === 'needs') return { card: now.sheet.kind };
  if (now.sheet?.kind === 'goal') return { card: 'goal', goal: now.sheet.goal };
  const sheet = now.sheet && opened(now.sheet);
  if (!now.joined && now.open) {
    // A guest who asks the way may have to scan first.
    if (sheet && FOR_SCAN.has(sheet.card)) return sheet;
    return { card: now.sheet?.kind === 'join' ? 'join' : now.way ? 'way' : 'welcome' };
  }
  const keep = now.keeps.find((ticket) => ticket.state === 'asked' && ticket.until > now.now);
  if (keep) return { card: 'keep', meeting: keep.meeting };
  if (!now.open) return sheet && OUTSIDE.has(sheet.card) ? sheet : { card: 'event-closed' };
  const state = now.me?.availability.state ?? 'closed';
  // The choice of how to open is answered once I am open.
  if (sheet && !(sheet.card === 'opening' && state !== 'closed')) return sheet;
  if (state === 'open' || state === 'closed') return { card: now.way ? 'way' : state };
  return { card: 'moment' };
}

const UNASKED: ReadonlySet<CardView['card']> = new Set(['proposal', 'walking', 'talking', 'keep']);

/** Whether a card comes by itself, perhaps under a finger that meant another button: no tap counts in its first moment. */
export const comesUnasked = ({ card }: CardView): boolean => UNASKED.has(card);
