/** OSM elements from GeoJSON, as overpass turbo, osmtogeojson and JOSM write it. */

import * as z from 'zod/mini';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import { refuse, VenueError } from '../venue-error.ts';
import type { OsmElement, OsmShape } from './elements.ts';

/** Features of all kinds; a building has some thousands. */
const MOST_FEATURES = 200_000;

const position = z.array(z.number()).check(z.minLength(2), z.maxLength(4));
const line = z.array(position).check(z.minLength(2));
const rings = z.array(z.array(position).check(z.minLength(4))).check(z.minLength(1));

const SHAPES: Readonly<Record<string, z.ZodMiniType<OsmShape>>> = {
  Point: z.object({ type: z.literal('Point'), coordinates: position }),
  LineString: z.object({ type: z.literal('LineString'), coordinates: line }),
  Polygon: z.object({ type: z.literal('Polygon'), coordinates: rings }),
  MultiPolygon: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).check(z.minLength(1)) }),
};

const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

const feature = z.object({
  id: z.nullish(z.union([z.string(), z.number()])),
  properties: z.nullish(z.record(z.string(), z.unknown())),
  geometry: z.nullish(z.object({ type: z.string() })),
});

/** Older converters put the tags in an object of their own; numbers may be written as such. */
function tagsOf(properties: Readonly<Record<string, unknown>>): Map<string, string> {
  const { tags } = properties;
  const own = typeof tags === 'object' && tags !== null ? tags : properties;
  return new Map(
    Object.entries(own).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  );
}

/** The elements of parsed JSON. Throws VenueError with a sentence for each feature that is broken. */
export function readOsmGeoJson(json: unknown, file: string): OsmElement[] {
  const parsed = collection.safeParse(json);
  if (!parsed.success) throw new VenueError([['no-collection', file]]);
  if (parsed.data.features.length > MOST_FEATURES) {
    throw new VenueError([['many-features', file, MOST_FEATURES]]);
  }
  const faults: ImportNote[] = [];
  const seen = new Set<string>();
  const elements = parsed.data.features.flatMap((raw, i): OsmElement[] => {
    const read = feature.safeParse(raw);
    if (!read.success) {
      faults.push(['no-feature', i + 1]);
      return [];
    }
    const { geometry } = read.data;
    const properties = read.data.properties ?? {};
    const said = read.data.id ?? properties['@id'] ?? properties.id;
    const id = typeof said === 'string' || typeof said === 'number' ? String(said).slice(0, 80) : `number ${i + 1}`;
    if (seen.has(id)) faults.push(['feature-twice', id]);
    seen.add(id);
    const schema = geometry ? SHAPES[geometry.type] : undefined;
    const shape = schema?.safeParse(Reflect.get(Object(raw), 'geometry'));
    if (shape?.success === false) {
      faults.push(['bad-shape', id, geometry?.type ?? '']);
      return [];
    }
    return [{ id, tags: tagsOf(properties), shape: shape?.data ?? null }];
  });
  refuse(faults);
  return elements;
}
