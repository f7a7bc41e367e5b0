/** Whether all is saved, what to do when somebody else has written, and publishing. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { DraftConflict } from '../../../shared/protocol/organizer.ts';
import type { Published } from '../../../shared/protocol/pages.ts';
import type { Desk } from '../desk.ts';
import type { PartProps } from './props.ts';
import type { Saving } from './saving.ts';

/** A large house takes the server some seconds to read. */
const PUBLISH_WITHIN_MS = 180_000;

interface Props extends PartProps {
  readonly desk: Desk;
  readonly saving: Saving;
  readonly venue: string;
}

export function SavingLine({ desk, editor, saving, venue, words }: Props): JSX.Element {
  const state = saving.state.value;
  const outcome = useSignal<string | null>(null);
  const busy = useSignal(false);
  const count = editor.faults.value?.list.length ?? null;
  const publish = async () => {
    if (busy.value) return;
    busy.value = true;
    outcome.value = words.publishing;
    if (await saving.flush()) {
      const path = `/api/organizer/venues/${encodeURIComponent(venue)}/publish`;
      const wish = { revision: saving.revision };
      const answer = await desk.call<Published>('POST', path, wish, PUBLISH_WITHIN_MS);
      const value = answer.value as Published | DraftConflict | null;
      if (value !== null && typeof value === 'object' && 'outcome' in value) outcome.value = words[value.outcome];
      else outcome.value = answer.status === 409 ? words.saving.conflict : words.publishLost;
      void desk.renewVenues();
    } else outcome.value = null;
    busy.value = false;
  };
  const decide = (keep: 'mine' | 'theirs') => {
    const theirs = saving.decide(keep);
    if (theirs !== null) editor.replace(theirs);
  };
  return (
    <div class="ed-saving">
      <p role="status" data-state={state} class={state === 'saved' || state === 'saving' ? 'quiet' : ''}>
        {editor.isReadOnly.value ? words.saving.role : (outcome.value ?? words.saving[state])}
      </p>
      {state === 'conflict' && (
        <div class="row" role="alert">
          <span>{words.saving.conflict}</span>
          <button type="button" onClick={() => decide('theirs')}>
            {words.takeTheirs}
          </button>
          <button type="button" onClick={() => decide('mine')}>
            {words.keepMine}
          </button>
        </div>
      )}
      {!editor.isReadOnly.value && (
        <button
          type="button"
          class="primary"
          aria-disabled={busy.value}
          aria-describedby="ed-fault-count"
          onClick={() => void publish()}
        >
          {words.publish}
        </button>
      )}
      <span id="ed-fault-count" class="unseen">
        {count === null ? words.checking : words.faultCount(count)}
      </span>
    </div>
  );
}
