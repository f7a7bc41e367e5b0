/** A sign is wanted: how to scan one or type its code, or, where the last scan was here, one tap instead. */
import type { JSX } from 'preact';
import { Button, TextButton, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';

export function Scan({ phone, actions, still }: PanelProps & { still: boolean }): JSX.Element {
  const words = phone.words.value.scan;
  const here = phone.here.value;
  const tapWillDo = still && here !== null;
  return (
    <>
      <Title>{tapWillDo ? words.stillTitle(here) : words.title}</Title>
      {tapWillDo && (
        <div class="actions">
          <Button kind="ink" waits={phone.busy.value === 'still-here'} onTap={() => void actions.stillHere()}>
            {words.still}
          </Button>
        </div>
      )}
      {tapWillDo && <p class="strong">{words.stillMore}</p>}
      <p>{words.how}</p>
      <p class="small quiet">{words.why}</p>
      <form class="typed-code" action="/s">
        <div class="field">
          <label for="sign-code">{words.code}</label>
          <input
            id="sign-code"
            name="code"
            required
            minLength={8}
            maxLength={20}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </div>
        <button type="submit" class="button">
          {words.useCode}
        </button>
      </form>
      <TextButton onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</TextButton>
    </>
  );
}
