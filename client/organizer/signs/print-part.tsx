/** Printing signs: format, which, languages; a page as it will be, and the document. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrganizerSigns } from '../../../shared/protocol/pages.ts';
import { organizerWords } from '../../i18n/organizer.ts';
import { signsWords } from '../../i18n/organizer-signs.ts';
import type { Desk } from '../desk.ts';
import { fetchPrint, type Printed } from './fetch-print.ts';

type SignsWords = ReturnType<typeof signsWords>;
type Format = keyof SignsWords['formats'];

const FORMATS = ['a4', 'a5', 'tent', 'sticker', 'plan', 'svg'] as const satisfies readonly Format[];
const LANGUAGES = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'ru',
] as const satisfies readonly (keyof SignsWords['languageNames'])[];

interface Wish {
  readonly venue: string;
  readonly format: Format;
  readonly only: 'all' | 'tents';
  readonly languages: readonly string[];
}

const queryOf = ({ venue, format, only, languages }: Wish, page?: number): URLSearchParams =>
  new URLSearchParams({
    venue,
    format,
    only,
    language: languages.join(','),
    ...(page === undefined ? {} : { page: String(page) }),
  });

/** One page as it is printed, with those before and after it. */
function Preview({ desk, wish }: { desk: Desk; wish: Wish }): JSX.Element {
  const words = signsWords(desk.language.value);
  const page = useSignal(1);
  const shown = useSignal<Printed | 'busy' | 'lost' | null>(null);
  const key = queryOf(wish).toString();
  useEffect(() => {
    page.value = 1;
  }, [key]);
  useEffect(() => {
    const ending = new AbortController();
    const asked = async () => {
      const answer = await fetchPrint(desk.token.value ?? '', queryOf(wish, page.value), ending.signal);
      if (!ending.signal.aborted) shown.value = answer;
      else if (typeof answer === 'object') URL.revokeObjectURL(answer.url);
    };
    shown.value = null;
    void asked();
    return () => {
      ending.abort();
      if (typeof shown.value === 'object' && shown.value !== null) URL.revokeObjectURL(shown.value.url);
    };
  }, [key, page.value]);
  const state = shown.value;
  const there = typeof state === 'object' ? state : null;
  return (
    <section class="preview" aria-label={words.preview(page.value)}>
      <div class="sheet" aria-busy={state === null}>
        {there !== null && <img src={there.url} alt={words.preview(page.value)} />}
        {there === null && (
          <p role="status">{state === null ? words.making : state === 'busy' ? words.busy : words.failed}</p>
        )}
      </div>
      {there !== null && there.missing !== '' && <p class="notice">{words.missing(there.missing)}</p>}
      {there !== null && (
        <div class="turn">
          <button
            type="button"
            aria-label={words.previous}
            aria-disabled={page.value <= 1}
            onClick={() => page.value > 1 && page.value--}
          >
            ←
          </button>
          <span role="status">{words.page(page.value, there.pages)}</span>
          <button
            type="button"
            aria-label={words.next}
            aria-disabled={page.value >= there.pages}
            onClick={() => page.value < there.pages && page.value++}
          >
            →
          </button>
        </div>
      )}
    </section>
  );
}

export function PrintPart({ desk, signs }: { desk: Desk; signs: OrganizerSigns }): JSX.Element {
  const language = desk.language.value;
  const words = signsWords(language);
  const format = useSignal<Format>('a4');
  const only = useSignal<'all' | 'tents'>('all');
  const languages = useSignal<readonly string[]>(signs.languages);
  const said = useSignal('');
  const making = useSignal(false);
  const wish: Wish = { venue: signs.venue, format: format.value, only: only.value, languages: languages.value };
  const tents = signs.signs.filter(({ meetingPoint }) => meetingPoint !== null).length;
  if (signs.signs.length === 0) return <p class="notice">{words.noSigns}</p>;

  const download = async (): Promise<void> => {
    if (making.value) return;
    making.value = true;
    said.value = words.making;
    const made = await fetchPrint(desk.token.value ?? '', queryOf(wish));
    making.value = false;
    if (typeof made === 'string') {
      said.value = made === 'busy' ? words.busy : words.failed;
      return;
    }
    const link = document.createElement('a');
    link.href = made.url;
    link.download = made.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(made.url), 60_000);
    said.value = `${made.name} · ${words.ready(made.pages)}${made.missing === '' ? '' : ` · ${words.missing(made.missing)}`}`;
  };
  const speak = (each: string, wanted: boolean) => {
    const next = LANGUAGES.filter((one) => (one === each ? wanted : languages.value.includes(one)));
    if (next.length > 0) languages.value = next;
  };

  return (
    <div class="print-part">
      <div class="wishes">
        {signs.fault !== null && <p class="notice">{organizerWords(language).trialMore}</p>}
        <fieldset class="formats">
          <legend>{words.format}</legend>
          {FORMATS.map((each) => (
            <label key={each} class="format">
              <input
                type="radio"
                class="radio"
                name="format"
                checked={format.value === each}
                onChange={() => {
                  format.value = each;
                  only.value = each === 'tent' && tents > 0 ? 'tents' : 'all';
                }}
              />
              <span>
                <strong>{words.formats[each][0]}</strong>
                <span class="quiet">{words.formats[each][1]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.which}</legend>
          {(['all', 'tents'] as const).map((each) => (
            <label key={each} class="choice">
              <input
                type="radio"
                class="radio"
                name="which"
                disabled={each === 'tents' && tents === 0}
                checked={only.value === each}
                onChange={() => (only.value = each)}
              />
              {each === 'all' ? words.all(signs.signs.length) : words.tents(tents)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.languages}</legend>
          {LANGUAGES.map((each) => (
            <label key={each} class="choice">
              <input
                type="checkbox"
                class="radio"
                checked={languages.value.includes(each)}
                onChange={(event) => {
                  speak(each, event.currentTarget.checked);
                  event.currentTarget.checked = languages.value.includes(each);
                }}
              />
              {words.languageNames[each]}
            </label>
          ))}
        </fieldset>
        <div class="do">
          <button type="button" class="primary" aria-disabled={making.value} onClick={() => void download()}>
            {words.download}
          </button>
          <p role="status">{said.value}</p>
        </div>
        <p class="quiet">{words.signedBy(signs.key)}</p>
      </div>
      <Preview desk={desk} wish={wish} />
    </div>
  );
}
