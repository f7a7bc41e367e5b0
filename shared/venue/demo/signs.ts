/** What one sees and finds in Heron House: landmarks, meeting points, QR signs, and the gateways that hear badges. */
import type { Landmark, LocalText, Marker, MeetingPoint } from '../venue-file.ts';
import { text, type XY } from './drafting.ts';

type Level = 'ground' | 'upper';

/** Which way a person stands from the sign. */
type Facing = 'north' | 'east' | 'south' | 'west';

const STEP: Record<Facing, XY> = { north: [0, -0.8], east: [0.8, 0], south: [0, 0.8], west: [-0.8, 0] };

const landmark = (level: Level, id: string, kind: Landmark['kind'], at: XY, name: LocalText): Landmark => ({
  id: `${level}-lm-${id}`,
  level,
  kind,
  name,
  at,
});

export const LANDMARKS: Landmark[] = [
  landmark('ground', 'front-door', 'entrance', [30, 36.6], text('the front door', "la porte d'entrée")),
  landmark('ground', 'bicycles', 'other', [20, 38.4], text('the bicycle stands', 'les arceaux à vélos')),
  landmark('ground', 'linden', 'plant', [40.6, 38.4], text('the old linden tree', 'le vieux tilleul')),
  landmark('ground', 'coats', 'desk', [21.6, 33.2], text('the cloakroom counter', 'le comptoir du vestiaire')),
  landmark('ground', 'round-desk', 'desk', [30, 24], text('the round information desk', "l'accueil rond")),
  landmark('ground', 'clock', 'clock', [30, 17.3], text('the station clock', "l'horloge de gare")),
  landmark('ground', 'stage', 'screen', [30, 5.9], text('the stage', 'la scène')),
  landmark('ground', 'fig-west', 'plant', [18, 29.2], text('the western fig tree', "le figuier de l'ouest")),
  landmark('ground', 'fig-east', 'plant', [42, 29.2], text('the eastern fig tree', "le figuier de l'est")),
  landmark('ground', 'programme', 'screen', [43.7, 21.2], text('the programme screen', "l'écran du programme")),
  landmark('ground', 'copper-bar', 'bar', [10.2, 27.4], text('the copper counter', 'le comptoir en cuivre')),
  landmark(
    'ground',
    'stairs',
    'stairs',
    [15.8, 22.2],
    text('the foot of the grand stairs', 'le pied du grand escalier'),
  ),
  landmark('ground', 'lift', 'lift', [9.65, 20.3], text('the lift door', "la porte de l'ascenseur")),
  landmark('ground', 'letters', 'art', [2.2, 18.7], text('the wall of wooden letters', 'le mur de lettres en bois')),
  landmark('ground', 'swift-screen', 'screen', [6.5, 5.3], text('the Swift screen', "l'écran Martinet")),
  landmark('ground', 'wren-screen', 'screen', [15.5, 5.3], text('the Wren screen', "l'écran Roitelet")),
  landmark('ground', 'arched-window', 'window', [50, 5.2], text('the great arched window', 'la grande fenêtre en arc')),
  landmark(
    'ground',
    'globe',
    'stand',
    [43.2, 7.8],
    text('the big globe of the map stand', 'le grand globe du stand de cartes'),
  ),
  landmark('ground', 'press', 'stand', [52.2, 13.8], text('the printing press', "la presse d'imprimerie")),
  landmark('ground', 'east-stairs', 'stairs', [55.7, 17.5], text('the east stairs', "l'escalier est")),
  landmark('ground', 'fireplace', 'seating', [47.6, 28.4], text('the open fireplace', 'la cheminée')),
  landmark('ground', 'bay', 'window', [57.3, 25.75], text('the bay window', 'la grande baie vitrée')),
  landmark('ground', 'fountain', 'art', [59.6, 30.4], text('the fountain', 'la fontaine')),

  landmark('upper', 'mobile', 'art', [30, 20.3], text('the paper heron', 'le héron de papier')),
  landmark('upper', 'bench', 'seating', [25, 30.2], text('the long red bench', 'le long banc rouge')),
  landmark('upper', 'palm', 'plant', [43, 29.9], text('the palm tree', 'le palmier')),
  landmark('upper', 'stairs', 'stairs', [15.8, 22.2], text('the top of the grand stairs', 'le haut du grand escalier')),
  landmark('upper', 'lift', 'lift', [9.65, 20.3], text('the upper lift door', "la porte de l'ascenseur, en haut")),
  landmark('upper', 'portraits', 'art', [2.2, 18.7], text('the six portraits', 'les six portraits')),
  landmark('upper', 'lark-screen', 'screen', [6.5, 5.3], text('the Lark screen', "l'écran Alouette")),
  landmark('upper', 'whiteboards', 'other', [15.4, 6], text('the glass whiteboards', 'les tableaux en verre')),
  landmark('upper', 'bar', 'bar', [11.7, 25], text('the tiled bar', 'le bar carrelé')),
  landmark('upper', 'balcony-clock', 'clock', [30, 16.8], text('the balcony clock', "l'horloge du balcon")),
  landmark('upper', 'lantern', 'window', [30, 36.8], text('the lantern window', 'la fenêtre lanterne')),
  landmark('upper', 'sundial', 'art', [17, 35.4], text('the sundial', 'le cadran solaire')),
  landmark('upper', 'loom', 'other', [44, 5.4], text('the loom', 'le métier à tisser')),
  landmark('upper', 'recording-booth', 'other', [57, 12], text('the recording booth', "la cabine d'enregistrement")),
  landmark('upper', 'round-window', 'window', [53, 5.2], text('the round window', "l'œil-de-bœuf")),
  landmark('upper', 'model', 'art', [48, 20.2], text('the model of the old harbour', 'la maquette du vieux port')),
  landmark(
    'upper',
    'east-stairs',
    'stairs',
    [55.7, 18.3],
    text('the top of the east stairs', "le haut de l'escalier est"),
  ),
  landmark('upper', 'globe-lamp', 'seating', [54.6, 25.8], text('the globe lamp', 'la lampe globe')),
  landmark('upper', 'atlases', 'other', [46.9, 28.2], text('the atlas shelves', 'les rayons des atlas')),
  landmark('upper', 'herbs', 'plant', [49.4, 35.2], text('the herb boxes', "les bacs d'herbes")),
];

