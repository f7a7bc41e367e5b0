import { expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { buildNavigation } from './navigation.ts';
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
    'Walk toward the round information desk into Foyer, 25 m',
    'Go on past the round information desk into West corridor, 20 m',
    'Right at the lift door into Swift Room, then 9 m',
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
