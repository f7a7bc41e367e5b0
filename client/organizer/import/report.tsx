/** What came of a file: what was made of it, what could not be used, and what is worth a look. */
import type { JSX } from 'preact';
import { type ImportNote, sayNote } from '../../../shared/protocol/import-notes.ts';
import type { ImportAnswer } from '../../../shared/protocol/imports.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import type { Language } from '../../i18n/language.ts';
import type { ImportWords } from '../../i18n/organizer-import.ts';

const MOST_LINES = 60;

function Lines({ lines, words }: { lines: readonly string[]; words: ImportWords }): JSX.Element {
  const more = lines.length - MOST_LINES;
  return (
    <ul>
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line}>{isolated(line)}</li>
      ))}
      {more > 0 && <li>{words.more(more)}</li>}
    </ul>
  );
}

interface Told {
  readonly words: ImportWords;
  readonly language: Language;
}

export function Faults({ faults, words, language }: Told & { faults: readonly ImportNote[] }): JSX.Element {
  return (
    <div class="faults" role="alert">
      {faults.length > 0 && (
        <>
          <p>{words.faulty}</p>
          <Lines lines={faults.map((note) => sayNote(note, language))} words={words} />
        </>
      )}
    </div>
  );
}

export function Report({ answer, words, language }: Told & { answer: ImportAnswer }): JSX.Element {
  const { made, notUsed, warnings } = answer;
  return (
    <div class="report">
      <h4>{words.made}</h4>
      <dl class="made">
        {Object.entries(made).map(([list, count]) => (
          <div key={list}>
            <dt>{words.lists[list] ?? list}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {notUsed.length === 0 ? (
        <p>{words.allUsed}</p>
      ) : (
        <>
          <h4>{words.notUsed}</h4>
          <Lines lines={notUsed.map(({ note, count }) => `${count} × ${sayNote(note, language)}`)} words={words} />
        </>
      )}
      {warnings.length > 0 && (
        <details open={warnings.some(([kind]) => kind === 'maybe-swapped')}>
          <summary>
            {words.warnings} ({warnings.length})
          </summary>
          <Lines lines={warnings.map((note) => sayNote(note, language))} words={words} />
        </details>
      )}
    </div>
  );
}
