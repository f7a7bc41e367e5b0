/** What is said about scanning with the page's own camera. The compiler holds French to the keys of English. */
import type { ScannerState } from '../sensors/scanner/use-scanner.ts';
import type { Language } from './language.ts';

/** Each says what to do next. */
type Troubles = Record<Exclude<ScannerState, 'opening' | 'looking'>, string>;

const en = {
  title: 'Scan a code',
  how: 'Hold the square code of a sign or screen in the frame.',
  picture: 'What your camera sees',
  private: 'What your camera sees stays on your phone. Nothing of it is kept or sent.',
  opening: 'The camera is being opened. Your browser may ask you whether it may be.',
  looking: 'Looking for a code',
  torch: 'Light',
  camera: 'Camera',
  nth: (number: number) => `Camera ${number}`,
  again: 'Try again',
  typed: 'The code on the sign',
  foreign: 'This code is not one of this event’s, so nothing was opened. Look for a sign of the event.',
  otherVenue: 'This code belongs to another venue, so nothing has changed. Look for a sign of this one.',
  guestBadge: 'This code is for a badge. Join first, then scan it again.',
  mine: 'My code',
  mineCode: 'Your code, to be held before a kiosk’s camera',
  mineComes: 'Your code is coming',
  mineHow: 'Hold it before the camera of a kiosk: you are checked in there.',
  mineMore: 'It changes every 30 seconds, and says your name to nobody. At a meeting point, scan the sign instead.',
  trouble: {
    denied:
      'The page may not use your camera. You can allow it in your browser’s settings for this page, or type the code on the sign.',
    none: 'No camera was found on this device. Type the code on the sign.',
    busy: 'The camera could not be opened: another program may be using it. Close that and try again, or type the code on the sign.',
    insecure: 'This page was not opened by https, and so it may not use the camera. Type the code on the sign.',
    'no-reader': 'What reads codes could not be fetched. Try again, or type the code on the sign.',
    gone: 'The camera has stopped. Try again, or type the code on the sign.',
  } satisfies Troubles,
};

export type ScannerWords = typeof en;

const fr: ScannerWords = {
  title: 'Scannez un code',
  how: 'Placez dans le cadre le code carré d’un panneau ou d’un écran.',
  picture: 'Ce que voit votre caméra',
  private: 'L’image reste sur votre téléphone. Rien n’en est conservé ni envoyé.',
  opening: 'La caméra s’ouvre. Votre navigateur vous demandera peut-être l’autorisation.',
  looking: 'Recherche d’un code',
  torch: 'Lumière',
  camera: 'Caméra',
  nth: (number) => `Caméra ${number}`,
  again: 'Réessayer',
  typed: 'Le code du panneau',
  foreign: 'Ce code n’est pas l’un de ceux de l’événement : rien n’a été ouvert. Cherchez un panneau de l’événement.',
  otherVenue: 'Ce code est celui d’un autre lieu : rien n’a changé. Cherchez un panneau d’ici.',
  guestBadge: 'Ce code est celui d’un badge. Participez d’abord, puis scannez-le de nouveau.',
  mine: 'Mon code',
  mineCode: 'Votre code, à montrer à la caméra d’une borne',
  mineComes: 'Votre code arrive',
  mineHow: 'Montrez-le à la caméra d’une borne : votre présence y est notée.',
  mineMore:
    'Il change toutes les 30 secondes et ne dit votre nom à personne. À un point de rencontre, scannez le panneau.',
  trouble: {
    denied:
      'Cette page n’a pas accès à votre caméra. Vous pouvez l’autoriser dans les réglages du navigateur, ou taper le code du panneau.',
    none: 'Aucune caméra n’a été trouvée sur cet appareil. Tapez le code du panneau.',
    busy: 'La caméra n’a pas pu s’ouvrir : un autre programme l’utilise peut-être. Fermez-le et réessayez, ou tapez le code du panneau.',
    insecure: 'Cette page n’est pas ouverte en https et ne peut donc pas utiliser la caméra. Tapez le code du panneau.',
    'no-reader': 'Le lecteur de codes n’a pas pu être chargé. Réessayez, ou tapez le code du panneau.',
    gone: 'La caméra s’est arrêtée. Réessayez, ou tapez le code du panneau.',
  },
};

const WORDS: Readonly<Record<Language, ScannerWords>> = { en, fr };

export const scannerWords = (language: Language): ScannerWords => WORDS[language];
