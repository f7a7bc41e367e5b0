/** What stands above every part of one venue: its name, how it stands, and the tabs. */
import type { ComponentChildren, JSX } from 'preact';
import type { VenueSummary } from '../../shared/protocol/organizer.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import type { Desk } from './desk.ts';
import { hashOf, TAB_IDS, type TabId, tabView, type View } from './route.ts';
import { LAZY_TABS } from './tabs.tsx';

/** How a venue's work stands, in two words. */
export function standing(venue: VenueSummary, words: ReturnType<typeof shellWords>): string {
  if (venue.publishedHash === null) return words.notPublished;
  return venue.draftDiffers ? words.differs : words.published;
}

interface FrameProps {
  readonly desk: Desk;
  readonly venue: string;
  readonly tab: TabId;
  readonly children: ComponentChildren;
}

export function VenueFrame({ desk, venue: id, tab, children }: FrameProps): JSX.Element {
  const language = desk.language.value;
  const words = shellWords(language);
  const venues = desk.venues.value?.venues;
  const venue = venues?.find((each) => each.id === id);
  const name = isolated(venue === undefined ? id : textIn(venue.name, language));
  return (
    <div class="venue">
      <header class="venue-head">
        <h2>{name}</h2>
        {venue !== undefined && (
          <p class="quiet">
            {words.levels(venue.levels)} · {standing(venue, words)}
          </p>
        )}
        <nav class="tabs" aria-label={words.ofVenue(name)}>
          {TAB_IDS.map((each) => (
            <a key={each} href={hashOf(tabView(id, each))} aria-current={each === tab ? 'page' : undefined}>
              {words.tab[each]}
            </a>
          ))}
        </nav>
      </header>
      <div class={`tab tab-${tab}`}>
        {venues !== undefined && venue === undefined ? <p role="status">{words.noVenue}</p> : children}
      </div>
    </div>
  );
}

/** A tab that is a view of its own file. */
export function VenueTab({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'venue' }> }): JSX.Element {
  const Tab = LAZY_TABS[view.tab];
  const venue = desk.venues.value?.venues.find(({ id }) => id === view.venue);
  return (
    <VenueFrame desk={desk} venue={view.venue} tab={view.tab}>
      {venue !== undefined ? (
        <Tab key={`${view.venue} ${view.tab}`} desk={desk} venue={venue} />
      ) : (
        <p role="status">{organizerWords(desk.language.value).loading}</p>
      )}
    </VenueFrame>
  );
}
