/** Fields of a form, each with its label, its help and what is wrong with it. */
import type { ComponentChildren, JSX } from 'preact';
import type { EventFaults } from '../../shared/protocol/organizer.ts';
import type { EventWords } from '../i18n/organizer-events.ts';
import { faultsAt } from './event-form.ts';

interface FieldProps {
  /** The place of the field in what is sent; its id on the page is made from it. */
  readonly path: string;
  readonly label: string;
  readonly help?: string;
  readonly faults: EventFaults['faults'];
  readonly words: EventWords;
  /** Given the attributes that tie it to label, help and faults. */
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

export const idOf = (path: string): string => `field-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** What is wrong at this place, a sentence each. */
export function Faults({ id, path, faults, words }: Pick<FieldProps, 'path' | 'faults' | 'words'> & { id: string }) {
  const here = faultsAt(faults, path);
  if (here.length === 0) return null;
  const sentences = here.map((each) => {
    const line = /\[(\d+)\]$/.exec(each.path)?.[1];
    const isLine = line !== undefined && /^(badges|admission\.codes)\[/.test(each.path);
    return isLine ? `${words.line(Number(line) + 1)}: ${words.fault[each.fault]}` : words.fault[each.fault];
  });
  return (
    <span id={id} class="fault">
      {[...new Set(sentences)].slice(0, 5).join(' ')}
    </span>
  );
}

export function Field({ path, label, help, faults, words, children }: FieldProps): JSX.Element {
  const id = idOf(path);
  const isWrong = faultsAt(faults, path).length > 0;
  const described = [isWrong ? `${id}-fault` : null, help === undefined ? null : `${id}-help`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': isWrong, 'aria-describedby': described === '' ? undefined : described })}
      <Faults id={`${id}-fault`} path={path} faults={faults} words={words} />
      {help !== undefined && (
        <span id={`${id}-help`} class="quiet">
          {help}
        </span>
      )}
    </div>
  );
}
