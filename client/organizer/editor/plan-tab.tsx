/** The tab of a venue's plan: fetches the draft, and keeps it while it is edited. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DraftAnswer } from '../../../shared/protocol/organizer.ts';
import { venueFile } from '../../../shared/venue/venue-file.ts';
import { editorWords } from '../../i18n/editor.ts';
import type { Desk } from '../desk.ts';
import type { TabProps } from '../tab-props.ts';
import { type Checker, createChecker } from './checker.ts';
import { createEditor, type Editor } from './editor.ts';
import './editor.css';
import { EditorView } from './editor-view.tsx';
import { createSaving, keptDraft, type Saving } from './saving.ts';

/** A large draft over a bad line. */
const WITHIN_MS = 60_000;

interface Opened {
  readonly editor: Editor;
  readonly saving: Saving;
  readonly checker: Checker;
}

const addressOf = (venue: string) => `/api/organizer/venues/${encodeURIComponent(venue)}/draft`;

/** A number by chance from the device, for ids that nobody else draws. */
const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296;

async function open(desk: Desk, venue: string): Promise<Opened | null> {
  const answer = await desk.call<DraftAnswer>('GET', addressOf(venue), undefined, WITHIN_MS);
  if (!answer.ok) return null;
  const { draft, revision } = answer.value;
  const kept = keptDraft(localStorage, venue);
  const saving = createSaving({
    venue,
    revision: kept?.revision ?? revision,
    store: localStorage,
    write: (write) => desk.call('PUT', addressOf(venue), write, WITHIN_MS),
  });
  const checker = createChecker(({ faults, nowhere }, checked) => {
    editor.faults.value = { venue: checked, list: faults, nowhere };
  });
  const editor = createEditor(draft, {
    chance,
    isReadOnly: !desk.may('editor'),
    onChange(next) {
      saving.changed(next);
      checker.check(next.venue);
    },
  });
  checker.check(draft.venue);
  if (kept !== null && JSON.stringify(kept.draft) !== JSON.stringify(draft)) {
    const mine = kept.draft as DraftAnswer['draft'];
    if (venueFile.safeParse(mine.venue).success && Array.isArray(mine.plans)) {
      editor.replace(mine);
      editor.said.value = { kind: 'restored' };
    }
  }
  return { editor, saving, checker };
}

export function PlanTab({ desk, venue }: TabProps): JSX.Element {
  const words = editorWords(desk.language.value);
  const opened = useSignal<Opened | 'loading' | 'failed'>('loading');
  const turn = useSignal(0);
  const again = () => turn.value++;
  useEffect(() => {
    let gone = false;
    let here: Opened | null = null;
    opened.value = 'loading';
    const leave = () => here?.saving.leave();
    void open(desk, venue.id).then((made) => {
      here = made;
      if (gone) {
        made?.checker.end();
        return;
      }
      opened.value = made ?? 'failed';
    });
    addEventListener('pagehide', leave);
    return () => {
      gone = true;
      removeEventListener('pagehide', leave);
      leave();
      here?.checker.end();
    };
  }, [turn.value]);
  const state = opened.value;
  if (state === 'loading') return <p role="status">{words.loading}</p>;
  if (state === 'failed') {
    return (
      <div role="status">
        <p>{words.notLoaded}</p>
        <button type="button" onClick={again}>
          {words.again}
        </button>
      </div>
    );
  }
  return <EditorView desk={desk} editor={state.editor} saving={state.saving} venue={venue.id} />;
}
