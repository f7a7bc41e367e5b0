import { isolating } from '../../shared/venue/isolated.ts';

/** The few words that stand on the map itself. */
export interface MapWords {
  /** Under an area's name: how many there are open to a chat. */
  readonly open: (count: number) => string;
  /** What a screen reader calls the map. */
  readonly map: string;
  readonly gives: (what: string) => string;
}

const WORDS: Readonly<Record<'en' | 'fr', MapWords>> = {
  en: isolating({
    open: (count) => `${count} open`,
    map: 'Map of the venue. Arrow keys move it, plus and minus zoom.',
    gives: (what) => `gives ${what}`,
  }),
  fr: isolating({
    open: (count) => (count === 1 ? '1 disponible' : `${count} disponibles`),
    map: 'Plan du lieu. Les flèches le déplacent, plus et moins l’agrandissent ou le réduisent.',
    gives: (what) => `propose ${what}`,
  }),
};

export const mapWords = (language: 'en' | 'fr'): MapWords => WORDS[language];
