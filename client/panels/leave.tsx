import type { JSX } from 'preact';
import { Button, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';

/** Leaving for good is asked once more. */
export function Leave({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value;
  return (
    <>
      <Title>{words.join.leave}</Title>
      <p>{words.join.leaveMore}</p>
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = null)}>{words.back}</Button>
        <Button kind="ink" waits={phone.busy.value === 'leave'} onTap={() => void actions.leave()}>
          {words.encounters.sure}
        </Button>
      </div>
    </>
  );
}
