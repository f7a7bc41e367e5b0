/**
 * Triangles that fill rings exactly: Delaunay's triangulation of their corners, with the rings' edges forced in
 * (Sloan 1993). Rings may touch, share corners, and cross by a unit of the grid as rounding leaves them.
 */
import { delaunay, type GridPoint, improve } from './delaunay.ts';
import { at, corners, findEdge, flip, flippable, type HalfEdges, next, orient, previous } from './half-edges.ts';

/** Triangles over vertices, three half-edges each: number e belongs to triangle floor(e / 3). */
export interface Triangles {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The vertex at which the half-edge begins. */
  readonly corner: Int32Array;
  /** The same edge as half-edge of the neighbour; -1 where the floor ends. */
  readonly twin: Int32Array;
}

/** How often an edge is run along by rings, forth less back, by its two vertices. */
class Windings {
  private readonly counts = new Map<number, number>();
  private readonly vertices: number;

  constructor(vertices: number) {
    this.vertices = vertices;
  }

  private key(u: number, v: number): number {
    return Math.min(u, v) * this.vertices + Math.max(u, v);
  }

  add(u: number, v: number): void {
    const key = this.key(u, v);
    this.counts.set(key, (this.counts.get(key) ?? 0) + (u < v ? 1 : -1));
  }

  has(u: number, v: number): boolean {
    return this.counts.has(this.key(u, v));
  }

  /** By how much the winding number is higher on the side of the half-edge from u to v. */
  of(u: number, v: number): number {
    const count = this.counts.get(this.key(u, v)) ?? 0;
    return u < v ? count : -count;
  }
}

/** What lies in the way from vertex u straight to vertex b: the edges crossed until `target`, the first vertex met. */
interface Crossing {
  readonly target: number;
  readonly edges: readonly (readonly [number, number])[];
}

/** Looks from u toward b. */
function look(mesh: HalfEdges, u: number, b: number): Crossing {
  const { xs, ys, start, twin } = mesh;
  const first = at(mesh.out, u);
  let e = first;
  do {
    const [v, w] = [at(start, next(e)), at(start, previous(e))];
    if (v === b) return { target: b, edges: [] };
    const side = orient(mesh, u, b, v);
    if (side === 0) {
      const ahead =
        (at(xs, v) - at(xs, u)) * (at(xs, b) - at(xs, u)) + (at(ys, v) - at(ys, u)) * (at(ys, b) - at(ys, u));
      if (ahead > 0) return { target: v, edges: [] };
    }
    if (side < 0 && orient(mesh, u, b, w) > 0) break;
    e = at(twin, previous(e));
  } while (e !== first);
  const edges: [number, number][] = [];
  let crossed = next(e);
  for (;;) {
    edges.push([at(start, crossed), at(start, next(crossed))]);
    const beyond = at(twin, crossed);
    const apex = at(start, previous(beyond));
    const side = apex === b ? 0 : orient(mesh, u, b, apex);
    if (side === 0) return { target: apex, edges };
    // The edge through which the line leaves: the one whose ends lie on its two sides.
    crossed = side > 0 ? next(beyond) : previous(beyond);
  }
}

/** Turns the crossed edges away until u and target are joined. */
function open(mesh: HalfEdges, u: number, target: number, crossed: readonly (readonly [number, number])[]): void {
  const waiting = [...crossed];
  for (let i = 0; i < waiting.length; i++) {
    const edge = waiting[i];
    if (!edge) break;
    const e = findEdge(mesh, edge[0], edge[1]);
    if (!flippable(mesh, e)) {
      waiting.push(edge);
      continue;
    }
    const [, , p, d] = corners(mesh, e);
    flip(mesh, e);
    const shared = p === u || d === u || p === target || d === target;
    if (!shared && orient(mesh, u, target, p) * orient(mesh, u, target, d) < 0) waiting.push([p, d]);
  }
}

