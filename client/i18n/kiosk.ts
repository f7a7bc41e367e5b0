/** What the kiosk says. The compiler holds French to the keys of English. */
import { isolating } from '../../shared/venue/isolated.ts';
import type { LineState } from '../link/link.ts';
import type { Language } from './language.ts';

const en = {
  title: (venue: string) => `${venue}: who is here`,
  now: 'Here now',
  people: (count: number) => `${count} people`,
  few: 'Still filling up',
  open: 'are open to a chat',
  openNone: 'Who is open to a chat? You could be the first to say so.',
  where: 'Where they are',
  rule: 'Counted per area, every 30 seconds, and only from five people on. Nobody is shown as a person.',
  join: 'Scan to join',
  joinMore: 'No app, no account',
  joinTyped: 'Or type',
  joinChanges: 'It changes every 30 seconds.',
  here: 'You are here',
  up: (level: string) => `↑ ${level}`,
  down: (level: string) => `↓ ${level}`,
  credit: (whom: string) => `Map: ${whom}`,
  otherLanguage: 'Français',
  map: (level: string) => `Plan of the ${level}: how full it is`,
  opens: (when: string) => `Opens ${when}`,
  closed: 'This event is closed',
  none: 'No event runs here at the moment.',
  noPlan: 'The plan could not be loaded. It is tried again.',
  line: {
    connecting: 'Connecting',
    connected: 'Live',
    lost: 'Connection lost. Trying again',
    elsewhere: 'Shown on another screen',
    'other-version': 'A newer page is being loaded',
    refused: 'The server has ended this connection',
    'event-closed': 'The event is closed',
  } satisfies Record<LineState, string>,
};

export type KioskWords = typeof en;

const fr: KioskWords = {
  title: (venue) => `${venue} : qui est là`,
  now: 'Sur place en ce moment',
  people: (count) => `${count} personnes`,
  few: 'Le lieu se remplit',
  open: 'disponibles pour discuter',
  openNone: 'Envie de discuter ? Soyez la première personne à le dire.',
  where: 'Où les trouver',
  rule: 'Compté par zone, toutes les 30 secondes, à partir de cinq personnes. Personne n’est montré individuellement.',
  join: 'Scannez pour participer',
  joinMore: 'Sans application, sans compte',
  joinTyped: 'Ou tapez',
  joinChanges: 'Cela change toutes les 30 secondes.',
  here: 'Vous êtes ici',
  up: (level) => `↑ ${level}`,
  down: (level) => `↓ ${level}`,
  credit: (whom) => `Plan : ${whom}`,
  otherLanguage: 'English',
  map: (level) => `Plan, ${level} : affluence`,
  opens: (when) => `Ouverture le ${when}`,
  closed: 'Cet événement est fermé',
  none: 'Aucun événement n’a lieu ici en ce moment.',
  noPlan: 'Le plan n’a pas pu être chargé. Nouvel essai en cours.',
  line: {
    connecting: 'Connexion en cours',
    connected: 'En direct',
    lost: 'Connexion perdue. Nouvel essai en cours',
    elsewhere: 'Affiché sur un autre écran',
    'other-version': 'Une page plus récente se charge',
    refused: 'Le serveur a mis fin à cette connexion',
    'event-closed': 'L’événement est fermé',
  },
};

const WORDS: Readonly<Record<Language, KioskWords>> = { en: isolating(en), fr: isolating(fr) };

export const kioskWords = (language: Language): KioskWords => WORDS[language];
