import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { openBytes } from './library.ts';
import { asGeoJson, tinyOsm } from './osm/tiny-osm.ts';

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

test('VE 87 a zip of one map is that map, wherever in it that is', () => {
  const opened = openBytes(
    zip({ 'house/deep/tiny.geojson': asGeoJson(tinyOsm()), 'house/readme.md': 'hello' }),
    'h.zip',
  );
  expect(opened).toMatchObject({ kind: 'imported', venue: { id: 'tiny-house' } });
  expect(openBytes(zip({ 'venue.json': JSON.stringify(demoVenue()) }), 'v.zip')).toMatchObject({ kind: 'file' });
});

test('VE 89 a zip without a map, or with several, is told so', () => {
  expect(() => openBytes(zip({ 'a.md': 'x' }), 'a.zip')).toThrow(/a\.zip holds no map/);
  const two = { 'one.osm': '<osm/>', 'two.osm': '<osm/>' };
  expect(() => openBytes(zip(two), 'a.zip')).toThrow(
    /a\.zip holds 2 files, and neither level\.geojson nor unit\.geojson/,
  );
});
