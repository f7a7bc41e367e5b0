/** IMDF features as far as they are used, read from their files; what is broken is named by its feature. */

import * as z from 'zod/mini';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import { refuseTooMuch } from '../much.ts';
import { refuse } from '../venue-error.ts';
import type { ImdfFiles } from './archive.ts';

const position = z.array(z.number()).check(z.minLength(2), z.maxLength(4));
const rings = z.array(z.array(position).check(z.minLength(4))).check(z.minLength(1));
const labels = z.nullish(z.record(z.string(), z.string()));
const words = z.nullish(z.array(z.string()));

const area = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).check(z.minLength(1)) }),
]);
const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position).check(z.minLength(2)) });
const spot = z.object({ type: z.literal('Point'), coordinates: position });

const feature = <G extends z.ZodMiniType, P extends z.ZodMiniType>(geometry: G, properties: P) =>
  z.object({ id: z.string().check(z.minLength(1), z.maxLength(80)), geometry, properties });

const end = z.nullish(z.object({ id: z.string() }));

const SCHEMAS = {
  venue: feature(z.nullish(area), z.object({ name: labels })),
  level: feature(
    area,
    z.object({
      ordinal: z.int().check(z.gte(-50), z.lte(200)),
      name: labels,
      short_name: labels,
      restriction: z.nullish(z.string()),
      building_ids: z.nullish(z.array(z.string())),
    }),
  ),
  building: feature(z.nullish(z.unknown()), z.object({ name: labels, display_point: z.nullish(spot) })),
  unit: feature(
    area,
    z.object({
      category: z.string(),
      restriction: z.nullish(z.string()),
      name: labels,
      alt_name: labels,
      accessibility: words,
      level_id: z.string(),
    }),
  ),
  opening: feature(
    line,
    z.object({
      category: z.nullish(z.string()),
      level_id: z.string(),
      door: z.nullish(z.unknown()),
      accessibility: words,
      access_control: words,
    }),
  ),
  fixture: feature(area, z.object({ category: z.string(), name: labels, level_id: z.string() })),
  kiosk: feature(area, z.object({ name: labels, level_id: z.string(), anchor_id: z.nullish(z.string()) })),
  section: feature(
    area,
    z.object({ category: z.nullish(z.string()), name: labels, accessibility: words, level_id: z.string() }),
  ),
  anchor: feature(spot, z.object({ unit_id: z.string() })),
  occupant: feature(
    z.null(),
    z.object({ category: z.string(), name: labels, shortName: labels, anchor_id: z.nullish(z.string()) }),
  ),
  amenity: feature(
    spot,
    z.object({ category: z.string(), name: labels, accessibility: words, unit_ids: z.array(z.string()) }),
  ),
  relationship: feature(
    z.nullish(z.unknown()),
    z.object({
      category: z.string(),
      direction: z.nullish(z.string()),
      origin: end,
      intermediary: z.nullish(z.array(z.object({ id: z.string() }))),
      destination: end,
    }),
  ),
};

type FeatureType = keyof typeof SCHEMAS;

/** A feature of one type, its properties typed. */
type ImdfFeature<T extends FeatureType> = z.infer<(typeof SCHEMAS)[T]>;

export type ImdfData = { readonly [T in FeatureType]: readonly ImdfFeature<T>[] };

/** Without these there is nothing to walk on; the others may be missing. */
const NEEDED: readonly FeatureType[] = ['level', 'unit', 'opening'];

const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

/** What a feature is called in a sentence. */
export const called = (type: string, id: string): string => `${type}.geojson, feature ${id}`;

const idOf = (raw: unknown, index: number): string => {
  const id: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'id') : undefined;
  return typeof id === 'string' ? id : `number ${index + 1}`;
};

function readFeatures<T extends FeatureType>(type: T, text: string, faults: ImportNote[]): ImdfFeature<T>[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    faults.push(['not-json', `${type}.geojson`, error instanceof Error ? error.message : '']);
    return [];
  }
  const parsed = collection.safeParse(json);
  if (!parsed.success) {
    faults.push(['no-collection', `${type}.geojson`]);
    return [];
  }
  const schema: z.ZodMiniType<ImdfFeature<T>> = SCHEMAS[type] as unknown as z.ZodMiniType<ImdfFeature<T>>;
  const seen = new Set<string>();
  const features: ImdfFeature<T>[] = [];
  parsed.data.features.forEach((raw, i) => {
    const id = idOf(raw, i);
    const read = schema.safeParse(raw, { reportInput: true });
    if (!read.success) {
      const issue = read.error.issues[0];
      faults.push(['not-as-imdf', called(type, id), issue?.path.join('.') ?? '']);
      return;
    }
    if (seen.has(id)) faults.push(['id-twice', called(type, id)]);
    seen.add(id);
    features.push(read.data);
  });
  return features;
}

/** Everything of the archive that this importer uses, and how many features there are of each type that it does not. */
export interface ReadImdf {
  readonly data: ImdfData;
  readonly unusedTypes: Readonly<Record<string, number>>;
}

const countFeatures = (text: string): number => {
  try {
    const parsed = collection.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.features.length : 0;
  } catch {
    return 0;
  }
};

/** Reads and checks the features. Throws VenueError with a sentence for each broken one. */
export function readFeatureFiles(files: ImdfFiles): ReadImdf {
  const faults: ImportNote[] = [];
  for (const type of NEEDED) if (!files.has(type)) faults.push(['file-missing', type]);
  refuse(faults);
  refuseTooMuch(
    [...files].flatMap(([type, text]) => (type in SCHEMAS ? [text] : [])),
    null,
  );
  const read = <T extends FeatureType>(type: T): ImdfFeature<T>[] => {
    const text = files.get(type);
    return text === undefined ? [] : readFeatures(type, text, faults);
  };
  const data: ImdfData = {
    venue: read('venue'),
    level: read('level'),
    unit: read('unit'),
    opening: read('opening'),
    building: read('building'),
    fixture: read('fixture'),
    kiosk: read('kiosk'),
    section: read('section'),
    anchor: read('anchor'),
    occupant: read('occupant'),
    amenity: read('amenity'),
    relationship: read('relationship'),
  };
  if (faults.length === 0 && data.level.length === 0) faults.push(['no-level-in-file']);
  const levels = new Set(data.level.map(({ id }) => id));
  for (const type of ['unit', 'opening', 'fixture', 'kiosk', 'section'] as const) {
    for (const { id, properties } of data[type]) {
      if (!levels.has(properties.level_id)) {
        faults.push(['level-not-there', called(type, id), properties.level_id]);
      }
    }
  }
  refuse(faults);
  const unusedTypes = Object.fromEntries(
    [...files].filter(([type]) => !(type in SCHEMAS)).map(([type, text]) => [type, countFeatures(text)]),
  );
  return { data, unusedTypes };
}
