/** Cards that only say something: what stops the page, and the choice of an event. */
import type { JSX } from 'preact';
import { textIn } from '../../shared/venue/local-text.ts';
import { sayLocal, sayLocalTime } from '../i18n/language.ts';
import { Button, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';

function Plain({
  title,
  more,
  button,
  onTap,
}: {
  title: string;
  more: string;
  button?: string;
  onTap?: () => void;
}): JSX.Element {
  return (
    <>
      <Title>{title}</Title>
      <p class="quiet">{more}</p>
      {button && onTap && (
        <div class="actions">
          <Button kind="ink" onTap={onTap}>
            {button}
          </Button>
        </div>
      )}
    </>
  );
}

export function OtherVersion({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.otherVersion;
  return <Plain title={words.title} more={words.more} button={words.reload} onTap={() => location.reload()} />;
}

export function Elsewhere({ phone, onResume }: PanelProps & { onResume: () => void }): JSX.Element {
  const words = phone.words.value.elsewhere;
  return <Plain title={words.title} more={words.more} button={words.goOn} onTap={onResume} />;
}

export function TurnedAway({ phone, onResume }: PanelProps & { onResume: () => void }): JSX.Element {
  const words = phone.words.value.turnedAway;
  return <Plain title={words.title} more={words.more} button={words.again} onTap={onResume} />;
}

export function NoEvent({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.events;
  return <Plain title={words.none} more={words.noneMore} />;
}

export function Moment({ phone }: Pick<PanelProps, 'phone'>): JSX.Element {
  return <Title>{phone.words.value.moment}</Title>;
}

/** A part of the page could not be fetched. */
export function Missing({ phone }: Pick<PanelProps, 'phone'>): JSX.Element {
  const { moment, missing, otherVersion } = phone.words.value;
  const more = { title: moment, more: missing };
  // Without a network there would be no page at all afterwards.
  if (phone.session.line.value !== 'connected') return <Plain {...more} />;
  return <Plain {...more} button={otherVersion.reload} onTap={() => location.reload()} />;
}

/** Ways to the other events of this house: those that my device knows something of, and the one that is on. */
export function OtherEvents({ phone }: Pick<PanelProps, 'phone'>): JSX.Element | null {
  const words = phone.words.value.events;
  const { before, instead } = phone.boot;
  const language = phone.language.value;
  const known = before.filter(({ id }) => phone.device.looksBackAt(id));
  if (known.length === 0 && instead === null) return null;
  return (
    <div class="links">
      {known.map(({ id, venue, name }) => (
        <a key={id} class="text-button" href={`/v/${venue}?event=${encodeURIComponent(id)}`}>
          {words.before(textIn(name, language))}
        </a>
      ))}
      {instead && (
        <a class="text-button" href={`/v/${instead.venue}`}>
          {words.instead(textIn(instead.name, language))}
        </a>
      )}
    </div>
  );
}

export function EventClosed({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.events;
  const language = phone.language.value;
  const { event, session } = phone;
  const opens = session.hours.value.opensAt;
  const line = session.line.value;
  // Who is let in has, or may have, something here to look at.
  const isIn = line === 'connected' || line === 'lost';
  const me = session.profile.value;
  const { encounters, profile } = phone.words.value.home;
  const { leave } = phone.words.value.join;
  const name = event ? textIn(event.name, language) : '';
  return (
    <>
      <Title>{opens ? words.closedTitle(name) : words.overTitle(name)}</Title>
      <p class="quiet">{opens ? words.opensAt(sayLocal(opens, language)) : words.over}</p>
      {isIn && (
        <div class="actions">
          <Button onTap={() => (phone.sheet.value = { kind: 'encounters' })}>{encounters}</Button>
          <Button onTap={() => (phone.sheet.value = { kind: me ? 'profile' : 'leave' })}>{me ? profile : leave}</Button>
        </div>
      )}
      {event?.hours && (
        <section>
          <p class="strong">{words.hours}</p>
          <ul class="list">
            {event.hours.map(({ opens: from, closes }) => (
              <li key={from}>
                {sayLocal(from, language)} – {sayLocalTime(closes, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <OtherEvents phone={phone} />
    </>
  );
}

export function Events({ phone }: PanelProps): JSX.Element {
  const language = phone.language.value;
  return (
    <>
      <Title>{phone.words.value.events.title}</Title>
      <ul class="list">
        {phone.boot.events.map((event) => (
          <li key={event.id}>
            <a class="row" href={`/v/${event.venue}`}>
              <span>
                <b>{textIn(event.name, language)}</b>
                <span class="small">{textIn(event.venueName, language)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
