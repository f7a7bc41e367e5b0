/** Pegs: some corners of a mesh from which the way to every other one is known, for searches to go by (lower-bound.ts). */
import { GRID } from './grid.ts';
import type { SeenMesh } from './level-mesh.ts';
import { flood } from './shortest.ts';

/** As many a level: more make it slower to ask each of them than they save. */
const PEGS = 8;

/** The corners of each piece of floor at which ways turn, the pieces with most of them first; not the smallest pieces. */
function cornersOf({ xs, corner, rim, pieces }: SeenMesh): number[][] {
  const found = new Map<number, number[]>();
  const taken = new Uint8Array(xs.length);
  for (let e = 0; e < corner.length; e++) {
    const vertex = corner[e] as number;
    if (taken[vertex] || (rim[2 * vertex] as number) < 0) continue;
    taken[vertex] = 1;
    const piece = pieces[Math.floor(e / 3)] as number;
    const corners = found.get(piece);
    if (corners) corners.push(vertex);
    else found.set(piece, [vertex]);
  }
  const fewest = xs.length / PEGS / 2;
  return [...found.values()].filter(({ length }) => length >= fewest).sort((a, b) => b.length - a.length);
}

function inMillimetres(reached: Float64Array): Int32Array {
  const lengths = new Int32Array(reached.length);
  for (let v = 0; v < reached.length; v++) {
    const metres = reached[v] as number;
    lengths[v] = metres === Infinity ? -1 : Math.round(metres * GRID);
  }
  return lengths;
}

/** The corner at the left end of a piece: far from most others, as a peg should be. */
const westmost = ({ xs }: SeenMesh, corners: readonly number[]): number =>
  corners.reduce((least, v) => ((xs[v] as number) < (xs[least] as number) ? v : least), corners[0] ?? 0);

/** Pegs far apart, on large pieces of floor more of them: by peg and vertex, millimetres on foot, -1 where no way leads. */
export function pegsOf(mesh: SeenMesh): Int32Array[] {
  const pegs: Int32Array[] = [];
  const pieces = cornersOf(mesh);
  const all = pieces.reduce((sum, { length }) => sum + length, 0);
  for (const corners of pieces) {
    const count = Math.round((PEGS * corners.length) / all);
    const near = new Float64Array(mesh.xs.length).fill(Infinity);
    let next = westmost(mesh, corners);
    for (let i = 0; i < count; i++) {
      const { reached } = flood(mesh, mesh.vertices[next] ?? { x: 0, y: 0 });
      pegs.push(inMillimetres(reached));
      next = corners[0] ?? 0;
      for (const v of corners) {
        near[v] = Math.min(near[v] as number, reached[v] as number);
        if ((near[v] as number) > (near[next] as number)) next = v;
      }
    }
  }
  return pegs;
}
