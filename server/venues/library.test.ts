import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { asFiles, tinyImdf } from './imdf/tiny-imdf.ts';
import { asLoaded, encodeVenue, loadDemoVenue, loadVenue } from './library.ts';
import { asGeoJson, tinyOsm } from './osm/tiny-osm.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('VE 29 a venue file is opened, and its hash is that of its text', async () => {
  const { venue, json, hash } = await loadVenue(write('demo.json', JSON.stringify(demoVenue(), null, 2)));
  expect(venue).toEqual(demoVenue());
  expect(JSON.parse(json)).toEqual(venue);
  expect(hash).toBe(createHash('sha256').update(json).digest('hex'));
  expect(hash).toBe(loadDemoVenue().hash);
});

test('OR 50 what was measured of radio is in the file, makes another version of it, and is in nothing that phones fetch', async () => {
  const radio: VenueFile['radio'] = {
    exponent: 2.9,
    atOneMetreDbm: -60,
    gateways: [{ marker: 'beacon-ground-1', atOneMetreDbm: -61 }],
    aboveDb: 4,
    belowDb: 5,
    squares: [{ marker: 'beacon-ground-1', level: 'ground', heard: [[20, 21, 5, 1.5]] }],
  };
  const loaded = await loadVenue(write('measured.json', JSON.stringify({ ...demoVenue(), radio })));
  expect(loaded.venue.radio).toEqual(radio);
  expect(JSON.parse(loaded.json).radio).toEqual(radio);
  expect(loaded.hash).not.toBe(loadDemoVenue().hash);
  const { plain } = await encodeVenue(loaded.venue);
  expect(plain.toString()).toBe(asLoaded(demoVenue()).json);
});

test('VE 29 an IMDF folder and a zip, also with a folder in it, open as the same venue', async () => {
  const archive = join(folder, 'imdf');
  mkdirSync(archive);
  const zipped: Record<string, Uint8Array> = { '__MACOSX/._unit.geojson': strToU8('rubbish') };
  for (const [type, text] of asFiles(tinyImdf())) {
    writeFileSync(join(archive, `${type}.geojson`), text);
    zipped[`inner/${type}.geojson`] = strToU8(text);
  }
  const opened = await loadVenue(archive);
  expect(opened.venue.id).toBe('tiny-house');
  expect((await loadVenue(write('tiny.zip', zipSync(zipped)))).hash).toBe(opened.hash);
});

test('VE 29 a building from OpenStreetMap opens whatever its file is called', async () => {
  const { venue } = await loadVenue(write('house.txt', asGeoJson(tinyOsm())));
  expect(venue.id).toBe('tiny-house');
  expect(venue.areas).toHaveLength(11);
});

test('VE 29 a venue with a fault is not opened, and the place of the fault is told', async () => {
  const venue = demoVenue();
  const bad = {
    ...venue,
    markers: venue.markers.map((marker, i) => (i === 3 ? { ...marker, level: 'cellar' } : marker)),
  };
  await expect(loadVenue(write('bad.json', JSON.stringify(bad)))).rejects.toThrow(
    /bad\.json, markers\[3\]\.level: .*"cellar"/,
  );
});

test.each([
  ['nothing', join(folder, 'nowhere.json'), /There is nothing at/],
  ['a text', write('text.json', 'hello'), /is not JSON/],
  [
    'a broken zip',
    write('broken.zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])),
    /is not a zip that can be unpacked/,
  ],
  ['an empty zip', write('empty.zip', zipSync({ 'a.txt': strToU8('a') })), /holds no map/],
])('VE 29 %s is told in a sentence', async (_what, path, says) => {
  await expect(loadVenue(path)).rejects.toThrow(says);
});
