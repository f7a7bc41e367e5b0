/** Twenty ways of the demo venue word by word: read them as a stranger who stands at the sign. */
import { expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { insidePoint } from '../geometry/polygon.ts';
import { pointOf, polygonOf } from '../geometry/vector.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import type { Need } from './needs.ts';
import { buildWayfinder } from './wayfinder.ts';
import { stepWords } from './words.ts';

interface Golden {
  /** Id of the sign where one stands. */
  readonly from: string;
  /** Id of the area or landmark that one asks for. */
  readonly to: string;
  readonly needs?: readonly Need[];
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

const WAYS: readonly Golden[] = [
  {
    from: 'qr-ground-entrance',
    to: 'ground-swift',
    en: [
      'Walk into the Foyer, a few steps',
      'Bear left into the west corridor, 16 m',
      'Bear right into the Swift Room, 7 m',
      'You are there: it is on your left',
    ],
    fr: [
      'Entrez dans le foyer, quelques pas',
      'Obliquez à gauche et entrez dans le couloir ouest, 16 m',
      'Obliquez à droite et entrez dans la salle Martinet, 7 m',
      'Vous y êtes\u00a0: c’est à votre gauche',
    ],
  },
  {
    from: 'qr-ground-entrance',
    to: 'upper-library',
    en: [
      'Walk into the Foyer, 3 m',
      'Bear right into the Market Hall, 20 m',
      'Take the east stairs up to the upper floor',
      'Bear left into the Library, 6 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans le foyer, 3 m',
      'Obliquez à droite et entrez dans la halle du marché, 20 m',
      'Prenez l’escalier est pour monter à l’étage',
      'Obliquez à gauche et entrez dans la bibliothèque, 6 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-entrance',
    to: 'upper-library',
    needs: ['no-stairs'],
    en: [
      'Walk into the Foyer, a few steps',
      'Bear left into the west corridor, 16 m',
      'Take the lift up to the upper floor',
      'Turn right and go to the paper heron, 18 m',
      'Turn right round the corner into the Library, 18 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans le foyer, quelques pas',
      'Obliquez à gauche et entrez dans le couloir ouest, 16 m',
      'Prenez l’ascenseur pour monter à l’étage',
      'Tournez à droite et allez jusqu’au héron de papier, 18 m',
      'Tournez à droite au coin et entrez dans la bibliothèque, 18 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-cloakroom',
    to: 'ground-garden-terrace',
    en: [
      'Walk into the Entrance, 4 m',
      'Go on into the Garden Lounge, 20 m',
      'Go on onto the Garden Terrace, 12 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Passez dans l’entrée, 4 m',
      'Continuez et entrez dans le salon du jardin, 20 m',
      'Continuez et sortez sur la terrasse du jardin, 12 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-stands',
    to: 'ground-toilets-west',
    en: [
      'Walk into the Great Hall, 12 m',
      'Go on into the Foyer, 18 m',
      'Turn right into the west corridor, 7 m',
      'Go on into Toilets west, 12 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans la grande salle, 12 m',
      'Continuez et entrez dans le foyer, 18 m',
      'Tournez à droite et entrez dans le couloir ouest, 7 m',
      'Continuez et entrez dans les toilettes ouest, 12 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-mp-1',
    to: 'ground-lm-press',
    en: [
      'Walk to the round information desk, 16 m',
      'Go on into the Market Hall, 16 m',
      'Turn right and go to the printing press, 10 m',
      'You are there: it is on your right',
    ],
    fr: [
      'Allez jusqu’à l’accueil rond, 16 m',
      'Continuez et entrez dans la halle du marché, 16 m',
      'Tournez à droite et allez jusqu’à la presse d’imprimerie, 10 m',
      'Vous y êtes\u00a0: c’est à votre droite',
    ],
  },
  {
    from: 'qr-upper-lark',
    to: 'ground-lm-linden',
    en: [
      'Walk into the upper west corridor, 5 m',
      'On your left, take the grand stairs down to the ground floor',
      'Bear right into the Entrance, 14 m',
      'Bear left onto the Forecourt, 7 m',
      'Turn left and go to the old linden tree, 9 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans le couloir ouest du haut, 5 m',
      'À votre gauche, prenez le grand escalier pour descendre au rez-de-chaussée',
      'Obliquez à droite et passez dans l’entrée, 14 m',
      'Obliquez à gauche et sortez sur le parvis, 7 m',
      'Tournez à gauche et allez jusqu’au vieux tilleul, 9 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-mp-7',
    to: 'ground-wren',
    en: [
      'Walk into the Gallery, 5 m',
      'On your left, take the grand stairs down to the ground floor',
      'Turn left into the Wren Room, 6 m',
      'You are there: it is on your left',
    ],
    fr: [
      'Entrez dans la galerie, 5 m',
      'À votre gauche, prenez le grand escalier pour descendre au rez-de-chaussée',
      'Tournez à gauche et entrez dans la salle Roitelet, 6 m',
      'Vous y êtes\u00a0: c’est à votre gauche',
    ],
  },
  {
    from: 'qr-upper-owl',
    to: 'ground-coffee-bar',
    en: [
      'Walk into the upper east corridor, 4 m',
      'Turn right into the Gallery, 7 m',
      'Go on to the paper heron, 12 m',
      'Take the grand stairs down to the ground floor',
      'Turn right into the Weir Coffee Bar, 3 m',
      'You are there: it is on your left',
    ],
    fr: [
      'Entrez dans le couloir est du haut, 4 m',
      'Tournez à droite et entrez dans la galerie, 7 m',
      'Continuez jusqu’au héron de papier, 12 m',
      'Prenez le grand escalier pour descendre au rez-de-chaussée',
      'Tournez à droite et entrez dans le café du Barrage, 3 m',
      'Vous y êtes\u00a0: c’est à votre gauche',
    ],
  },
  {
    from: 'qr-ground-hall',
    to: 'upper-silence',
    en: [
      'Walk into the Market Hall, 14 m',
      'Take the east stairs up to the upper floor',
      'Bear left into the Library, 6 m',
      'Bear right into the Gallery, 10 m',
      'Turn left into the Room of Silence, 5 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans la halle du marché, 14 m',
      'Prenez l’escalier est pour monter à l’étage',
      'Obliquez à gauche et entrez dans la bibliothèque, 6 m',
      'Obliquez à droite et entrez dans la galerie, 10 m',
      'Tournez à gauche et entrez dans la salle du silence, 5 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-lift',
    to: 'ground-market-hall',
    en: ['Walk to the station clock, 20 m', 'Go on into the Market Hall, 14 m', 'You are there: it is on your right'],
    fr: [
      'Allez jusqu’à l’horloge de gare, 20 m',
      'Continuez et entrez dans la halle du marché, 14 m',
      'Vous y êtes\u00a0: c’est à votre droite',
    ],
  },
  {
    from: 'qr-mp-3',
    to: 'upper-lm-loom',
    en: [
      'Walk into the Market Hall, 10 m',
      'Take the east stairs up to the upper floor',
      'Go on into the Kestrel Workshop, 10 m',
      'Go on to the loom, 12 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans la halle du marché, 10 m',
      'Prenez l’escalier est pour monter à l’étage',
      'Continuez et entrez dans l’atelier Faucon, 10 m',
      'Continuez jusqu’au métier à tisser, 12 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-upper-bench',
    to: 'upper-finch',
    en: [
      'Walk to the long red bench, 8 m',
      'Turn right round the corner into the upper west corridor, 14 m',
      'Turn right into the Finch Studio, 4 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Allez jusqu’au long banc rouge, 8 m',
      'Tournez à droite au coin et entrez dans le couloir ouest du haut, 14 m',
      'Tournez à droite et entrez dans le studio Pinson, 4 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-wren',
    to: 'ground-office',
    en: [
      'Walk into the Foyer, 3 m',
      'Turn left and go to the round information desk, 12 m',
      "Go on into the organisers' office, 16 m",
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans le foyer, 3 m',
      'Tournez à gauche et allez jusqu’à l’accueil rond, 12 m',
      'Continuez et entrez dans le bureau de l’organisation, 16 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-mp-5',
    to: 'ground-lm-fountain',
    en: [
      'Walk into the Foyer, 14 m',
      'Go on to the open fireplace, 30 m',
      'Go on onto the Garden Terrace, 8 m',
      'Turn left and go to the fountain, 5 m',
      'You are there: it is on your right',
    ],
    fr: [
      'Entrez dans le foyer, 14 m',
      'Continuez jusqu’à la cheminée, 30 m',
      'Continuez et sortez sur la terrasse du jardin, 8 m',
      'Tournez à gauche et allez jusqu’à la fontaine, 5 m',
      'Vous y êtes\u00a0: c’est à votre droite',
    ],
  },
  {
    from: 'qr-upper-kestrel',
    to: 'upper-south-terrace',
    en: [
      'Walk into the upper east corridor, 3 m',
      'Turn right into the Gallery, 3 m',
      'Turn left and go to the palm tree, 12 m',
      'Turn right and go to the long red bench, 18 m',
      'Go on onto the South Terrace, 9 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans le couloir est du haut, 3 m',
      'Tournez à droite et entrez dans la galerie, 3 m',
      'Tournez à gauche et allez jusqu’au palmier, 12 m',
      'Tournez à droite et allez jusqu’au long banc rouge, 18 m',
      'Continuez et sortez sur la terrasse sud, 9 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-ground-stands',
    to: 'upper-nursing',
    needs: ['no-stairs'],
    en: [
      'Walk into the Great Hall, 12 m',
      'Go on into the Foyer, 18 m',
      'On your right, take the lift up to the upper floor',
      'Turn right into the Gallery, 7 m',
      'Turn right and go to the long red bench, 12 m',
      'Bear left into the nursing room, 16 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans la grande salle, 12 m',
      'Continuez et entrez dans le foyer, 18 m',
      'À votre droite, prenez l’ascenseur pour monter à l’étage',
      'Tournez à droite et entrez dans la galerie, 7 m',
      'Tournez à droite et allez jusqu’au long banc rouge, 12 m',
      'Obliquez à gauche et entrez dans la salle d’allaitement, 16 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-upper-stairs',
    to: 'ground-first-aid',
    en: [
      'Take the grand stairs down to the ground floor',
      'Go on to the round information desk, 12 m',
      'Bear right into First aid, 12 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Prenez le grand escalier pour descendre au rez-de-chaussée',
      'Continuez jusqu’à l’accueil rond, 12 m',
      'Obliquez à droite et allez aux premiers secours, 12 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-mp-6',
    to: 'upper-lm-lark-screen',
    en: [
      'Walk into the Gallery, 6 m',
      'Turn left into the upper west corridor, 9 m',
      'Go on into the Lark Room, 7 m',
      'Go on to the Lark screen, 12 m',
      'You are there: it is in front of you',
    ],
    fr: [
      'Entrez dans la galerie, 6 m',
      'Tournez à gauche et entrez dans le couloir ouest du haut, 9 m',
      'Continuez et entrez dans la salle Alouette, 7 m',
      'Continuez jusqu’à l’écran Alouette, 12 m',
      'Vous y êtes\u00a0: c’est devant vous',
    ],
  },
  {
    from: 'qr-upper-owl',
    to: 'upper-balcony',
    en: [
      'Walk into the upper east corridor, 4 m',
      'Turn right into the Gallery, 7 m',
      'Go on into the Great Hall balcony, 6 m',
      'You are there: it is on your left',
    ],
    fr: [
      'Entrez dans le couloir est du haut, 4 m',
      'Tournez à droite et entrez dans la galerie, 7 m',
      'Continuez et allez sur le balcon de la Grande salle, 6 m',
      'Vous y êtes\u00a0: c’est à votre gauche',
    ],
  },
];

const venue = demoVenue();
const wayfinder = buildWayfinder(venue);

function placeOf(id: string): Place {
  const sign = venue.markers.find((marker) => marker.id === id);
  if (sign) return { ...pointOf(sign.standAt), level: sign.level };
  const landmark = venue.landmarks.find((known) => known.id === id);
  if (landmark) return { ...pointOf(landmark.at), level: landmark.level };
  const area = venue.areas.find((known) => known.id === id);
  if (!area) throw new Error(`there is no ${id}`);
  return { ...(area.label ? pointOf(area.label) : insidePoint(polygonOf(area.polygon))), level: area.level };
}

test.each(WAYS)('RO 95 from $from to $to', ({ from, to, needs = [], en, fr }) => {
  const way = wayfinder.way(placeOf(from), placeOf(to), {
    needs,
    into: venue.areas.find(({ id }) => id === to)?.id ?? null,
  });
  if ('reason' in way) throw new Error(way.reason);
  const told = (language: string) =>
    way.steps.map((step, i) => stepWords(step, way.steps[i + 1] ?? null, venue, language));
  expect(told('en')).toEqual(en);
  expect(told('fr')).toEqual(fr);
});
