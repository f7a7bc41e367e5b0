import { describe, expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { withArticle } from './english-names.ts';
import { buildNavigation } from './navigation.ts';
import type { Wishes } from './way.ts';
import { buildWayfinder } from './wayfinder.ts';
import { distanceWords, roundedMetres, stepWords } from './words.ts';

const venue = demoVenue();
const navigation = buildNavigation(venue);

function told(from: readonly [number, number], to: readonly [number, number], language: string): string[] {
  const place = ([x, y]: readonly [number, number]) => ({ level: 'ground', x, y });
  const way = navigation.route(place(from), place(to));
  if ('reason' in way) throw new Error(way.reason);
  return way.steps.map((step, i) => stepWords(step, way.steps[i + 1] ?? null, venue, language));
}

test('RO 10 a way is told by landmarks, with turns and rounded metres, in English', () => {
  expect(told([55.8, 25.75], [6, 8], 'en')).toEqual([
    'Walk toward the round information desk into the Foyer, 25 m',
    'Go on past the round information desk into the west corridor, 20 m',
    'Right at the lift door into the Swift Room, then 9 m',
    'Left at the Swift screen, then 4 m',
    'You are there: it is in front of you',
  ]);
});

test('RO 10 and in French as French, articles drawn together', () => {
  expect(told([55.8, 25.75], [6, 8], 'fr')).toEqual([
    'Marchez vers l’accueil rond, direction Foyer, 25 m',
    'Passez devant l’accueil rond et continuez, direction Couloir ouest, 20 m',
    'Tournez à droite à la porte de l’ascenseur, direction Salle Martinet, puis 9 m',
    'Tournez à gauche à l’écran Martinet, puis 4 m',
    'Vous y êtes\u00a0: c’est devant vous',
  ]);
  const step = { at: { x: 0, y: 0 }, level: 'ground', lengthMetres: 18, area: null, connection: null, side: null };
  const at = (landmark: string) => stepWords({ ...step, kind: 'left', landmark }, null, venue, 'fr');
  expect(at('ground-lm-coats')).toBe('Tournez à gauche au comptoir du vestiaire, puis 18 m');
  expect(at('ground-lm-bicycles')).toBe('Tournez à gauche aux arceaux à vélos, puis 18 m');
  expect(stepWords({ ...step, kind: 'slight-right', landmark: null }, null, venue, 'fr')).toBe(
    'Obliquez à droite, puis 18 m',
  );
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
      const named = way.steps.slice(1).map((step) => step.landmark);
      for (const [i, landmark] of named.entries()) if (landmark) expect(landmark).not.toBe(named[i - 1]);
      const told = way.steps.reduce((sum, step) => sum + step.lengthMetres, 0);
      expect(told).toBeCloseTo(way.lengthMetres, 6);
    }
  }
});

test('RO 68 names read in English sentences as people say them', () => {
  const said: Readonly<Record<string, string>> = {
    Foyer: 'the Foyer',
    'Swift Room': 'the Swift Room',
    'Upper floor': 'the upper floor',
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

describe('RO 68 a change of floor says which stairs or lift, up or down, and the name of the floor', () => {
  const wayfinder = buildWayfinder(venue);
  const [foyer, library] = [
    { level: 'ground', x: 30, y: 35 },
    { level: 'upper', x: 50, y: 26 },
  ];
  function floors(from: Place, to: Place, language: string, wishes: Wishes = {}): string[] {
    const way = wayfinder.way(from, to, wishes);
    if ('reason' in way) throw new Error(way.reason);
    return way.steps.map((step, i) => stepWords(step, way.steps[i + 1] ?? null, venue, language));
  }

  test('in English', () => {
    expect(floors(foyer, library, 'en')).toEqual([
      'Walk toward the programme screen into the Foyer, 20 m',
      'Bear right at the programme screen into the east stairs, then 14 m',
      'Take the east stairs up to the upper floor',
      'Walk toward the model of the old harbour into the upper east corridor, 7 m',
      'Left at the model of the old harbour into the Library, then 6 m',
      'You are there, with the atlas shelves on your right',
    ]);
    expect(floors(library, foyer, 'en', { needs: ['no-stairs'] })).toEqual([
      'Walk toward the atlas shelves into the Gallery, 6 m',
      'Bear right at the atlas shelves, then 8 m',
      'Bear left, then 10 m',
      'Go on past the paper heron into the upper west corridor, 18 m',
      'Left at the upper lift door into the Lift, then a few steps',
      'Take the lift down to the ground floor',
      'Walk toward the lift door into the west corridor, a few steps',
      'Right at the lift door into the Foyer, then 6 m',
      'Bear right into the Entrance, then 20 m',
      'You are there, with the front door on your right',
    ]);
  });

  test('in French', () => {
    expect(floors(foyer, library, 'fr')).toEqual([
      'Marchez vers l’écran du programme, direction Foyer, 20 m',
      'Obliquez à droite à l’écran du programme, direction Escalier est, puis 14 m',
      'Montez par l’escalier est jusqu’au niveau «\u00a0Étage\u00a0»',
      'Marchez vers la maquette du vieux port, direction Couloir est du haut, 7 m',
      'Tournez à gauche à la maquette du vieux port, direction Bibliothèque, puis 6 m',
      'Vous y êtes, avec les rayons des atlas à votre droite',
    ]);
    expect(floors(library, foyer, 'fr', { needs: ['no-stairs'] })).toEqual([
      'Marchez vers les rayons des atlas, direction Galerie, 6 m',
      'Obliquez à droite aux rayons des atlas, puis 8 m',
      'Obliquez à gauche, puis 10 m',
      'Passez devant le héron de papier et continuez, direction Couloir ouest du haut, 18 m',
      'Tournez à gauche à la porte de l’ascenseur, en haut, direction Ascenseur, puis quelques pas',
      'Descendez par l’ascenseur jusqu’au niveau «\u00a0Rez-de-chaussée\u00a0»',
      'Marchez vers la porte de l’ascenseur, direction Couloir ouest, quelques pas',
      'Tournez à droite à la porte de l’ascenseur, direction Foyer, puis 6 m',
      'Obliquez à droite, direction Entrée, puis 20 m',
      'Vous y êtes, avec la porte d’entrée à votre droite',
    ]);
  });
});
