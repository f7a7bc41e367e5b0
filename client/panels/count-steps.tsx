/** Counting steps on a walk: asked for at the first one, with why; from then on counted on each walk of this page. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { placeWords } from '../i18n/place.ts';
import { askForMotion, canCountSteps, countSteps } from '../sensors/steps/motion.ts';
import { TextButton } from './controls.tsx';
import type { PanelProps } from './props.ts';

/** What its person has said, and what came of it: as long as the page is open. */
const counting = signal<'unasked' | 'on' | 'silent' | 'off' | 'denied' | 'none'>('unasked');

export function CountSteps({ phone, actions }: PanelProps): JSX.Element | null {
  const words = placeWords(phone.language.value);
  const state = counting.value;
  // A device that is silent may speak later: it is listened to as long as its person has not said otherwise.
  const listens = state === 'on' || state === 'silent';
  // Before the page says that steps are counted, not some time after.
  useLayoutEffect(() => {
    if (!listens) return;
    return countSteps(
      (steps) => void actions.steps(steps),
      (something) => {
        counting.value = something ? 'on' : 'silent';
      },
    );
  }, [listens, actions]);
  if (!canCountSteps()) return null;
  const ask = async (): Promise<void> => {
    const allowed = await askForMotion();
    counting.value = allowed === 'yes' ? 'on' : allowed === 'no' ? 'denied' : 'none';
  };
  return (
    <div>
      <p class="small quiet" role="status">
        {state === 'on'
          ? words.stepsOn
          : state === 'denied'
            ? words.stepsDenied
            : state === 'none' || state === 'silent'
              ? words.stepsNone
              : ''}
      </p>
      {(state === 'unasked' || state === 'off') && (
        <>
          <TextButton onTap={() => void ask()}>{words.steps}</TextButton>
          {state === 'unasked' && <p class="small quiet">{words.stepsWhy}</p>}
        </>
      )}
      {state === 'on' && (
        <TextButton
          onTap={() => {
            counting.value = 'off';
          }}
        >
          {words.stepsOff}
        </TextButton>
      )}
    </div>
  );
}
