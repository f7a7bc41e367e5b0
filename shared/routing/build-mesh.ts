/** Makes the mesh of a free floor: triangles, and the corners that ways turn about. */
import type { Point } from '../geometry/point.ts';
import { GRID } from './grid.ts';
import { type LevelMesh, seenMesh } from './level-mesh.ts';
import { indexed, type MeshPoint } from './mesh.ts';
import { pegsOf } from './pegs.ts';
import { type Triangles, triangulate } from './triangulate.ts';

/**
 * The same triangles, but where several corners of the floor touch in one point, each has a vertex of its own: nobody
 * passes between them.
 */
function parted({ xs, ys, corner, twin }: Triangles): Triangles {
  const parts = corner.slice();
  const from = Array.from(xs.keys());
  const taken = new Uint8Array(xs.length);
  const seen = new Uint8Array(corner.length);
  for (let first = 0; first < corner.length; first++) {
    if (seen[first]) continue;
    const vertex = corner[first] as number;
    const part = taken[vertex] ? from.push(vertex) - 1 : vertex;
    taken[vertex] = 1;
    // All round it, the one way and, where the floor's edge ends that, the other.
    for (let e = first; e >= 0 && !seen[e]; e = twin[e % 3 === 0 ? e + 2 : e - 1] as number) {
      seen[e] = 1;
      parts[e] = part;
    }
    for (let e = twin[first] as number; e >= 0; e = twin[e] as number) {
      e = e % 3 === 2 ? e - 2 : e + 1;
      if (seen[e]) break;
      seen[e] = 1;
      parts[e] = part;
    }
  }
  return {
    xs: Float64Array.from(from, (v) => xs[v] as number),
    ys: Float64Array.from(from, (v) => ys[v] as number),
    corner: parts,
    twin,
  };
}

/**
 * The floor's edge at each vertex about which a way can turn, which is where the floor opens more than half a turn: the
 * vertices before and after it along the edge. -1 twice where no way turns.
 */
function rimsOf({ xs, corner, twin }: Triangles, vertices: readonly Point[]): Int32Array {
  const angle = new Float64Array(xs.length);
  const rim = new Int32Array(2 * xs.length).fill(-1);
  for (let e = 0; e < corner.length; e++) {
    const base = e - (e % 3);
    const u = corner[e] as number;
    const v = corner[base + ((e + 1) % 3)] as number;
    const w = corner[base + ((e + 2) % 3)] as number;
    const [p, q, r] = [vertices[u], vertices[v], vertices[w]] as [Point, Point, Point];
    angle[u] = (angle[u] as number) + Math.abs(angleBetween(p, q, r));
    if (twin[e] !== -1) continue;
    rim[2 * u + 1] = v;
    rim[2 * v] = u;
  }
  for (let v = 0; v < xs.length; v++) if ((angle[v] ?? 0) <= Math.PI + 1e-9) rim.fill(-1, 2 * v, 2 * v + 2);
  return rim;
}

const angleBetween = (o: Point, a: Point, b: Point): number =>
  Math.atan2(
    (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x),
    (a.x - o.x) * (b.x - o.x) + (a.y - o.y) * (b.y - o.y),
  );

/** Makes the mesh of a free floor given as rings on the grid. */
export function buildMesh(rings: readonly (readonly { readonly x: number; readonly y: number }[])[]): LevelMesh {
  const triangles = parted(triangulate(rings));
  const { corner, twin, xs, ys } = triangles;
  const vertices = Array.from(
    xs,
    (x, vertex): MeshPoint => ({ x: x / GRID, y: (ys[vertex] as number) / GRID, vertex }),
  );
  const mesh = seenMesh(indexed({ vertices, corner, twin, rim: rimsOf(triangles, vertices) }));
  return { ...mesh, pegs: pegsOf(mesh) };
}
