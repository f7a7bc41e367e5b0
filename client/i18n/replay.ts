/** The words of a replayed walk. */
import type { Language } from './language.ts';

const en = {
  replay: 'Replay',
  picture: 'The replayed walk: where the badge is believed to be, with its ring, and where it truly was',
  track: '● believed, with ring',
  truth: '✕ measured truth',
};

const fr: typeof en = {
  replay: 'Rejeu',
  picture: 'La marche rejouée : où le badge est estimé, avec son cercle, et où il était vraiment',
  track: '● estimé, avec cercle',
  truth: '✕ vérité mesurée',
};

export const replayWords = (language: Language): typeof en => (language === 'fr' ? fr : en);
