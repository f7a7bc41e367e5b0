import { expect, test } from 'vitest';
import { REFUSALS } from '../../shared/protocol/refusals.ts';
import { askWords } from './ask.ts';
import { editorWords } from './editor.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kioskWords } from './kiosk.ts';
import { chooseLanguage, dayAndTime, sayLocal } from './language.ts';
import { mapWords } from './map.ts';
import { organizerWords } from './organizer.ts';
import { eventWords } from './organizer-events.ts';
import { importWords } from './organizer-import.ts';
import { shellWords } from './organizer-shell.ts';
import { signsWords } from './organizer-signs.ts';
import { placeWords } from './place.ts';
import { replayWords } from './replay.ts';
import { scannerWords } from './scanner.ts';

/** Every text of a language, with its path; functions are asked with plain values. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(...Array.from({ length: node.length }, () => 7)))]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => (key === 'and' ? [] : texts(child, `${path}.${key}`)));
}

test('CL 31 the first of the browser’s languages that we speak is chosen, else English', () => {
  expect(chooseLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
  expect(chooseLanguage(['en-GB', 'fr'])).toBe('en');
  expect(chooseLanguage(['zh', 'xx'])).toBe('en');
});

test('CL 32 every refusal has a sentence in both languages that says more than its name', () => {
  for (const words of [en, fr])
    for (const refusal of [...REFUSALS, 'offline'] as const) expect(words.refusals[refusal].length).toBeGreaterThan(15);
});

test('CL 33 both languages say all, without exclamation marks, and French is not English', () => {
  const english = new Map(texts(en));
  const french = new Map(texts(fr));
  expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [path, text] of [...english, ...french]) {
    expect(text, path).not.toBe('');
    expect(text, path).not.toMatch(/!|oops|\bundefined\b|\bnull\b/i);
  }
  const same = [...english].filter(([path, text]) => french.get(path) === text && text.length > 12);
  expect(same).toEqual([]);
});

test('CL 33 people are counted in words up to twelve', () => {
  expect(en.home.title(9)).toBe('Nine people near you are open to a chat');
  expect(en.home.title(1)).toBe('One person near you is open to a chat');
  expect(fr.home.title(9)).toBe('Neuf personnes disponibles près de vous');
  expect(fr.open.title(1)).toBe('Une personne disponible près de vous');
  expect(en.open.title(40)).toBe('40 people near you are open to a chat');
});

test('CL 37 a place takes its article or preposition into the sentence', () => {
  expect(fr.home.here('l’entrée')).toBe('Près de l’entrée');
  expect(fr.home.here('le bar à café')).toBe('Près du bar à café');
  expect(fr.home.here('les tables rondes')).toBe('Près des tables rondes');
  expect(fr.home.here('Couloir est du haut')).toBe('Près du couloir est du haut');
  expect(fr.home.here('Grande salle')).toBe('Près de la grande salle');
  expect(fr.home.here('Toilettes')).toBe('Près des toilettes');
  expect(fr.home.here('Accueil')).toBe('Près de l’accueil');
  expect(fr.home.here('Agora')).toBe('Près d’Agora');
  expect(fr.home.here('sous le figuier')).toBe('Sous le figuier');
  expect(fr.heard.you('le bar', 'Rez-de-chaussée')).toBe('Vous êtes près du bar, rez-de-chaussée.');
  expect(fr.walk.toGo(10, 'le palier')).toBe('10\u00a0m jusqu’au palier');
  expect(fr.walk.toGo(10, 'Point de rencontre 2, la cour')).toBe('10\u00a0m jusqu’au point de rencontre 2, la cour');
  expect(en.home.here('under the fig tree')).toBe('Under the fig tree');
  expect(en.placed('the bar')).toBe('You are near the bar.');
});

test('CL 105 a tapped place is said with its level and how many are open there, and "fewer than five" where it is not told', () => {
  expect(en.area('Foyer', 'Ground floor', 12)).toBe('Foyer, ground floor: 12 open to a chat.');
  expect(en.area('Foyer', 'Ground floor', 0)).toBe('Foyer, ground floor: fewer than five open to a chat.');
  expect(fr.area('Hall', 'Rez-de-chaussée', 12)).toBe('Hall, rez-de-chaussée\u00a0: 12 personnes disponibles.');
  expect(fr.area('Hall', 'Rez-de-chaussée', 0)).toContain('moins de cinq personnes');
});

test('CL 47 French is set as French: no plain space before ? ! ; : and », none after «, curved apostrophes', () => {
  const all = [
    ...texts(fr),
    ...texts(kioskWords('fr')),
    ...texts(askWords('fr')),
    ...texts(placeWords('fr')),
    ...texts(organizerWords('fr')),
    ...texts(shellWords('fr')),
    ...texts(eventWords('fr')),
    ...texts(importWords('fr')),
    ...texts(signsWords('fr')),
    ...texts(editorWords('fr')),
    ...texts(mapWords('fr')),
    ...texts(replayWords('fr')),
    ...texts(scannerWords('fr')),
  ];
  for (const [path, text] of all) {
    expect(text, path).not.toMatch(/[^\u202f\u00a0][?!;»]|[^\u00a0\d]:(?!\/)|«[^\u00a0]/);
    expect(text, path).not.toMatch(/'|\d (m|s|min)\b/);
  }
  expect(dayAndTime(Date.UTC(2026, 10, 23, 15, 30), 'fr', 'UTC')).toBe('lundi 23 novembre à 15\u00a0h\u00a030');
  expect(sayLocal('2026-11-23T09:00', 'fr')).toBe('lundi 23 novembre à 9\u00a0h');
  expect(sayLocal('2026-11-23T09:00', 'en')).toBe('Monday 23 November, 09:00');
});

test('CL 48 what is left of a walk is said in seconds, and from a minute on in whole minutes', () => {
  expect(en.pill.walking('Léa', 55)).toBe('Walking to Léa · 55 s');
  expect(en.pill.walking('Léa', 85)).toBe('Walking to Léa · 1 min');
  expect(fr.walk.away('Léa', 60)).toBe('Léa est à une minute');
});
