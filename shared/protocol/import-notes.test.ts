import { expect, test } from 'vitest';
import { type ImportNote, keyOfNote, noteOfKey, sayNote } from './import-notes.ts';

const NOTES: readonly ImportNote[] = [
  ['swapped', 'unit.geojson, feature u-1', 'IMDF'],
  ['ring-crosses', 'way/1', 3, 5],
  ['line-which-level', 2],
  ['shut-in', '', 'w1:0', 12.5],
  ['amenity-joined', 'stairs'],
];

test('VE 90 a note is said in English and in French, with all that it names, and is the same after a journey as text', () => {
  for (const note of NOTES) {
    const [english, french] = [sayNote(note, 'en'), sayNote(note, 'fr')];
    expect(french).not.toBe(english);
    for (const named of note.slice(1)) {
      expect(english).toContain(String(named));
      expect(french).toContain(String(named).replace(/(\d)\.(\d)/, '$1,$2'));
    }
    expect(noteOfKey(keyOfNote(note))).toEqual(note);
  }
  expect(sayNote(['swapped', 'unit.geojson, feature u-1', 'IMDF'], 'fr')).toBe(
    'unit.geojson, feature u-1\u00a0: ses coordonnées sont inversées\u00a0; IMDF écrit la longitude avant la latitude.',
  );
  expect(sayNote(['amenity-joined', 'stairs'], 'fr')).toBe('équipement stairs (sa liaison y est déjà)');
});
