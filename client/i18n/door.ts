/** What the venue file says of a door, in sentences: what one needs to pass it, whether it opens by itself, for whom it is. */
import type { DoorAccess, VenueDoor } from '../../shared/venue/venue-file.ts';
import type { Language } from './language.ts';

interface DoorWords {
  readonly access: Readonly<Record<DoorAccess, string>>;
  needs(what: string): string;
  readonly or: string;
  readonly closed: string;
  readonly automatic: string;
  readonly wheelchair: string;
  readonly limited: string;
  readonly none: string;
}

const WORDS: Readonly<Record<Language, DoorWords>> = {
  en: {
    access: {
      badge: 'a badge',
      key: 'a key',
      code: 'a code',
      biometric: 'to be known by it',
      guard: 'to pass a guard',
      closed: '',
      other: 'permission',
    },
    needs: (what) => `The door asks for ${what}.`,
    or: ' or ',
    closed: 'The door is out of service.',
    automatic: 'The door opens by itself.',
    wheelchair: 'The door is wide enough for wheelchairs.',
    limited: 'The door is passable for wheelchairs with help.',
    none: 'The door is not passable for wheelchairs.',
  },
  fr: {
    access: {
      badge: 'un badge',
      key: 'une clé',
      code: 'un code',
      biometric: 'une reconnaissance biométrique',
      guard: 'de passer par un vigile',
      closed: '',
      other: 'une autorisation',
    },
    needs: (what) => `La porte demande ${what}.`,
    or: ' ou ',
    closed: 'La porte est hors service.',
    automatic: 'La porte s’ouvre toute seule.',
    wheelchair: 'La porte convient aux fauteuils roulants.',
    limited: 'La porte se passe en fauteuil roulant avec de l’aide.',
    none: 'La porte ne se passe pas en fauteuil roulant.',
  },
};

/** The sentences of a door, in order of weight; none for one of which nothing is said. */
export function doorSentences(
  { access = [], automatic, accessibility = [] }: Pick<VenueDoor, 'access' | 'automatic' | 'accessibility'>,
  language: Language,
): string[] {
  const words = WORDS[language];
  const needs = access.filter((need) => need !== 'closed').map((need) => words.access[need]);
  return [
    ...(access.includes('closed') ? [words.closed] : []),
    ...(needs.length > 0 ? [words.needs(needs.join(words.or))] : []),
    ...(automatic ? [words.automatic] : []),
    ...(accessibility.includes('wheelchair') ? [words.wheelchair] : []),
    ...(accessibility.includes('wheelchair-limited') ? [words.limited] : []),
    ...(accessibility.includes('wheelchair-no') ? [words.none] : []),
  ];
}
