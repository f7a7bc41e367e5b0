/** What signs and landmarks that an importer sets are called, in each language that has words for it. */
import type { LocalText } from '../../../shared/venue/venue-file.ts';
import { textIn } from '../../../shared/venue/venue-file.ts';

type Phrase = 'entrance' | 'stairs' | 'escalator' | 'lift' | 'sign';

const PHRASES: Readonly<Record<Phrase, Readonly<Record<string, (name: string, number: number) => string>>>> = {
  entrance: {
    en: (name) => `the entrance of ${name}`,
    fr: (name) => `l'entrée de « ${name} »`,
    de: (name) => `der Eingang zu ${name}`,
  },
  stairs: {
    en: (name) => `the stairs at ${name}`,
    fr: (name) => `l'escalier près de « ${name} »`,
    de: (name) => `die Treppe bei ${name}`,
  },
  escalator: {
    en: (name) => `the escalator at ${name}`,
    fr: (name) => `l'escalator près de « ${name} »`,
    de: (name) => `die Rolltreppe bei ${name}`,
  },
  lift: {
    en: (name) => `the lift at ${name}`,
    fr: (name) => `l'ascenseur près de « ${name} »`,
    de: (name) => `der Aufzug bei ${name}`,
  },
  sign: {
    en: (name, number) => `sign ${number} in ${name}`,
    fr: (name, number) => `le panneau ${number}, « ${name} »`,
    de: (name, number) => `Schild ${number} in ${name}`,
  },
};

/** The phrase about a place, in English, French and, where the place has a German name, in German. */
export function phrase(kind: Phrase, place: LocalText, number = 0): LocalText {
  return Object.fromEntries(
    Object.entries(PHRASES[kind])
      .filter(([language]) => language !== 'de' || place.de !== undefined)
      .map(([language, say]) => [language, say(textIn(place, language), number).slice(0, 200)]),
  );
}
