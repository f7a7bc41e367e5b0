/** The form of an event. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EventFaults } from '../../shared/protocol/organizer.ts';
import { DEFAULT_TOPICS } from '../../shared/venue/demo/default-event.ts';
import { localTime } from '../../shared/venue/opening.ts';
import { clockTime, type Language } from '../i18n/language.ts';
import { type EventWords, eventWords } from '../i18n/organizer-events.ts';
import { type EventForm, FORM_LANGUAGES, faultsAt, newCodes, nextDay } from './event-form.ts';
import { Faults, Field, idOf } from './fields.tsx';

interface Props {
  readonly form: EventForm;
  readonly set: (more: Partial<EventForm>) => void;
  readonly faults: EventFaults['faults'];
  readonly language: Language;
}

interface PartProps extends Props {
  readonly words: EventWords;
}

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** The clock there, when it is a time zone. */
function clockIn(timeZone: string, language: Language): string | null {
  try {
    localTime(0, timeZone);
    return clockTime(Date.now(), language, timeZone);
  } catch {
    return null;
  }
}

function Names({ form, faults, words, set }: PartProps): JSX.Element {
  const { name } = form;
  return (
    <div class="two">
      {FORM_LANGUAGES.map((code, n) => (
        <Field
          key={code}
          path={`name.${code}`}
          label={`${words.name}, ${words.inLanguage[code]}`}
          // That none is there at all is said once.
          faults={n === 0 ? faults.map((each) => (each.path === 'name' ? { ...each, path: 'name.en' } : each)) : faults}
          words={words}
        >
          {(attributes) => (
            <input
              {...attributes}
              lang={code}
              maxLength={200}
              value={name[code] ?? ''}
              onInput={(event) => set({ name: { ...name, [code]: event.currentTarget.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function TimeZone({ form, faults, words, set, language }: PartProps): JSX.Element {
  const { timeZone } = form;
  const clock = clockIn(timeZone, language);
  return (
    <Field
      path="timeZone"
      label={words.timeZone}
      faults={faults}
      words={words}
      {...(clock === null ? {} : { help: words.timeZoneNow(clock) })}
    >
      {(attributes) => (
        <>
          <input
            {...attributes}
            list="time-zones"
            maxLength={80}
            spellcheck={false}
            autocomplete="off"
            value={timeZone}
            onInput={(event) => set({ timeZone: event.currentTarget.value })}
          />
          <datalist id="time-zones">
            {ZONES.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Hours({ form, faults, words, set }: PartProps): JSX.Element {
  const { always, hours } = form;
  const change = (n: number, more: Partial<EventForm['hours'][number]>) =>
    set({ hours: hours.map((each, at) => (at === n ? { ...each, ...more } : each)) });
  const last = hours.at(-1);
  return (
    <fieldset class="part">
      <legend>{words.hours}</legend>
      <label class="choice">
        <input type="checkbox" class="radio" checked={always} onChange={() => set({ always: !always })} />
        {words.always}
      </label>
      <Faults
        id="field-hours-fault"
        path="hours"
        faults={faults.filter(({ path }) => path === 'hours')}
        words={words}
      />
      {!always &&
        hours.map((each, n) => (
          <div class="line" key={n}>
            {(['opens', 'closes'] as const).map((end) => (
              <Field
                key={end}
                path={`hours[${n}].${end}`}
                label={words[end]}
                words={words}
                // That it closes before it opens is said at its end.
                faults={faults.map((fault) =>
                  fault.path === `hours[${n}]` ? { ...fault, path: `hours[${n}].closes` } : fault,
                )}
              >
                {(attributes) => (
                  <input
                    {...attributes}
                    type="datetime-local"
                    value={each[end]}
                    onInput={(event) => change(n, { [end]: event.currentTarget.value.slice(0, 16) })}
                  />
                )}
              </Field>
            ))}
            <button
              type="button"
              class="remove"
              aria-label={words.removeHours(n + 1)}
              onClick={() => set({ hours: hours.filter((_, at) => at !== n) })}
            >
              ×
            </button>
          </div>
        ))}
      {!always && (
        <div class="row">
          <button type="button" onClick={() => set({ hours: [...hours, { opens: '', closes: '' }] })}>
            {words.addHours}
          </button>
          {last !== undefined && (
            <button type="button" onClick={() => set({ hours: [...hours, nextDay(last)] })}>
              {words.nextDay}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}

function Topics({ form, faults, words, set, language }: PartProps): JSX.Element {
  const { topics } = form;
  const change = (n: number, code: string, text: string) =>
    set({ topics: topics.map((each, at) => (at === n ? { ...each, name: { ...each.name, [code]: text } } : each)) });
  const shown = useSignal(topics.length < 4);
  // Whoever is told of a fault sees where it is.
  const isOpen = shown.value || faultsAt(faults, 'topics').length > 0;
  const add = () => {
    set({ topics: [...topics, { id: '', name: {} }] });
    requestAnimationFrame(() => document.getElementById(idOf(`topics[${topics.length}].name.${language}`))?.focus());
  };
  return (
    <fieldset class="part">
      <legend>{words.topics}</legend>
      <p class="quiet">{words.topicsMore}</p>
      <Faults
        id="field-topics-fault"
        path="topics"
        faults={faults.filter(({ path }) => path === 'topics')}
        words={words}
      />
      <details open={isOpen} onToggle={(event) => (shown.value = event.currentTarget.open)}>
        <summary>{words.topicCount(topics.length)}</summary>
        {topics.map((topic, n) => (
          <div class="line" key={n}>
            {FORM_LANGUAGES.map((code) => (
              <Field
                key={code}
                path={`topics[${n}].name.${code}`}
                label={`${words.topic(n + 1)}, ${words.inLanguage[code]}`}
                words={words}
                faults={
                  code === 'en'
                    ? faults.map((fault) =>
                        [`topics[${n}].name`, `topics[${n}].id`].includes(fault.path)
                          ? { ...fault, path: `topics[${n}].name.en` }
                          : fault,
                      )
                    : faults
                }
              >
                {(attributes) => (
                  <input
                    {...attributes}
                    lang={code}
                    maxLength={200}
                    value={topic.name[code] ?? ''}
                    onInput={(event) => change(n, code, event.currentTarget.value)}
                  />
                )}
              </Field>
            ))}
            <button
              type="button"
              class="remove"
              aria-label={words.removeTopic(topic.name[language] ?? words.topic(n + 1))}
              onClick={() => set({ topics: topics.filter((_, at) => at !== n) })}
            >
              ×
            </button>
          </div>
        ))}
        <div class="row">
          <button type="button" onClick={add}>
            {words.addTopic}
          </button>
          {topics.length === 0 && (
            <button type="button" onClick={() => set({ topics: DEFAULT_TOPICS })}>
              {words.usualTopics}
            </button>
          )}
        </div>
      </details>
    </fieldset>
  );
}

function Admission({ form, faults, words, set }: PartProps): JSX.Element {
  const { admission, code, codes } = form;
  return (
    <fieldset class="part">
      <legend>{words.admission}</legend>
      {(['open', 'code', 'codes'] as const).map((kind) => (
        <label class="choice" key={kind}>
          <input
            type="radio"
            class="radio"
            name="admission"
            checked={admission === kind}
            onChange={() => set({ admission: kind })}
          />
          {words.admissionKind[kind]}
        </label>
      ))}
      {admission === 'code' && (
        <Field path="admission.code" label={words.code} faults={faults} words={words}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={40}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={code}
              onInput={(event) => set({ code: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {admission === 'codes' && (
        <>
          <Field path="admission.codes" label={words.codes} help={words.codesMore} faults={faults} words={words}>
            {(attributes) => (
              <textarea
                {...attributes}
                rows={8}
                spellcheck={false}
                value={codes}
                onInput={(event) => set({ codes: event.currentTarget.value })}
              />
            )}
          </Field>
          <button type="button" onClick={() => set({ codes: newCodes(50, codes) })}>
            {words.makeCodes}
          </button>
        </>
      )}
    </fieldset>
  );
}

function FirstCheckIn({ form, words, set }: PartProps): JSX.Element {
  return (
    <fieldset class="part">
      <legend>{words.firstCheckIn}</legend>
      {(['any', 'changing'] as const).map((kind) => (
        <label class="choice" key={kind}>
          <input
            type="radio"
            class="radio"
            name="first-check-in"
            checked={form.firstCheckIn === kind}
            onChange={() => set({ firstCheckIn: kind })}
          />
          {words.firstCheckInKind[kind]}
        </label>
      ))}
      {form.firstCheckIn === 'changing' && <p class="quiet">{words.firstCheckInMore}</p>}
    </fieldset>
  );
}

function Numbers({ form, faults, words, set }: PartProps): JSX.Element {
  const { minimumAgeYears, encounterDays } = form;
  return (
    <div class="two">
      <Field path="minimumAgeYears" label={words.minimumAge} help={words.minimumAgeMore} faults={faults} words={words}>
        {(attributes) => (
          <input
            {...attributes}
            type="number"
            min={0}
            max={120}
            value={minimumAgeYears}
            onInput={(event) => set({ minimumAgeYears: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field path="encounterDays" label={words.encounterDays} faults={faults} words={words}>
        {(attributes) => (
          <input
            {...attributes}
            type="number"
            min={1}
            max={3660}
            value={encounterDays}
            onInput={(event) => set({ encounterDays: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

export function EventFields(props: Props): JSX.Element {
  const { form, faults, language } = props;
  const words = eventWords(language);
  const parts: PartProps = { ...props, words };
  return (
    <>
      <Names {...parts} />
      <TimeZone {...parts} />
      <Hours {...parts} />
      <Admission {...parts} />
      <FirstCheckIn {...parts} />
      <Numbers {...parts} />
      <Topics {...parts} />
      <Field path="badges" label={words.badges} faults={faults} words={words}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={4}
            spellcheck={false}
            value={form.badges}
            onInput={(event) => parts.set({ badges: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
