/** All venues, and a form for a new one. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import type { Desk } from './desk.ts';
import { lazily } from './lazily.tsx';
import { hashOf, tabView } from './route.ts';
import { SmallForm } from './small-form.tsx';
import { standing } from './venue-frame.tsx';

const NewVenueImport = lazily<{ readonly desk: Desk }>(
  async () => (await import('./import/import-view.tsx')).NewVenueImport,
);

/** Why something was not done, in words; the answer's `error` where there are words for it. */
function whyNot(value: unknown, words: ReturnType<typeof shellWords>): string {
  const error: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'error') : null;
  return error === 'taken' || error === 'too-many' ? words[error] : words.failed;
}

function NewVenueForm({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = shellWords(language);
  const name = useSignal('');
  const said = useSignal('');
  const busy = useSignal(false);
  const create = async (text: string): Promise<void> => {
    busy.value = true;
    const made = await desk.call<{ id: string }>('POST', '/api/organizer/venues', {
      name: { [language]: text },
    });
    busy.value = false;
    if (made.ok) {
      await desk.renewVenues();
      desk.show(tabView(made.value.id, 'plan'));
    } else said.value = made.why === 'role' ? words.mayNot : whyNot(made.value, words);
  };
  return (
    <SmallForm
      id="venue-name"
      title={words.newVenue}
      label={words.venueName}
      action={words.create}
      value={name}
      maxLength={200}
      isBusy={busy.value}
      wrong={said.value}
      submit={(text) => void create(text)}
    />
  );
}

export function Venues({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = shellWords(language);
  const venues = desk.venues.value?.venues;
  return (
    <>
      <h2>{words.venues}</h2>
      <p class="quiet">{words.venuesMore}</p>
      {venues === undefined && <p role="status">{organizerWords(language).loading}</p>}
      <ul class="cards">
        {venues?.map((venue) => (
          <li key={venue.id}>
            <a class="card" href={hashOf(tabView(venue.id, 'plan'))}>
              <strong>{isolated(textIn(venue.name, language))}</strong>
              <span class="quiet">
                {words.levels(venue.levels)} · {words.eventCount(venue.events.length)}
              </span>
              <span class={`state ${venue.publishedHash === null || venue.draftDiffers ? 'waits' : ''}`}>
                {standing(venue, words)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {desk.may('editor') && <NewVenueImport desk={desk} />}
      {desk.may('editor') && <NewVenueForm desk={desk} />}
    </>
  );
}
