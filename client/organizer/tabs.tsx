/**
 * The tabs of one venue. A tab is a component in a chunk of its own: add a line here, and its name to
 * i18n/organizer-shell.ts.
 */
import type { JSX } from 'preact';
import { lazily } from './lazily.tsx';
import type { TabId } from './route.ts';
import type { TabProps } from './tab-props.ts';

type LazyTab = Exclude<TabId, 'kiosks'>;

/** In the order in which they stand on the page, between them those that are views of their own. */
export const LAZY_TABS: Readonly<Record<LazyTab, (props: TabProps) => JSX.Element>> = {
  plan: lazily<TabProps>(async () => (await import('./editor/plan-tab.tsx')).PlanTab),
  signs: lazily<TabProps>(async () => (await import('./signs/signs-tab.tsx')).SignsTab),
  import: lazily<TabProps>(async () => (await import('./import/import-view.tsx')).ImportTab),
  events: lazily<TabProps>(async () => (await import('./events.tsx')).Events),
};
