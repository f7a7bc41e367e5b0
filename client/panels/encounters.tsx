/** What remains: keep or let go after a meeting, and the list of those whom both kept. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Encounter } from '../../shared/protocol/notices.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { dayAndTime } from '../i18n/language.ts';
import type { Phone } from '../model/phone.ts';
import { Button, Field, Simulated, TextButton, Title } from './controls.tsx';
import { Face } from './drawings.tsx';
import type { PanelProps } from './props.ts';
import { vcardOf } from './vcard.ts';
import { givesOf } from './words.ts';

export function Keep({ phone, actions, meeting }: PanelProps & { meeting: string }): JSX.Element | null {
  const reach = useSignal('');
  const keep = phone.session.keeps.value.find((ticket) => ticket.meeting === meeting);
  if (!keep) return null;
  const words = phone.words.value.keep;
  const name = keep.card.firstName;
  const waits = phone.session.keeping.value === meeting;
  return (
    <>
      <Title>{words.title(name)}</Title>
      <p class="quiet">{words.more(name)}</p>
      <Simulated phone={phone} card={keep.card} />
      <Field
        id="reach"
        label={words.reach}
        example={words.reachExample}
        value={reach.value}
        most={200}
        onInput={(value) => {
          reach.value = value;
        }}
      />
      <p class="small quiet">{words.until(dayAndTime(keep.until, phone.language.value))}</p>
      <div class="actions">
        <Button onTap={() => actions.letGo(meeting)}>{words.no}</Button>
        <Button kind="meet" waits={waits} onTap={() => void actions.keep(meeting, reach.value)}>
          {words.yes}
        </Button>
      </div>
      <div class="links">
        <TextButton onTap={() => phone.session.setKeep(meeting, 'later')}>{words.later}</TextButton>
      </div>
    </>
  );
}

/** Where and when: "Coffee bar, Monday 23 November, 15:30". */
function metWords(phone: Phone, encounter: Encounter): string {
  const when = dayAndTime(encounter.metAt, phone.language.value);
  return phone.words.value.encounters.met(encounter.place, when);
}

export function Encounters({ phone }: PanelProps): JSX.Element {
  const words = phone.words.value.encounters;
  const list = phone.session.encounters.value;
  const later = phone.session.keeps.value.filter(
    (keep) => keep.state === 'later' && keep.until > phone.clock.now.value,
  );
  return (
    <>
      <Title>{words.title}</Title>
      {list.length === 0 && later.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="list">
        {later.map((keep) => (
          <li key={keep.meeting}>
            <button type="button" class="row" onClick={() => phone.session.setKeep(keep.meeting, 'asked')}>
              <Face colour="var(--meet)" />
              <span>
                <b>{words.pending(keep.card.firstName)}</b>{' '}
                {keep.card.simulated && <i class="tag">{phone.words.value.simulated}</i>}
                <span class="small">{phone.words.value.keep.until(dayAndTime(keep.until, phone.language.value))}</span>
              </span>
            </button>
          </li>
        ))}
        {list.map((encounter) => (
          <li key={encounter.id}>
            <button
              type="button"
              class="row"
              onClick={() => {
                phone.sheet.value = { kind: 'encounter', id: encounter.id };
              }}
            >
              <Face colour="var(--meet)" />
              <span>
                <b>{isolated(encounter.firstName)}</b>{' '}
                {encounter.simulated && <i class="tag">{phone.words.value.simulated}</i>}
                <span class="small">{metWords(phone, encounter)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</Button>
      </div>
    </>
  );
}

/** Hands the contact to the phone as a file. */
function download(phone: Phone, encounter: Encounter): void {
  const words = phone.words.value.encounters;
  const when = dayAndTime(encounter.metAt, phone.language.value);
  const give = givesOf(phone, { giveLine: encounter.give, gives: encounter.gives });
  const file = new Blob([vcardOf(encounter, words.vcardNote(encounter.place, when, give))], { type: 'text/vcard' });
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  // Only what every phone's files may be called.
  anchor.download = `${encounter.firstName.replace(/[^\p{L}\p{M}\p{N} ]/gu, '').trim() || 'contact'}.vcf`;
  anchor.click();
  URL.revokeObjectURL(address);
}

export function EncounterCard({ phone, actions, id }: PanelProps & { id: string }): JSX.Element {
  const sure = useSignal<'forget' | 'block' | null>(null);
  const words = phone.words.value.encounters;
  const encounter = phone.session.encounters.value.find((known) => known.id === id);
  const back = <Button onTap={() => (phone.sheet.value = { kind: 'encounters' })}>{phone.words.value.back}</Button>;
  if (!encounter) return <div class="actions">{back}</div>;
  const name = encounter.firstName;
  const gives = givesOf(phone, { giveLine: encounter.give, gives: encounter.gives });
  if (sure.value !== null) {
    const forget = sure.value === 'forget';
    return (
      <>
        <Title key={sure.value}>{`${forget ? words.forget : words.block} – ${isolated(name)}`}</Title>
        <p>{forget ? words.forgetMore(name) : words.blockMore(name)}</p>
        <div class="actions">
          <Button onTap={() => (sure.value = null)}>{phone.words.value.back}</Button>
          <Button kind="ink" onTap={() => void (forget ? actions.forgetEncounter(id) : actions.blockEncounter(id))}>
            {words.sure}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <div class="head">
        <Face size={56} colour="var(--meet)" />
        <div>
          <Title>{name}</Title>
          <p class="quiet">{metWords(phone, encounter)}</p>
        </div>
      </div>
      {gives && (
        <p>
          <b>{phone.words.value.person.gives(name)}</b> {gives}
        </p>
      )}
      <p>
        {encounter.reach ? (
          <>
            <b>{words.reach}</b> {isolated(encounter.reach)}
          </>
        ) : (
          words.noReach(name)
        )}
      </p>
      <Simulated phone={phone} card={encounter} />
      <div class="actions">
        {back}
        <Button kind="ink" onTap={() => download(phone, encounter)}>
          {words.vcard}
        </Button>
      </div>
      <div class="links">
        <TextButton onTap={() => (sure.value = 'forget')}>{words.forget}</TextButton>
        <TextButton onTap={() => (sure.value = 'block')}>{words.block}</TextButton>
      </div>
    </>
  );
}
