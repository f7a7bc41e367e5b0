/** Has the venue's file read again, and says what came of it. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Published } from '../../shared/protocol/pages.ts';
import { organizerWords } from '../i18n/organizer.ts';
import type { Desk } from './desk.ts';

/** A large house takes the server some seconds to read. */
const WITHIN_MS = 180_000;

async function publish(venue: string, token: string): Promise<Published | 'lost'> {
  try {
    const answer = await fetch(`/api/organizer/venues/${encodeURIComponent(venue)}/reload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    // Sooner or later the overview says that the token is wrong.
    return [200, 409, 422].includes(answer.status) ? await answer.json() : 'lost';
  } catch {
    return 'lost';
  }
}

export function Publish({ desk, venue }: { desk: Desk; venue: string }): JSX.Element {
  const words = organizerWords(desk.language.value).publish;
  const busy = useSignal(false);
  const came = useSignal<Published | 'lost' | null>(null);
  const onTap = async (): Promise<void> => {
    const token = desk.token.value;
    if (token === null || busy.value) return;
    busy.value = true;
    came.value = null;
    came.value = await publish(venue, token);
    busy.value = false;
  };
  const said = came.value;
  const outcome = said === null || said === 'lost' ? said : said.outcome;
  return (
    <div class="publish">
      <button type="button" aria-disabled={busy.value} onClick={() => void onTap()}>
        {words.button}
      </button>
      <p class="quiet" role="status">
        {busy.value ? words.busy : outcome === null ? words.more : words[outcome]}
      </p>
      {said !== null && said !== 'lost' && said.outcome === 'faulty' && (
        <ul class="wrong">
          {said.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
