/** The conflicts of an import, each with its two choices. What was edited here holds until the other is chosen. */
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { sayConflict } from '../../../shared/protocol/conflict-words.ts';
import type { ImportConflict } from '../../../shared/protocol/imports.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { Language } from '../../i18n/language.ts';
import type { ImportWords } from '../../i18n/organizer-import.ts';

interface DecisionsProps {
  readonly conflicts: readonly ImportConflict[];
  /** The keys of those in which the import is right. */
  readonly theirs: Signal<ReadonlySet<string>>;
  readonly language: Language;
  readonly words: ImportWords;
}

/** So many are on the page at a time. */
const PAGE = 40;

export function Decisions({ conflicts, theirs, language, words }: DecisionsProps): JSX.Element | null {
  const shown = useSignal(PAGE);
  if (conflicts.length === 0) return null;
  const choose = (key: string, takes: boolean) => {
    const next = new Set(theirs.value);
    if (takes) next.add(key);
    else next.delete(key);
    theirs.value = next;
  };
  return (
    <section class="decisions">
      <h4>{words.conflicts(conflicts.length)}</h4>
      <p class="quiet">{words.conflictsMore}</p>
      {conflicts.length > 1 && (
        <div class="row">
          <button type="button" onClick={() => (theirs.value = new Set())}>
            {words.allMine}
          </button>
          <button type="button" onClick={() => (theirs.value = new Set(conflicts.map(({ key }) => key)))}>
            {words.allTheirs}
          </button>
        </div>
      )}
      {conflicts.slice(0, shown.value).map(({ key, list, id, name, level, what, fields }) => (
        <fieldset key={key}>
          <legend>
            {words.list[list] ?? list} <strong>{isolated(name === null ? id : textIn(name, language))}</strong>
            {level !== null && <span class="quiet"> · {isolated(level)}</span>}
          </legend>
          <p>{sayConflict({ what, fields }, language)}</p>
          {([false, true] as const).map((takes) => (
            <label key={String(takes)} class="check">
              <input
                type="radio"
                name={key}
                checked={theirs.value.has(key) === takes}
                onChange={() => choose(key, takes)}
              />{' '}
              {takes ? words.theirs : words.mine}
            </label>
          ))}
        </fieldset>
      ))}
      {conflicts.length > shown.value && (
        <button type="button" onClick={() => (shown.value += PAGE)}>
          {words.more(conflicts.length - shown.value)}
        </button>
      )}
    </section>
  );
}
