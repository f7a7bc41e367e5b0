/** Broken files: each is refused with a sentence that names what to mend, and before long. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPath } from '../library.ts';
import { VenueError } from '../venue-error.ts';
import type { OsmElement } from './elements.ts';
import { importOsm } from './import-osm.ts';
import { asGeoJson, box, floorOf, pointAt, tinyOsm } from './tiny-osm.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-osm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of a file with this text. */
async function refusal(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  try {
    await openPath(path, { markers: false });
  } catch (error) {
    expect(error).toBeInstanceOf(VenueError);
    return String(error);
  }
  return '';
}

const instead = (element: OsmElement): OsmElement[] => [...tinyOsm().filter(({ id }) => id !== element.id), element];

const swapped = (element: OsmElement | undefined): OsmElement => {
  if (element?.shape?.type !== 'Polygon') throw new Error('the tiny house has no such room');
  const coordinates = element.shape.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [y, x]));
  return { ...element, shape: { type: 'Polygon', coordinates } };
};

const hall = { indoor: 'room', level: '0' };

const BROKEN: readonly (readonly [what: string, elements: () => readonly OsmElement[], says: RegExp])[] = [
  [
    'a room that crosses itself',
    () =>
      instead(
        floorOf(
          'way/1',
          [
            [0, 7],
            [8, 12],
            [8, 7],
            [0, 12],
            [0, 7],
          ],
          hall,
        ),
      ),
    /way\/1: its polygon crosses itself/,
  ],
  [
    'a room without a level',
    () => instead(floorOf('way/1', box(0, 7, 8, 12), { indoor: 'room' })),
    /way\/1: it is indoor=room without a level; add level=…, write it as 0, 0-3/,
  ],
  [
    'a level in words',
    () => instead(floorOf('way/1', box(0, 7, 8, 12), { indoor: 'room', level: 'ground' })),
    /way\/1: its level "ground" cannot be read; write it as/,
  ],
  [
    'a repeat_on that is none',
    () => instead(pointAt('node/1', [4, 7], { door: 'yes', level: '0', repeat_on: '3-1' })),
    /node\/1: its repeat_on "3-1" cannot be read/,
  ],
  [
    'swapped coordinates',
    () => instead(swapped(tinyOsm().find(({ id }) => id === 'way/3'))),
    /way\/3: its coordinates are swapped; GeoJSON writes longitude before latitude/,
  ],
  [
    'a room far away',
    () => instead(floorOf('way/3', box(50_000, 7, 50_008, 12), hall)),
    /way\/3: it lies more than 15 km from/,
  ],
  [
    'more floor than any building',
    () =>
      Array.from({ length: 100 }, (_, i) => floorOf(`way/${i}`, box(i, 0, i + 1, 1), { ...hall, level: '-50-200' })),
    /way\/79: with it there are more than 20000 rooms and corridors; cut a building out/,
  ],
  ['no floor', () => [pointAt('node/1', [0, 0], { level: '0', door: 'yes' })], /no indoor=room, indoor=corridor or/],
];

test.each(BROKEN)(
  'VE 68 a building with %s is refused by the name of what is broken',
  async (_what, elements, says) => {
    expect(() => importOsm(elements())).toThrow(says);
    expect(await refusal('broken.geojson', asGeoJson(elements()))).toMatch(says);
  },
);

