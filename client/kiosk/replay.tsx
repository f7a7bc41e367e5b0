/** Over a kiosk's plan while a recorded walk is replayed: where the badges are believed to be, and where they truly were. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../shared/geometry/point.ts';
import type { Replayed } from '../../shared/protocol/replay.ts';
import type { Language } from '../i18n/language.ts';
import { replayWords } from '../i18n/replay.ts';
import { toScreen, type View } from '../map/view.ts';

const AGAIN_MS = 200;

interface Props {
  readonly level: string;
  readonly view: View;
  readonly language: Language;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export function ReplayLayer({ level, view, language }: Props): JSX.Element | null {
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ending = new AbortController();
    const ask = async (): Promise<void> => {
      const answer = await fetch('/api/replay', { signal: ending.signal }).catch(() => null);
      // Where nothing is replayed there is nothing to ask again for.
      if (answer?.status === 404 || ending.signal.aborted) return;
      const read: Replayed | null = answer?.ok ? await answer.json().catch(() => null) : null;
      if (read) setReplayed(read);
      timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, []);
  if (replayed === null) return null;
  const words = replayWords(language);
  const at = (place: Place) => toScreen(view, place);
  const line = (trail: readonly Place[]): string =>
    trail
      .filter((place) => place.level === level)
      .map((place) => `${at(place).x.toFixed(1)},${at(place).y.toFixed(1)}`)
      .join(' ');
  return (
    <div class="replay">
      <svg role="img" aria-label={words.picture}>
        {replayed.mobiles.map(({ id, shown, truth, trail, trueTrail }) => (
          <g key={id}>
            <polyline class="true-trail" points={line(trueTrail)} />
            <polyline class="trail" points={line(trail)} />
            {shown?.level === level && (
              <>
                <circle class="ring" cx={at(shown).x} cy={at(shown).y} r={shown.accuracyMetres * view.scale} />
                <circle class="dot" cx={at(shown).x} cy={at(shown).y} r={9} />
              </>
            )}
            {truth?.level === level && (
              <path class="truth" transform={`translate(${at(truth).x} ${at(truth).y})`} d="M-8 -8L8 8M8 -8L-8 8" />
            )}
          </g>
        ))}
      </svg>
      <p class="legend">
        <b>{words.replay}</b> {clock(replayed.seconds)} / {clock(replayed.lasts)}
        {replayed.speed === 1 ? '' : ` × ${replayed.speed}`}
        <span class="key trail">{words.track}</span>
        <span class="key true-trail">{words.truth}</span>
      </p>
    </div>
  );
}
