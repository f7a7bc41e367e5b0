/** What each kind of area is good for, and what it is called where it has no name of its own. */
import type { AreaKind, LocalText, VenueArea } from './venue-file.ts';

/** Kinds of area in which two people may be sent to meet. */
export const MEETING_KINDS: readonly AreaKind[] = ['foyer', 'bar', 'lounge', 'corridor'];

/** Kinds of area that are never a place to meet, whatever else is said of them. */
export const NEVER_MEETING_KINDS: readonly AreaKind[] = [
  'toilet',
  'stairs',
  'escalator',
  'lift',
  'ramp',
  'prayer',
  'nursing',
  'first-aid',
  'void',
];

/** Whether nobody is ever sent to meet in this area, nor named as being there: the owner's say, else its kind's. */
export const neverMeeting = ({ kind, meetings }: Pick<VenueArea, 'kind' | 'meetings'>): boolean =>
  meetings === 'never' || (meetings !== 'always' && NEVER_MEETING_KINDS.includes(kind));

/** What an area without a name is called. */
export const AREA_KIND_NAMES: Readonly<Record<AreaKind, LocalText>> = {
  foyer: { en: 'Foyer', fr: 'Foyer' },
  hall: { en: 'Hall', fr: 'Salle' },
  room: { en: 'Room', fr: 'Salle' },
  'talk-room': { en: 'Talk room', fr: 'Salle de conférence' },
  corridor: { en: 'Corridor', fr: 'Couloir' },
  bar: { en: 'Bar', fr: 'Bar' },
  lounge: { en: 'Lounge', fr: 'Salon' },
  terrace: { en: 'Terrace', fr: 'Terrasse' },
  stand: { en: 'Stand', fr: 'Stand' },
  toilet: { en: 'Toilets', fr: 'Toilettes' },
  stairs: { en: 'Stairs', fr: 'Escalier' },
  escalator: { en: 'Escalator', fr: 'Escalator' },
  lift: { en: 'Lift', fr: 'Ascenseur' },
  ramp: { en: 'Ramp', fr: 'Rampe' },
  prayer: { en: 'Prayer room', fr: 'Salle de prière' },
  nursing: { en: 'Nursing room', fr: "Salle d'allaitement" },
  'first-aid': { en: 'First aid', fr: 'Premiers secours' },
  desk: { en: 'Desk', fr: 'Accueil' },
  outside: { en: 'Outside', fr: 'Extérieur' },
  void: { en: 'Void', fr: 'Vide' },
  other: { en: 'Area', fr: 'Espace' },
};
