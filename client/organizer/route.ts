/** What is on the organizer's page, and its address behind the # that survives a reload. */
import type { OrganizerAdmission, OrganizerKiosks } from '../../shared/protocol/pages.ts';

/** The tabs of a venue that are views of their own file: see tabs.tsx. */
export const TAB_IDS = ['plan', 'signs', 'import', 'events', 'kiosks'] as const;
export type TabId = (typeof TAB_IDS)[number];

/** What is on the page beside the head; `data` null: not there yet. */
export type View =
  | { readonly kind: 'overview' }
  | { readonly kind: 'venues' }
  | { readonly kind: 'access' }
  | { readonly kind: 'venue'; readonly venue: string; readonly tab: Exclude<TabId, 'kiosks'> }
  | { readonly kind: 'event'; readonly venue: string; readonly event: string }
  | { readonly kind: 'kiosks'; readonly venue: string; readonly data: OrganizerKiosks | null }
  | { readonly kind: 'admission'; readonly event: string; readonly data: OrganizerAdmission | null };

/** The view of one tab of a venue. */
export function tabView(venue: string, tab: TabId): View {
  return tab === 'kiosks' ? { kind: tab, venue, data: null } : { kind: 'venue', venue, tab };
}

/** What an address names, as "#/venues/heron-house/plan"; the overview when it names nothing. */
export function viewIn(hash: string): View {
  const [first, ...rest] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return '';
      }
    });
  const [venue = '', tab = '', event = ''] = rest;
  if (first === 'access') return { kind: 'access' };
  if (first === 'admission' && venue !== '') return { kind: 'admission', event: venue, data: null };
  if (first !== 'venues') return { kind: 'overview' };
  if (venue === '') return { kind: 'venues' };
  if (tab === 'events' && event !== '') return { kind: 'event', venue, event };
  return tabView(venue, TAB_IDS.find((id) => id === tab) ?? 'events');
}

/** The address of a view: {@link viewIn} reads it. */
export function hashOf(view: View): string {
  const address = (...parts: readonly string[]) => `#/${parts.map(encodeURIComponent).join('/')}`;
  switch (view.kind) {
    case 'overview':
      return '#/';
    case 'venues':
    case 'access':
      return address(view.kind);
    case 'event':
      return address('venues', view.venue, 'events', view.event);
    case 'admission':
      return address('admission', view.event);
    case 'venue':
      return address('venues', view.venue, view.tab);
    case 'kiosks':
      return address('venues', view.venue, view.kind);
  }
}
