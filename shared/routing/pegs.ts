/** Pegs: some vertices of a mesh from which the way to every other one is known, for searches to go by (lower-bound.ts). */
import { GRID } from './grid.ts';
import { rootOf } from './islands.ts';
import type { BareMesh } from './mesh.ts';
import { type Flood, flood } from './polyanya.ts';

/** As many a level: more make it slower to ask each of them than they save. */
const PEGS = 8;

/** The vertices of each piece of floor, the pieces with most of them first. */
function piecesOf({ vertices, corner, islands }: BareMesh): number[][] {
  const pieces = new Map<number, Set<number>>();
  for (const [e, vertex] of corner.entries()) {
    const root = rootOf(islands, islands.of[Math.floor(e / 3)] ?? 0);
    const piece = pieces.get(root) ?? new Set();
    pieces.set(root, piece.add(vertex));
  }
  const fewest = vertices.length / PEGS / 2;
  return Array.from(pieces.values(), (piece) => [...piece])
    .filter(({ length }) => length >= fewest)
    .sort((a, b) => b.length - a.length);
}

/** By vertex, whole millimetres on foot; -1 where no way leads. */
const lengthsOf = ({ reached }: Flood): Int32Array =>
  Int32Array.from(reached, (metres) => (metres === Infinity ? -1 : Math.round(metres * GRID)));

/** Pegs far apart, on large pieces of floor more of them. */
function newPegs(mesh: BareMesh): Int32Array[] {
  const pegs: Int32Array[] = [];
  for (const piece of piecesOf(mesh)) {
    const count = Math.round((PEGS * piece.length) / mesh.vertices.length);
    const near = new Int32Array(mesh.vertices.length).fill(0x7fffffff);
    let next = piece[0] ?? 0;
    // The first one only finds what is far from it.
    for (let i = 0; i <= count && count > 0; i++) {
      const lengths = lengthsOf(flood(mesh, mesh.vertices[next] ?? { x: 0, y: 0 }));
      if (i > 0) pegs.push(lengths);
      for (const v of piece)
        near[v] = i < 2 ? (lengths[v] as number) : Math.min(near[v] as number, lengths[v] as number);
      next = piece.reduce((best, v) => ((near[v] as number) > (near[best] as number) ? v : best), next);
    }
  }
  return pegs;
}

/** How far two pegs are apart at least, in whole millimetres; farther than any when no way leads from one to the other. */
function apart(a: Int32Array, b: Int32Array): number {
  let most = 0;
  for (let v = 0; v < a.length; v++) {
    const [toA, toB] = [a[v] as number, b[v] as number];
    if (toA < 0 !== toB < 0) return Infinity;
    most = Math.max(most, Math.abs(toA - toB));
  }
  return most;
}

/**
 * The pegs of a mesh: where all ways are known from enough places of it, those of them that are farthest apart, else
 * vertices of its own.
 */
export function pegsOf(mesh: BareMesh, floods: readonly Flood[]): Int32Array[] {
  if (floods.length < PEGS) return newPegs(mesh);
  const places = floods.map((known) => ({ lengths: lengthsOf(known), away: Infinity }));
  const pegs: Int32Array[] = [];
  while (pegs.length < PEGS) {
    const farthest = places.reduce((best, place) => (place.away > best.away ? place : best));
    pegs.push(farthest.lengths);
    for (const place of places) place.away = Math.min(place.away, apart(place.lengths, farthest.lengths));
  }
  return pegs;
}
