/** The frame of the organizer's page: what there is to go to, and the view that is gone to. */
import type { JSX } from 'preact';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import { Admission } from './admission.tsx';
import type { Desk } from './desk.ts';
import { Kiosks } from './kiosks.tsx';
import { lazily } from './lazily.tsx';
import { Overview } from './overview.tsx';
import { hashOf, tabView, type View } from './route.ts';
import { VenueFrame, VenueTab } from './venue-frame.tsx';
import { Venues } from './venues.tsx';

const EventPage = lazily<{ desk: Desk; view: Extract<View, { kind: 'event' }> }>(
  async () => (await import('./event-page.tsx')).EventPage,
);
const Access = lazily<{ desk: Desk }>(async () => (await import('./access.tsx')).Access);

function Shown({ desk }: { desk: Desk }): JSX.Element {
  const view = desk.view.value;
  switch (view.kind) {
    case 'overview':
      return <Overview desk={desk} />;
    case 'venues':
      return <Venues desk={desk} />;
    case 'access':
      return <Access desk={desk} />;
    case 'event':
      return (
        <VenueFrame desk={desk} venue={view.venue} tab="events">
          <EventPage key={view.event} desk={desk} view={view} />
        </VenueFrame>
      );
    case 'admission':
      return <Admission desk={desk} view={view} />;
    case 'venue':
      return <VenueTab desk={desk} view={view} />;
    case 'kiosks':
      return (
        <VenueFrame desk={desk} venue={view.venue} tab="kiosks">
          <Kiosks desk={desk} view={view} />
        </VenueFrame>
      );
  }
}

/** The venue that a view is about; null: none. */
const venueOf = (view: View): string | null => ('venue' in view ? view.venue : null);

function Link({ to, view, children }: { to: View; view: View; children: string }): JSX.Element {
  const here = 'venue' in to ? to.venue === venueOf(view) : to.kind === view.kind;
  return (
    <a
      href={hashOf(to)}
      aria-current={here ? 'page' : undefined}
      class={to.kind === 'venues' && venueOf(view) !== null ? 'within' : undefined}
    >
      {children}
    </a>
  );
}

function Navigation({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = shellWords(language);
  const view = desk.view.value;
  const venues = desk.venues.value?.venues ?? [];
  return (
    <nav class="pages" aria-label={words.navigation}>
      <ul>
        <li>
          <Link to={{ kind: 'overview' }} view={view}>
            {words.now}
          </Link>
        </li>
        <li>
          <Link to={{ kind: 'venues' }} view={view}>
            {words.venues}
          </Link>
          {venues.length > 0 && (
            <ul class="venue-links">
              {venues.map(({ id, name }) => (
                <li key={id}>
                  <Link to={tabView(id, 'events')} view={view}>
                    {isolated(textIn(name, language))}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </li>
        {desk.may('owner') && (
          <li>
            <Link to={{ kind: 'access' }} view={view}>
              {words.access}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Who is here, in which language, and the way out. */
function Foot({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const me = desk.me.value;
  return (
    <div class="foot">
      {me !== null && (
        <p class="quiet">
          {shellWords(language).role[me.role]}
          {me.name !== '' && <> · {isolated(me.name)}</>}
        </p>
      )}
      <LanguageButton desk={desk} />
      <button type="button" class="link" onClick={desk.forget}>
        {words.forget}
      </button>
    </div>
  );
}

export function LanguageButton({ desk }: { desk: Desk }): JSX.Element {
  const other = desk.language.value === 'en' ? 'fr' : 'en';
  return (
    <button type="button" class="button" lang={other} onClick={() => (desk.language.value = other)}>
      {organizerWords(desk.language.value).otherLanguage}
    </button>
  );
}

export function Shell({ desk }: { desk: Desk }): JSX.Element {
  const view = desk.view.value;
  const wide = view.kind === 'venue' && view.tab === 'plan';
  return (
    <div class={wide ? 'shell wide' : 'shell'}>
      <header class="side">
        <h1>
          <span class="brand">Vis-à-vis</span> {organizerWords(desk.language.value).title}
        </h1>
        <Navigation desk={desk} />
        <Foot desk={desk} />
      </header>
      <main id="main" tabIndex={-1}>
        <Shown desk={desk} />
      </main>
    </div>
  );
}