/** How far vertex v is from the line through a and b, in units of the grid. */
const offLine = (mesh: HalfEdges, a: number, b: number, v: number): number =>
  Math.abs(orient(mesh, a, b, v)) / Math.hypot(at(mesh.xs, b) - at(mesh.xs, a), at(mesh.ys, b) - at(mesh.ys, a));

/** Forces the edge from a to b in; where it meets vertices, in pieces, and where it crosses a ring, by its nearest end. */
function force(mesh: HalfEdges, windings: Windings, a: number, b: number): void {
  const stops = [b];
  let u = a;
  for (let stop = stops.pop(); stop !== undefined; ) {
    const { target, edges } = look(mesh, u, stop);
    const barred = edges.find(([v, w]) => windings.has(v, w));
    if (barred) {
      const [v, w] = barred;
      stops.push(stop);
      stop = offLine(mesh, u, stop, v) <= offLine(mesh, u, stop, w) ? v : w;
      if (stops.length > 50) throw new Error('rings cross each other by more than rounding leaves');
      continue;
    }
    open(mesh, u, target, edges);
    windings.add(u, target);
    u = target;
    if (u === stop) stop = stops.pop();
  }
}

/** The winding number of each triangle, walked to from outside all rings. */
function windingNumbers(mesh: HalfEdges, windings: Windings): Int32Array {
  const unknown = -1_000_000;
  const numbers = new Int32Array(mesh.triangles).fill(unknown);
  const outside = Math.floor(at(mesh.out, mesh.xs.length - 1) / 3);
  numbers[outside] = 0;
  const queue = [outside];
  for (let t = queue.pop(); t !== undefined; t = queue.pop()) {
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      const beyond = at(mesh.twin, e);
      const other = Math.floor(beyond / 3);
      if (beyond < 0 || at(numbers, other) !== unknown) continue;
      numbers[other] = at(numbers, t) + windings.of(at(mesh.start, beyond), at(mesh.start, next(beyond)));
      queue.push(other);
    }
  }
  return numbers;
}

/** Keeps the triangles inside the rings, and numbers them anew. */
function inside(mesh: HalfEdges, numbers: Int32Array): Triangles {
  const renumbered = new Int32Array(mesh.triangles).fill(-1);
  let count = 0;
  for (let t = 0; t < mesh.triangles; t++) if (at(numbers, t) > 0) renumbered[t] = count++;
  const corner = new Int32Array(3 * count);
  const twin = new Int32Array(3 * count).fill(-1);
  for (let e = 0; e < 3 * mesh.triangles; e++) {
    const to = at(renumbered, Math.floor(e / 3));
    if (to < 0) continue;
    corner[3 * to + (e % 3)] = at(mesh.start, e);
    const other = at(mesh.twin, e);
    const beyond = other < 0 ? -1 : at(renumbered, Math.floor(other / 3));
    if (beyond >= 0) twin[3 * to + (e % 3)] = 3 * beyond + (other % 3);
  }
  return { xs: mesh.xs, ys: mesh.ys, corner, twin };
}

/**
 * Fills the rings with triangles. Rings are whole numbers on the grid; inside is where their winding number is
 * positive. Throws only when rings truly cross, which those that come from a union never do.
 */
export function triangulate(rings: readonly (readonly GridPoint[])[]): Triangles {
  const index = new Map<number, number>();
  const points: GridPoint[] = [];
  const loops = rings.map((ring) =>
    ring.map((point) => {
      // Whole numbers below 2^25, see half-edges.ts.
      const key = point.x * 2 ** 26 + point.y;
      const known = index.get(key);
      if (known !== undefined) return known;
      index.set(key, points.length);
      return points.push(point) - 1;
    }),
  );
  const mesh = delaunay(points);
  const windings = new Windings(mesh.xs.length);
  for (const loop of loops) {
    let before = loop.at(-1);
    for (const vertex of loop) {
      if (before !== undefined && before !== vertex) force(mesh, windings, before, vertex);
      before = vertex;
    }
  }
  improve(mesh, (u, v) => windings.has(u, v));
  return inside(mesh, windingNumbers(mesh, windings));
}
