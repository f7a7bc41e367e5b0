/** The levels at the right edge, the highest on top, and the button that finds me. */
import type { JSX } from 'preact';
import { textIn } from '../../shared/venue/local-text.ts';
import type { Phone } from '../model/phone.ts';
import { Target } from './drawings.tsx';

interface RailProps {
  readonly phone: Phone;
  readonly onLevel: (level: string) => void;
  readonly onFindMe: () => void;
}

export function Rail({ phone, onLevel, onFindMe }: RailProps): JSX.Element | null {
  const venue = phone.venue.value;
  if (!venue) return null;
  const words = phone.words.value;
  const levels = [...venue.levels].sort((a, b) => b.ordinal - a.ordinal);
  return (
    <nav class="rail" aria-label={words.levels}>
      {levels.length > 1 &&
        levels.map((level) => (
          <button
            key={level.id}
            type="button"
            aria-pressed={level.id === phone.level.value}
            onClick={() => onLevel(level.id)}
          >
            {level.shortName}
            <span class="only-heard">{words.level(textIn(level.name, phone.language.value))}</span>
          </button>
        ))}
      {phone.floor.own.value.body && (
        <button type="button" aria-label={words.findMe} onClick={onFindMe}>
          <Target />
        </button>
      )}
    </nav>
  );
}
