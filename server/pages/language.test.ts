import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
  ['en;q=0.3, fr;q=0.7', 'fr'],
  ['de-DE,de;q=0.9,fr;q=0.5,en;q=0.4', 'fr'],
  ['de', 'en'],
  ['fr;q=0', 'en'],
  ['*', 'en'],
  [';;;,,,fr;q=abc', 'fr'],
  [`${'x'.repeat(600)},fr`, 'en'],
] as const)('DO 35 a browser that asks for %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
