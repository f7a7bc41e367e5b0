import { describe, expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { withArticle } from './english-names.ts';
import { read } from './follower/reader.ts';
import { inFrench, intoFrench, toFrench, toFrenchFloor } from './french-names.ts';
import { buildNavigation } from './navigation.ts';
import type { RouteStep } from './route.ts';
import { buildWayfinder } from './wayfinder.ts';
import { distanceWords, roundedMetres, stepWords } from './words.ts';

const venue = demoVenue();
const navigation = buildNavigation(venue);

const step = { at: { x: 0, y: 0 }, level: 'ground', lengthMetres: 17.6, area: null, connection: null, side: null };
const both = (told: Partial<RouteStep> & Pick<RouteStep, 'kind'>, next: RouteStep | null = null): [string, string] => {
  const whole: RouteStep = { ...step, landmark: null, ...told };
  return [stepWords(whole, next, venue, 'en'), stepWords(whole, next, venue, 'fr')];
};

test('RO 10 a step is said by the one thing that it leads to, in English and in French, articles drawn together', () => {
  expect(both({ kind: 'start', landmark: 'ground-lm-coats' })).toEqual([
    'Walk to the cloakroom counter, 18 m',
    'Allez jusqu’au comptoir du vestiaire, 18 m',
  ]);
  expect(both({ kind: 'left', landmark: 'ground-lm-bicycles' })).toEqual([
    'Turn left and go to the bicycle stands, 18 m',
    'Tournez à gauche et allez jusqu’aux arceaux à vélos, 18 m',
  ]);
  expect(both({ kind: 'slight-right', landmark: 'ground-lm-lift', lengthMetres: 2 })).toEqual([
    'Bear right and go to the lift door, a few steps',
    'Obliquez à droite et allez jusqu’à la porte de l’ascenseur, quelques pas',
  ]);
  expect(both({ kind: 'straight', landmark: 'ground-lm-clock' })).toEqual([
    'Go on to the station clock, 18 m',
    'Continuez jusqu’à l’horloge de gare, 18 m',
  ]);
  expect(both({ kind: 'right', area: 'ground-swift' })).toEqual([
    'Turn right into the Swift Room, 18 m',
    'Tournez à droite et entrez dans la salle Martinet, 18 m',
  ]);
  expect(both({ kind: 'start', area: 'ground-garden-terrace' })).toEqual([
    'Walk onto the Garden Terrace, 18 m',
    'Sortez sur la terrasse du jardin, 18 m',
  ]);
  expect(both({ kind: 'back-left', door: 'ground-door-1' })).toEqual([
    'Turn round to the left through the door, 18 m',
    'Faites demi-tour par la gauche et passez par la porte, 18 m',
  ]);
});

test('RO 92 where nothing on the way is in sight, a landmark shows the direction', () => {
  const toward = (side: RouteStep['side'], kind: RouteStep['kind'] = 'start') =>
    both({ kind, side, landmark: 'ground-lm-clock' });
  expect(toward('ahead')).toEqual(['Walk toward the station clock, 18 m', 'Allez vers l’horloge de gare, 18 m']);
  expect(toward('ahead', 'left')).toEqual([
    'Turn left toward the station clock, 18 m',
    'Tournez à gauche et allez vers l’horloge de gare, 18 m',
  ]);
  expect(toward('behind')).toEqual([
    'With the station clock behind you, walk straight on, 18 m',
    'Avec l’horloge de gare derrière vous, avancez tout droit, 18 m',
  ]);
  expect(both({ kind: 'straight' })).toEqual(['Go straight on, 18 m', 'Continuez tout droit, 18 m']);
  expect(both({ kind: 'follow' })).toEqual(['Follow the passage, 18 m', 'Suivez le passage, 18 m']);
  expect(both({ kind: 'left' })).toEqual(['Turn left, then 18 m', 'Tournez à gauche, puis 18 m']);
});

test('RO 120 a door that could be taken for another is said by what is beside it, and is understood', () => {
  const told = both({ kind: 'left', door: 'ground-door-1', landmark: 'ground-lm-clock' });
  expect(told).toEqual([
    'Turn left through the door beside the station clock, 18 m',
    'Tournez à gauche et passez par la porte à côté de l’horloge de gare, 18 m',
  ]);
  expect(read(told[0], 'en')).toMatchObject({ how: 'through', turn: -90, beside: 'station clock', metres: 18 });
  expect(read(told[1], 'fr')).toMatchObject({ how: 'through', turn: -90, beside: 'horloge de gare', metres: 18 });
});

test('RO 121 what shows a direction may be on any of eight sides, and is understood', () => {
  const said = {
    left: ['on your left', 'à votre gauche'],
    right: ['on your right', 'à votre droite'],
    behind: ['behind you', 'derrière vous'],
    'ahead-left': ['ahead on your left', 'devant vous à gauche'],
    'ahead-right': ['ahead on your right', 'devant vous à droite'],
    'behind-left': ['behind you on the left', 'derrière vous à gauche'],
    'behind-right': ['behind you on the right', 'derrière vous à droite'],
  } as const;
  for (const side of Object.keys(said) as (keyof typeof said)[]) {
    const told = both({ kind: 'start', side, landmark: 'ground-lm-clock' });
    expect(told).toEqual([
      `With the station clock ${said[side][0]}, walk straight on, 18 m`,
      `Avec l’horloge de gare ${said[side][1]}, avancez tout droit, 18 m`,
    ]);
    expect(read(told[0], 'en')).toMatchObject({ how: side, name: 'station clock' });
    expect(read(told[1], 'fr')).toMatchObject({ how: side, name: 'horloge de gare' });
  }
});

test('RO 122 what is behind a corner is told by that, and is understood', () => {
  const told = both({ kind: 'straight', corner: 'right', area: 'ground-swift' });
  expect(told).toEqual([
    'Turn right round the corner into the Swift Room, 18 m',
    'Tournez à droite au coin et entrez dans la salle Martinet, 18 m',
  ]);
  for (const [i, language] of (['en', 'fr'] as const).entries())
    expect(read(told[i] ?? '', language)).toMatchObject({ turn: null, corner: 'right', how: 'into', metres: 18 });
  const turned = both({ kind: 'left', corner: 'right', landmark: 'ground-lm-clock' });
  expect(turned).toEqual([
    'Turn left, then turn right round the corner to the station clock, 18 m',
    'Tournez à gauche, puis tournez à droite au coin et allez jusqu’à l’horloge de gare, 18 m',
  ]);
  expect(read(turned[0], 'en')).toMatchObject({ turn: -90, corner: 'right', how: 'to', name: 'station clock' });
  expect(read(turned[1], 'fr')).toMatchObject({ turn: -90, corner: 'right', how: 'to', name: 'horloge de gare' });
  const alone = both({ kind: 'straight', corner: 'left' });
  expect(alone).toEqual(['Turn left round the corner, 18 m', 'Tournez à gauche au coin, 18 m']);
  expect(read(alone[1], 'fr')).toMatchObject({ turn: null, corner: 'left', name: null });
});

test('RO 123 metres are told from where the walker stands', () => {
  expect(both({ kind: 'straight', landmark: 'ground-lm-clock', told: 5.2 })[0]).toBe('Go on to the station clock, 5 m');
});

test('RO 12 the last step says on which side', () => {
  const arrive = { kind: 'arrive', lengthMetres: 0 } as const;
  expect(both({ ...arrive, side: 'left', landmark: 'ground-lm-clock' })).toEqual([
    'You are there, with the station clock on your left',
    'Vous y êtes, avec l’horloge de gare à votre gauche',
  ]);
  expect(both({ ...arrive, side: 'ahead' })).toEqual([
    'You are there: it is in front of you',
    'Vous y êtes\u00a0: c’est devant vous',
  ]);
});

test('RO 93 French names stand in a sentence with their article, and names of another language in quotes', () => {
  const said: Readonly<Record<string, readonly [within: string, to: string]>> = {
    'Couloir ouest': ['le couloir ouest', 'au couloir ouest'],
    'Grande salle': ['la grande salle', 'à la grande salle'],
    'Salle Martinet': ['la salle Martinet', 'à la salle Martinet'],
    'Toilettes de l’étage': ['les toilettes de l’étage', 'aux toilettes de l’étage'],
    Entrée: ['l’entrée', 'à l’entrée'],
    Hall: ['le hall', 'au hall'],
    Halle: ['la halle', 'à la halle'],
    'le bar': ['le bar', 'au bar'],
    Milliways: ['Milliways', 'à Milliways'],
  };
  for (const [text, [within, to]] of Object.entries(said)) {
    expect(inFrench({ text, own: true })).toBe(within);
    expect(toFrench(inFrench({ text, own: true }))).toBe(to);
  }
  expect(inFrench({ text: 'Hall 1 Main Foyer', own: false })).toBe('«\u00a0Hall 1 Main Foyer\u00a0»');
  const go = (text: string) => intoFrench({ text, own: true });
  expect([go('Bibliothèque'), go('Balcon de la Grande salle'), go('Premiers secours'), go('Entrée')]).toEqual([
    'entrez dans la bibliothèque',
    'allez sur le balcon de la Grande salle',
    'allez aux premiers secours',
    'passez dans l’entrée',
  ]);
  const floor = (text: string, own = true) => toFrenchFloor({ text, own });
  expect([floor('Étage'), floor('Rez-de-chaussée'), floor('Premier étage'), floor('2e étage')]).toEqual([
    'à l’étage',
    'au rez-de-chaussée',
    'au premier étage',
    'au 2e étage',
  ]);
  expect([floor('Level 3', false), floor('Upper deck', false), floor('Mistral')]).toEqual([
    'au niveau 3',
    'au niveau «\u00a0Upper deck\u00a0»',
    'au niveau «\u00a0Mistral\u00a0»',
  ]);
});

test('RO 11 distances are rounded as people say them', () => {
  expect([0, 3.4, 9.6, 13.2, 17.6, 33, 98, 104, 187].map(roundedMetres)).toEqual([1, 3, 10, 14, 18, 35, 100, 100, 190]);
  expect(distanceWords(1.2, 'en')).toBe('a few steps');
  expect(distanceWords(1.2, 'fr')).toBe('quelques pas');
  expect(distanceWords(17.6, 'fr')).toBe('18 m');
});

test('RO 12 a step names one landmark at most, never the one named before, and the last says on which side', () => {
  const spots = venue.markers.filter((marker) => marker.level === 'upper');
  for (const from of spots) {
    for (const to of spots) {
      const way = navigation.route(
        { level: 'upper', x: from.standAt[0], y: from.standAt[1] },
        { level: 'upper', x: to.standAt[0], y: to.standAt[1] },
      );
      if ('reason' in way) throw new Error(way.reason);
      expect(way.steps.at(-1)).toMatchObject({ kind: 'arrive', side: expect.stringMatching(/left|right|ahead/) });
      const named = way.steps.map((told) => told.landmark);
      for (const [i, landmark] of named.entries()) if (landmark) expect(landmark).not.toBe(named[i - 1]);
      const told = way.steps.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
      expect(told).toBeCloseTo(way.lengthMetres, 6);
    }
  }
});

test('RO 68 names read in English sentences as people say them', () => {
  const said: Readonly<Record<string, string>> = {
    Foyer: 'the Foyer',
    'Swift Room': 'the Swift Room',
    'Upper floor': 'the upper floor',
    'Great Hall balcony': 'the Great Hall balcony',
    'Room of Silence': 'the Room of Silence',
    'the grand stairs': 'the grand stairs',
    'Hall 4': 'Hall 4',
    'Hall 3 Foyer': 'the Hall 3 Foyer',
    'Level 2': 'Level 2',
    'Stand 1 – Open Maps': 'Stand 1 – Open Maps',
    'First aid': 'First aid',
    Nursing: 'Nursing',
  };
  for (const [name, sentence] of Object.entries(said)) expect(withArticle(name)).toBe(sentence);
});

test('RO 68 a change of floor says which stairs or lift, up or down, and the name of the floor', () => {
  const taken = (connection: string, level: string, to: string, landmark: string | null = null) =>
    both({ kind: 'connection', level, connection, landmark }, { ...step, kind: 'start', level: to, landmark: null });
  expect(taken('east-stairs', 'ground', 'upper')).toEqual([
    'Take the east stairs up to the upper floor',
    'Prenez l’escalier est pour monter à l’étage',
  ]);
  expect(taken('lift', 'upper', 'ground', 'upper-lm-lift')).toEqual([
    'Take the lift down to the ground floor',
    'Prenez l’ascenseur pour descendre au rez-de-chaussée',
  ]);
  expect(taken('lift', 'upper', 'upper')).toEqual(['Go through the lift', 'Traversez l’ascenseur']);
});

describe('RO 91 a way over floors', () => {
  const wayfinder = buildWayfinder(venue);
  const way = wayfinder.way({ level: 'ground', x: 30, y: 35 }, { level: 'upper', x: 50, y: 26 });
  if ('reason' in way) throw new Error(way.reason);
  const taken = way.steps.findIndex(({ kind }) => kind === 'connection');

  test('leads to the connection by its name, and tells its steps on the other floor', () => {
    expect(way.steps[taken - 1]?.landmark ?? way.steps[taken]?.connection).not.toBeNull();
    expect(way.steps.slice(0, taken + 1).every(({ level }) => level === 'ground')).toBe(true);
    expect(way.steps.slice(taken + 1).every(({ level }) => level === 'upper')).toBe(true);
    expect(way.steps.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0)).toBeCloseTo(way.lengthMetres, 6);
  });
});
