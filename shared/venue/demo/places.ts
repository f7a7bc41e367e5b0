/** What one asks the way to in Heron House beside its rooms: toilets, coffee, coats, the way out, a socket for the phone. */
import type { PlaceKind, VenuePlace } from '../venue-file.ts';
import { text, type XY } from './drafting.ts';

type Level = 'ground' | 'upper';

interface More {
  readonly number?: string;
  readonly accessibility?: string[];
}

const place = (
  level: Level,
  id: string,
  kind: PlaceKind,
  area: string,
  at: XY,
  name: ReturnType<typeof text>,
  { number, ...more }: More = {},
): VenuePlace => ({
  id: `${level}-place-${id}`,
  level,
  kind,
  name,
  // In the order of the schema: a venue's hash is that of its text.
  ...(number === undefined ? {} : { number }),
  at,
  area: `${level}-${area}`,
  ...more,
});

const wheelchair: More = { accessibility: ['wheelchair'] };

const STANDS: readonly (readonly [XY, ReturnType<typeof text>])[] = [
  [[44.4, 7.8], text('Open Maps', 'Cartes libres')],
  [[49.4, 7.8], text('River Labs', 'River Labs')],
  [[54.4, 7.8], text('Slow Fashion', 'Mode durable')],
  [[48.4, 13.8], text('City Funds', 'Fonds de la ville')],
  [[53.4, 13.8], text('Small Press', 'Petite édition')],
  [[58.4, 11.4], text('Health Desk', 'Espace santé')],
];

const stands = STANDS.map(([at, name], i) =>
  place('ground', `stand-${i + 1}`, 'stand', `stand-${i + 1}`, at, name, { number: String(i + 1) }),
);

export const PLACES: VenuePlace[] = [
  place('ground', 'toilets-west', 'toilet', 'toilets-west', [5.2, 22], text('Toilets west', 'Toilettes ouest')),
  place('ground', 'toilets-east', 'toilet', 'toilets-east', [46.8, 32.6], text('Toilets east', 'Toilettes est')),
  place(
    'ground',
    'toilet-accessible',
    'toilet-accessible',
    'toilets-east',
    [48.8, 34.6],
    text('Accessible toilet', 'Toilettes accessibles'),
    wheelchair,
  ),
  place('ground', 'changing', 'changing-table', 'toilets-east', [45.2, 34.6], text('Changing table', 'Table à langer')),
  place('ground', 'coffee', 'coffee', 'coffee-bar', [11.2, 27], text('Weir Coffee Bar', 'Café du Barrage')),
  place('ground', 'water', 'water', 'foyer', [17, 24.2], text('Water fountain', 'Fontaine à eau')),
  place('ground', 'cloakroom', 'cloakroom', 'cloakroom', [21.8, 33.2], text('Cloakroom', 'Vestiaire')),
  place('ground', 'lockers', 'lockers', 'cloakroom', [20, 35.2], text('Lockers', 'Casiers')),
  place(
    'ground',
    'information',
    'information',
    'info-desk',
    [30, 25.6],
    text('Information desk', 'Accueil'),
    wheelchair,
  ),
  place('ground', 'registration', 'registration', 'entrance', [33, 32.4], text('Registration', 'Enregistrement')),
  place('ground', 'first-aid', 'first-aid', 'first-aid', [38, 33], text('First aid', 'Premiers secours')),
  place('ground', 'front-door', 'entrance', 'entrance', [30, 35.8], text('Front door', "Porte d'entrée"), wheelchair),
  place('ground', 'garden-exit', 'exit', 'garden-lounge', [56.4, 25.8], text('Garden exit', 'Sortie du jardin')),
  place('ground', 'power', 'power', 'west-corridor', [4.4, 18.7], text('Charging bench', 'Banc de recharge')),
  place('ground', 'bicycles', 'parking', 'forecourt', [20, 38], text('Bicycle stands', 'Arceaux à vélos')),
  place('ground', 'smoking', 'smoking', 'garden-terrace', [58.8, 34], text('Smoking corner', 'Coin fumeurs')),
  place('ground', 'assembly', 'assembly', 'forecourt', [40, 38], text('Assembly point', 'Point de rassemblement')),
  place('ground', 'stage', 'stage', 'great-hall', [30, 6.6], text('Main stage', 'Grande scène')),
  ...stands,

  place('upper', 'toilets', 'toilet', 'toilets-west', [5.2, 22], text('Upper toilets', "Toilettes de l'étage")),
  place('upper', 'bar', 'bar', 'gallery-bar', [11.7, 26.4], text('Gallery Bar', 'Bar de la Galerie')),
  place('upper', 'nursing', 'nursing', 'nursing', [38, 33], text('Nursing room', "Salle d'allaitement")),
  place('upper', 'silence', 'prayer', 'silence', [42, 33], text('Room of Silence', 'Salle du silence')),
  place('upper', 'quiet', 'quiet', 'library', [50, 26.4], text('Quiet reading', 'Lecture au calme')),
  place('upper', 'seats', 'seating', 'lantern-lounge', [30, 33.6], text('Lantern sofas', 'Canapés de la Lanterne')),
  place('upper', 'water', 'water', 'gallery', [43.2, 24], text('Water bottle filler', 'Remplissage de gourdes')),
];
