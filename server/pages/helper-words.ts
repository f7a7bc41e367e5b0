/** What a helper who hangs signs reads. */
import type { Language } from './language.ts';

interface HelperWords {
  readonly ticked: (number: number) => string;
  readonly doubted: (number: number) => string;
  readonly unticked: (number: number) => string;
  readonly tooSoon: string;
  readonly elsewhere: string;
  readonly hang: (hanging: number, all: number) => string;
  readonly belongs: string;
  readonly place: string;
  readonly sayElsewhere: string;
  readonly sayUntick: string;
  readonly sayRight: string;
  readonly sayEnd: string;
  readonly ended: string;
  readonly endedMore: string;
}

export const HELPER_WORDS: Readonly<Record<Language, HelperWords>> = {
  en: {
    ticked: (number) => `Sign ${number} is ticked off`,
    doubted: (number) => `Sign ${number} is ticked off, with a question`,
    unticked: (number) => `Sign ${number} does not hang`,
    tooSoon:
      'You scanned another sign only a moment ago, farther away than you can have walked. Scan each sign once it hangs in its place.',
    elsewhere: 'You said that it hangs elsewhere. It is on the list of those to look at.',
    hang: (hanging, all) => `${hanging} of ${all} hang.`,
    belongs: 'It belongs here:',
    place: 'The plan of this level, with the place of the sign',
    sayElsewhere: 'It hangs elsewhere',
    sayUntick: 'It does not hang yet',
    sayRight: 'It hangs here',
    sayEnd: 'I have hung my last sign',
    ended: 'Thank you',
    endedMore: 'Signs that you scan from now on open as for everybody.',
  },
  fr: {
    ticked: (number) => `Panneau ${number} : c’est noté`,
    doubted: (number) => `Panneau ${number} : noté, avec une question`,
    unticked: (number) => `Le panneau ${number} n’est pas accroché`,
    tooSoon:
      'Vous venez d’en scanner un autre, trop loin pour y être allé à pied depuis. Scannez chaque panneau une fois accroché à sa place.',
    elsewhere: 'Vous avez dit qu’il est ailleurs. Il figure parmi ceux à vérifier.',
    hang: (hanging, all) => `${hanging} sur ${all} sont accrochés.`,
    belongs: 'Sa place est ici :',
    place: 'Le plan de cet étage, avec la place du panneau',
    sayElsewhere: 'Il est ailleurs',
    sayUntick: 'Il n’est pas encore accroché',
    sayRight: 'Il est bien ici',
    sayEnd: 'J’ai accroché mon dernier panneau',
    ended: 'Merci',
    endedMore: 'Les panneaux que vous scannerez désormais s’ouvriront comme pour tout le monde.',
  },
};
