/** The smallest building that has everything, for tests of the importer: rooms along a corridor, stairs, a half level. */
import type { OsmElement, OsmShape } from './elements.ts';

type XY = readonly [number, number];

/** Metres east and north of the corner, as longitude and latitude near Lyon. */
const place = ([x, y]: XY): number[] => [4.83 + x / 77_584.6, 45.76 + y / 111_195.08];

/** A ring round a box, the first corner repeated. */
export const box = (minX: number, minY: number, maxX: number, maxY: number): readonly XY[] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
  [minX, minY],
];

const element = (id: string, shape: OsmShape, tags: Readonly<Record<string, string>>): OsmElement => ({
  id,
  tags: new Map(Object.entries(tags)),
  shape,
});

export const floorOf = (id: string, ring: readonly XY[], tags: Readonly<Record<string, string>>): OsmElement =>
  element(id, { type: 'Polygon', coordinates: [ring.map(place)] }, tags);

export const lineOf = (id: string, line: readonly XY[], tags: Readonly<Record<string, string>>): OsmElement =>
  element(id, { type: 'LineString', coordinates: line.map(place) }, tags);

export const pointAt = (id: string, at: XY, tags: Readonly<Record<string, string>>): OsmElement =>
  element(id, { type: 'Point', coordinates: place(at) }, tags);

/**
 * Two levels, 20 by 12 m, and a gallery at 1.5. A corridor from west to east (its eastern part drawn apart), rooms north
 * of it, stairs at its east end; room w3 has no door.
 */
export const tinyOsm = (): OsmElement[] => [
  floorOf('way/1', box(0, 7, 8, 12), { indoor: 'room', level: '0', name: 'Salle A', 'name:en': 'Hall A', ref: '001' }),
  floorOf('way/2', box(8, 7, 14, 12), { indoor: 'room', level: '0-1', ref: '002' }),
  floorOf('way/3', box(14, 7, 20, 12), { indoor: 'room', level: '0' }),
  floorOf('way/4', box(0, 4, 10, 7), { indoor: 'corridor', level: '0', repeat_on: '1' }),
  floorOf('way/5', box(10, 4, 16, 7), { indoor: 'corridor', level: '0;1' }),
  floorOf('way/6', box(16, 4, 20, 7), { indoor: 'room', stairs: 'yes', level: '0-1' }),
  floorOf('way/7', box(0, 0, 6, 4), { indoor: 'area', level: '1.5', name: 'Gallery' }),
  lineOf(
    'way/8',
    [
      [2, 5],
      [2, 3],
    ],
    { highway: 'steps', level: '1;1.5', incline: 'up' },
  ),
  lineOf(
    'way/9',
    [
      [5, 5.5],
      [5, 6.5],
    ],
    { indoor: 'wall', level: '0' },
  ),
  floorOf('way/10', box(0, 0, 20, 12), { building: 'yes', name: 'Tiny House' }),
  pointAt('node/1', [4, 7], { door: 'hinged', level: '0' }),
  pointAt('node/2', [11, 7], { door: 'hinged', level: '0', repeat_on: '1', width: '1.2' }),
  pointAt('node/3', [16, 5.5], { door: 'no', level: '0-1' }),
  pointAt('node/4', [0, 5.5], { door: 'hinged', entrance: 'main', level: '0' }),
  pointAt('node/5', [7, 5], { indoor: 'wall', level: '0', 'wall:type': 'pillar' }),
  pointAt('node/6', [12, 5.5], { information: 'map', level: '0', name: 'Plan' }),
  pointAt('node/7', [13, 5.5], { amenity: 'waste_basket', level: '0' }),
];

/** The same as GeoJSON. */
export const asGeoJson = (elements: readonly OsmElement[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: elements.map(({ id, tags, shape }) => ({
      type: 'Feature',
      id,
      properties: Object.fromEntries(tags),
      geometry: shape,
    })),
  });
