/** How long, and as what: two equal buttons, each with one sentence on who sees it. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Show } from '../../shared/protocol/commands.ts';
import { Segments, TextButton, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';

const MINUTES = [15, 30, 60] as const;

export function Opening({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value.opening;
  const minutes = useSignal<15 | 30 | 60>(30);
  const waits = phone.busy.value === 'open';
  const choice = (show: Show, title: string, more: string): JSX.Element => (
    <button
      type="button"
      class="button choice"
      aria-disabled={waits}
      onClick={() => !waits && void actions.open(minutes.value, show)}
    >
      {title}
      <span class="small">{more}</span>
    </button>
  );
  return (
    <>
      <Title>{words.title}</Title>
      <Segments
        legend={words.forHow}
        choices={MINUTES.map((value) => ({ value, label: words.minutes(value) }))}
        chosen={minutes.value}
        onChoose={(value) => {
          minutes.value = value;
        }}
      />
      <div class="actions stacked">
        {choice('spot', words.spot, words.spotMore)}
        {choice('area', words.area, words.areaMore)}
      </div>
      <p class="small quiet">{words.who}</p>
      <TextButton onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</TextButton>
    </>
  );
}
