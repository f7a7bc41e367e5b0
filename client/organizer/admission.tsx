/** Who may come in: the code for all, or each attendee's own. */
import { type Signal, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { AdmissionWish, OrganizerAdmission } from '../../shared/protocol/pages.ts';
import { plainCode } from '../../shared/venue/admission-code.ts';
import { organizerWords } from '../i18n/organizer.ts';
import type { Desk } from './desk.ts';
import { Back, Loading } from './parts.tsx';
import type { View } from './route.ts';
import { SmallForm } from './small-form.tsx';

/** So many codes are listed at once; the rest is found by typing. */
const MOST_LISTED = 50;

/** What is written, said and half done on the page while this event's admission is on it. */
interface Work {
  readonly typed: Signal<string>;
  readonly said: Signal<string>;
  /** The code whose removal waits for the second tap. */
  readonly sure: Signal<string | null>;
}

interface Props {
  readonly desk: Desk;
  readonly work: Work;
}

/** Do it, and say what came of it. */
async function fulfil({ desk, work: { said, sure } }: Props, asked: AdmissionWish, done: string): Promise<void> {
  const words = organizerWords(desk.language.value);
  said.value = '';
  sure.value = null;
  const refused = await desk.wish(asked);
  said.value = refused === null ? done : refused === 'lost' ? words.wishLost : words[refused];
}

function OneForAll({ event, ...props }: Props & { event: string }): JSX.Element {
  const { desk, work } = props;
  const { typed } = work;
  const words = organizerWords(desk.language.value);
  return (
    <SmallForm
      id="code"
      label={words.newCode}
      help={words.newCodeMore}
      action={words.change}
      value={typed}
      maxLength={40}
      submit={(code) => {
        typed.value = '';
        void fulfil(props, { event, wish: 'change', code }, words.changed(code));
      }}
    />
  );
}

function Own({ data, ...props }: Props & { data: OrganizerAdmission }): JSX.Element {
  const { desk, work } = props;
  const { typed, sure } = work;
  const words = organizerWords(desk.language.value);
  const { event } = data;
  const used = data.codes.filter(({ state }) => state === 'used').length;
  const wanted = plainCode(typed.value);
  const found = data.codes.filter(({ code }) => plainCode(code).includes(wanted));
  return (
    <>
      <p class="quiet">{words.codesMore(data.codes.length, used)}</p>
      <label class="field">
        {words.findCode}
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={40}
          value={typed.value}
          onInput={(input) => (typed.value = input.currentTarget.value)}
        />
      </label>
      <ul class="codes">
        {found.slice(0, MOST_LISTED).map(({ code, state }) => (
          <li key={code}>
            <code>{code}</code>
            <span class="quiet">{words.codeState[state]}</span>
            {state !== 'unused' && (
              <button
                type="button"
                onClick={() => void fulfil(props, { event, wish: 'free', code }, words.freed(code))}
              >
                {words.free}
              </button>
            )}
            {state !== 'dead' && (
              <button
                type="button"
                class={sure.value === code ? 'primary' : ''}
                onClick={() => {
                  if (sure.value !== code) sure.value = code;
                  else void fulfil(props, { event, wish: 'remove', code }, words.removed(code));
                }}
              >
                {sure.value !== code ? words.remove : state === 'used' ? words.removeBoth : words.removeSure}
              </button>
            )}
          </li>
        ))}
      </ul>
      {found.length > MOST_LISTED && <p class="quiet">{words.moreCodes(found.length - MOST_LISTED)}</p>}
      {found.length === 0 && <p>{words.noCode}</p>}
    </>
  );
}

export function Admission({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'admission' }> }): JSX.Element {
  const words = organizerWords(desk.language.value);
  const work = useMemo<Work>(() => ({ typed: signal(''), said: signal(''), sure: signal(null) }), []);
  return (
    <div class="controls">
      <Back desk={desk} />
      <h2>{words.admission}</h2>
      <p class="said" role="status">
        {work.said.value}
      </p>
      {view.data === null ? (
        <Loading desk={desk} again={view} />
      ) : view.data.kind === 'codes' ? (
        <Own desk={desk} work={work} data={view.data} />
      ) : (
        <OneForAll desk={desk} work={work} event={view.event} />
      )}
    </div>
  );
}
