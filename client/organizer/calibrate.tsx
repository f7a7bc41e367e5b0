/** A calibration round: with a badge from sign to sign, a few breaths at each; what comes of it goes into the plan's draft. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type {
  CalibrationFit,
  CalibrationRound,
  CalibrationStep,
  DraftAnswer,
} from '../../shared/protocol/organizer.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import type { Desk } from './desk.ts';

const AGAIN_MS = 1_000;
/** So long at a place is enough. */
const STAND_SECONDS = 10;

interface Props {
  readonly desk: Desk;
  readonly event: string;
  readonly venue: string;
  readonly badges: readonly string[];
}

export function Calibrate({ desk, event, venue, badges }: Props): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const path = `/api/organizer/events/${encodeURIComponent(event)}/calibration`;
  const draftPath = `/api/organizer/venues/${encodeURIComponent(venue)}/draft`;
  const badge = useSignal(badges[0] ?? '');
  const round = useSignal<CalibrationRound | null>(null);
  const draft = useSignal<DraftAnswer | null>(null);
  const sign = useSignal('');
  const fit = useSignal<CalibrationFit | null>(null);
  const said = useSignal('');

  const step = async (wish: CalibrationStep): Promise<void> => {
    const answer = await desk.call<{ readonly round: CalibrationRound | null }>('POST', path, wish);
    if (answer.ok) round.value = answer.value.round;
    else said.value = words.roundFailed;
  };
  const begin = async (): Promise<void> => {
    fit.value = null;
    said.value = '';
    const answer = await desk.call<DraftAnswer>('GET', draftPath);
    if (answer.ok) draft.value = answer.value;
    await step({ badge: badge.value });
  };
  const finish = async (): Promise<void> => {
    await step({ place: null });
    const answer = await desk.call<CalibrationFit>('POST', `${path}/fit`, undefined, 60_000);
    if (!answer.ok) {
      said.value = answer.status === 409 ? words.roundTooLittle : words.roundFailed;
      return;
    }
    fit.value = answer.value;
    const { check } = answer.value;
    said.value = words.roundFitted(check.places, check.before.median.toFixed(1), check.after.median.toFixed(1));
  };
  const keep = async (): Promise<void> => {
    const now = await desk.call<DraftAnswer>('GET', draftPath);
    if (!now.ok || fit.value === null) {
      said.value = words.roundFailed;
      return;
    }
    const { revision, draft: before } = now.value;
    const wrote = await desk.call<object>('PUT', draftPath, {
      revision,
      draft: { ...before, venue: { ...before.venue, radio: fit.value.radio } },
    });
    if (!wrote.ok) {
      said.value = words.roundFailed;
      return;
    }
    await desk.call<object>('DELETE', path);
    round.value = null;
    fit.value = null;
    said.value = words.roundKept;
  };
  const standing = round.value?.standing ?? null;
  useEffect(() => {
    if (standing === null) return;
    const timer = setInterval(() => {
      void desk.call<{ readonly round: CalibrationRound | null }>('GET', path).then((answer) => {
        if (answer.ok) round.value = answer.value.round;
      });
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [standing === null]);

  const signs = (draft.value?.draft.venue.markers ?? []).filter(({ kind }) => kind === 'qr');
  const chosen = signs.find(({ id }) => id === sign.value) ?? signs[0];
  return (
    <section class="act">
      <h4>{words.calibrate}</h4>
      <p class="quiet notes">{words.calibrateMore}</p>
      <p class="said" role="status">
        {said.value}
      </p>
      {round.value === null ? (
        <>
          <label class="field">
            {words.roundBadge}
            <select value={badge.value} onChange={(input) => (badge.value = input.currentTarget.value)}>
              {badges.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => void begin()}>
            {words.roundBegin}
          </button>
        </>
      ) : (
        <>
          <label class="field">
            {words.roundPlace}
            <select
              value={chosen?.id ?? ''}
              disabled={standing !== null}
              onChange={(input) => (sign.value = input.currentTarget.value)}
            >
              {signs.map(({ id, name }) => (
                <option key={id} value={id}>
                  {textIn(name, language)}
                </option>
              ))}
            </select>
          </label>
          {standing === null ? (
            <button
              type="button"
              class="primary"
              disabled={chosen === undefined}
              onClick={() => {
                if (!chosen) return;
                const [x, y] = chosen.standAt;
                void step({ place: { level: chosen.level, x, y } });
              }}
            >
              {words.roundHere}
            </button>
          ) : (
            <button
              type="button"
              class={standing.seconds >= STAND_SECONDS ? 'primary' : ''}
              onClick={() => {
                const next = signs[signs.findIndex(({ id }) => id === chosen?.id) + 1];
                if (next) sign.value = next.id;
                void step({ place: null });
              }}
            >
              {words.roundOn}
            </button>
          )}
          <p aria-live="polite">
            {standing === null
              ? words.roundSoFar(round.value.places, round.value.readings)
              : words.roundStanding(Math.floor(standing.seconds), standing.readings)}
          </p>
          <button type="button" onClick={() => void finish()}>
            {words.roundFit}
          </button>
          {fit.value !== null && (
            <button type="button" class="primary" onClick={() => void keep()}>
              {words.roundKeep}
            </button>
          )}
        </>
      )}
    </section>
  );
}
