/** Erases something for good, after its name was typed. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { textIn } from '../../shared/venue/local-text.ts';
import type { LocalText } from '../../shared/venue/venue-file.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import type { Desk } from './desk.ts';

interface Props {
  readonly desk: Desk;
  /** What is asked of the server. */
  readonly path: string;
  readonly name: LocalText;
  readonly label: string;
  readonly more: string;
  readonly erased: () => void;
}

export function Erase({ desk, path, name, label, more, erased }: Props): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const asks = useSignal(false);
  const typed = useSignal('');
  const said = useSignal('');
  const shown = textIn(name, language);
  const erase = async (): Promise<void> => {
    const answer = await desk.call<object>('DELETE', path, { name: typed.value });
    if (answer.ok) return erased();
    const error: unknown =
      typeof answer.value === 'object' && answer.value !== null ? Reflect.get(answer.value, 'error') : null;
    said.value =
      error === 'name'
        ? words.notTheName
        : error === 'in-use'
          ? words.inUse
          : answer.why === 'role'
            ? shellWords(language).mayNot
            : shellWords(language).failed;
  };
  if (!asks.value) {
    return (
      <div class="danger">
        <p class="quiet">{more}</p>
        <button type="button" onClick={() => (asks.value = true)}>
          {label}…
        </button>
      </div>
    );
  }
  return (
    <form
      class="danger"
      onSubmit={(event) => {
        event.preventDefault();
        void erase();
      }}
    >
      <p class="quiet">{more}</p>
      <div class="field">
        <label for="erase-name">{words.eraseName(shown)}</label>
        <input
          id="erase-name"
          autocomplete="off"
          required
          maxLength={300}
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      <p class="wrong" role="alert">
        {said.value}
      </p>
      <div class="row">
        <button type="submit" class="primary">
          {label}
        </button>
        <button type="button" onClick={() => (asks.value = false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
