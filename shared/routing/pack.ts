/**
 * The groundwork of a venue as bytes, so that it is made once and read back in a moment: a header as JSON that says what
 * lies where, then all numbers as they are in memory (little endian, as every machine is that Node runs on).
 */
import * as z from 'zod/mini';
import type { Metres } from '../geometry/point.ts';
import { GRID } from './grid.ts';
import { type LevelMesh, seenMesh } from './level-mesh.ts';
import { indexed } from './mesh.ts';
import { VenueMeshes } from './meshes.ts';
import type { Walks } from './mouths.ts';
import type { Flood } from './shortest.ts';
import { lengthsBetween } from './taut-graph.ts';
import type { Groundwork } from './wayfinder.ts';

/** To be raised whenever meshes or walks are made otherwise than before: what was kept is then made anew. */
const VERSION = 5;

const MAGIC = 'vis-a-vis ways';
/** Before the header: its length and the length of everything, as two whole numbers of 32 bits. */
const PREFIX = 8;

/** A list of numbers: of which type, and how many. */
const list = z.tuple([z.enum(['f', 'i']), z.int().check(z.gte(0), z.lte(100_000_000))]);
const header = z.object({
  magic: z.literal(MAGIC),
  version: z.literal(VERSION),
  venue: z.string(),
  meshes: z.array(z.object({ level: z.string(), keys: z.array(z.string()), pegs: z.int().check(z.gte(0)) })),
  /** By mouth, which of all floods is its own. */
  walks: z.array(z.object({ key: z.string(), floods: z.array(z.int().check(z.gte(0))) })),
  floods: z.int().check(z.gte(0), z.lte(100_000)),
  lists: z.array(list),
});

type Numbers = Float64Array | Int32Array;

/** Collects lists of numbers in order, or gives them back in the same order. */
class Shelf {
  readonly lists: Numbers[];
  #next = 0;

  constructor(lists: readonly Numbers[] = []) {
    this.lists = [...lists];
  }

  put(...lists: readonly Numbers[]): void {
    this.lists.push(...lists);
  }

