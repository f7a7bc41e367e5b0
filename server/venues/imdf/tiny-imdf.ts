/** The smallest house that has everything: for tests of the importer. Two rooms, a corridor, stairs to a loft. */
import type { ImdfFiles } from './archive.ts';

/** Metres east and north of the corner, as longitude and latitude near Lyon. */
const place = ([x, y]: readonly [number, number]) => [4.83 + x / 77_800, 45.76 + y / 111_195.08];

type XY = readonly [number, number];
const box = (minX: number, minY: number, maxX: number, maxY: number): readonly XY[] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
];

const polygon = (ring: readonly XY[]) => ({
  type: 'Polygon',
  coordinates: [[...ring, ...ring.slice(0, 1)].map(place)],
});

/** A box and a point as GeoJSON, in metres east and north of the corner: for what a test adds. */
export const tinyBox = (minX: number, minY: number, maxX: number, maxY: number): unknown =>
  polygon(box(minX, minY, maxX, maxY));
export const tinyPoint = (at: XY): unknown => ({ type: 'Point', coordinates: place(at) });

export interface TinyFeature {
  id: string;
  type: 'Feature';
  feature_type: string;
  geometry: unknown;
  properties: Record<string, unknown>;
}

const feature = (type: string, id: string, geometry: unknown, properties: Record<string, unknown>): TinyFeature => ({
  id,
  type: 'Feature',
  feature_type: type,
  geometry,
  properties,
});

const unit = (id: string, level: string, category: string, ring: readonly XY[], name: Record<string, string> | null) =>
  feature('unit', id, polygon(ring), { category, restriction: null, name, alt_name: null, level_id: level });

const opening = (id: string, level: string, a: XY, b: XY, door: unknown = null) =>
  feature('opening', id, { type: 'LineString', coordinates: [a, b].map(place) }, { level_id: level, door });

/** A fresh copy to break, by feature type. */
export function tinyImdf(): Record<string, TinyFeature[]> {
  const level = (id: string, ordinal: number) =>
    feature('level', id, polygon(box(0, 0, 20, 12)), { ordinal, name: { en: `Floor ${ordinal}` }, short_name: null });
  const stairs = box(16, 4, 20, 7);
  return {
    venue: [
      feature('venue', 'venue-1', polygon(box(0, 0, 20, 12)), { name: { en: 'Tiny House', fr: 'Petite maison' } }),
    ],
    level: [level('ground', 0), level('loft', 1)],
    unit: [
      unit('unit-a', 'ground', 'room', box(0, 7, 10, 12), { en: 'Hall A', 'fr-FR': 'Salle A' }),
      unit('unit-b', 'ground', 'room', box(10, 7, 20, 12), { en: 'Workshop' }),
      unit('unit-c', 'ground', 'walkway', box(0, 4, 16, 7), { en: 'Foyer' }),
      unit('unit-d', 'ground', 'stairs', stairs, { en: 'Stairs' }),
      unit('unit-e', 'ground', 'storage', box(0, 0, 4, 4), { en: 'Store' }),
      unit('unit-f', 'loft', 'stairs', stairs, { en: 'Stairs' }),
      unit('unit-g', 'loft', 'lounge', box(4, 4, 16, 12), { en: 'Loft' }),
    ],
    opening: [
      opening('open-1', 'ground', [4, 7], [5.2, 7], { type: 'unspecified' }),
      opening('open-2', 'ground', [12, 7.02], [13.2, 6.99]),
      opening('open-3', 'ground', [16, 4.5], [16, 6.5]),
      opening('open-4', 'loft', [16, 4.5], [16, 6.5]),
    ],
    fixture: [feature('fixture', 'fix-1', polygon(box(2, 10, 8, 10.6)), { category: 'furniture', level_id: 'ground' })],
    anchor: [feature('anchor', 'anchor-1', { type: 'Point', coordinates: place([15, 10]) }, { unit_id: 'unit-b' })],
    occupant: [
      feature('occupant', 'occ-1', null, { category: 'bar', name: { en: 'Corner bar' }, anchor_id: 'anchor-1' }),
    ],
  };
}

/** The archive's files as text. */
export const asFiles = (features: Readonly<Record<string, readonly unknown[]>>): ImdfFiles =>
  new Map(
    Object.entries(features).map(([type, list]) => [
      type,
      JSON.stringify({ type: 'FeatureCollection', features: list }),
    ]),
  );
