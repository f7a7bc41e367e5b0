/** What the phone says of needs: what ways should be like. The compiler holds French to the keys of English. */
import type { Need } from '../../shared/routing/needs.ts';
import type { Language } from './language.ts';

const en = {
  title: 'What your ways should be like',
  more: 'A way that breaks this is never given. It is kept on your phone alone, and nobody else is told.',
  done: 'Done',
  names: {
    'no-stairs': 'No stairs, not a single step',
    'no-escalators': 'No escalators',
    'lift-only-when-needed': 'A lift only when nothing else leads there',
    'slow-pace': 'A slow pace',
    'avoid-crowds': 'Rather around crowds',
  } satisfies Record<Need, string>,
};

export type NeedsWords = typeof en;

const fr: NeedsWords = {
  title: 'Vos chemins, comme il vous les faut',
  more: 'Un chemin qui n’en tient pas compte n’est jamais proposé. Votre téléphone seul le retient, et personne d’autre ne l’apprend.',
  done: 'Terminé',
  names: {
    'no-stairs': 'Sans escalier, sans une marche',
    'no-escalators': 'Sans escalator',
    'lift-only-when-needed': 'L’ascenseur seulement si rien d’autre n’y mène',
    'slow-pace': 'À allure lente',
    'avoid-crowds': 'Plutôt autour de la foule',
  },
};

const WORDS: Readonly<Record<Language, NeedsWords>> = { en, fr };

export const needsWords = (language: Language): NeedsWords => WORDS[language];
