/** Asking the way at a kiosk: kinds to tap, a search, the way in words, and a code that takes it along. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { GoalAnswer } from '../../shared/protocol/ways.ts';
import { stepWords } from '../../shared/routing/words.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { kindName, type NearestKind } from '../../shared/venue/search/kinds.ts';
import { createSearch, type Found, type Search } from '../../shared/venue/search/search.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { farWords, goalName, minutesOf, noWayWords, whereWords } from '../asking/goal-words.ts';
import { handOver, standingAt } from '../asking/handed-way.ts';
import { useWays } from '../asking/use-ways.ts';
import { askWords } from '../i18n/ask.ts';
import type { Language } from '../i18n/language.ts';
import { Arrow, Glass } from '../panels/drawings.tsx';
import type { Asked } from './asked.ts';
import type { KioskProps } from './props.ts';
import { Qr } from './qr.tsx';
import { shownCode } from './screen.ts';

/** What is asked for most, as buttons for whoever would rather not type. */
const BUTTONS: readonly NearestKind[] = ['toilet', 'coffee', 'lift', 'exit', 'first-aid', 'information'];
const MOST_FOUND = 6;

interface AskProps extends KioskProps {
  readonly asked: Asked;
  readonly venue: VenueFile;
}

/** What a found thing reached is called, where the nearest of a kind was asked for. */
const reachedOf = (search: Search, answer: GoalAnswer | undefined, language: Language) => {
  const far = answer?.far;
  if (!far) return null;
  const thing = search.known(far.goal.goal);
  return { level: far.goal.level, name: thing ? goalName(thing, language) : null };
};

function Finds({ asked, venue, boot, language, search }: AskProps & { search: Search }): JSX.Element {
  const words = askWords(language.value);
  const query = asked.query.value ?? '';
  const from = standingAt(venue, boot.kiosk?.marker);
  const typed = query.trim() !== '';
  const found = typed ? search.find(query, { here: from, most: MOST_FOUND }) : [];
  const goals = found.map(({ goal }) => goal);
  const { answers } = useWays(
    from && boot.event && goals.length > 0
      ? { event: boot.event.id, from, to: goals, needs: asked.needs.value, told: false }
      : null,
  );
  if (!typed) {
    return (
      <div class="kinds">
        {BUTTONS.filter((of) => search.kinds.includes(of)).map((of) => (
          <button key={of} type="button" onClick={() => (asked.goal.value = `nearest:${of}`)}>
            {textIn(kindName(of), language.value)}
          </button>
        ))}
      </div>
    );
  }
  return (
    <>
      <p class="only-heard" role="status">
        {found.length > 0 ? words.found(found.length) : ''}
      </p>
      {found.length === 0 && <p class="first">{words.none(query)}</p>}
      <ul class="finds">
        {found.map((each) => {
          const answer = answers.get(each.goal);
          return (
            <li key={each.goal}>
              <button type="button" onClick={() => (asked.goal.value = each.goal)}>
                <span>
                  <b>{goalName(each, language.value)}</b>
                  <span>{whereWords(each, reachedOf(search, answer, language.value), venue, language.value)}</span>
                </span>
                {answer?.far && <b>{words.minutes(minutesOf(answer.far.seconds))}</b>}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Searching(props: AskProps & { search: Search }): JSX.Element {
  const { asked, language } = props;
  const words = askWords(language.value);
  return (
    <>
      <h2>{words.title}</h2>
      <search>
        <input
          type="search"
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          dir="auto"
          maxLength={80}
          aria-label={words.fieldLabel}
          placeholder={words.field}
          value={asked.query.value ?? ''}
          onInput={(event) => (asked.query.value = event.currentTarget.value)}
        />
      </search>
      <Finds {...props} />
    </>
  );
}

/** Every step, as on a phone before one walks. */
function StepList({ answer, venue, language }: { answer: GoalAnswer; venue: VenueFile; language: Language }) {
  const steps = answer.route?.steps ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long way is scrolled, by keyboard too
    <ol class="steps" tabIndex={0} aria-label={askWords(language).steps}>
      {steps.map((step, i) => (
        <li key={`${i}`}>
          <Arrow kind={step.kind} size={32} />
          <span>{stepWords(step, steps[i + 1] ?? null, venue, language)}</span>
        </li>
      ))}
    </ol>
  );
}

function HandOver({ boot, house, asked, to, language }: AskProps & { to: string }): JSX.Element | null {
  const words = askWords(language.value);
  const code = shownCode(boot, house);
  if (!code) return null;
  const from = code.saysWhere ? null : (boot.kiosk?.marker ?? null);
  const address = handOver(code.url, { to, from, needs: asked.needs.value });
  return (
    <div class="join">
      <Qr text={address} label={words.handOver} />
      <p>
        <strong>{words.handOver}</strong>
        <span>{words.handOverMore}</span>
      </p>
    </div>
  );
}

function Chosen(props: AskProps & { search: Search; found: Found }): JSX.Element {
  const { asked, venue, boot, language, search, found } = props;
  const words = askWords(language.value);
  const from = standingAt(venue, boot.kiosk?.marker);
  const ways = useWays(
    from && boot.event ? { event: boot.event.id, from, to: [found.goal], needs: asked.needs.value, told: true } : null,
  );
  const answer = ways.answers.get(found.goal) ?? null;
  useEffect(() => {
    asked.answer.value = answer;
    return () => {
      asked.answer.value = null;
    };
  }, [asked, answer]);
  const reached = answer ? reachedOf(search, answer, language.value) : null;
  const far = answer?.far;
  return (
    <>
      <div>
        <p class="eyebrow">{whereWords(found, reached, venue, language.value)}</p>
        <h2>{goalName(found, language.value)}</h2>
      </div>
      <p class="first" role="status">
        {from === null
          ? words.where
          : ways.failed
            ? words.offline
            : !answer
              ? words.measuring
              : far
                ? farWords(words, far.lengthMetres, far.seconds)
                : noWayWords(answer.noWay, venue, language.value)}
      </p>
      <button
        type="button"
        class="language toggle"
        aria-pressed={asked.noStairs.value}
        onClick={() => (asked.noStairs.value = !asked.noStairs.value)}
      >
        {words.noStairs}
      </button>
      {answer?.route && <StepList answer={answer} venue={venue} language={language.value} />}
      <HandOver {...props} to={far?.goal.goal ?? found.goal} />
    </>
  );
}

/** The side of the kiosk while somebody asks the way. */
export function AskSide(props: AskProps): JSX.Element {
  const { asked, venue, language } = props;
  const words = askWords(language.value);
  const search = useMemo(() => createSearch(venue), [venue]);
  const goal = asked.goal.value;
  const found = goal === null ? null : search.known(goal);
  return (
    <div class="side asking">
      <header>
        {goal === null ? (
          <span />
        ) : (
          <button type="button" class="language" onClick={() => (asked.goal.value = null)}>
            {words.back}
          </button>
        )}
        <button type="button" class="language" onClick={asked.forget}>
          {words.close}
        </button>
      </header>
      {found ? (
        <Chosen key={found.goal} {...props} search={search} found={found} />
      ) : (
        <Searching {...props} search={search} />
      )}
    </div>
  );
}

/** The way into asking, among the kiosk's numbers. */
export function WhereTo({ asked, language }: Pick<AskProps, 'asked' | 'language'>): JSX.Element {
  return (
    <button type="button" class="where-to" onClick={() => (asked.query.value = '')}>
      <Glass size={32} />
      {askWords(language.value).ask}
    </button>
  );
}
