/** Makes the mesh of a free floor: triangles, the corners that ways turn about, and islands. */
import type { Point } from '../geometry/point.ts';
import { GRID } from './grid.ts';
import { islandsOf } from './islands.ts';
import { indexed, type LevelMesh, type MeshPoint } from './mesh.ts';
import { type Triangles, triangulate } from './triangulate.ts';

/**
 * The floor's edge at each vertex about which a way can turn, which is where the floor opens more than half a turn: the
 * vertices before and after it along the edge. -1 twice where no way turns, the vertex itself twice where several
 * corners of the floor touch.
 */
function rimsOf({ xs, corner, twin }: Triangles, vertices: readonly Point[]): Int32Array {
  const angle = new Float64Array(xs.length);
  const edges = new Uint8Array(xs.length);
  const rim = new Int32Array(2 * xs.length).fill(-1);
  for (let e = 0; e < corner.length; e++) {
    const base = e - (e % 3);
    const [u, v, w] = [0, 1, 2].map((i) => corner[base + ((e + i) % 3)] as number) as [number, number, number];
    const [p, q, r] = [vertices[u], vertices[v], vertices[w]] as [Point, Point, Point];
    angle[u] = (angle[u] ?? 0) + Math.abs(angleBetween(p, q, r));
    if (twin[e] !== -1) continue;
    edges[u] = (edges[u] ?? 0) + 1;
    rim[2 * u + 1] = v;
    rim[2 * v] = u;
  }
  for (let v = 0; v < xs.length; v++) {
    const turns = (angle[v] ?? 0) > Math.PI + 1e-9;
    if (edges[v] !== 1 || !turns) rim.fill((edges[v] ?? 0) > 1 ? v : -1, 2 * v, 2 * v + 2);
  }
  return rim;
}

const angleBetween = (o: Point, a: Point, b: Point): number =>
  Math.atan2(
    (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x),
    (a.x - o.x) * (b.x - o.x) + (a.y - o.y) * (b.y - o.y),
  );

/** Makes the mesh of a free floor given as rings on the grid, without pegs. */
export function buildMesh(rings: readonly (readonly { readonly x: number; readonly y: number }[])[]): LevelMesh {
  const triangles = triangulate(rings);
  const { corner, twin, xs, ys } = triangles;
  const vertices = Array.from(
    xs,
    (x, vertex): MeshPoint => ({ x: x / GRID, y: (ys[vertex] as number) / GRID, vertex }),
  );
  const rim = rimsOf(triangles, vertices);
  return { ...indexed({ vertices, corner, twin, rim, islands: islandsOf(twin) }), pegs: [] };
}