const meeting = (number: number, level: Level, area: string, at: XY, name: LocalText): MeetingPoint => ({
  id: `mp-${number}`,
  number,
  level,
  at,
  area: `${level}-${area}`,
  name,
});

export const MEETING_POINTS: MeetingPoint[] = [
  meeting(1, 'ground', 'coffee-bar', [13.6, 27.2], text('the high tables', 'les tables hautes')),
  meeting(2, 'ground', 'foyer', [18, 28], text('under the western fig tree', "sous le figuier de l'ouest")),
  meeting(3, 'ground', 'foyer', [42, 28], text('under the eastern fig tree', "sous le figuier de l'est")),
  meeting(4, 'ground', 'garden-lounge', [55.8, 25.75], text('the bay window', 'la grande baie vitrée')),
  meeting(5, 'ground', 'west-corridor', [3.2, 18.7], text('the wooden letters', 'les lettres en bois')),
  meeting(6, 'upper', 'gallery-bar', [13.6, 28.8], text('the round tables', 'les tables rondes')),
  meeting(7, 'upper', 'lantern-lounge', [30, 33.6], text('the lantern window', 'la fenêtre lanterne')),
  meeting(8, 'upper', 'library', [53.2, 24.4], text('the globe lamp', 'la lampe globe')),
];

/** The card on the table of a meeting point: one stands where it stands. */
const tents: Marker[] = MEETING_POINTS.map(({ id, level, at, area, name }) => ({
  id: `qr-${id}`,
  kind: 'qr',
  level,
  at,
  standAt: at,
  area,
  name,
  meetingPoint: id,
}));

const sign = (level: Level, id: string, area: string, [x, y]: XY, facing: Facing, name: LocalText): Marker => ({
  id: `qr-${level}-${id}`,
  kind: 'qr',
  level,
  at: [x, y],
  standAt: [Math.round((x + STEP[facing][0]) * 1000) / 1000, Math.round((y + STEP[facing][1]) * 1000) / 1000],
  area: `${level}-${area}`,
  name,
});

const signs: Marker[] = [
  sign('ground', 'entrance', 'entrance', [25.6, 31.1], 'south', text('the entrance', "l'entrée")),
  sign('ground', 'cloakroom', 'cloakroom', [21.2, 33.2], 'east', text('the cloakroom', 'le vestiaire')),
  sign('ground', 'info', 'info-desk', [30, 25.2], 'south', text('the information desk', "l'accueil")),
  sign(
    'ground',
    'hall-west',
    'foyer',
    [25, 17.1],
    'south',
    text('the west doors of the Great Hall', 'les portes ouest de la Grande salle'),
  ),
  sign(
    'ground',
    'hall-east',
    'foyer',
    [35, 17.1],
    'south',
    text('the east doors of the Great Hall', 'les portes est de la Grande salle'),
  ),
  sign(
    'ground',
    'hall',
    'great-hall',
    [30, 7.2],
    'south',
    text('the middle aisle of the Great Hall', "l'allée centrale de la Grande salle"),
  ),
  sign('ground', 'swift', 'swift', [10.9, 14], 'west', text('the Swift Room', 'la salle Martinet')),
  sign('ground', 'wren', 'wren', [16.2, 16.9], 'north', text('the Wren Room', 'la salle Roitelet')),
  sign('ground', 'stairs', 'foyer', [16.1, 20.55], 'east', text('the grand stairs', 'le grand escalier')),
  sign('ground', 'lift', 'west-corridor', [8.6, 20.4], 'north', text('the lift', "l'ascenseur")),
  sign('ground', 'market', 'market-hall', [49, 20.4], 'north', text('the Market Hall', 'la Halle du marché')),
  sign(
    'ground',
    'stands',
    'market-hall',
    [50, 10.35],
    'north',
    text('the middle of the stands', 'le milieu des stands'),
  ),
  sign('ground', 'east-stairs', 'market-hall', [55.4, 19.4], 'west', text('the east stairs', "l'escalier est")),
  sign('ground', 'terrace', 'garden-terrace', [51, 31.1], 'south', text('the Garden Terrace', 'la Terrasse du jardin')),
  sign(
    'upper',
    'stairs',
    'gallery',
    [16.1, 20.55],
    'east',
    text('the top of the grand stairs', 'le haut du grand escalier'),
  ),
  sign('upper', 'lift', 'west-corridor', [8.6, 20.4], 'north', text('the upper lift door', "l'ascenseur, en haut")),
  sign('upper', 'lark', 'lark', [10.9, 14], 'west', text('the Lark Room', 'la salle Alouette')),
  sign('upper', 'balcony', 'gallery', [24.4, 17.1], 'south', text('the balcony doors', 'les portes du balcon')),
  sign('upper', 'bench', 'gallery', [33, 30.9], 'north', text('the gallery windows', 'les fenêtres de la galerie')),
  sign('upper', 'kestrel', 'kestrel', [44, 16.9], 'north', text('the Kestrel Workshop', "l'Atelier Faucon")),
  sign('upper', 'owl', 'owl', [53, 16.9], 'north', text('the Owl Media Lab', 'le Labo média Hibou')),
  sign(
    'upper',
    'east-stairs',
    'east-corridor',
    [55.4, 20],
    'west',
    text('the top of the east stairs', "le haut de l'escalier est"),
  ),
];

