/** A calibration round: with a badge or a phone from place to place, a few breaths at each; what comes of it goes into the plan's draft. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Place } from '../../shared/geometry/point.ts';
import type {
  CalibrationFit,
  CalibrationRound,
  CalibrationStep,
  DraftAnswer,
} from '../../shared/protocol/organizer.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { beaconNames, listenForBeacons, scannerOf } from '../sensors/beacons/listen.ts';
import type { Desk } from './desk.ts';
import { StandPlan } from './stand-plan.tsx';

const AGAIN_MS = 1_000;
/** So long at a place is enough. */
const STAND_SECONDS = 10;
/** What no badge is called. */
const PHONE = ' phone';
const TAPPED = ' tapped';

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
  const carried = useSignal(badges[0] ?? PHONE);
  const round = useSignal<CalibrationRound | null>(null);
  const draft = useSignal<DraftAnswer | null>(null);
  const sign = useSignal('');
  const tapped = useSignal<Place | null>(null);
  const level = useSignal('');
  const stood = useSignal<readonly Place[]>([]);
  /** Ends the phone's listening. */
  const listening = useSignal<(() => void) | null>(null);
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
    level.value = draft.value?.draft.venue.levels[0]?.id ?? '';
    tapped.value = null;
    stood.value = [];
    if (carried.value === PHONE && !(await listen())) {
      said.value = words.roundDeaf;
      return;
    }
    await step({ badge: carried.value === PHONE ? null : carried.value });
  };
  /** Listen to the venue's beacons, and tell the round; false where this browser cannot. */
  const listen = async (): Promise<boolean> => {
    silence();
    const scanner = scannerOf(navigator);
    if (scanner === null || draft.value === null) return false;
    listening.value = await listenForBeacons(
      scanner,
      beaconNames(draft.value.draft.venue),
      (readings) => void desk.call('POST', path, { readings } satisfies CalibrationStep),
      () => performance.now(),
    );
    return listening.value !== null;
  };
  const silence = (): void => {
    listening.value?.();
    listening.value = null;
  };
  useEffect(() => silence, []);
  const finish = async (): Promise<void> => {
    await step({ place: null });
    silence();
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

  const house = draft.value?.draft.venue ?? null;
  const signs = (house?.markers ?? []).filter(({ kind }) => kind === 'qr');
  const chosen = sign.value === TAPPED ? undefined : (signs.find(({ id }) => id === sign.value) ?? signs[0]);
  const here: Place | null = chosen
    ? { level: chosen.level, x: chosen.standAt[0], y: chosen.standAt[1] }
    : tapped.value;
  const shown = house?.levels.find(({ id }) => id === level.value) ?? house?.levels[0] ?? null;
  return (
    <section class="act round">
      <h4>{words.calibrate}</h4>
      <p class="quiet notes">{words.calibrateMore}</p>
      <p class="said" role="status">
        {said.value}
      </p>
      {round.value === null ? (
        <>
          <label class="field">
            {words.roundBadge}
            <select value={carried.value} onChange={(input) => (carried.value = input.currentTarget.value)}>
              {badges.map((id) => (
                <option key={id}>{id}</option>
              ))}
              <option value={PHONE}>{words.roundPhone}</option>
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
              value={chosen?.id ?? TAPPED}
              disabled={standing !== null}
              onChange={(input) => {
                sign.value = input.currentTarget.value;
                level.value = signs.find(({ id }) => id === sign.value)?.level ?? level.value;
              }}
            >
              {tapped.value !== null && <option value={TAPPED}>{words.roundTapped}</option>}
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
              disabled={here === null}
              onClick={() => {
                if (here === null) return;
                stood.value = [...stood.value, here];
                void step({ place: here });
              }}
            >
              {words.roundHere}
            </button>
          ) : (
            <button
              type="button"
              class={standing.seconds >= STAND_SECONDS ? 'primary' : ''}
              onClick={() => {
                const next = chosen && signs[signs.indexOf(chosen) + 1];
                if (next) [sign.value, level.value] = [next.id, next.level];
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
          {house !== null && house.levels.length > 1 && (
            <label class="field">
              {words.roundLevel}
              <select value={shown?.id ?? ''} onChange={(input) => (level.value = input.currentTarget.value)}>
                {house.levels.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {textIn(name, language)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {house !== null && shown !== null && (
            <StandPlan
              venue={house}
              level={shown.id}
              label={words.roundPlan}
              at={here}
              stood={stood.value}
              onTap={
                standing === null
                  ? (place) => {
                      said.value = place === null ? words.roundOffFloor : '';
                      if (place === null) return;
                      tapped.value = place;
                      sign.value = TAPPED;
                    }
                  : null
              }
            />
          )}
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
