/** The events of one venue, and a form for a new one. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EventAnswer } from '../../shared/protocol/organizer.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import { Erase } from './erase.tsx';
import { eventStanding } from './event-page.tsx';
import { hashOf } from './route.ts';
import { SmallForm } from './small-form.tsx';
import type { TabProps } from './tab-props.ts';

function NewEvent({ desk, venue }: TabProps): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const shell = shellWords(language);
  const name = useSignal('');
  const copyOf = useSignal(venue.events.at(-1)?.id ?? '');
  const said = useSignal('');
  const make = async (text: string): Promise<void> => {
    const wish = {
      venue: venue.id,
      name: { [language]: text },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(copyOf.value === '' ? {} : { copyOf: copyOf.value }),
    };
    const made = await desk.call<EventAnswer>('POST', '/api/organizer/events', wish);
    if (made.ok) {
      void desk.renewVenues();
      return desk.show({ kind: 'event', venue: venue.id, event: made.value.plan.id });
    }
    said.value = made.why === 'role' ? shell.mayNot : made.status === 409 ? shell['too-many'] : shell.failed;
  };
  return (
    <SmallForm
      id="event-name"
      title={words.newEvent}
      label={words.name}
      action={words.make}
      value={name}
      maxLength={200}
      wrong={said.value}
      submit={(text) => void make(text)}
    >
      {venue.events.length > 0 && (
        <>
          <label for="event-copy">{words.copyOf}</label>
          <select
            id="event-copy"
            aria-describedby="event-copy-more"
            value={copyOf.value}
            onChange={(event) => (copyOf.value = event.currentTarget.value)}
          >
            <option value="">{words.nothing}</option>
            {venue.events.map((event) => (
              <option key={event.id} value={event.id}>
                {textIn(event.name, language)}
              </option>
            ))}
          </select>
          <p id="event-copy-more" class="quiet">
            {words.copyMore}
          </p>
        </>
      )}
    </SmallForm>
  );
}

export function Events({ desk, venue }: TabProps): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  return (
    <>
      {venue.events.length === 0 && <p>{words.none}</p>}
      <ul class="cards">
        {venue.events.map((event) => (
          <li key={event.id}>
            <a class="card" href={hashOf({ kind: 'event', venue: venue.id, event: event.id })}>
              <strong>{isolated(textIn(event.name, language))}</strong>
              <span class={`state ${event.state}`}>{eventStanding(event, desk)}</span>
            </a>
          </li>
        ))}
      </ul>
      {desk.may('editor') && <NewEvent desk={desk} venue={venue} />}
      {desk.may('owner') && !venue.given && (
        <Erase
          desk={desk}
          path={`/api/organizer/venues/${venue.id}`}
          name={venue.name}
          label={words.eraseVenue}
          more={words.eraseVenueMore}
          erased={() => {
            void desk.renewVenues();
            desk.show({ kind: 'venues' });
          }}
        />
      )}
    </>
  );
}