const feature = (id: string, geometry: unknown) => ({ type: 'Feature', id, properties: hall, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

test.each([
  ['half a file', asGeoJson(tinyOsm()).slice(0, 2000), /broken\.json is not JSON/],
  [
    'a list of features that is none',
    '{"type": "FeatureCollection", "features": 7}',
    /is no GeoJSON FeatureCollection/,
  ],
  ['a feature that is none', collection(5), /feature number 1: it is no GeoJSON feature/],
  ['an id twice', collection(feature('way/1', null), feature('way/1', null)), /feature way\/1: this id is there twice/],
  [
    'coordinates in words',
    collection(feature('way/1', { type: 'Polygon', coordinates: [['here', 'there']] })),
    /feature way\/1: its coordinates are missing or not as a GeoJSON Polygon/,
  ],
  ['a file of IMDF', '{"type": "FeatureCollection", "features": [{"feature_type": "unit"}]}', /one file of an IMDF/],
])('VE 68 GeoJSON with %s is refused', async (_what, text, says) => {
  expect(await refusal('broken.json', text)).toMatch(says);
});

const room = (refs: readonly number[], tags: string) =>
  `<way id="7">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags}</way>`;
const TAGS = '<tag k="indoor" v="room"/><tag k="level" v="0"/>';
const nodes = '<node id="1" lat="45" lon="4"/><node id="2" lat="45" lon="4.0002"/><node id="3" lat="45.0001" lon="4"/>';

test.each([
  [
    'that ends in the middle',
    '<osm><node id="1" lat="45" lon="4">',
    /broken\.osm is not XML: line 1, column \d+: unclosed/,
  ],
  ['with a wrong end', '<osm>\n<way id="1"></node></osm>', /not XML: line 2/],
  ['of another kind', '<html><body/></html>', /is XML, but no OSM XML: it begins with <html>/],
  ['with a word for a number', '<osm><node id="1" lat="north" lon="4"/></osm>', /node\/1: its lat or lon is missing/],
  [
    'whose room lacks a corner',
    `<osm>${nodes}${room([1, 2, 9, 1], TAGS)}</osm>`,
    /way\/7: its node\/9 is not in the file; fetch all of it/,
  ],
  [
    'whose relation does not close',
    `<osm>${nodes}${room([1, 2, 3], '')}<relation id="8"><member type="way" ref="7" role="outer"/><tag k="type" v="multipolygon"/>${TAGS}</relation></osm>`,
    /relation\/8: its outlines are not all in the file or do not close/,
  ],
  [
    'with entities of its own',
    '<!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><osm><node id="1" lat="1" lon="1"><tag k="name" v="&b;"/></node></osm>',
    /is not XML: line 1/,
  ],
])('VE 68 OSM XML %s is refused', async (_what, text, says) => {
  expect(await refusal('broken.osm', text)).toMatch(says);
});

/** The texts of as many things as make 50 MB. */
const many = (of: (i: number) => string): string[] =>
  Array.from({ length: Math.ceil(52_000_000 / of(100_000).length) }, (_, i) => of(100_000 + i));

const bench = (i: number) => `<node id="${i}" lat="45.${i}" lon="4.${i}"><tag k="amenity" v="bench"/></node>\n`;
const point = (i: number) =>
  JSON.stringify({
    type: 'Feature',
    id: `node/${i}`,
    properties: { level: '0' },
    geometry: { type: 'Point', coordinates: [4.83, 45.76 + i * 1e-9] },
  });
const crossing = Array.from({ length: 1_000_000 }, (_, i) => [4.83 + (i % 2) * 1e-4, 45.76 + i * 1e-10]);

test.each([
  ['XML', () => `<osm>${many(bench).join('')}</osm>`, /huge is larger than 20 MB: cut the building out/],
  [
    'points beside a house',
    () => asGeoJson(tinyOsm()).replace(/\]\}$/, `,${many(point).join(',')}]}`),
    /huge has more than 200000 features: cut the building out/,
  ],
  [
    'one room',
    () => collection(feature('way/1', { type: 'Polygon', coordinates: [[...crossing, crossing[0]]] })),
    /more than 400000 points/,
  ],
])(
  'VE 68 50 MB of %s are answered in ten seconds',
  async (_what, text, says) => {
    const path = join(folder, 'huge');
    writeFileSync(path, text());
    // Of the processor's time: what else the machine does meanwhile is not the importer's.
    const begin = process.cpuUsage();
    await expect(openPath(path, { markers: false })).rejects.toThrow(says);
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1e6).toBeLessThan(10);
  },
  60_000,
);
