/** One event: how it stands, what may be done with it, and its form. */
import { type Signal, signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { EventAnswer, EventFaults } from '../../shared/protocol/organizer.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { LocalText } from '../../shared/venue/venue-file.ts';
import { sayLocal } from '../i18n/language.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { type EventWords, eventWords } from '../i18n/organizer-events.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import { Badges } from './badges.tsx';
import { Calibrate } from './calibrate.tsx';
import type { Called } from './call.ts';
import type { Desk } from './desk.ts';
import { Erase } from './erase.tsx';
import { EventFields } from './event-fields.tsx';
import { type EventForm, formOf, planIn } from './event-form.ts';
import { hashOf, tabView, type View } from './route.ts';

/** What is written and said while this event is on the page. */
interface Work {
  readonly event: Signal<EventAnswer | null>;
  readonly form: Signal<EventForm | null>;
  readonly faults: Signal<EventFaults['faults']>;
  readonly said: Signal<string>;
  readonly busy: Signal<boolean>;
}

interface Props {
  readonly desk: Desk;
  readonly work: Work;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Why nothing was done, in a sentence. */
function whyNot(answer: Extract<Called<unknown>, { ok: false }>, desk: Desk, words: EventWords): string {
  const shell = shellWords(desk.language.value);
  if (answer.why === 'role') return shell.mayNot;
  const error: unknown = isObject(answer.value) ? Reflect.get(answer.value, 'error') : null;
  if (error === 'not-published') return words.notPublished;
  if (error === 'venue-busy' && isObject(answer.value)) {
    const other: LocalText = Reflect.get(answer.value, 'other');
    return words.venueBusy(textIn(other, desk.language.value));
  }
  return shell.failed;
}

/** How an event stands, in a few words. */
export function eventStanding({ state, running }: Pick<EventAnswer, 'state' | 'running'>, desk: Desk): string {
  const language = desk.language.value;
  const words = eventWords(language);
  if (state !== 'open' || running === null) return words.state[state];
  const when = running.open
    ? words.runsNow
    : running.opensAt === null
      ? words.outside
      : words.opensAt(sayLocal(running.opensAt, language));
  return `${words.state.open}, ${when}`;
}

async function save({ desk, work: { event, form, faults, said, busy } }: Props): Promise<void> {
  const words = eventWords(desk.language.value);
  if (event.value === null || form.value === null || busy.value) return;
  busy.value = true;
  const path = `/api/organizer/events/${event.value.plan.id}`;
  const answer = await desk.call<EventAnswer>('PUT', path, { plan: planIn(form.value) });
  busy.value = false;
  if (answer.ok) {
    faults.value = [];
    event.value = answer.value;
    form.value = formOf(answer.value.plan);
    said.value = words.saved;
    return void desk.renewVenues();
  }
  if (answer.status !== 422 || !isObject(answer.value)) {
    said.value = whyNot(answer, desk, words);
    return;
  }
  faults.value = Reflect.get(answer.value, 'faults');
  said.value = words.faulty(faults.value.length);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Opens or closes it. */
async function put({ desk, work: { event, said, busy } }: Props, wish: 'open' | 'close', done: string): Promise<void> {
  if (event.value === null || busy.value) return;
  busy.value = true;
  said.value = organizerWords(desk.language.value).loading;
  // A large house takes some seconds to open.
  const answer = await desk.call<EventAnswer>(
    'POST',
    `/api/organizer/events/${event.value.plan.id}/${wish}`,
    undefined,
    180_000,
  );
  busy.value = false;
  if (answer.ok) event.value = answer.value;
  said.value = answer.ok ? done : whyNot(answer, desk, eventWords(desk.language.value));
  void desk.renewVenues();
}

function Opening({ desk, work }: Props): JSX.Element | null {
  const words = eventWords(desk.language.value);
  const sure = useSignal(false);
  const event = work.event.value;
  if (event === null) return null;
  if (event.state !== 'open') {
    if (!desk.may('editor')) return null;
    return (
      <section class="act">
        <button type="button" class="primary" onClick={() => void put({ desk, work }, 'open', words.opened)}>
          {event.state === 'closed' ? words.reopen : words.open}
        </button>
        {event.running === null && <p class="quiet notes">{words.openMore}</p>}
      </section>
    );
  }
  if (!desk.may('owner')) return <p class="quiet">{words.ownerOnly}</p>;
  return (
    <section class="act">
      <button
        type="button"
        class={sure.value ? 'primary' : ''}
        onClick={() => {
          if (sure.value) void put({ desk, work }, 'close', words.closed);
          sure.value = !sure.value;
        }}
      >
        {sure.value ? words.closeSure : words.close}
      </button>
      <p class="quiet notes">{words.closeMore}</p>
    </section>
  );
}

export function EventPage({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'event' }> }): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const work = useMemo<Work>(
    () => ({ event: signal(null), form: signal(null), faults: signal([]), said: signal(''), busy: signal(false) }),
    [],
  );
  useEffect(() => {
    void desk.call<EventAnswer>('GET', `/api/organizer/events/${encodeURIComponent(view.event)}`).then((answer) => {
      if (!answer.ok) {
        work.said.value = organizerWords(desk.language.value).notLoaded;
        return;
      }
      work.event.value = answer.value;
      work.form.value = formOf(answer.value.plan);
    });
  }, []);
  const event = work.event.value;
  const form = work.form.value;
  const isChanged = event !== null && JSON.stringify(form) !== JSON.stringify(formOf(event.plan));
  return (
    <div class="event-page">
      <a class="link" href={hashOf(tabView(view.venue, 'events'))}>
        {words.back}
      </a>
      {event !== null && (
        <header>
          <h3>{textIn(event.plan.name, language)}</h3>
          <p class="quiet notes">{eventStanding(event, desk)}</p>
        </header>
      )}
      <p class="said" role="status">
        {work.said.value}
      </p>
      <Opening desk={desk} work={work} />
      {event !== null && form !== null && (
        <form
          class="event-form"
          noValidate
          onSubmit={(submit) => {
            submit.preventDefault();
            void save({ desk, work });
          }}
        >
          <fieldset class="all" disabled={!desk.may('editor')}>
            <EventFields
              form={form}
              set={(more) => (work.form.value = { ...form, ...more })}
              faults={work.faults.value}
              language={language}
            />
          </fieldset>
          {desk.may('editor') && (
            <div class="bar">
              <button type="submit" class="primary" aria-disabled={work.busy.value}>
                {words.save}
              </button>
              {isChanged && <span class="quiet">{words.unsaved}</span>}
            </div>
          )}
        </form>
      )}
      {event !== null && event.running !== null && event.plan.badges.length > 0 && (
        <Badges desk={desk} event={event.plan.id} />
      )}
      {event !== null && event.running !== null && desk.may('editor') && (
        <Calibrate desk={desk} event={event.plan.id} venue={view.venue} badges={event.plan.badges} />
      )}
      {event !== null && desk.may('owner') && (
        <Erase
          desk={desk}
          path={`/api/organizer/events/${event.plan.id}`}
          name={event.plan.name}
          label={words.erase}
          more={event.given ? `${words.eraseMore} ${words.eraseGiven}` : words.eraseMore}
          erased={() => {
            void desk.renewVenues();
            desk.show(tabView(view.venue, 'events'));
          }}
        />
      )}
    </div>
  );
}
