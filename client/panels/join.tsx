/** Who I am, one question at a time: name, what I give, what I look for. Also used to change it later. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Profile } from '../../shared/protocol/commands.ts';
import { languageName } from '../i18n/language.ts';
import type { Phone } from '../model/phone.ts';
import { Button, Chips, Field, TextButton, Title } from './controls.tsx';
import type { PanelProps } from './props.ts';
import { topicName } from './words.ts';

const OFFERED = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ar', 'zh', 'pl', 'uk', 'tr'];
const STEPS = 3;
/** So many languages are offered at first; the rest behind one more tap. */
const FEW = 5;

/** The browser's languages first, then common ones. */
function offered(mine: readonly string[]): readonly string[] {
  const browsers = navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .filter((tag) => /^[a-z]{2}$/.test(tag));
  return [...new Set([...browsers, ...OFFERED, ...mine])];
}

function emptyProfile(): Profile {
  const [first] = offered([]);
  return { firstName: '', gives: [], seeks: [], giveLine: '', seekLine: '', languages: first ? [first] : [] };
}

/** Whether what was refused is asked on the first step. */
function aboutFirstStep({ session }: Phone): boolean {
  const note = session.note.value;
  return note?.kind === 'refusal' && /^(name|admission|not-old)/.test(note.refusal);
}

export function Join({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value;
  const known = phone.session.profile.value;
  const draft = useSignal<Profile>(known ?? phone.device.event().profile ?? emptyProfile());
  const step = useSignal(0);
  const old = useSignal(known !== null);
  const code = useSignal('');
  const all = useSignal(false);
  const { event } = phone;
  const years = event?.minimumAgeYears ?? 0;
  const waits = phone.busy.value === 'join';
  const topics = (event?.topics ?? []).map(({ id }) => ({ id, name: topicName(phone, id) }));
  const change = (part: Partial<Profile>): void => {
    draft.value = { ...draft.value, ...part };
  };
  const refuse = (refusal: 'name-missing' | 'not-old-enough'): void => {
    phone.session.note.value = { kind: 'refusal', refusal };
  };
  const forward = async (): Promise<void> => {
    phone.session.note.value = null;
    if (step.value === 0 && !draft.value.firstName.trim()) refuse('name-missing');
    else if (step.value === 0 && years > 0 && !old.value) refuse('not-old-enough');
    else if (step.value < STEPS - 1) step.value += 1;
    else if (!(await actions.join(draft.value, old.value || years === 0, code.value)) && aboutFirstStep(phone))
      step.value = 0;
  };
  const back = (): void => {
    phone.session.note.value = null;
    if (step.value > 0) step.value -= 1;
    else phone.sheet.value = null;
  };

  return (
    <form
      class="card-form"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!waits) void forward();
      }}
    >
      <p class="eyebrow">{words.join.step(step.value + 1, STEPS)}</p>
      {step.value === 0 && (
        <>
          <Title key="name">{words.join.nameTitle}</Title>
          <Field
            id="first-name"
            label={words.join.nameLabel}
            hint={words.join.nameMore}
            value={draft.value.firstName}
            most={80}
            complete="given-name"
            onInput={(firstName) => change({ firstName })}
          />
          {event?.admission === 'code' && known === null && (
            <Field
              id="code"
              label={words.join.code}
              hint={words.join.codeMore}
              value={code.value}
              most={60}
              onInput={(value) => {
                code.value = value;
              }}
            />
          )}
          <Chips
            legend={words.join.languages}
            choices={offered(draft.value.languages)
              .filter((id, index) => all.value || index < FEW || draft.value.languages.includes(id))
              .map((id) => ({ id, name: languageName(id, phone.language.value) }))}
            chosen={draft.value.languages}
            most={6}
            onChange={(languages) => change({ languages: [...languages] })}
            more={
              all.value
                ? undefined
                : {
                    label: words.more,
                    onTap: () => {
                      all.value = true;
                    },
                  }
            }
          />
          {years > 0 && known === null && (
            <label class="check">
              <input
                type="checkbox"
                checked={old.value}
                onChange={(tick) => {
                  old.value = tick.currentTarget.checked;
                }}
              />
              {words.join.old(years)}
            </label>
          )}
        </>
      )}
      {step.value === 1 && (
        <>
          <Title key="gives" takesFocus>
            {words.join.givesTitle}
          </Title>
          <p class="quiet">{words.join.givesMore}</p>
          <Field
            id="give-line"
            label={`${words.join.giveLine} (${words.join.optional})`}
            example={words.join.giveExample}
            value={draft.value.giveLine}
            most={200}
            onInput={(giveLine) => change({ giveLine })}
          />
          <Chips
            legend={words.join.chosen(draft.value.gives.length)}
            choices={topics}
            chosen={draft.value.gives}
            most={3}
            onChange={(gives) => change({ gives: [...gives] })}
          />
        </>
      )}
      {step.value === 2 && (
        <>
          <Title key="seeks" takesFocus>
            {words.join.seeksTitle}
          </Title>
          <p class="quiet">{words.join.seeksMore}</p>
          <Field
            id="seek-line"
            label={`${words.join.giveLine} (${words.join.optional})`}
            example={words.join.seekExample}
            value={draft.value.seekLine}
            most={200}
            onInput={(seekLine) => change({ seekLine })}
          />
          <Chips
            legend={words.join.chosen(draft.value.seeks.length)}
            choices={topics}
            chosen={draft.value.seeks}
            most={3}
            onChange={(seeks) => change({ seeks: [...seeks] })}
          />
        </>
      )}
      <div class="actions sticky">
        <Button onTap={back}>{words.back}</Button>
        <button type="submit" class="button is-ink" aria-disabled={waits}>
          {step.value < STEPS - 1 ? words.next : known ? words.join.save : words.join.go}
        </button>
      </div>
      {known && step.value === 0 && (
        <div class="links">
          <TextButton onTap={() => (phone.sheet.value = { kind: 'leave' })}>{words.join.leave}</TextButton>
        </div>
      )}
    </form>
  );
}
