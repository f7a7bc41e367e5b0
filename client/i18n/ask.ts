/** What phone and kiosk say when somebody asks the way. The compiler holds French to the keys of English. */
import { isolating } from '../../shared/venue/isolated.ts';
import type { Language } from './language.ts';
import { within } from './names.ts';

type Barrier = 'stairs' | 'escalator' | 'door';

const BARRIERS: Readonly<Record<Barrier, string>> = {
  stairs: 'some stairs',
  escalator: 'an escalator',
  door: 'a door that no wheelchair passes',
};

const BARRIERS_FR: Readonly<Record<Barrier, string>> = {
  stairs: 'un escalier',
  escalator: 'un escalator',
  door: 'une porte où ne passe aucun fauteuil roulant',
};

const en = {
  title: 'Where would you like to go?',
  field: 'Room, stand, toilet, coffee …',
  fieldLabel: 'Search for a place',
  clear: 'Clear',
  close: 'Close',
  back: 'Back',
  nearest: 'The nearest',
  found: (count: number) => (count === 1 ? 'One place found' : `${count} places found`),
  none: (query: string) => `Nothing here is called “${query}”. Try another word, or fewer letters.`,
  number: (number: string) => `No. ${number}`,
  point: (number: string, name: string) => `Meeting point ${number}, ${name}`,
  beside: (name: string) => `by ${name}`,
  minutes: (minutes: number) => `${minutes} min`,
  metres: (metres: number) => `${metres} m`,
  walk: 'Walk there',
  measuring: 'Looking for the way',
  steps: 'The steps of the way',
  arrived: 'You are here already',
  where: 'Scan a sign near you, and the way begins there.',
  offline: 'There is no connection right now, so no way can be found. It is tried again.',
  gone: 'That place is not on this map any more.',
  notConnected: 'No way leads there on this map.',
  offFloor: 'You are off the floor of this map, so no way can be found. Scan a sign near you.',
  needs: 'No way leads there that keeps what you need.',
  needsEnd: (metres: number, barrier: Barrier, name: string | null) =>
    `It ends after ${metres} m, at ${name === null ? BARRIERS[barrier] : within(name)}.`,
  needsStart: 'It ends where you are.',
  stop: 'Stop here',
  walkForMe: 'Walk for me',
  noStairs: 'Without stairs',
  handOver: 'Take the way along',
  handOverMore: 'Scan it with your phone’s camera',
  start: 'Start again',
  ask: 'Where to?',
};

export type AskWords = typeof en;

const fr: AskWords = {
  title: 'Où voulez-vous aller ?',
  field: 'Salle, stand, toilettes, café…',
  fieldLabel: 'Chercher un lieu',
  clear: 'Effacer',
  close: 'Fermer',
  back: 'Retour',
  nearest: 'Au plus près',
  found: (count) => (count === 1 ? 'Un lieu trouvé' : `${count} lieux trouvés`),
  none: (query) => `Rien ne s’appelle « ${query} » ici. Essayez un autre mot, ou moins de lettres.`,
  number: (number) => `N° ${number}`,
  point: (number, name) => `Point de rencontre ${number}, ${name}`,
  beside: (name) => `près de : ${name}`,
  minutes: (minutes) => `${minutes} min`,
  metres: (metres) => `${metres} m`,
  walk: 'Y aller',
  measuring: 'Recherche du chemin',
  steps: 'Les étapes du chemin',
  arrived: 'Vous y êtes déjà',
  where: 'Scannez un panneau près de vous : le chemin partira de là.',
  offline: 'Pas de connexion en ce moment, donc pas de chemin. Nouvel essai en cours.',
  gone: 'Ce lieu n’est plus sur ce plan.',
  notConnected: 'Aucun chemin n’y mène sur ce plan.',
  offFloor: 'Vous êtes hors du sol de ce plan : aucun chemin n’en part. Scannez un panneau près de vous.',
  needs: 'Aucun chemin n’y mène qui respecte vos besoins.',
  needsEnd: (metres, barrier, name) => {
    const end = name ?? BARRIERS_FR[barrier];
    return `Il s’arrête au bout de ${metres} m : ${end}.`;
  },
  needsStart: 'Il s’arrête là où vous êtes.',
  stop: 'Arrêter',
  walkForMe: 'Marcher pour moi',
  noStairs: 'Sans escalier',
  handOver: 'Emportez le chemin',
  handOverMore: 'Scannez-le avec l’appareil photo de votre téléphone',
  start: 'Recommencer',
  ask: 'Où aller ?',
};

const WORDS: Readonly<Record<Language, AskWords>> = { en: isolating(en), fr: isolating(fr) };

export const askWords = (language: Language): AskWords => WORDS[language];
