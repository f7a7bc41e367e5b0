/** The fields of the panel. A field's word holds when it is left or Enter is pressed, so that half a number is none. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onSay: (value: string) => void;
  readonly lang?: string;
  readonly most?: number;
  readonly id?: string;
}

export function TextField({ label, value, onSay, lang, most = 200, id }: TextProps): JSX.Element {
  const own = useId();
  return (
    <label class="ed-field" for={id ?? own}>
      {label}
      <input
        id={id ?? own}
        key={value}
        type="text"
        autocomplete="off"
        maxLength={most}
        lang={lang}
        defaultValue={value}
        onChange={(event) => onSay(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number | null;
  readonly onSay: (value: number) => void;
  readonly step?: number;
}

export function NumberField({ label, value, onSay, step = 0.1 }: NumberProps): JSX.Element {
  const id = useId();
  const shown = value === null ? '' : String(Math.round(value * 1000) / 1000);
  return (
    <label class="ed-field number" for={id}>
      {label}
      <input
        id={id}
        key={shown}
        type="number"
        inputMode="decimal"
        step={step}
        defaultValue={shown}
        onChange={(event) => {
          const said = event.currentTarget.valueAsNumber;
          if (Number.isFinite(said)) onSay(said);
          else event.currentTarget.value = shown;
        }}
      />
    </label>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly onSay: (value: T) => void;
}

export function SelectField<T extends string>({ label, value, options, onSay }: SelectProps<T>): JSX.Element {
  const id = useId();
  const all = Object.entries<string>(options) as [T, string][];
  return (
    <label class="ed-field" for={id}>
      {label}
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const said = all.find(([option]) => option === event.currentTarget.value)?.[0];
          if (said !== undefined) onSay(said);
        }}
      >
        {all.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onSay: (checked: boolean) => void;
}

export function CheckField({ label, checked, onSay }: CheckProps): JSX.Element {
  return (
    <label class="ed-check">
      <input type="checkbox" checked={checked} onChange={(event) => onSay(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
