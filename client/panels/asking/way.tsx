/** Walking to what was asked for: the same card of steps as on the way to somebody. */
import type { JSX } from 'preact';
import { withArticle } from '../../../shared/routing/english-names.ts';
import { noWayWords } from '../../asking/goal-words.ts';
import { askWords } from '../../i18n/ask.ts';
import { Button, TextButton } from '../controls.tsx';
import { CountSteps } from '../count-steps.tsx';
import type { PanelProps } from '../props.ts';
import { Steps } from '../steps.tsx';

export function WayCard({ phone, actions }: PanelProps): JSX.Element | null {
  const language = phone.language.value;
  const words = askWords(language);
  const way = phone.session.way.value;
  const venue = phone.venue.value;
  if (!way || !venue) return null;
  const noWay = way.route ? null : noWayWords(way.noWay, venue, language);
  const name = phone.places.value.goal(way.goal?.goal ?? way.to) ?? '';
  const last = way.route !== null && way.route.step === way.route.steps.length - 1;
  return (
    <>
      <Steps
        phone={phone}
        route={way.route}
        noWay={noWay}
        goal={language === 'en' ? withArticle(name) : name}
        arrived={null}
        waits={phone.busy.value === 'way-step'}
        onThere={() => void actions.wayStep()}
        buttons={
          <>
            {last && (
              <Button kind="ink" onTap={() => void actions.wayStep()}>
                {phone.words.value.walk.iAmThere}
              </Button>
            )}
            <Button onTap={() => void actions.stopWay()}>{words.stop}</Button>
          </>
        }
      />
      {way.route && <CountSteps phone={phone} actions={actions} />}
      <div class="links">
        {phone.event?.demo && way.route && (
          <TextButton onTap={() => void actions.walkMyWay()}>{words.walkForMe}</TextButton>
        )}
        <TextButton onTap={() => (phone.sheet.value = { kind: 'needs' })}>{phone.words.value.home.needs}</TextButton>
      </div>
    </>
  );
}
