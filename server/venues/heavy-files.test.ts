/** Files that are too much, or nothing: each gets a sentence before long. CPU time is measured: the machine may be busy. */

import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sayNote } from '../../shared/protocol/import-notes.ts';
import { asFiles, tinyImdf } from './imdf/tiny-imdf.ts';
import { doImport } from './import-file.ts';

const MB = 1024 * 1024;

/** What is said of these bytes, and the seconds of work until then. */
function said(name: string, bytes: Uint8Array): { readonly faults: string; readonly seconds: number } {
  const before = process.cpuUsage();
  const done = doImport({ task: 'read', bytes, name, options: { markers: false }, over: null });
  const { user, system } = process.cpuUsage(before);
  return {
    faults: done.kind === 'faulty' ? done.faults.map((note) => sayNote(note, 'en')).join(' ') : `it was ${done.kind}`,
    seconds: (user + system) / 1e6,
  };
}

const ring = (x: number, y: number) =>
  JSON.stringify([
    [x, y],
    [x + 1e-5, y],
    [x + 1e-5, y + 1e-5],
    [x, y + 1e-5],
    [x, y],
  ]);

/** An IMDF archive of 50 MB: as many units as go into it. */
function manyUnits(): Uint8Array {
  const unit = (i: number) =>
    `{"id":"u-${i}","type":"Feature","feature_type":"unit","geometry":{"type":"Polygon","coordinates":[${ring(4.83 + (i % 400) * 2e-5, 45.76 + Math.floor(i / 400) * 2e-5)}]},"properties":{"category":"room","restriction":null,"name":null,"alt_name":null,"level_id":"ground"}}`;
  const length = Math.ceil((50 * MB) / unit(100_000).length);
  const units = `{"type":"FeatureCollection","features":[${Array.from({ length }, (_, i) => unit(i)).join(',')}]}`;
  const files = new Map(asFiles(tinyImdf())).set('unit', units);
  return zipSync(Object.fromEntries([...files].map(([type, text]) => [`${type}.geojson`, strToU8(text)])), {
    level: 1,
  });
}

const manyRooms = (): Uint8Array => {
  const room = (i: number) =>
    `{"type":"Feature","id":"way/${i}","properties":{"indoor":"room","level":"0"},"geometry":{"type":"Polygon","coordinates":[${ring(4.83 + (i % 400) * 2e-5, 45.76 + Math.floor(i / 400) * 2e-5)}]}}`;
  const length = Math.ceil((50 * MB) / room(100_000).length);
  return strToU8(`{"type":"FeatureCollection","features":[${Array.from({ length }, (_, i) => room(i)).join(',')}]}`);
};

/** A zip of a few kB that would become 120 MB. */
const bomb = (): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`unit${String.fromCharCode(97 + i)}.geojson`, new Uint8Array(20 * MB)]),
    ),
  );

const laughs = `<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><osm><node id="1" lat="0" lon="0"><tag k="x" v="&c;"/></node></osm>`;

const HEAVY: readonly (readonly [what: string, name: string, bytes: () => Uint8Array, says: RegExp])[] = [
  ['IMDF of 50 MB', 'large.zip', manyUnits, /more than 400000 points/],
  ['rooms of 50 MB', 'rooms.geojson', manyRooms, /more than 400000 points/],
  [
    'XML of 50 MB',
    'town.osm',
    () => strToU8(`<osm>${'<node id="1" lat="45" lon="4"/>\n'.repeat((50 * MB) / 32)}</osm>`),
    /cut the building out/,
  ],
  ['a zip that unpacks to 120 MB', 'bomb.zip', bomb, /larger than 100 MB unpacked/],
  ['XML that unfolds', 'laughs.osm', () => strToU8(laughs), /is not XML|nowhere to walk/],
  ['brackets without end', 'deep.json', () => strToU8('['.repeat(MB)), /is not JSON/],
  ['50 MB of brackets', 'deeper.json', () => new Uint8Array(50 * MB).fill(0x5b), /more than 3000000 points/],
  [
    'a folder in a folder without end',
    'deep.geojson',
    () =>
      strToU8(
        `{"type":"FeatureCollection","features":[{"type":"Feature","id":"way/1","properties":{"indoor":"room","level":"0"},"geometry":{"type":"Polygon","coordinates":${'['.repeat(200_000)}${']'.repeat(200_000)}}}]}`,
      ),
    /way\/1: its coordinates|is not JSON/,
  ],
  ['nothing', 'empty.geojson', () => new Uint8Array(), /is not JSON/],
  ['a photograph', 'photo.geojson', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), /is a picture of a plan/],
  [
    'noise',
    'noise.zip',
    () => Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)]),
    /not a zip that can be unpacked|holds no map/,
  ],
  ['a poem', 'poem.osm', () => strToU8('Sous le pont Mirabeau coule la Seine'), /is not JSON/],
  ['another JSON', 'package.json', () => strToU8('{"name":"x"}'), /package\.json/],
];

test.each(HEAVY)('VE 89 of %s it is said within ten seconds of work what is wrong', (_what, name, bytes, says) => {
  const { faults, seconds } = said(name, bytes());
  expect(faults).toMatch(says);
  expect(seconds).toBeLessThan(10);
});
