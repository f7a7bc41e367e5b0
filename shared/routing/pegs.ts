/** Pegs: some corners of a mesh from which the way to every other one is known, for searches to go by (lower-bound.ts). */
import { GRID } from './grid.ts';
import type { SeenMesh } from './level-mesh.ts';
import { flood } from './shortest.ts';

/** As many a level: more make it slower to ask each of them than they save. */
const PEGS = 8;

/** The corners of each piece of floor at which ways turn, the pieces with most of them first; not the smallest pieces. */
function cornersOf({ xs, corner, rim, pieces }: SeenMesh): number[][] {
  const found = new Map<number, Set<number>>();
  for (const [e, vertex] of corner.entries()) {
    if ((rim[2 * vertex] as number) < 0) continue;
    const piece = pieces[Math.floor(e / 3)] as number;
    found.set(piece, (found.get(piece) ?? new Set()).add(vertex));
  }
  const fewest = xs.length / PEGS / 2;
  return Array.from(found.values(), (corners) => [...corners])
    .filter(({ length }) => length >= fewest)
    .sort((a, b) => b.length - a.length);
}

function inMillimetres(reached: Float64Array): Int32Array {
  const lengths = new Int32Array(reached.length);
  for (let v = 0; v < reached.length; v++) {
    const metres = reached[v] as number;
    lengths[v] = metres === Infinity ? -1 : Math.round(metres * GRID);
  }
  return lengths;
}

/** Pegs far apart, on large pieces of floor more of them: by peg and vertex, millimetres on foot, -1 where no way leads. */
export function pegsOf(mesh: SeenMesh): Int32Array[] {
  const pegs: Int32Array[] = [];
  const pieces = cornersOf(mesh);
  const all = pieces.reduce((sum, { length }) => sum + length, 0);
  for (const corners of pieces) {
    const count = Math.round((PEGS * corners.length) / all);
    const near = new Float64Array(mesh.xs.length).fill(Infinity);
    let next = corners[0] ?? 0;
    // The first one only finds what is far from it.
    for (let i = 0; i <= count && count > 0; i++) {
      const { reached } = flood(mesh, mesh.vertices[next] ?? { x: 0, y: 0 });
      if (i > 0) pegs.push(inMillimetres(reached));
      next = corners[0] ?? 0;
      for (const v of corners) {
        near[v] = i < 2 ? (reached[v] as number) : Math.min(near[v] as number, reached[v] as number);
        if ((near[v] as number) > (near[next] as number)) next = v;
      }
    }
  }
  return pegs;
}
