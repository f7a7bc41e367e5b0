/** What came of a file: what was made of it, what could not be used, and what is worth a look. */
import type { JSX } from 'preact';
import type { ImportAnswer } from '../../../shared/protocol/imports.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import type { ImportWords } from '../../i18n/organizer-import.ts';

const MOST_LINES = 60;

/** The server's own sentences and kinds are English. */
function Lines({ lines, words }: { lines: readonly string[]; words: ImportWords }): JSX.Element {
  const more = lines.length - MOST_LINES;
  return (
    <ul>
      {lines.slice(0, MOST_LINES).map((line) => (
        <li key={line} lang="en">
          {isolated(line)}
        </li>
      ))}
      {more > 0 && <li>{words.more(more)}</li>}
    </ul>
  );
}

export function Faults({ faults, words }: { faults: readonly string[]; words: ImportWords }): JSX.Element {
  return (
    <div class="faults" role="alert">
      {faults.length > 0 && (
        <>
          <p>{words.faulty}</p>
          <Lines lines={faults} words={words} />
        </>
      )}
    </div>
  );
}

export function Report({ answer, words }: { answer: ImportAnswer; words: ImportWords }): JSX.Element {
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
          <Lines lines={notUsed.map(({ kind, count }) => `${count} × ${kind}`)} words={words} />
        </>
      )}
      {warnings.length > 0 && (
        <details>
          <summary>
            {words.warnings} ({warnings.length})
          </summary>
          <Lines lines={warnings} words={words} />
        </details>
      )}
    </div>
  );
}
