/** The pills at the top: how the line stands, whether I am open, and the language. */
import type { JSX } from 'preact';
import { minutesUntil } from '../model/clock.ts';
import { Line } from './drawings.tsx';
import type { PanelProps } from './props.ts';
import { secondsLeft } from './words.ts';

function State({ phone, actions }: PanelProps): JSX.Element | null {
  const words = phone.words.value.pill;
  const meeting = phone.session.meeting.value;
  if (meeting) {
    const name = meeting.card.firstName;
    // Who has arrived has no way left.
    const left = meeting.route && !meeting.iArrived ? secondsLeft(meeting.route) : null;
    return (
      <span class="pill is-meet shrinks">
        <span class="cut">{meeting.phase === 'talking' ? words.talking(name) : words.walking(name, left)}</span>
      </span>
    );
  }
  const me = phone.session.me.value?.availability;
  if (me?.state !== 'open' || phone.session.line.value === 'elsewhere') return null;
  return (
    <button type="button" class="pill is-open" onClick={() => void actions.close()}>
      {words.open(minutesUntil(me.until, phone.clock.now.value))}
      <span class="only-heard">{words.closeMe}</span>
      <span aria-hidden="true">✕</span>
    </button>
  );
}

export function Top(props: PanelProps): JSX.Element {
  const { phone, actions } = props;
  const words = phone.words.value;
  const line = phone.session.line.value;
  const connected = line === 'connected';
  const next = phone.language.value === 'en' ? 'fr' : 'en';
  return (
    <header class="top">
      <State {...props} />
      <span class="push" />
      {phone.event && (
        <span class={connected ? 'pill round' : 'pill shrinks'} role="status" title={words.line[line]}>
          <Line connected={connected} />
          <span class={connected ? 'only-heard' : 'cut'}>{words.line[line]}</span>
        </span>
      )}
      <button type="button" class="pill round" lang={next} onClick={() => void actions.speak(next)}>
        {next.toUpperCase()}
        <span class="only-heard">{words.switchLanguage}</span>
      </button>
    </header>
  );
}
