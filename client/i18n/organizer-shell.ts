/** What the frame of the organizer's page says, and its list of venues. The compiler holds French to the keys of English. */
import type { Language } from './language.ts';

const en = {
  now: 'What runs',
  venues: 'Venues',
  access: 'Who has access',
  navigation: 'Pages',
  ofVenue: (name: string) => `Parts of ${name}`,
  tab: { plan: 'Plan', signs: 'Signs', import: 'Import', events: 'Events', kiosks: 'Kiosks' },
  role: { owner: 'Owner', editor: 'Editor', desk: 'Desk' },
  mayNot: 'This token may not do that. Ask an owner.',
  venuesMore: 'A venue is the building: its map, its signs. What takes place in it are its events.',
  levels: (count: number) => (count === 1 ? '1 floor' : `${count} floors`),
  eventCount: (count: number) => (count === 0 ? 'no event' : count === 1 ? '1 event' : `${count} events`),
  notPublished: 'not published yet',
  differs: 'changes not published yet',
  published: 'published',
  newVenue: 'New venue',
  venueName: 'Name of the building',
  create: 'Create',
  'too-many': 'There are as many as this server keeps. Erase one first.',
  taken: 'There is one of that name already.',
  failed: 'The server did not answer, so nobody knows whether it was done. Look again.',
  noVenue: 'There is no such venue, or no longer.',
};

type ShellWords = typeof en;

const fr: ShellWords = {
  now: 'En ce moment',
  venues: 'Lieux',
  access: 'Accès',
  navigation: 'Pages',
  ofVenue: (name) => `Rubriques de ${name}`,
  tab: { plan: 'Plan', signs: 'Panneaux', import: 'Import', events: 'Événements', kiosks: 'Bornes' },
  role: { owner: 'Propriétaire', editor: 'Édition', desk: 'Accueil' },
  mayNot: 'Ce jeton ne permet pas cela. Adressez-vous à un propriétaire.',
  venuesMore: 'Un lieu, c’est le bâtiment : son plan, ses panneaux. Ce qui s’y passe, ce sont ses événements.',
  levels: (count) => (count === 1 ? '1 étage' : `${count} étages`),
  eventCount: (count) => (count === 0 ? 'aucun événement' : count === 1 ? '1 événement' : `${count} événements`),
  notPublished: 'pas encore publié',
  differs: 'modifications non publiées',
  published: 'publié',
  newVenue: 'Nouveau lieu',
  venueName: 'Nom du bâtiment',
  create: 'Créer',
  'too-many': 'Ce serveur n’en garde pas davantage. Effacez-en d’abord.',
  taken: 'Ce nom est déjà pris.',
  failed: 'Le serveur n’a pas répondu : on ne sait pas si c’est fait. Vérifiez.',
  noVenue: 'Ce lieu n’existe pas, ou plus.',
};

const WORDS: Readonly<Record<Language, ShellWords>> = { en, fr };

export const shellWords = (language: Language): ShellWords => WORDS[language];
