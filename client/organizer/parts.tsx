/** What the organizer's views have in common. */
import type { JSX } from 'preact';
import { organizerWords } from '../i18n/organizer.ts';
import type { Desk } from './desk.ts';
import type { View } from './route.ts';

export function Back({ desk }: { desk: Desk }): JSX.Element {
  return (
    <button type="button" class="link" onClick={() => desk.show({ kind: 'overview' })}>
      {organizerWords(desk.language.value).back}
    </button>
  );
}

/** While the answer is on its way; when none came, a button that asks again. */
export function Loading({ desk, again }: { desk: Desk; again: View }): JSX.Element {
  const words = organizerWords(desk.language.value);
  const lost = desk.trouble.value === 'lost';
  return (
    <>
      <p role="status">{lost ? words.notLoaded : words.loading}</p>
      {lost && (
        <button type="button" class="primary" onClick={() => desk.show({ ...again })}>
          {words.again}
        </button>
      )}
    </>
  );
}
