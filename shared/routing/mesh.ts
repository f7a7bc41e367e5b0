/** The mesh of one level's free floor: triangles in metres, which of their corners a way can turn about, and where they are. */
import type { Metres, Point, Rectangle } from '../geometry/point.ts';
import { nearestOnSegment } from '../geometry/segment.ts';
import { squaredDistance } from '../geometry/vector.ts';
import { piecesOf } from './pieces.ts';
import { TriangleGrid } from './triangle-grid.ts';

/** A point of the mesh, and the number of the vertex that it is; -1 for a point between vertices. */
export interface MeshPoint extends Point {
  readonly vertex: number;
}

/** The free floor of a level, as it can be searched: triangles as half-edges, e of triangle floor(e / 3). */
export interface BareMesh {
  /** Vertices, in metres. */
  readonly vertices: readonly MeshPoint[];
  /** The same once more, by vertex. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The vertex at which a half-edge begins; the inside is on its right as one walks it. */
  readonly corner: Int32Array;
  /** The same edge as half-edge of the neighbour; -1 where the floor ends. */
  readonly twin: Int32Array;
  /**
   * Two a vertex, see `rimsOf`: its neighbours along the floor's edge where a way can turn about it, -1 where none can.
   */
  readonly rim: Int32Array;
  /** By triangle, which piece of the floor it is part of. */
  readonly pieces: Int32Array;
  readonly index: TriangleGrid;
}

/** A point of the free floor, and a triangle that holds it. */
export interface OnMesh {
  readonly at: Point;
  readonly triangle: number;
}

/** Rounding allowed when asking whether a point lies in a triangle, in metres. */
const HAIR: Metres = 1e-7;

/** The corners of triangle t. */
export function triangleOf(mesh: Pick<BareMesh, 'vertices' | 'corner'>, t: number): [Point, Point, Point] {
  const corner = (i: number) => mesh.vertices[mesh.corner[3 * t + i] as number] as Point;
  return [corner(0), corner(1), corner(2)];
}

/** The mesh with the index by which its triangles are found. */
export function indexed({
  vertices,
  corner,
  twin,
  rim,
}: Pick<BareMesh, 'vertices' | 'corner' | 'twin' | 'rim'>): BareMesh {
  const xs = new Float64Array(vertices.length);
  const ys = new Float64Array(vertices.length);
  for (const { x, y, vertex } of vertices) {
    xs[vertex] = x;
    ys[vertex] = y;
  }
  const bounds = new Float64Array((4 * corner.length) / 3);
  for (let e = 0, i = 0; e < corner.length; e += 3, i += 4) {
    const [a, b, c] = [corner[e] as number, corner[e + 1] as number, corner[e + 2] as number];
    const [ax, bx, cx] = [xs[a] as number, xs[b] as number, xs[c] as number];
    const [ay, by, cy] = [ys[a] as number, ys[b] as number, ys[c] as number];
    bounds[i] = Math.min(ax, bx, cx);
    bounds[i + 1] = Math.min(ay, by, cy);
    bounds[i + 2] = Math.max(ax, bx, cx);
    bounds[i + 3] = Math.max(ay, by, cy);
  }
  return { vertices, xs, ys, corner, twin, rim, pieces: piecesOf(twin), index: new TriangleGrid(bounds) };
}

const around = ({ x, y }: Point, by: Metres): Rectangle => ({ minX: x - by, minY: y - by, maxX: x + by, maxY: y + by });

/** The point of triangle t that is nearest to p: p itself when it lies inside. */
function nearestInTriangle(mesh: BareMesh, t: number, p: Point): Point {
  const corners = triangleOf(mesh, t);
  let best: Point = p;
  let least = Infinity;
  let inside = true;
  for (const [i, a] of corners.entries()) {
    const b = corners[(i + 1) % 3] as Point;
    if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0) inside = false;
    const candidate = nearestOnSegment(p, a, b);
    const squared = squaredDistance(p, candidate);
    if (squared < least) [best, least] = [candidate, squared];
  }
  return inside ? p : best;
}

/** All triangles that hold `p`: several when it lies on a side or a corner. */
export function trianglesAt(mesh: BareMesh, p: Point): number[] {
  return mesh.index
    .search(around(p, HAIR))
    .filter((t) => squaredDistance(nearestInTriangle(mesh, t, p), p) <= HAIR * HAIR);
}

/** The free points near `p`, one a triangle, within `reach` metres, the nearest first. */
export function nearestOnMesh(mesh: BareMesh, p: Point, reach: Metres): OnMesh[] {
  return mesh.index
    .search(around(p, reach))
    .map((triangle) => ({ at: nearestInTriangle(mesh, triangle, p), triangle }))
    .filter(({ at }) => squaredDistance(at, p) <= reach * reach)
    .sort((a, b) => squaredDistance(a.at, p) - squaredDistance(b.at, p));
}
