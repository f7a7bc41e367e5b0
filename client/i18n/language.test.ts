import { expect, test } from 'vitest';
import { REFUSALS } from '../../shared/protocol/refusals.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { chooseLanguage } from './language.ts';

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
  expect(fr.home.title(9)).toBe('Neuf personnes près de vous ont envie de parler');
  expect(en.open.title(40)).toBe('40 people near you are open to a chat');
});

test('CL 37 a French place takes its article into the sentence', () => {
  expect(fr.home.here('l’entrée')).toBe('Près de l’entrée');
  expect(fr.home.here('le bar à café')).toBe('Près du bar à café');
  expect(fr.home.here('les tables rondes')).toBe('Près des tables rondes');
  expect(fr.home.here('Foyer')).toBe('Près de : Foyer');
  expect(fr.walk.toGo(10, 'le palier')).toBe('10 m jusqu’au palier');
});
