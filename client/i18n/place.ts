/** What the page says of how sure a place is, and of saying where one is oneself. The compiler holds French to English. */
import { isolating } from '../../shared/venue/isolated.ts';
import type { Language } from './language.ts';

const ago = (minutes: number): string => (minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`);

const en = {
  /** Of others. */
  fading: 'not heard for some seconds',
  grey: 'not heard for half a minute',
  about: 'about there',
  /** Of myself. `place` is a name as the plan has it. */
  lastSeen: (place: string, minutes: number) => `You were last seen here: ${place}, ${ago(minutes)}.`,
  unheard: (place: string, seconds: number) =>
    `Your badge was last heard ${seconds} seconds ago: ${place}. Your face fades on other maps.`,
  gone: (place: string, minutes: number) =>
    `Your badge was last heard ${ago(minutes)}: ${place}. Nobody sees where you are until it is heard again.`,
  byPhone: (place: string) => `Your phone hears beacons: ${place}.`,
  byWord: (place: string) => `You say that you are here: ${place}. Only you see that.`,
  bySteps: (place: string) => `By your steps you are here: ${place}. Only you see that.`,
  stays: (place: string) => `You stay here: ${place}. Your place holds until you get up.`,
  somewhere: 'on this floor',
  stay: 'I stay here',
  getUp: 'I get up',
  iAmHere: 'I am here',
  steps: 'Count my steps',
  stepsWhy:
    'Then your dot walks along between two signs. The phone’s motion sensors count; only the number of steps is sent, and your way is shown to you alone.',
  stepsOn: 'Your steps are counted while you walk.',
  stepsOff: 'Stop counting',
  stepsDenied: 'The phone does not let this page count steps. You can allow motion in the browser’s settings.',
  stepsNone: 'This device says nothing of its motion, so no steps are counted.',
  beacons: 'Listen for beacons',
  beaconsWhy: 'The venue’s beacons then say where you are between two signs.',
  beaconsOn: 'This page listens for the venue’s beacons.',
  beaconsOff: 'Stop listening',
  beaconsDenied: 'The browser does not let this page listen for beacons.',
};

export type PlaceWords = typeof en;

const ilYA = (minutes: number): string => (minutes === 1 ? 'il y a une minute' : `il y a ${minutes} minutes`);

const fr: PlaceWords = {
  fading: 'sans signal depuis quelques secondes',
  grey: 'sans signal depuis une demi-minute',
  about: 'à peu près là',
  lastSeen: (place, minutes) => `Dernier signe de vous : ${place}, ${ilYA(minutes)}.`,
  unheard: (place, seconds) =>
    `Votre badge a été entendu il y a ${seconds} secondes : ${place}. Votre visage pâlit sur les autres plans.`,
  gone: (place, minutes) =>
    `Votre badge a été entendu ${ilYA(minutes)} : ${place}. Personne ne voit où vous êtes jusqu’à ce qu’il le soit à nouveau.`,
  byPhone: (place) => `Votre téléphone entend des balises : ${place}.`,
  byWord: (place) => `Vous dites être ici : ${place}. Personne d’autre ne le voit.`,
  bySteps: (place) => `D’après vos pas, vous êtes ici : ${place}. Personne d’autre ne le voit.`,
  stays: (place) => `Vous restez ici : ${place}. Votre place tient jusqu’à ce que vous vous leviez.`,
  somewhere: 'à cet étage',
  stay: 'Je reste ici',
  getUp: 'Je me lève',
  iAmHere: 'Je suis ici',
  steps: 'Compter mes pas',
  stepsWhy:
    'Votre point avance alors entre deux panneaux. Les capteurs de mouvement du téléphone comptent ; seul le nombre de pas est envoyé, et votre chemin n’est montré qu’à vous.',
  stepsOn: 'Vos pas sont comptés pendant que vous marchez.',
  stepsOff: 'Ne plus compter',
  stepsDenied:
    'Le téléphone ne laisse pas cette page compter les pas. Vous pouvez autoriser le mouvement dans les réglages du navigateur.',
  stepsNone: 'Cet appareil ne dit rien de son mouvement : aucun pas n’est compté.',
  beacons: 'Écouter les balises',
  beaconsWhy: 'Les balises du lieu disent alors où vous êtes entre deux panneaux.',
  beaconsOn: 'Cette page écoute les balises du lieu.',
  beaconsOff: 'Ne plus écouter',
  beaconsDenied: 'Le navigateur ne laisse pas cette page écouter les balises.',
};

const WORDS: Readonly<Record<Language, PlaceWords>> = { en: isolating(en), fr: isolating(fr) };

export const placeWords = (language: Language): PlaceWords => WORDS[language];
