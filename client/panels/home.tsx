/** Not open: how many are, and the one button that opens me; before joining, the one that joins. */
import type { JSX } from 'preact';
import { Button, TextButton, Title } from './controls.tsx';
import { OtherEvents } from './plain.tsx';
import type { PanelProps } from './props.ts';

function Nearby({ phone }: Pick<PanelProps, 'phone'>): JSX.Element {
  const words = phone.words.value.home;
  const count = phone.nearby.value;
  const here = phone.here.value;
  return (
    <>
      <p class="eyebrow">{here === null ? words.nowhere : words.here(here)}</p>
      <Title>{count === null ? words.titleNone : words.title(count)}</Title>
      <p class="quiet">{count === null ? words.hiddenNone : words.hidden}</p>
    </>
  );
}

export function Welcome({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.home;
  return (
    <>
      <Nearby phone={phone} />
      <div class="actions">
        <Button kind="open" onTap={() => (phone.sheet.value = { kind: 'join' })}>
          {words.join}
        </Button>
      </div>
      <p class="small quiet">{phone.boot.badge ? phone.words.value.badge.first : words.joinMore}</p>
      <OtherEvents phone={phone} />
    </>
  );
}

export function Closed({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.home;
  return (
    <>
      <Nearby phone={phone} />
      <div class="actions">
        <Button kind="open" onTap={() => (phone.sheet.value = { kind: 'opening' })}>
          {words.open}
        </Button>
      </div>
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = { kind: 'encounters' })}>{words.encounters}</Button>
        <Button onTap={() => (phone.sheet.value = { kind: 'profile' })}>{words.profile}</Button>
      </div>
      <div class="links">
        <TextButton onTap={() => (phone.sheet.value = { kind: 'needs' })}>{words.needs}</TextButton>
      </div>
      <OtherEvents phone={phone} />
    </>
  );
}
