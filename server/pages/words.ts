/** What the first HTML says, in both languages. Everything here is plain text; whoever puts it into HTML escapes it. */
import type { Boot } from '../../shared/protocol/pages.ts';
import type { Language } from './language.ts';

export interface FirstWords {
  /** Where a sign is: its own name, its area's when that says more, its level. */
  readonly youAreAt: (sign: string, area: string, level: string) => string;
  readonly openNearby: (people: number | null) => string;
  readonly wait: string;
  readonly noScript: string;
  readonly opens: (event: string, when: string) => string;
  readonly over: (event: string) => string;
  readonly welcome: (event: string, venue: string) => string;
  readonly scanASign: string;
  readonly choose: string;
  readonly nothingRuns: string;
  readonly kiosk: (venue: string) => string;
  readonly organizer: string;
  readonly notFound: string;
  readonly goToStart: string;
  readonly badge: string;
  readonly badgeNext: string;
  readonly refused: Readonly<Record<NonNullable<Boot['signRefusal']>, string>>;
  readonly refusedNext: string;
  readonly refusedScreenNext: string;
  readonly refusedBadgeNext: string;
}

/** "Ground floor" inside a sentence; "1", "Ebene 0" and "WC" stay as they are. */
const within = (name: string) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** A sign that is called "under the fig tree" needs no "at". */
const PREPOSITION = /^(at|in|on|by|under|beside|behind|below|above|between|near|next to|opposite) /i;

const bare = (name: string) => name.toLowerCase().replace(/^(the |le |la |les |l['’])/, '');

/** The sign, its area when the sign's name does not say it already, and the level. */
function places(sign: string, area: string, level: string): string {
  const known = bare(sign).includes(bare(area)) || bare(area).includes(bare(sign));
  return [sign, ...(known ? [] : [area]), within(level)].join(', ');
}

export const WORDS: Readonly<Record<Language, FirstWords>> = {
  en: {
    youAreAt: (sign, area, level) => `You are ${PREPOSITION.test(sign) ? '' : 'at '}${places(sign, area, level)}`,
    openNearby: (people) =>
      people === null
        ? 'Fewer than five people around here are open to a chat right now. You may be the first.'
        : `${people} people around here are open to a chat.`,
    wait: 'One moment: your map is being opened.',
    noScript: 'The map needs JavaScript. Please allow it for this page, and scan the sign again.',
    opens: (event, when) => `${event} opens on ${when}`,
    over: (event) => `${event} is over`,
    welcome: (event, venue) => `${event}, ${venue}`,
    scanASign: 'Scan one of the signs on the walls with your camera, and the map knows where you are.',
    choose: 'Where are you?',
    nothingRuns: 'No event is running here.',
    kiosk: (venue) => venue,
    organizer: 'For the organizers',
    notFound: 'There is no page at this address',
    goToStart: 'Go to the first page',
    badge: 'Your badge',
    badgeNext: 'Once you have joined, this badge tells the map where you are, for as long as you wear it.',
    refused: {
      'badge-not-bound': 'This badge could not be bound',
      'sign-not-genuine': 'This code is not one of our signs',
      'sign-unknown': 'This sign is not on our map any more',
      'sign-of-another-venue': 'This sign belongs to another venue',
      'code-changed': 'This code has changed since',
      'sign-code-wrong': 'No sign here has that code',
      'sign-code-too-many-tries': 'Too many wrong codes came from here',
    },
    refusedNext: 'Nothing has changed. Please scan the code of a sign on the wall here.',
    refusedScreenNext: 'Nothing else has happened. Please scan the screen again.',
    refusedBadgeNext: 'Nothing has changed. Please ask at the desk for a new code.',
  },
  fr: {
    youAreAt: (sign, area, level) => `Vous êtes ici\u00a0: ${places(sign, area, level).replaceAll("'", '’')}`,
    openNearby: (people) =>
      people === null
        ? 'Moins de cinq personnes sont disponibles par ici en ce moment. Soyez la première personne à le dire.'
        : `${people} personnes sont disponibles par ici.`,
    wait: 'Un instant, le plan s’ouvre.',
    noScript: 'Le plan a besoin de JavaScript. Autorisez-le pour cette page, puis scannez le panneau à nouveau.',
    opens: (event, when) => `${event}\u00a0: ouverture le ${when}`,
    over: (event) => `${event}\u00a0: c’est terminé`,
    welcome: (event, venue) => `${event}, ${venue}`,
    scanASign: 'Scannez un panneau au mur avec votre appareil photo, et le plan saura où vous êtes.',
    choose: 'Où êtes-vous ?',
    nothingRuns: 'Aucun événement n’est en cours ici.',
    kiosk: (venue) => venue,
    organizer: 'Organisation',
    notFound: 'Aucune page à cette adresse',
    goToStart: 'Aller à l’accueil du site',
    badge: 'Votre badge',
    badgeNext: 'Une fois que vous participez, ce badge dit au plan où vous êtes, tant que vous le portez.',
    refused: {
      'badge-not-bound': 'Ce badge n’a pas pu être associé',
      'sign-not-genuine': 'Ce code n’est pas l’un de nos panneaux',
      'sign-unknown': 'Ce panneau n’est plus sur notre plan',
      'sign-of-another-venue': 'Ce panneau appartient à un autre lieu',
      'code-changed': 'Ce code a changé depuis',
      'sign-code-wrong': 'Aucun panneau d’ici n’a ce code',
      'sign-code-too-many-tries': 'Trop de codes erronés sont venus d’ici',
    },
    refusedNext: 'Rien n’a changé. Scannez le code d’un panneau d’ici.',
    refusedScreenNext: 'Rien d’autre ne s’est passé. Scannez de nouveau l’écran.',
    refusedBadgeNext: 'Rien n’a changé. Demandez un nouveau code à l’accueil.',
  },
};

/** A local time of an event ("2026-11-23T09:00") as people say it. */
export function sayLocalTime(local: string, language: Language): string {
  const said = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(`${local}Z`));
  if (language === 'en') return said;
  return said.replace(
    /0?(\d+):(\d\d)$/,
    (_, hour, minute) => `${hour}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`,
  );
}
