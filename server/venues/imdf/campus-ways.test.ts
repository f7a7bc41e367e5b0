/** Ways of the university campus of the data sets against the graph of footpaths that it brings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Place } from '../../../shared/geometry/point.ts';
import type { Wayfinder } from '../../../shared/routing/way.ts';
import { buildWayfinder } from '../../../shared/routing/wayfinder.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { dataPath } from '../test-data.ts';
import { readImdfFiles } from './archive.ts';
import { readFeatureFiles } from './features.ts';
import { importImdf } from './import-imdf.ts';
import { planeOf } from './plane.ts';

const folder = dataPath('maps/imdf-spbstu-campus');
const seed = 20261123;
const PAIRS = 200;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pathNodes = z.object({
  features: z.array(
    z.object({
      id: z.string(),
      geometry: z.object({ coordinates: z.array(z.number()) }),
      properties: z.object({ level_id: z.nullable(z.string()), neighbours: z.array(z.string()) }),
    }),
  ),
});
const associations = z.object({
  features: z.array(z.object({ properties: z.object({ pathNode_id: z.string(), associeted_id: z.string() }) })),
});

interface Node {
  readonly at: readonly [number, number];
  readonly level: string | null;
  readonly neighbours: readonly string[];
}

/** Metres from one node of the graph to every other that it leads to (Dijkstra, plain and slow on purpose). */
function lengthsFrom(nodes: ReadonlyMap<string, Node>, from: string): Map<string, number> {
  const lengths = new Map([[from, 0]]);
  const open = new Set([from]);
  while (open.size > 0) {
    const here = [...open].reduce((a, b) => ((lengths.get(a) ?? 0) <= (lengths.get(b) ?? 0) ? a : b));
    open.delete(here);
    const node = nodes.get(here);
    for (const id of node?.neighbours ?? []) {
      const other = nodes.get(id);
      if (!node || !other) continue;
      const length = (lengths.get(here) ?? 0) + Math.hypot(other.at[0] - node.at[0], other.at[1] - node.at[1]);
      if (length >= (lengths.get(id) ?? Infinity)) continue;
      lengths.set(id, length);
      open.add(id);
    }
  }
  return lengths;
}

describe.skipIf(folder === null)('the university campus', () => {
  let venue: VenueFile;
  let wayfinder: Wayfinder;
  let nodes: ReadonlyMap<string, Node>;
  let rooms: readonly { readonly node: string; readonly place: Place }[];

  beforeAll(async () => {
    const files = await readImdfFiles(folder ?? '');
    const { data } = readFeatureFiles(files);
    const plane = planeOf(data);
    venue = importImdf(files, { markers: false, includeRestricted: true }).venue;
    wayfinder = buildWayfinder(venue);
    const read = (type: string): unknown => JSON.parse(readFileSync(join(folder ?? '', `${type}.geojson`), 'utf8'));
    nodes = new Map(
      pathNodes.parse(read('navPath')).features.map(({ id, geometry, properties }) => {
        const level = properties.level_id;
        return [id, { at: plane.toXY(geometry.coordinates), level, neighbours: properties.neighbours }];
      }),
    );
    // Where two levels have one ordinal, the beginning of the source's id tells them apart.
    const occupants = new Set(data.occupant.map(({ id }) => id));
    const ordinals = new Map(data.level.map(({ id, properties }) => [id, properties.ordinal]));
    rooms = associations.parse(read('navPathAssocieted')).features.flatMap(({ properties }) => {
      const node = nodes.get(properties.pathNode_id);
      if (!node?.level || !occupants.has(properties.associeted_id)) return [];
      const [x, y] = node.at;
      const level = venue.levels.find(
        ({ id, ordinal }) =>
          ordinal === ordinals.get(node.level ?? '') &&
          (id.split('-').length === 2 || id.endsWith(node.level?.slice(0, 8) ?? '-')),
      );
      return level ? [{ node: properties.pathNode_id, place: { level: level.id, x, y } }] : [];
    });
  }, 240_000);

  test('VE 52 its two houses are joined by the footpaths outdoors, and no sign is hung along these', () => {
    const outside = venue.levels.find(({ id }) => id === 'outside');
    expect(outside).toMatchObject({ ordinal: 0, name: { en: 'Outside' } });
    expect(venue.connections.filter(({ kind }) => kind === 'ramp')).toHaveLength(2);
    expect(venue.areas.filter(({ level }) => level === 'outside').length).toBeGreaterThan(1000);
    expect(venue.markers).toEqual([]);
    expect(rooms.length).toBeGreaterThan(260);
  });

  test(`RO 67 of ${PAIRS} pairs of rooms none is missing, and the median is at most 1.1 of the graph's way, seed ${seed}`, () => {
    const random = seeded(seed);
    const ratios: number[] = [];
    let missing = 0;
    while (ratios.length + missing < PAIRS) {
      const [a, b] = [0, 1].map(() => rooms[Math.floor(random() * rooms.length)]);
      if (!a || !b || a.node === b.node) continue;
      const length = lengthsFrom(nodes, a.node).get(b.node);
      if (length === undefined) continue;
      const way = wayfinder.way(a.place, b.place, { by: 'length' });
      if ('reason' in way) missing++;
      else ratios.push(way.lengthMetres / length);
    }
    expect(missing).toBe(0);
    expect(ratios.toSorted((a, b) => a - b)[PAIRS / 2]).toBeLessThanOrEqual(1.1);
  }, 240_000);
});
