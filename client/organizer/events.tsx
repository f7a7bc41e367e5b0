/** The events of one venue. */
import type { JSX } from 'preact';
import { textIn } from '../../shared/venue/local-text.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import type { TabProps } from './tabs.tsx';

export function Events({ desk, venue }: TabProps): JSX.Element {
  const language = desk.language.value;
  return (
    <>
      <p class="quiet">{shellWords(language).eventCount(venue.events.length)}</p>
      <ul class="cards">
        {venue.events.map(({ id, name }) => (
          <li key={id} class="card">
            <strong>{textIn(name, language)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
