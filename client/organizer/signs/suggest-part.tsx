/** Places for more signs: how many, what they would bring, and into the draft. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { LocalText } from '../../../shared/venue/venue-file.ts';
import { printed } from '../../i18n/names.ts';
import { signsWords } from '../../i18n/organizer-signs.ts';
import type { TabProps } from '../tab-props.ts';
import { BANDS, CoverageMap } from './coverage-map.tsx';
import { type Coverage, type Suggested, suggest, taken } from './suggestion.ts';

const MOST_SIGNS = 300;

/** From here on a figure says "or more". */
const FARTHEST = 100;

function Figures({
  words,
  before,
  after,
}: {
  words: ReturnType<typeof signsWords>;
  before: Coverage;
  after: Coverage;
}): JSX.Element {
  const metres = (value: number) => (value >= FARTHEST ? words.farthest : words.metres(value));
  const rows = [
    [words.mean, metres(before.mean), metres(after.mean)],
    [words.p95, metres(before.p95), metres(after.p95)],
    [words.max, metres(before.max), metres(after.max)],
    [words.within15, `${Math.round(before.within15 * 100)} %`, `${Math.round(after.within15 * 100)} %`],
  ];
  return (
    <table class="figures">
      <caption>{words.coverage}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, was, is]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{was}</td>
            <td>
              <strong>{is}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SuggestPart({ desk, venue }: TabProps): JSX.Element {
  const language = desk.language.value;
  const words = signsWords(language);
  const count = useSignal(10);
  const found = useSignal<Suggested | null>(null);
  const said = useSignal('');
  const busy = useSignal(false);
  const level = useSignal('');
  const state = useSignal<'before' | 'after'>('after');
  /** Ids of what is not to be taken. */
  const left = useSignal<ReadonlySet<string>>(new Set());
  if (!desk.may('editor')) return <p class="notice">{words.mayNot}</p>;

  const ask = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    said.value = words.reckoning;
    const answer = await suggest(desk, venue.id, count.value);
    busy.value = false;
    said.value =
      typeof answer !== 'string'
        ? ''
        : answer === 'busy'
          ? words.busy
          : answer === 'role'
            ? words.mayNot
            : words.failed;
    if (typeof answer === 'string') return;
    found.value = answer;
    left.value = new Set(answer.suggestion.meetingPoints.map(({ id }) => id));
    const levels = answer.suggestion.markers.map((marker) => marker.level);
    level.value = levels[0] ?? answer.draft.venue.levels[0]?.id ?? '';
  };
  const use = async (): Promise<void> => {
    const suggested = found.value;
    if (busy.value || suggested === null) return;
    busy.value = true;
    const wanted = <T extends { readonly id: string }>(list: readonly T[]) =>
      list.filter(({ id }) => !left.value.has(id));
    const draft = taken(suggested, wanted(suggested.suggestion.markers), wanted(suggested.suggestion.meetingPoints));
    const { revision } = suggested;
    const answer = await desk.call<{ revision: number }>(
      'PUT',
      `/api/organizer/venues/${venue.id}/draft`,
      { draft, revision },
      60_000,
    );
    busy.value = false;
    if (answer.ok) {
      found.value = null;
      void desk.renewVenues();
    }
    said.value = answer.ok ? words.used : answer.status === 409 ? words.conflict : words.failed;
  };
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(left.value);
    if (wanted) next.delete(id);
    else next.add(id);
    left.value = next;
  };

  const suggestion = found.value?.suggestion;
  const file = found.value?.draft.venue;
  const shown = file?.levels.find(({ id }) => id === level.value);
  const levelName = (id: string) => isolated(textIn(file?.levels.find((each) => each.id === id)?.name ?? {}, language));
  const named = (name: LocalText) => isolated(printed(textIn(name, language), language));
  const countOf = (list: readonly { readonly id: string }[]) => list.filter(({ id }) => !left.value.has(id)).length;
  return (
    <div class="suggest-part">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label class="field" for="sign-count">
          {words.howMany}
          <input
            id="sign-count"
            type="number"
            min={0}
            max={MOST_SIGNS}
            required
            value={count.value}
            onInput={(event) => (count.value = Math.round(event.currentTarget.valueAsNumber) || 0)}
          />
        </label>
        <button type="submit" class="primary" aria-disabled={busy.value}>
          {words.suggest}
        </button>
      </form>
      <p class="quiet">{words.suggestMore}</p>
      <p role="status">{said.value}</p>
      {suggestion !== undefined && file !== undefined && (
        <>
          <div class="result">
            <div>
              <div class="row">
                <label>
                  <span class="quiet">{words.level} </span>
                  <select value={level.value} onChange={(event) => (level.value = event.currentTarget.value)}>
                    {file.levels.map((each) => (
                      <option key={each.id} value={each.id}>
                        {textIn(each.name, language)}
                      </option>
                    ))}
                  </select>
                </label>
                <fieldset>
                  <legend class="hidden">{words.shown}</legend>
                  {(['before', 'after'] as const).map((each) => (
                    <label key={each} class="choice">
                      <input
                        type="radio"
                        class="radio"
                        name="shown"
                        checked={state.value === each}
                        onChange={() => (state.value = each)}
                      />
                      {words[each]}
                    </label>
                  ))}
                </fieldset>
              </div>
              {shown !== undefined && (
                <CoverageMap
                  venue={file}
                  level={shown}
                  suggestion={suggestion}
                  state={state.value}
                  language={language}
                />
              )}
              <ul class="legend">
                {BANDS.map((band, i) => (
                  <li key={band}>
                    <span class={`swatch band-${i}`} /> {words.legend[i]}
                  </li>
                ))}
                {(['old', 'fresh', 'meeting'] as const).map((each) => (
                  <li key={each}>
                    <span class={`mark is-${each}`} /> {words.marks[each]}
                  </li>
                ))}
              </ul>
            </div>
            <Figures words={words} before={suggestion.before} after={suggestion.after} />
          </div>
          <div class="lists">
            <section>
              <h3>{words.newSigns}</h3>
              <ol class="taken">
                {suggestion.markers.map(({ id, name, level: on }, i) => (
                  <li key={id}>
                    <label class="choice">
                      <input
                        type="checkbox"
                        class="radio"
                        checked={!left.value.has(id)}
                        onChange={(event) => choose(id, event.currentTarget.checked)}
                      />
                      <span>
                        {i + 1}. {named(name)} <span class="quiet">{levelName(on)}</span>
                      </span>
                    </label>
                  </li>
                ))}
              </ol>
            </section>
            <section>
              <h3>{words.places}</h3>
              <p class="quiet">{suggestion.meetingPoints.length === 0 ? words.noPlaces : words.placesMore}</p>
              <ul class="taken">
                {suggestion.meetingPoints.map(({ id, name, number, level: on }) => (
                  <li key={id}>
                    <label class="choice">
                      <input
                        type="checkbox"
                        class="radio"
                        checked={!left.value.has(id)}
                        onChange={(event) => choose(id, event.currentTarget.checked)}
                      />
                      <span>
                        Vis-à-vis {number}: {isolated(textIn(name, language))}{' '}
                        <span class="quiet">{levelName(on)}</span>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </section>
          </div>
          <div class="do">
            <button type="button" class="primary" aria-disabled={busy.value} onClick={() => void use()}>
              {words.use}
            </button>
            <p>{words.using(countOf(suggestion.markers), countOf(suggestion.meetingPoints))}</p>
          </div>
        </>
      )}
    </div>
  );
}
