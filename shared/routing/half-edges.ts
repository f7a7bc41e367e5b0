/**
 * A triangulation as half-edges in flat arrays. Half-edge e belongs to triangle floor(e / 3) and runs from `start[e]`
 * to `start[next(e)]`; `twin[e]` is the same edge seen from the neighbour, -1 at the rim. Every triangle runs the
 * positive way round. Coordinates are whole numbers below 2^25, so that `orient` is exact and no test can err.
 */
export interface HalfEdges {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly start: Int32Array;
  readonly twin: Int32Array;
  /** One half-edge that begins at the vertex; -1 for a vertex not yet in. */
  readonly out: Int32Array;
  /** How many triangles there are. */
  triangles: number;
}

/** An element of an array whose index is known to be good. */
export const at = (array: Float64Array | Int32Array, index: number): number => array[index] as number;

export const next = (e: number): number => (e % 3 === 2 ? e - 2 : e + 1);
export const previous = (e: number): number => (e % 3 === 0 ? e + 2 : e - 1);

/** Twice the area of the triangle a, b, c: positive the one way round, negative the other, 0 in line. Exact. */
export function orient({ xs, ys }: HalfEdges, a: number, b: number, c: number): number {
  const [ax, ay] = [at(xs, a), at(ys, a)];
  return (at(xs, b) - ax) * (at(ys, c) - ay) - (at(ys, b) - ay) * (at(xs, c) - ax);
}

/**
 * Whether d lies inside the circle through a, b, c by more than rounding. Only the shape of triangles hangs on it,
 * never whether they are right.
 */
function inCircle({ xs, ys }: HalfEdges, a: number, b: number, c: number, d: number): boolean {
  const [dx, dy] = [at(xs, d), at(ys, d)];
  const [ax, ay, bx, by] = [at(xs, a) - dx, at(ys, a) - dy, at(xs, b) - dx, at(ys, b) - dy];
  const [cx, cy] = [at(xs, c) - dx, at(ys, c) - dy];
  const [aa, bb, cc] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const determinant = ax * (by * cc - bb * cy) - ay * (bx * cc - bb * cx) + aa * (bx * cy - by * cx);
  return determinant > 1e-12 * (aa + bb + cc) ** 2;
}

export function link(mesh: HalfEdges, e: number, f: number): void {
  mesh.twin[e] = f;
  if (f >= 0) mesh.twin[f] = e;
}

/** Makes triangle t run a, b, c; its twins are the caller's to set. */
export function setTriangle(mesh: HalfEdges, t: number, a: number, b: number, c: number): void {
  const { start, out } = mesh;
  start[3 * t] = a;
  start[3 * t + 1] = b;
  start[3 * t + 2] = c;
  out[a] = 3 * t;
  out[b] = 3 * t + 1;
  out[c] = 3 * t + 2;
}

/** The four corners about the edge e: its beginning, its end, its own triangle's apex, the neighbour's apex. */
export function corners(mesh: HalfEdges, e: number): [from: number, to: number, apex: number, opposite: number] {
  const { start, twin } = mesh;
  const f = at(twin, e);
  return [at(start, e), at(start, next(e)), at(start, previous(e)), at(start, previous(f))];
}

/** Whether the edge e could be turned into the other diagonal of its two triangles. */
export function flippable(mesh: HalfEdges, e: number): boolean {
  if (at(mesh.twin, e) < 0) return false;
  const [u, v, p, d] = corners(mesh, e);
  return orient(mesh, u, d, p) > 0 && orient(mesh, d, v, p) > 0;
}

/** Turns the edge e into the other diagonal. Afterwards the edges opposite e's old apex are 3t and 3t', given back. */
export function flip(mesh: HalfEdges, e: number): [number, number] {
  const { twin } = mesh;
  const f = at(twin, e);
  const [u, v, p, d] = corners(mesh, e);
  const [vp, pu, ud, dv] = [at(twin, next(e)), at(twin, previous(e)), at(twin, next(f)), at(twin, previous(f))];
  const [one, two] = [Math.floor(e / 3), Math.floor(f / 3)];
  setTriangle(mesh, one, u, d, p);
  setTriangle(mesh, two, d, v, p);
  link(mesh, 3 * one, ud);
  link(mesh, 3 * one + 1, 3 * two + 2);
  link(mesh, 3 * one + 2, pu);
  link(mesh, 3 * two, dv);
  link(mesh, 3 * two + 1, vp);
  return [3 * one, 3 * two];
}

/** Whether turning the edge e gives better shaped triangles (Delaunay's rule). */
export function wantsFlip(mesh: HalfEdges, e: number): boolean {
  if (at(mesh.twin, e) < 0) return false;
  const [u, v, p, d] = corners(mesh, e);
  return inCircle(mesh, u, v, p, d) && flippable(mesh, e);
}

/** The half-edge from vertex u to vertex v; -1 when they are not joined. */
export function findEdge(mesh: HalfEdges, u: number, v: number): number {
  const { start, twin } = mesh;
  const first = at(mesh.out, u);
  let e = first;
  do {
    if (at(start, next(e)) === v) return e;
    e = at(twin, previous(e));
  } while (e !== first && e >= 0);
  if (e >= 0) return -1;
  // The rim was met: what is left lies the other way round.
  for (e = at(twin, first); e >= 0; e = at(twin, e)) {
    e = next(e);
    if (at(start, next(e)) === v) return e;
  }
  return -1;
}
