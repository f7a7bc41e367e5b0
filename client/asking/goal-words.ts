/** What one asks the way to, in words. */

import type { NoWay } from '../../shared/routing/way.ts';
import { roundedMetres } from '../../shared/routing/words.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { Found } from '../../shared/venue/search/search.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type AskWords, askWords } from '../i18n/ask.ts';
import type { Language } from '../i18n/language.ts';
import { beginning, printed } from '../i18n/names.ts';

const named = (text: Readonly<Record<string, string>>, language: Language): string =>
  printed(textIn(text, language), language);

/** "Library", "Meeting point 7, the lantern window", "Open Maps, No. 4". */
export function goalName({ goal, name, number }: Found, language: Language): string {
  const words = askWords(language);
  const said = beginning(named(name, language));
  if (number === null) return said;
  return goal.startsWith('point:') ? words.point(number, named(name, language)) : `${said}, ${words.number(number)}`;
}

/** Where it is: which one of the kind, its level, and beside what, when there are two of the name. */
export function whereWords(
  found: Found,
  reached: { readonly level: string; readonly name: string | null } | null,
  venue: VenueFile,
  language: Language,
): string {
  const words = askWords(language);
  const file = venue.levels.find(({ id }) => id === (reached ?? found.at)?.level);
  return [
    ...(found.nearest ? [words.nearest] : []),
    ...(found.nearest && reached?.name ? [beginning(reached.name)] : []),
    ...(file ? [named(file.name, language)] : []),
    ...(found.beside ? [words.beside(named(found.beside, language))] : []),
  ].join(' · ');
}

/** Whole minutes on foot. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

export const farWords = (words: AskWords, metres: number, seconds: number): string =>
  `${words.metres(roundedMetres(metres))} · ${words.minutes(minutesOf(seconds))}`;

/** Why there is no way, and where it ends. */
export function noWayWords(noWay: NoWay | null, venue: VenueFile, language: Language): string {
  const words = askWords(language);
  if (noWay === null) return words.gone;
  if (noWay.reason === 'start-off-floor') return words.offFloor;
  if (noWay.reason !== 'needs') return words.notConnected;
  const { ends } = noWay;
  if (!ends) return `${words.needs} ${words.needsStart}`;
  const name = venue.connections.find(({ id }) => id === ends.barrier.connection)?.name;
  const said = name ? named(name, language) : null;
  return `${words.needs} ${words.needsEnd(roundedMetres(ends.lengthMetres), ends.barrier.kind, said)}`;
}
