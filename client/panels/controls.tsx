import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PanelProps } from './props.ts';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onTap: () => void;
  /** `open` opens me, `meet` is about a meeting, `ink` is the plain first choice; none: the second choice. */
  readonly kind?: 'open' | 'meet' | 'ink' | undefined;
  readonly waits?: boolean | undefined;
  readonly label?: string | undefined;
}

/** A button of 56 px. While its command is under way it stays in place, keeps the focus and does nothing. */
export function Button({ children, onTap, kind, waits = false, label }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={kind ? `button is-${kind}` : 'button'}
      aria-disabled={waits}
      aria-label={label}
      onClick={() => !waits && onTap()}
    >
      {children}
    </button>
  );
}

/** A quiet way out or further, as underlined text. */
export function TextButton({
  children,
  onTap,
  expanded,
}: {
  children: ComponentChildren;
  onTap: () => void;
  expanded?: boolean;
}): JSX.Element {
  return (
    <button type="button" class="text-button" aria-expanded={expanded} onClick={onTap}>
      {children}
    </button>
  );
}

/** Whoever is simulated is never taken for a person: said on every card that is about them. */
export function Simulated({
  phone,
  card,
}: Pick<PanelProps, 'phone'> & { card: { readonly simulated: boolean } }): JSX.Element | null {
  return card.simulated ? <p class="small quiet">{phone.words.value.simulatedLong}</p> : null;
}

/**
 * The card's one heading. It takes the focus when what had it has gone, or when asked to, so that a keyboard or a reader
 * goes on here; never on a page that nobody has touched.
 */
export function Title({
  children,
  takesFocus = false,
}: {
  children: ComponentChildren;
  takesFocus?: boolean;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!navigator.userActivation?.hasBeenActive) return;
    if (takesFocus || document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface SegmentsProps<T> {
  readonly legend: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, side by side. */
export function Segments<T extends string | number>({
  legend,
  choices,
  chosen,
  onChoose,
}: SegmentsProps<T>): JSX.Element {
  return (
    <fieldset>
      <legend class="only-heard">{legend}</legend>
      <div class="segments">
        {choices.map(({ value, label }) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface ChipsProps {
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChange: (chosen: readonly string[]) => void;
  /** One more chip that shows more. */
  readonly more?: { readonly label: string; readonly onTap: () => void } | undefined;
}

/** Some of many, up to a number. */
export function Chips({ legend, hideLegend = false, choices, chosen, most, onChange, more }: ChipsProps): JSX.Element {
  return (
    <fieldset>
      <legend class={hideLegend ? 'only-heard' : 'legend'}>{legend}</legend>
      <div class="chips">
        {choices.map(({ id, name }) => {
          const on = chosen.includes(id);
          const full = !on && chosen.length >= most;
          const toggle = (): void => onChange(on ? chosen.filter((other) => other !== id) : [...chosen, id]);
          return (
            <button
              key={id}
              type="button"
              class="chip"
              aria-pressed={on}
              aria-disabled={full}
              onClick={() => !full && toggle()}
            >
              {name}
            </button>
          );
        })}
        {more && (
          <button type="button" class="text-button" onClick={more.onTap}>
            {more.label}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly most: number;
  readonly onInput: (value: string) => void;
  readonly complete?: string | undefined;
  readonly example?: string | undefined;
}

export function Field({ id, label, hint, value, most, onInput, complete = 'off', example }: FieldProps): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={most}
        dir="auto"
        autocomplete={complete}
        placeholder={example}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <span id={`${id}-hint`} class="small quiet">
          {hint}
        </span>
      )}
    </div>
  );
}
