/** The card of a way, to a meeting's spot or to a place: the next step, and before walking all of them in a list. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import { beginning } from '../i18n/names.ts';
import type { Phone } from '../model/phone.ts';
import { Button, TextButton, Title } from './controls.tsx';
import { Arrow, NoEntry } from './drawings.tsx';
import { restWords, sayAllSteps, sayStep } from './step-words.ts';

interface StepsProps {
  readonly phone: Phone;
  /** The way; null while none is known. */
  readonly route: Pick<OwnRoute, 'steps' | 'step'> | null;
  /** What it leads to, in words: "Meeting point 7, the round tables". */
  readonly goal: string;
  /** Why there is no way, in words; null where there is one. */
  readonly noWay?: string | null;
  /** What is said instead of a step to somebody who is there; null on the way. */
  readonly arrived: string | null;
  /** "I am there" was tapped and is under way. */
  readonly waits: boolean;
  /** "I am there": my own word that this step is done. It shows the next one and proves nothing. */
  readonly onThere: () => void;
  /** What else the card says, between the step and the buttons. */
  readonly children?: ComponentChildren;
  /** Buttons beside "I am there". */
  readonly buttons?: ComponentChildren;
}

/** The steps from the next one on. It is gone as soon as a step is done: who walks reads one sentence. */
function AllSteps({ phone, route }: { phone: Phone; route: Pick<OwnRoute, 'steps' | 'step'> }): JSX.Element {
  const words = phone.words.value.walk;
  const [shown, setShown] = useState(false);
  // A new step or way closes the list, whatever else is new.
  useEffect(() => setShown(false), [route.step, route.steps]);
  const left = sayAllSteps(phone, route);
  return (
    <>
      {shown && (
        <ol class="all-steps" aria-label={words.steps}>
          {left.map(({ kind, sentence }, i) => (
            <li key={`${route.step + i}`} aria-current={i === 0 ? 'step' : undefined}>
              <Arrow kind={kind} size={28} />
              <span>{sentence}</span>
            </li>
          ))}
        </ol>
      )}
      <div class="links">
        <TextButton expanded={shown} onTap={() => setShown(!shown)}>
          {shown ? words.nextStep : words.allSteps}
        </TextButton>
      </div>
    </>
  );
}

export function Steps(props: StepsProps): JSX.Element {
  const { phone, route, goal, noWay = null, arrived, waits, onThere, children, buttons } = props;
  const words = phone.words.value.walk;
  const step = route?.steps[route.step];
  const there = noWay === null && (arrived !== null || !step || step.kind === 'arrive');
  const said = route ? sayStep(phone, route) : '';
  const below = there || !route ? beginning(goal) : restWords(route, said, goal, words.toGo);
  const kind = there ? 'arrive' : (step?.kind ?? 'straight');
  return (
    <>
      <div class="head">
        <div class={there ? 'step-icon is-meet' : 'step-icon'}>
          {noWay === null ? <Arrow kind={kind} /> : <NoEntry />}
        </div>
        <div>
          <Title>{noWay ?? arrived ?? (said || words.arrive)}</Title>
          {below !== null && <p class="quiet">{below}</p>}
        </div>
      </div>
      {!there && route && <AllSteps phone={phone} route={route} />}
      {children}
      {!there && <p class="small quiet">{words.scanHint}</p>}
      <div class="actions">
        {!there && route && (
          <Button waits={waits} onTap={onThere}>
            {words.iAmThere}
          </Button>
        )}
        {buttons}
      </div>
    </>
  );
}
