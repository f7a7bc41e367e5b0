/** "Where to?": what is typed is searched at once, and each find says on which floor it is and how long the walk is. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { roundedMetres } from '../../../shared/routing/words.ts';
import { goalName, minutesOf, whereWords } from '../../asking/goal-words.ts';
import { useWays } from '../../asking/use-ways.ts';
import { askWords } from '../../i18n/ask.ts';
import { TextButton, Title } from '../controls.tsx';
import type { PanelProps } from '../props.ts';
import { questionOf, useSearch, whereFrom } from './asked.ts';

/** What was typed last: going back from a find shows the others again. */
let lastQuery = '';

export function SearchCard({ phone }: PanelProps): JSX.Element | null {
  const language = phone.language.value;
  const words = askWords(language);
  const venue = phone.venue.value;
  const search = useSearch(phone);
  const [query, setQuery] = useState(lastQuery);
  const field = useRef<HTMLInputElement>(null);
  const found = search?.find(query, { here: whereFrom(phone) }) ?? [];
  const { answers } = useWays(
    questionOf(
      phone,
      found.map(({ goal }) => goal),
      false,
    ),
  );
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const type = (text: string): void => {
    lastQuery = text;
    setQuery(text);
  };
  const choose = (goal: string): void => {
    phone.sheet.value = { kind: 'goal', goal };
  };
  return (
    <>
      <Title>{words.title}</Title>
      <search>
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault();
            const [best] = found;
            if (best && query.trim() !== '') choose(best.goal);
          }}
        >
          <input
            ref={field}
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocorrect="off"
            spellcheck={false}
            dir="auto"
            maxLength={80}
            aria-label={words.fieldLabel}
            placeholder={words.field}
            value={query}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button
            type="button"
            class="text-button"
            onClick={() => {
              lastQuery = '';
              phone.sheet.value = null;
            }}
          >
            {words.close}
          </button>
        </form>
      </search>
      <div class="links">
        <TextButton onTap={() => (phone.sheet.value = { kind: 'needs' })}>{phone.words.value.home.needs}</TextButton>
      </div>
      <p class="only-heard" role="status">
        {query.trim() === '' ? '' : found.length > 0 ? words.found(found.length) : words.none(query)}
      </p>
      {found.length === 0 && <p class="quiet">{words.none(query)}</p>}
      {venue && (
        <ul class="list finds">
          {found.map((each) => {
            const far = answers.get(each.goal)?.far;
            const reached = far && { level: far.goal.level, name: phone.places.value.goal(far.goal.goal) };
            return (
              <li key={each.goal}>
                <button type="button" class="row" onClick={() => choose(each.goal)}>
                  <span>
                    <b>{goalName(each, language)}</b>
                    <span class="small">{whereWords(each, reached ?? null, venue, language)}</span>
                  </span>
                  {far && (
                    <span class="far">
                      <b>{words.minutes(minutesOf(far.seconds))}</b>
                      <span class="small">{words.metres(roundedMetres(far.lengthMetres))}</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
