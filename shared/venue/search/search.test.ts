import { describe, expect, test } from 'vitest';
import { demoVenue } from '../demo/demo-venue.ts';
import type { VenueFile } from '../venue-file.ts';
import { fold, likeness, typosBetween, wordsOf } from './fold.ts';
import { readGoal } from './goal-text.ts';
import { targetsOf } from './goals.ts';
import { kindName, kindPhrases, NEAREST_KINDS } from './kinds.ts';
import { createSearch } from './search.ts';

const venue = demoVenue();
const search = createSearch(venue);
const goals = (query: string, most = 8) => search.find(query, { most }).map(({ goal }) => goal);
const first = (query: string) => goals(query, 1)[0];

describe('VE 53 words are compared without case, accents, apostrophes and French elisions', () => {
  test.each([
    ["L'Œuvre d’été", 'oeuvre ete'],
    ['Straße', 'strasse'],
    ['Qu’est-ce', 'est-ce'],
    ["Organisers' office", 'organisers office'],
  ])('%s', (text, plain) => expect(fold(text)).toBe(plain));

  test('VE 53 letters and digits are words of their own', () => {
    expect(wordsOf('Stand42b – Halle 1.02')).toEqual(['stand', '42', 'b', 'halle', '1', '02']);
  });
});

describe('VE 54 a mistake in typing is forgiven, the more letters the more', () => {
  test.each([
    ['toilet', 'toilet', 0],
    ['tiolet', 'toilet', 1],
    ['toilt', 'toilet', 1],
    ['toillet', 'toilet', 1],
    ['toilat', 'toilet', 1],
    ['grate', 'great', 2],
    ['', 'wc', 2],
  ])('%s for %s: %i', (asked, word, typos) => expect(typosBetween(asked, word, 2, true)).toBe(typos));

  test('VE 54 what is more wrong than that is another word, and of a word that is typed the end may be missing', () => {
    expect(typosBetween('toilet', 'violin', 2, true)).toBe(Number.POSITIVE_INFINITY);
    expect(typosBetween('kestl', 'kestrel', 1, false)).toBe(1);
    expect(typosBetween('kestl', 'kestrel', 1, true)).toBe(Number.POSITIVE_INFINITY);
  });

  test('VE 54 numbers and short words must be right', () => {
    expect(likeness('12', '13', false)).toBe(0);
    expect(likeness('12', '123', true)).toBeGreaterThan(0);
    expect(likeness('bar', 'car', true)).toBe(0);
  });

  test.each([
    ['kestrl worksop', 'area:upper-kestrel'],
    ['grate hall', 'area:ground-great-hall'],
    ['biblioteque', 'area:upper-library'],
    ['cafe du barage', 'area:ground-coffee-bar'],
    ['halle marche', 'area:ground-market-hall'],
    ['garden lounge', 'area:ground-garden-lounge'],
  ])('VE 54 %s is found', (query, goal) => expect(first(query)).toBe(goal));

  test('VE 54 while it is typed, every longer beginning of a name finds it', () => {
    for (let letters = 3; letters <= 'Lantern Lounge'.length; letters++) {
      expect(goals('Lantern Lounge'.slice(0, letters), 3), String(letters)).toContain('area:upper-lantern-lounge');
    }
  });
});

