import { expect, test } from 'vitest';
import { plainText } from './plain.ts';

test('CL 247 names in Latin, Greek, Cyrillic, Chinese, Japanese and Korean are set letter by letter, accents with their letters', () => {
  for (const name of [
    'Great Hall',
    'Œuvres à l’étage',
    'Háj č. 3 – „Žluťoučký“',
    'Ελιά',
    'Зал Ёлка',
    '大会議室',
    '커피',
    'カフェ',
  ])
    expect(plainText(name)).toBe(name);
  // Written as e and an accent of its own, and set off for mixed directions.
  expect(plainText('gives \u2068cafe\u0301\u2069')).toBe('gives café');
});

test('CL 247 what joins, runs the other way or is cut in two by UTF-16 is left to the browser', () => {
  for (const name of ['قاعة', 'अशोक', 'ห้อง', 'חדר 3', 'Bar 🍸', 'q\u0307', '👩‍🚀', 'Hall\nA', '✈\ufe0f'])
    expect(plainText(name)).toBeNull();
});
