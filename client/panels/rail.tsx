/** The levels at the right edge, the highest on top, and the button that finds me. */
import type { JSX } from 'preact';
import { local } from '../i18n/language.ts';
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
    <fieldset class="rail">
      <legend class="only-heard">{words.levels}</legend>
      {levels.length > 1 &&
        levels.map((level) => (
          <button
            key={level.id}
            type="button"
            aria-pressed={level.id === phone.level.value}
            aria-label={words.level(local(level.name, phone.language.value))}
            onClick={() => onLevel(level.id)}
          >
            {level.shortName}
          </button>
        ))}
      {phone.floor.own.value.body && (
        <button type="button" aria-label={words.findMe} onClick={onFindMe}>
          <Target />
        </button>
      )}
    </fieldset>
  );
}