describe('VE 55 a kind is asked for by its everyday words, and the nearest of it comes first', () => {
  test.each([
    ['toilet', 'toilet'],
    ['wc', 'toilet'],
    ['restroom', 'toilet'],
    ['loo', 'toilet'],
    ['nearest toilet', 'toilet'],
    ['where is the nearest toilet?', 'toilet'],
    ['les toilettes les plus proches', 'toilet'],
    ['où sont les toilettes', 'toilet'],
    ['tiolet', 'toilet'],
    ['coffee', 'coffee'],
    ['café', 'coffee'],
    ['coff', 'coffee'],
    ['first aid', 'first-aid'],
    ['premiers secours', 'first-aid'],
    ['lift', 'lift'],
    ['elevator', 'lift'],
    ["l'ascenseur", 'lift'],
    ['exit', 'exit'],
    ['sortie', 'exit'],
    ['vestiaire', 'cloakroom'],
    ['wheelchair toilet', 'toilet-accessible'],
    ['prise', 'power'],
    ['fontaine a eau', 'water'],
  ])('%s', (query, of) => expect(first(query)).toBe(`nearest:${of}`));

  test('VE 55 single ones of the kind are listed after it', () => {
    expect(goals('toilet')).toEqual(
      expect.arrayContaining(['area:ground-toilets-east', 'area:ground-toilets-west', 'area:upper-toilets-west']),
    );
  });

  test('VE 55 nothing asked offers the kinds of this house, and only those', () => {
    expect(goals('', 4)).toEqual(['nearest:toilet', 'nearest:coffee', 'nearest:lift', 'nearest:exit']);
    expect(goals('nearest', 2)).toEqual(['nearest:toilet', 'nearest:coffee']);
    expect(search.kinds).not.toContain('escalator');
    expect(goals('escalator')).not.toContain('nearest:escalator');
  });

  test('VE 55 every kind is called something in both languages, and no phrase is empty', () => {
    for (const of of NEAREST_KINDS) {
      expect(Object.keys(kindName(of)).sort()).toEqual(['en', 'fr']);
      for (const phrase of kindPhrases(of)) expect(wordsOf(phrase).length, `${of}: ${phrase}`).toBeGreaterThan(0);
    }
  });
});

describe('VE 56 names, numbers, floors and what a thing is find it, each thing once', () => {
  test.each([
    ['stand 4', 'area:ground-stand-4'],
    ['city funds', 'area:ground-stand-4'],
    ['fonds de la ville', 'area:ground-stand-4'],
    ['vis a vis 7', 'point:mp-7'],
    ['meeting point 7', 'point:mp-7'],
    ['station clock', 'landmark:ground-lm-clock'],
    ['grand escalier', 'connection:grand-stairs'],
    ['main stage', 'place:ground-place-stage'],
    ['toilettes etage', 'area:upper-toilets-west'],
    ['foyer', 'area:ground-foyer'],
  ])('%s', (query, goal) => expect(first(query)).toBe(goal));

  test('VE 56 a place that fills an area of its name, and a landmark called as its stairs, are not listed twice', () => {
    expect(goals('weir coffee bar')).toEqual(['area:ground-coffee-bar', 'point:mp-1']);
    expect(goals('stand 4')).toEqual(['area:ground-stand-4']);
    expect(goals('east stairs').filter((goal) => goal.includes('east-stairs'))).toEqual([
      'connection:east-stairs',
      'landmark:upper-lm-east-stairs',
    ]);
  });

  test('VE 56 a landmark that only says where a thing of its name is, or its entrance, is found as that thing', () => {
    const at: [number, number] = [30, 16];
    const marked: VenueFile = {
      ...venue,
      landmarks: [
        { id: 'a', level: 'ground', kind: 'entrance', name: { en: 'the entrance of Great Hall' }, at },
        { id: 'b', level: 'ground', kind: 'other', name: { en: 'main stage' }, at },
        { id: 'c', level: 'upper', kind: 'other', name: { en: 'Main stage' }, at },
      ],
    };
    const all = createSearch(marked);
    const found = [...all.find('great hall'), ...all.find('main stage')].map(({ goal }) => goal);
    expect(found.filter((goal) => goal.startsWith('landmark:'))).toEqual(['landmark:c']);
  });

  test('VE 56 of two that fit alike the nearer one comes first', () => {
    const from = (level: string, x: number, y: number) =>
      search.find('toilets', { here: { level, x, y } }).find(({ goal }) => goal.startsWith('area:'))?.goal;
    expect(from('ground', 4, 19)).toBe('area:ground-toilets-west');
    expect(from('ground', 46, 29)).toBe('area:ground-toilets-east');
    expect(from('upper', 46, 29)).toBe('area:upper-toilets-west');
  });

  test('VE 56 what nobody can mean finds nothing, and no query is too long', () => {
    expect(goals('xylophone')).toEqual([]);
    expect(goals('?!')).toEqual(goals(''));
    expect(goals('toilet '.repeat(5000))).toEqual(expect.any(Array));
  });

  test('VE 56 what was found is known again by its goal', () => {
    for (const query of ['toilet', 'stand', 'hall', 'vis a vis', 'stairs']) {
      for (const found of search.find(query)) expect(search.known(found.goal)).toEqual(found);
    }
    expect(search.known('place:ground-place-toilets-east')?.goal).toBe('area:ground-toilets-east');
    expect(search.known('area:nowhere')).toBeNull();
    expect(search.known('nearest:escalator')).toBeNull();
  });
});

