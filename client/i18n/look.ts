/** What a kiosk says that looks for codes with its camera. The compiler holds French to the keys of English. */
import type { Language } from './language.ts';

const en = {
  picture: 'What the camera of this screen sees',
  show: 'Hold your code up here',
  more: '“My code” on your phone, or your badge. The picture stays in this screen.',
  said: {
    in: '✓ You are checked in here',
    changed: 'This code has changed. Hold up the one that your phone shows now',
    closed: 'The event is not open now',
    unknown: 'This is not a code of this event',
    failed: 'That did not work. Hold your code up again',
  },
  trouble: 'The camera is off',
  troubleMore: 'Scan the code on this screen instead.',
};

type LookWords = typeof en;

const fr: LookWords = {
  picture: 'Ce que voit la caméra de cet écran',
  show: 'Montrez votre code ici',
  more: '« Mon code » sur votre téléphone, ou votre badge. L’image reste dans cet écran.',
  said: {
    in: '✓ Votre présence ici est notée',
    changed: 'Ce code a changé. Montrez celui que votre téléphone affiche maintenant',
    closed: 'L’événement n’est pas ouvert en ce moment',
    unknown: 'Ce code n’est pas l’un de ceux de l’événement',
    failed: 'Cela n’a pas marché. Montrez de nouveau votre code',
  },
  trouble: 'La caméra est éteinte',
  troubleMore: 'Scannez plutôt le code de cet écran.',
};

const WORDS: Readonly<Record<Language, LookWords>> = { en, fr };

export const lookWords = (language: Language): LookWords => WORDS[language];
