import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { createSearch } from '../../shared/venue/search/search.ts';
import { askWords } from '../i18n/ask.ts';
import { farWords, goalName, noWayWords, whereWords } from './goal-words.ts';

const venue = demoVenue();
const search = createSearch(venue);
const first = (query: string) => {
  const [found] = search.find(query);
  if (!found) throw new Error(`nothing is called ${query}`);
  return found;
};

test('CL 182 a find is called as its plan calls it, with its number, and says its floor', () => {
  expect(goalName(first('vis a vis 7'), 'en')).toBe('Meeting point 7, the lantern window');
  expect(goalName(first('vis a vis 7'), 'fr')).toBe('Point de rencontre 7, la fenêtre lanterne');
  expect(goalName(first('library'), 'fr')).toBe('Bibliothèque');
  expect(whereWords(first('library'), null, venue, 'fr')).toBe('Étage');
});

test('CL 182 the nearest of a kind says which one it is, as soon as that is known', () => {
  const reached = { level: 'ground', name: 'toilets east' };
  expect(whereWords(first('toilet'), null, venue, 'en')).toBe('The nearest');
  expect(whereWords(first('toilet'), reached, venue, 'en')).toBe('The nearest · Toilets east · Ground floor');
});

test('CL 182 how far it is: metres as people say them, and whole minutes', () => {
  expect(farWords(askWords('en'), 43.7, 20)).toBe('45 m · 1 min');
  expect(farWords(askWords('fr'), 143.7, 200)).toBe('140\u00a0m · 3\u00a0min');
});

test('CL 182 where no way leads it says why, and where the way ends', () => {
  const at = { level: 'ground', x: 15, y: 22 };
  const end = (connection: string | null) =>
    ({ reason: 'needs', ends: { at, lengthMetres: 18.2, barrier: { kind: 'stairs', connection } } }) as const;
  expect(noWayWords(end('grand-stairs'), venue, 'en')).toBe(
    'No way leads there that keeps what you need. It ends after 18 m, at the grand stairs.',
  );
  expect(noWayWords(end('grand-stairs'), venue, 'fr')).toContain('au bout de 18\u00a0m\u00a0: le grand escalier.');
  expect(noWayWords(end(null), venue, 'en')).toContain('at some stairs.');
  expect(noWayWords({ reason: 'needs', ends: null }, venue, 'en')).toContain('It ends where you are.');
  expect(noWayWords({ reason: 'not-connected' }, venue, 'en')).toBe('No way leads there on this map.');
  expect(noWayWords({ reason: 'start-off-floor' }, venue, 'en')).toContain('Scan a sign near you.');
  expect(noWayWords(null, venue, 'en')).toBe('That place is not on this map any more.');
});
