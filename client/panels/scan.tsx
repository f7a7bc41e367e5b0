/** A sign is wanted: how to scan one or type its code, or, where the last scan was here, one tap instead. */
import type { JSX } from 'preact';
import { Button, TextButton, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';
import { TypedCode } from './typed-code.tsx';

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
      <div class="actions">
        <Button kind={tapWillDo ? undefined : 'ink'} onTap={() => (phone.sheet.value = { kind: 'camera' })}>
          {words.camera}
        </Button>
      </div>
      <TypedCode phone={phone} />
      <TextButton onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</TextButton>
    </>
  );
}