  ints(): Int32Array {
    const found = this.lists[this.#next++];
    if (!(found instanceof Int32Array)) throw new RangeError('no list of whole numbers here');
    return found;
  }

  floats(): Float64Array {
    const found = this.lists[this.#next++];
    if (!(found instanceof Float64Array)) throw new RangeError('no list of fractions here');
    return found;
  }
}

const toGrid = (metres: Metres): number => Math.round(metres * GRID);

function putMesh(shelf: Shelf, { vertices, corner, twin, rim, graph, pegs }: LevelMesh): void {
  // Vertices lie on the grid, so that nothing is lost.
  shelf.put(
    Int32Array.from(vertices, ({ x }) => toGrid(x)),
    Int32Array.from(vertices, ({ y }) => toGrid(y)),
  );
  shelf.put(corner, twin, rim, graph.begins, graph.ends, ...pegs);
}

function takeMesh(shelf: Shelf, pegs: number): LevelMesh {
  const [xs, ys] = [shelf.ints(), shelf.ints()];
  const vertices = Array.from(xs, (x, vertex) => ({ x: x / GRID, y: (ys[vertex] ?? 0) / GRID, vertex }));
  const [corner, twin, rim] = [shelf.ints(), shelf.ints(), shelf.ints()];
  const [begins, ends] = [shelf.ints(), shelf.ints()];
  const known = Array.from({ length: pegs }, () => shelf.ints());
  const mesh = indexed({ vertices, corner, twin, rim });
  return { ...seenMesh(mesh, { begins, ends, lengths: lengthsBetween(mesh, begins, ends) }), pegs: known };
}

/** The groundwork as bytes. @param venue which version of which venue it is of, such as the file's hash */
export function packGround({ meshes, walks }: Groundwork, venue: string): Uint8Array {
  const shelf = new Shelf();
  const packed: { level: string; keys: string[]; pegs: number }[] = [];
  for (const [level, byKey] of meshes.levels) {
    const keys = new Map<LevelMesh, string[]>();
    for (const [key, mesh] of byKey) keys.set(mesh, [...(keys.get(mesh) ?? []), key]);
    for (const [mesh, of] of keys) {
      packed.push({ level, keys: of, pegs: mesh.pegs.length });
      putMesh(shelf, mesh);
    }
  }
  // Several graphs share floods.
  const floods = [...new Set(Array.from(walks.values(), (graph) => graph.floods).flat())];
  const number = new Map(floods.map((flood, i) => [flood, i]));
  for (const { reached, before } of floods) shelf.put(reached, before);
  const graphs = Array.from(walks, ([key, graph]) => {
    shelf.put(graph.lengths, graph.firsts);
    return { key, floods: graph.floods.map((flood) => number.get(flood) ?? 0) };
  });
  const lists = shelf.lists.map((numbers) => [numbers instanceof Int32Array ? 'i' : 'f', numbers.length]);
  const head = { magic: MAGIC, version: VERSION, venue, meshes: packed, walks: graphs, floods: floods.length, lists };
  const text = asciiBytes(JSON.stringify(head));
  const size = shelf.lists.reduce((sum, { byteLength }) => sum + byteLength, PREFIX + text.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  new DataView(bytes.buffer).setUint32(4, size, true);
  bytes.set(text, PREFIX);
  let at = PREFIX + text.length;
  for (const { buffer, byteOffset, byteLength } of shelf.lists) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** The groundwork that `packGround` made bytes of; null when they are of another venue or version, or damaged in length. */
export function unpackGround(bytes: Uint8Array, venue: string): Groundwork | null {
  if (bytes.length < PREFIX) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  if (view.getUint32(4, true) !== bytes.length || length > bytes.length - PREFIX) return null;
  let json: unknown;
  try {
    json = JSON.parse(asciiText(bytes.subarray(PREFIX, PREFIX + length)));
  } catch {
    return null;
  }
  const read = header.safeParse(json);
  if (!read.success || read.data.venue !== venue) return null;
  const { meshes, walks, lists } = read.data;
  if (walks.some(({ floods }) => floods.some((i) => i >= read.data.floods))) return null;
  const sizes = lists.map(([type, count]) => (type === 'i' ? 4 : 8) * count);
  if (sizes.reduce((sum, size) => sum + size, PREFIX + length) !== bytes.length) return null;
  let at = PREFIX + length;
  const shelf = new Shelf(
    lists.map(([type], i) => {
      // A copy of its own: aligned, and the rest of the bytes can be let go.
      const { buffer } = new Uint8Array(bytes.subarray(at, at + (sizes[i] ?? 0)));
      at += sizes[i] ?? 0;
      return type === 'i' ? new Int32Array(buffer) : new Float64Array(buffer);
    }),
  );
  const levels = new Map<string, Map<string, LevelMesh>>();
  for (const { level, keys, pegs } of meshes) {
    const mesh = takeMesh(shelf, pegs);
    const byKey = levels.get(level) ?? new Map<string, LevelMesh>();
    levels.set(level, byKey);
    for (const key of keys) byKey.set(key, mesh);
  }
  const known = Array.from(
    { length: read.data.floods },
    (): Flood => ({ reached: shelf.floats(), before: shelf.ints() }),
  );
  const graphs = walks.map(({ key, floods }): [string, Walks] => [
    key,
    { floods: floods.flatMap((i) => known[i] ?? []), lengths: shelf.floats(), firsts: shelf.ints() },
  ]);
  return { meshes: new VenueMeshes(levels), walks: new Map(graphs) };
}

/** JSON in one byte a character: what is not ASCII is escaped, so that no encoder is needed where there is no DOM. */
function asciiBytes(json: string): Uint8Array {
  const ascii = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
