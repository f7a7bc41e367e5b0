/**
 * Paths between houses. Some archives carry, beside what IMDF knows, a graph of footpaths: points of type `navPath`
 * with their neighbours, on a level or, without one, outdoors. Those outdoors become strips of floor on a level of their
 * own, and where the graph goes indoors there is a door. What is indoors has its own floor and is not used.
 */
import * as z from 'zod/mini';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { shortIds } from '../ids.ts';
import type { Plane, XY } from '../plane.ts';
import type { ImdfFiles } from './archive.ts';

/** Half the width of a footpath, in metres: two people can pass each other. */
const HALF_WIDTH = 1.25;

/** Neighbours farther apart than this are a mistake. */
const LONGEST_PIECE = 500;

/** So many points of the graph are looked at for the first that is on a unit's floor. */
const DEEPEST_PORCH = 20;

const LEVEL = 'outside';

const node = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).check(z.minLength(2)) }),
  properties: z.object({ level_id: z.nullish(z.string()), neighbours: z.array(z.string()) }),
});

/** What the graph adds to a venue. */
export type Outdoors = Pick<VenueFile, 'levels' | 'areas' | 'connections'>;

interface Node {
  readonly id: string;
  readonly at: XY;
  /** The venue's level; null outdoors. */
  readonly level: string | null;
  readonly neighbours: readonly string[];
}

/** The points that can be read; those on a level that is not there are left out. */
function readNodes(text: string, plane: Plane, levelIds: ReadonlyMap<string, string>): Map<string, Node> {
  const nodes = new Map<string, Node>();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return nodes;
  }
  const collection = z.object({ features: z.array(z.unknown()) }).safeParse(json);
  for (const raw of collection.success ? collection.data.features : []) {
    const read = node.safeParse(raw);
    if (!read.success) continue;
    const { id, geometry, properties } = read.data;
    const level = properties.level_id ? levelIds.get(properties.level_id) : null;
    if (level !== undefined) {
      nodes.set(id, { id, at: plane.toXY(geometry.coordinates), level, neighbours: properties.neighbours });
    }
  }
  return nodes;
}

/** Every two neighbours once. */
function pairsOf(nodes: ReadonlyMap<string, Node>): [Node, Node][] {
  const pairs = new Map<string, [Node, Node]>();
  for (const one of nodes.values()) {
    for (const id of one.neighbours) {
      const other = nodes.get(id);
      if (!other || other === one) continue;
      const length = Math.hypot(other.at[0] - one.at[0], other.at[1] - one.at[1]);
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      if (length > 0 && length <= LONGEST_PIECE) pairs.set(`${a.id} ${b.id}`, [a, b]);
    }
  }
  return [...pairs.values()];
}

/** The outdoor points from which a door can be reached. */
function reachable(pairs: readonly (readonly [Node, Node])[]): Set<string> {
  const beside = new Map<string, string[]>();
  const reached = new Set<string>();
  for (const [a, b] of pairs) {
    if (a.level === null && b.level === null) {
      beside.set(a.id, [...(beside.get(a.id) ?? []), b.id]);
      beside.set(b.id, [...(beside.get(b.id) ?? []), a.id]);
    } else if (a.level === null || b.level === null) {
      reached.add(a.level === null ? a.id : b.id);
    }
  }
  for (const id of reached) for (const next of beside.get(id) ?? []) reached.add(next);
  return reached;
}

/** The indoor point that is on the floor, from this one on; the graph may go through a porch that no unit covers. */
function onFloor(nodes: ReadonlyMap<string, Node>, from: Node, index: VenueIndex): (Node & { level: string }) | null {
  const seen = new Set([from]);
  for (const { level, at, neighbours, id } of seen) {
    if (level !== null && index.walkableAt({ level, x: at[0], y: at[1] })) return { level, at, neighbours, id };
    for (const next of neighbours) {
      const other = nodes.get(next);
      if (other && other.level === from.level && seen.size < DEEPEST_PORCH) seen.add(other);
    }
  }
  return null;
}

const mm = (metres: number): number => Math.round(metres * 1000) / 1000;

/** A rectangle about the line from a to b, as long as it and half its own width longer at each end. */
function strip([ax, ay]: XY, [bx, by]: XY): XY[] {
  const length = Math.hypot(bx - ax, by - ay);
  const [dx, dy] = [((bx - ax) / length) * HALF_WIDTH, ((by - ay) / length) * HALF_WIDTH];
  return [
    [mm(ax - dx + dy), mm(ay - dy - dx)],
    [mm(bx + dx + dy), mm(by + dy - dx)],
    [mm(bx + dx - dy), mm(by + dy + dx)],
    [mm(ax - dx - dy), mm(ay - dy + dx)],
  ];
}

/** The paths outdoors that lead to a door of the venue, whose floors are there already; null when there are none. */
export function outdoorsOf(
  files: ImdfFiles,
  venue: VenueFile,
  plane: Plane,
  levelIds: ReadonlyMap<string, string>,
): Outdoors | null {
  const text = files.get('navPath');
  const nodes = text === undefined ? new Map<string, Node>() : readNodes(text, plane, levelIds);
  const pairs = pairsOf(nodes);
  const reached = reachable(pairs);
  if (reached.size === 0) return null;
  const index = new VenueIndex(venue);
  const ids = shortIds('', [...nodes.keys()]);
  const idOf = (prefix: string, [a, b]: readonly [Node, Node]) =>
    `${prefix}-${ids.get(a.id)}-${ids.get(b.id)}`.slice(0, 80);
  const areas = pairs.flatMap((pair): VenueFile['areas'] => {
    const [a, b] = pair;
    if (a.level !== null || b.level !== null || !reached.has(a.id)) return [];
    return [{ id: idOf('path', pair), level: LEVEL, kind: 'outside', polygon: [strip(a.at, b.at)], walkable: true }];
  });
  const connections = pairs.flatMap((pair): VenueFile['connections'] => {
    const [outside, porch] = pair[0].level === null ? pair : [pair[1], pair[0]];
    if (outside.level !== null || porch.level === null) return [];
    const inside = onFloor(nodes, porch, index);
    if (inside === null) return [];
    return [
      {
        id: idOf('door', pair),
        kind: 'ramp',
        name: { en: 'the outside door', fr: 'la porte extérieure' },
        stops: [
          { level: LEVEL, at: outside.at },
          { level: inside.level, at: inside.at },
        ],
        oneWay: false,
      },
    ];
  });
  if (areas.length === 0) return null;
  const level = { id: LEVEL, ordinal: 0, name: { en: 'Outside', fr: 'Dehors' }, shortName: 'Out' };
  return { levels: [level], areas, connections };
}