const gateway = (level: Level, area: string, at: XY, name: LocalText, index: number): Marker => ({
  id: `beacon-${level}-${index + 1}`,
  kind: 'beacon',
  level,
  at,
  standAt: at,
  area: `${level}-${area}`,
  name,
  radio: `gw-${level}-${index + 1}`,
});

const GROUND_GATEWAYS: [string, XY, LocalText][] = [
  ['swift', [10.3, 10.6], text('the Swift Room', 'la salle Martinet')],
  ['wren', [19.3, 10.6], text('the Wren Room', 'la salle Roitelet')],
  ['west-corridor', [6.6, 18.7], text('the west corridor', 'le couloir ouest')],
  ['coffee-bar', [13.4, 26.4], text('the coffee bar', 'le café')],
  ['great-hall', [30, 10], text('the Great Hall', 'la Grande salle')],
  ['foyer', [23.5, 19.2], text('the west of the foyer', "l'ouest du foyer")],
  ['foyer', [36.5, 19.2], text('the east of the foyer', "l'est du foyer")],
  ['foyer', [21, 29.6], text('the south of the foyer', 'le sud du foyer')],
  ['foyer', [38, 29.6], text('the south-east of the foyer', 'le sud-est du foyer')],
  ['entrance', [30, 33.4], text('the entrance', "l'entrée")],
  ['market-hall', [45, 9.8], text('the west stands', "les stands de l'ouest")],
  ['market-hall', [55, 9], text('the east stands', "les stands de l'est")],
  ['market-hall', [50, 17.6], text('the Market Hall', 'la Halle du marché')],
  ['garden-lounge', [51, 25.4], text('the Garden Lounge', 'le Salon du jardin')],
  ['garden-terrace', [57.4, 32.6], text('the Garden Terrace', 'la Terrasse du jardin')],
];

const UPPER_GATEWAYS: [string, XY, LocalText][] = [
  ['lark', [10.3, 10.6], text('the Lark Room', 'la salle Alouette')],
  ['plover', [19.3, 10.6], text('the Plover Studio', 'le studio Pluvier')],
  ['west-corridor', [6.6, 18.7], text('the upper west corridor', 'le couloir ouest du haut')],
  ['gallery-bar', [9.6, 27.2], text('the Gallery Bar', 'le Bar de la Galerie')],
  ['balcony', [30, 13.6], text('the balcony', 'le balcon')],
  ['gallery', [18.4, 23], text('the west gallery', 'la galerie ouest')],
  ['gallery', [30, 18.8], text('the north gallery', 'la galerie nord')],
  ['gallery', [22, 29.2], text('the south gallery', 'la galerie sud')],
  ['gallery', [41.6, 23], text('the east gallery', 'la galerie est')],
  ['lantern-lounge', [30, 32.4], text('the Lantern Lounge', 'le Salon de la Lanterne')],
  ['kestrel', [47.2, 10], text('the Kestrel Workshop', "l'Atelier Faucon")],
  ['owl', [53.4, 13], text('the Owl Media Lab', 'le Labo média Hibou')],
  ['east-corridor', [50, 18.7], text('the upper east corridor', 'le couloir est du haut')],
  ['library', [50, 25.8], text('the Library', 'la Bibliothèque')],
];

export const MARKERS: Marker[] = [
  ...signs,
  ...tents,
  ...GROUND_GATEWAYS.map(([area, at, name], i) => gateway('ground', area, at, name, i)),
  ...UPPER_GATEWAYS.map(([area, at, name], i) => gateway('upper', area, at, name, i)),
];
