/** IMDF categories as kinds of area, obstacle and landmark. */
import type { AreaKind, Landmark, LocalText, VenueObstacle } from '../../shared/venue/venue-file.ts';

const UNIT_KINDS: Readonly<Record<string, AreaKind>> = {
  auditorium: 'hall',
  theater: 'hall',
  ballroom: 'hall',
  conferenceroom: 'talk-room',
  classroom: 'talk-room',
  room: 'room',
  office: 'room',
  administration: 'room',
  laboratory: 'room',
  shop: 'room',
  wardrobe: 'room',
  recreation: 'room',
  fitnessroom: 'room',
  phoneroom: 'room',
  huddleroom: 'talk-room',
  movietheater: 'hall',
  fieldofplay: 'hall',
  library: 'room',
  storage: 'other',
  security: 'other',
  mailroom: 'other',
  serverroom: 'other',
  parking: 'other',
  smokingarea: 'other',
  kitchen: 'other',
  walkway: 'corridor',
  footbridge: 'corridor',
  lobby: 'foyer',
  platform: 'foyer',
  foodservice: 'bar',
  lounge: 'lounge',
  privatelounge: 'lounge',
  waitingroom: 'lounge',
  terrace: 'terrace',
  outdoor: 'outside',
  unenclosedarea: 'outside',
  driveway: 'outside',
  road: 'outside',
  stairs: 'stairs',
  steps: 'stairs',
  escalator: 'escalator',
  movingwalkway: 'escalator',
  elevator: 'lift',
  ramp: 'ramp',
  opentobelow: 'void',
  structure: 'void',
  column: 'void',
  brick: 'void',
  concrete: 'void',
  drywall: 'void',
  glass: 'void',
  wood: 'void',
  vegetation: 'void',
  nonpublic: 'other',
  mothersroom: 'nursing',
  prayerroom: 'prayer',
  firstaid: 'first-aid',
  information: 'desk',
  unspecified: 'other',
};

/** A room larger than this that calls itself a hall is one. */
const HALL_SQUARE_METRES = 300;

const saysName = (name: LocalText | null, pattern: RegExp): boolean =>
  name !== null && Object.values(name).some((text) => pattern.test(text));

/** The kind of a unit's area, from its category and, where that says too little, its name. Null: unknown category. */
export function areaKindOf(category: string, name: LocalText | null, squareMetres: number): AreaKind | null {
  // "foodservice.coffee", "restroom.male": what is before the dot says enough.
  const [main = ''] = category.split('.');
  if (main === 'restroom' || main === 'shower') return 'toilet';
  const kind = UNIT_KINDS[category] ?? UNIT_KINDS[main] ?? null;
  if (kind === 'corridor') {
    if (saysName(name, /lounge/i)) return 'lounge';
    if (saysName(name, /foyer|lobby|entrance|exit/i)) return 'foyer';
  }
  if (kind === 'room') {
    if (saysName(name, /restaurant|caf[eé]|coffee|\bbar\b/i)) return 'bar';
    if (saysName(name, /lounge/i)) return 'lounge';
    if (saysName(name, /\b(hall|halle|saal)\b/i)) return squareMetres >= HALL_SQUARE_METRES ? 'hall' : 'talk-room';
  }
  return kind;
}

const OBSTACLE_KINDS: Readonly<Record<string, VenueObstacle['kind']>> = {
  furniture: 'seats',
  seating: 'seats',
  obstruction: 'counter',
  desk: 'counter',
  checkindesk: 'counter',
  kiosk: 'counter',
};

/** What a fixture of this category is in the way as; null: one walks over it. */
export const obstacleKindOf = (category: string): VenueObstacle['kind'] | null =>
  category === 'rug' ? null : (OBSTACLE_KINDS[category.split('.')[0] ?? ''] ?? 'other');

/** What a place of this category and name is as a landmark. */
export function landmarkKindOf(category: string, name: LocalText): Landmark['kind'] {
  if (category === 'bar' || saysName(name, /\bbar\b|restaurant|coffee|caf[eé]/i)) return 'bar';
  if (saysName(name, /lounge/i)) return 'seating';
  if (/information|ticketing|firstaid/.test(category) || saysName(name, /desk|info/i)) return 'desk';
  return saysName(name, /stage/i) ? 'screen' : 'stand';
}
