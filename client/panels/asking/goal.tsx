/** What was chosen: where it is, how far, and every step of the way, before anybody walks. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { GoalAnswer } from '../../../shared/protocol/ways.ts';
import { commonDoor, doorsOf } from '../../asking/doors-of.ts';
import { farWords, goalName, noWayWords, whereWords } from '../../asking/goal-words.ts';
import { useWays } from '../../asking/use-ways.ts';
import { askWords } from '../../i18n/ask.ts';
import { doorSentences } from '../../i18n/door.ts';
import type { Phone } from '../../model/phone.ts';
import { Button, TextButton, Title } from '../controls.tsx';
import { Arrow } from '../drawings.tsx';
import type { PanelProps } from '../props.ts';
import { sayAllSteps } from '../step-words.ts';
import { questionOf, useSearch } from './asked.ts';

/** Shows the goal on the map, and the way to it, as long as it is looked at. */
function usePreview(phone: Phone, answer: GoalAnswer | undefined, at: GoalAnswer['far']): void {
  useEffect(() => {
    phone.preview.value = at && { goal: at.goal, route: answer?.route ?? null };
  }, [phone, answer, at]);
  useEffect(
    () => () => {
      phone.preview.value = null;
    },
    [phone],
  );
}

function Far({
  phone,
  answer,
  failed,
}: {
  phone: Phone;
  answer: GoalAnswer | undefined;
  failed: boolean;
}): JSX.Element {
  const language = phone.language.value;
  const words = askWords(language);
  const venue = phone.venue.value;
  if (failed) return <p class="quiet">{words.offline}</p>;
  if (!answer || !venue) return <p class="quiet">{words.measuring}</p>;
  const { far, noWay } = answer;
  if (!far) return <p>{noWayWords(noWay, venue, language)}</p>;
  return <p class="strong">{farWords(words, far.lengthMetres, far.seconds)}</p>;
}

export function GoalCard({ phone, actions, goal }: PanelProps & { goal: string }): JSX.Element {
  const language = phone.language.value;
  const words = askWords(language);
  const venue = phone.venue.value;
  const found = useSearch(phone)?.known(goal) ?? null;
  const question = questionOf(phone, [goal], true);
  const isNowhere = question === null && venue !== null;
  useEffect(() => {
    if (isNowhere) phone.device.want(goal);
  }, [phone, goal, isNowhere]);
  const ways = useWays(question);
  const answer = ways.answers.get(goal);
  const route = answer?.route ?? null;
  const at = found?.at ?? null;
  usePreview(phone, answer, answer?.far ?? (at && { goal: { goal, ...at }, lengthMetres: 0, seconds: 0 }));
  const goalThere = answer?.far?.goal;
  const reached = goalThere ? { level: goalThere.level, name: phone.places.value.goal(goalThere.goal) } : null;
  const name = found ? goalName(found, language) : (phone.places.value.goal(goal) ?? words.gone);
  const doors = venue ? doorSentences(commonDoor(doorsOf(venue, answer?.far?.goal.goal ?? goal)), language) : [];
  const isThere = route !== null && route.lengthMetres < 1;
  return (
    <>
      {found && venue && <p class="eyebrow">{whereWords(found, reached, venue, language)}</p>}
      <Title takesFocus>{name}</Title>
      <div aria-live="polite">
        {question === null ? (
          <p class="quiet">{words.where}</p>
        ) : isThere ? (
          <p class="strong">{words.arrived}</p>
        ) : (
          <Far phone={phone} answer={answer} failed={ways.failed} />
        )}
      </div>
      {doors.length > 0 && <p class="quiet">{doors.join(' ')}</p>}
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = { kind: 'ask' })}>{words.back}</Button>
        {route && !isThere && (
          <Button kind="ink" waits={phone.busy.value === 'ask-way'} onTap={() => void actions.askWay(goal)}>
            {words.walk}
          </Button>
        )}
      </div>
      {at && (
        <div class="links">
          <TextButton onTap={() => void actions.iAmHere(at)}>{phone.words.value.iAmHere}</TextButton>
        </div>
      )}
      {route && !isThere && (
        <ol class="all-steps" aria-label={words.steps}>
          {sayAllSteps(phone, { ...route, step: 0 }).map(({ kind, sentence }, i) => (
            <li key={`${i}`}>
              <Arrow kind={kind} size={28} />
              <span>{sentence}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
