/** Pegs: some vertices of a mesh from which the way to every other one is known, for searches to go by (lower-bound.ts). */
import { GRID } from './grid.ts';
import { rootOf } from './islands.ts';
import type { BareMesh } from './mesh.ts';
import { flood } from './polyanya.ts';

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

/** Metres to every vertex from the peg at this one, as whole millimetres; -1 where no way leads. */
function lengthsFrom(mesh: BareMesh, vertex: number): Int32Array {
  const { reached } = flood(mesh, mesh.vertices[vertex] ?? { x: 0, y: 0 });
  return Int32Array.from(reached, (metres) => (metres === Infinity ? -1 : Math.round(metres * GRID)));
}

/** Chooses pegs far apart, on large pieces of floor more of them, and finds the lengths from each. */
export function pegsOf(mesh: BareMesh): Int32Array[] {
  const pegs: Int32Array[] = [];
  for (const piece of piecesOf(mesh)) {
    const count = Math.round((PEGS * piece.length) / mesh.vertices.length);
    const near = new Int32Array(mesh.vertices.length).fill(0x7fffffff);
    let next = piece[0] ?? 0;
    // The first one only finds what is far from it.
    for (let i = 0; i <= count && count > 0; i++) {
      const lengths = lengthsFrom(mesh, next);
      if (i > 0) pegs.push(lengths);
      for (const v of piece)
        near[v] = i < 2 ? (lengths[v] as number) : Math.min(near[v] as number, lengths[v] as number);
      next = piece.reduce((best, v) => ((near[v] as number) > (near[best] as number) ? v : best), next);
    }
  }
  return pegs;
}