test('VE 57 two of one name on one level are told apart by what is nearest to each alone', () => {
  const twice: VenueFile = {
    ...venue,
    places: [
      { id: 'a', level: 'ground', kind: 'other', name: { en: 'Poster' }, at: [5, 10] },
      { id: 'b', level: 'ground', kind: 'other', name: { en: 'Poster' }, at: [30, 14] },
      { id: 'c', level: 'upper', kind: 'other', name: { en: 'Poster' }, at: [30, 19] },
    ],
  };
  const found = createSearch(twice).find('poster');
  expect(found.map(({ goal, beside }) => [goal, beside?.en ?? null])).toEqual([
    ['place:a', 'Swift Room'],
    ['place:b', 'Great Hall'],
    ['place:c', null],
  ]);
});

describe('VE 58 a goal is one of a closed form, and is where its thing is', () => {
  test('VE 58 texts that are none are no goals', () => {
    for (const text of [
      '',
      ':',
      'area',
      'area:',
      'room:1',
      'nearest:',
      'nearest:toString',
      `area:${'x'.repeat(200)}`,
    ]) {
      expect(readGoal(text), text).toBeNull();
    }
    expect(readGoal('area:a:b')).toEqual({ kind: 'area', id: 'a:b' });
  });

  const targets = (text: string) => {
    const goal = readGoal(text);
    return goal ? targetsOf(venue, goal) : [];
  };

  test('VE 58 the nearest of a kind may be any of its places, of areas that no place speaks of, and of its connections', () => {
    expect(targets('nearest:toilet').map(({ goal }) => goal)).toEqual([
      'place:ground-place-toilets-west',
      'place:ground-place-toilets-east',
      'place:ground-place-toilet-accessible',
      'place:upper-place-toilets',
    ]);
    expect(targets('nearest:lift').map(({ goal, level }) => [goal, level])).toEqual([
      ['connection:lift', 'ground'],
      ['connection:lift', 'upper'],
    ]);
    expect(targets('nearest:toilet-accessible')).toHaveLength(1);
    const bare = { ...venue, places: [] };
    const of = (kind: 'toilet' | 'coffee' | 'exit') =>
      targetsOf(bare, { kind: 'nearest', of: kind }).map(({ goal }) => goal);
    expect(of('toilet')).toEqual(['area:ground-toilets-west', 'area:ground-toilets-east', 'area:upper-toilets-west']);
    expect(of('coffee')).toEqual(['area:ground-coffee-bar']);
    expect(of('exit')).toEqual(['landmark:ground-lm-front-door']);
  });

  test('VE 58 an area that nobody may enter, and what is not there, is nowhere', () => {
    expect(targets('area:upper-light-well')).toEqual([]);
    expect(targets('place:nothing')).toEqual([]);
    expect(targets('area:ground-foyer')[0]).toMatchObject({ level: 'ground', area: 'ground-foyer' });
  });
});
