/** A form of one line: what is asked for, what came of it, and the button. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX, TargetedInputEvent } from 'preact';

interface Props {
  readonly id: string;
  /** What stands above the form. */
  readonly title?: string;
  readonly label: string;
  readonly help?: string;
  readonly action: string;
  readonly value: Signal<string>;
  readonly maxLength: number;
  readonly isSecret?: boolean;
  readonly isBusy?: boolean;
  /** What is wrong, said at once. */
  readonly wrong?: string;
  /** Called with what was typed, without the blanks around it; never with nothing. */
  readonly submit: (text: string) => void;
  /** More to choose, between the line and the button. */
  readonly children?: ComponentChildren;
}

export function SmallForm(props: Props): JSX.Element {
  const { id, title, label, help, action, value, maxLength, isSecret, isBusy, wrong, submit, children } = props;
  const field = {
    id,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    required: true,
    maxLength,
    'aria-describedby': help === undefined ? undefined : `${id}-more`,
    value: value.value,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => {
      value.value = event.currentTarget.value;
    },
  } as const;
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        const text = value.value.trim();
        if (text !== '' && isBusy !== true) submit(text);
      }}
    >
      {title !== undefined && <h3>{title}</h3>}
      <label for={id}>{label}</label>
      {isSecret ? <input {...field} type="password" /> : <input {...field} type="text" />}
      {help !== undefined && (
        <p id={`${id}-more`} class="quiet">
          {help}
        </p>
      )}
      {children}
      {wrong !== undefined && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {action}
      </button>
    </form>
  );
}
