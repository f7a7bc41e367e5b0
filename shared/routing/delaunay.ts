/** Delaunay's triangulation of points, one point put in after the other (Lawson 1977). */
import {
  at,
  flip,
  flippable,
  type HalfEdges,
  link,
  next,
  orient,
  previous,
  setTriangle,
  wantsFlip,
} from './half-edges.ts';

/** A point on the grid. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/** The points in an order in which each is near to the one before: strips of a coarse grid, up and down in turn. */
function inStrips(points: readonly GridPoint[], minX: number, width: number): number[] {
  const strips = Math.max(1, Math.round(Math.sqrt(points.length / 4)));
  const keys = points.map(({ x, y }) => {
    const strip = Math.floor(((x - minX) / (width + 1)) * strips);
    return { strip, y: strip % 2 === 0 ? y : -y };
  });
  return points
    .map((_, index) => index)
    .sort((a, b) => {
      const [p, q] = [keys[a], keys[b]];
      return p && q ? p.strip - q.strip || p.y - q.y : 0;
    });
}

/** The triangle that holds vertex p, walked to from triangle t. */
function locate(mesh: HalfEdges, p: number, from: number): number {
  let t = from;
  for (let steps = 0; steps <= 4 * mesh.triangles; steps++) {
    let moved = false;
    for (let i = 0; i < 3 && !moved; i++) {
      // Beginning with another side each time, so that rounding in the shapes cannot send the walk round for ever.
      const e = 3 * t + ((i + steps) % 3);
      if (orient(mesh, at(mesh.start, e), at(mesh.start, next(e)), p) < 0) {
        t = Math.floor(at(mesh.twin, e) / 3);
        moved = true;
      }
    }
    if (!moved) return t;
  }
  throw new Error('the walk to a point of the triangulation did not end');
}

/** Turns edges about the new vertex until its surroundings are Delaunay again. */
function settle(mesh: HalfEdges, edges: number[]): void {
  for (let e = edges.pop(); e !== undefined; e = edges.pop()) {
    if (wantsFlip(mesh, e)) edges.push(...flip(mesh, e));
  }
}

function splitTriangle(mesh: HalfEdges, t: number, p: number): void {
  const { start, twin } = mesh;
  const [a, b, c] = [at(start, 3 * t), at(start, 3 * t + 1), at(start, 3 * t + 2)];
  const [bc, ca] = [at(twin, 3 * t + 1), at(twin, 3 * t + 2)];
  const [t1, t2] = [mesh.triangles, mesh.triangles + 1];
  mesh.triangles += 2;
  setTriangle(mesh, t, a, b, p);
  setTriangle(mesh, t1, b, c, p);
  setTriangle(mesh, t2, c, a, p);
  link(mesh, 3 * t1, bc);
  link(mesh, 3 * t2, ca);
  link(mesh, 3 * t + 1, 3 * t1 + 2);
  link(mesh, 3 * t1 + 1, 3 * t2 + 2);
  link(mesh, 3 * t2 + 1, 3 * t + 2);
  settle(mesh, [3 * t, 3 * t1, 3 * t2]);
}

/** Puts p on the edge e, which has a triangle on both sides. */
function splitEdge(mesh: HalfEdges, e: number, p: number): void {
  const { start, twin } = mesh;
  const f = at(twin, e);
  const [u, v, c, d] = [at(start, e), at(start, f), at(start, previous(e)), at(start, previous(f))];
  const [vc, cu, ud, dv] = [at(twin, next(e)), at(twin, previous(e)), at(twin, next(f)), at(twin, previous(f))];
  const [t, s, t1, s1] = [Math.floor(e / 3), Math.floor(f / 3), mesh.triangles, mesh.triangles + 1];
  mesh.triangles += 2;
  setTriangle(mesh, t, c, u, p);
  setTriangle(mesh, t1, v, c, p);
  setTriangle(mesh, s, d, v, p);
  setTriangle(mesh, s1, u, d, p);
  link(mesh, 3 * t, cu);
  link(mesh, 3 * t1, vc);
  link(mesh, 3 * s, dv);
  link(mesh, 3 * s1, ud);
  link(mesh, 3 * t + 1, 3 * s1 + 2);
  link(mesh, 3 * t + 2, 3 * t1 + 1);
  link(mesh, 3 * s + 1, 3 * t1 + 2);
  link(mesh, 3 * s + 2, 3 * s1 + 1);
  settle(mesh, [3 * t, 3 * t1, 3 * s, 3 * s1]);
}

/**
 * Triangulates distinct points of whole coordinates, inside a box that has room around them. The four vertices after
 * the points are the box's corners.
 */
export function delaunay(points: readonly GridPoint[]): HalfEdges {
  const count = points.length;
  const mesh: HalfEdges = {
    xs: new Float64Array(count + 4),
    ys: new Float64Array(count + 4),
    start: new Int32Array(3 * (2 * count + 2)),
    twin: new Int32Array(3 * (2 * count + 2)).fill(-1),
    out: new Int32Array(count + 4).fill(-1),
    triangles: 2,
  };
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [i, { x, y }] of points.entries()) {
    mesh.xs[i] = x;
    mesh.ys[i] = y;
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  const room = 1000;
  const box = [
    [minX - room, minY - room],
    [maxX + room, minY - room],
    [maxX + room, maxY + room],
    [minX - room, maxY + room],
  ] as const;
  for (const [i, [x, y]] of box.entries()) {
    mesh.xs[count + i] = x;
    mesh.ys[count + i] = y;
  }
  setTriangle(mesh, 0, count, count + 1, count + 2);
  setTriangle(mesh, 1, count, count + 2, count + 3);
  link(mesh, 2, 3);
  let t = 0;
  for (const p of inStrips(points, minX, maxX - minX)) {
    t = locate(mesh, p, t);
    const { start } = mesh;
    const inLine = [3 * t, 3 * t + 1, 3 * t + 2].find((e) => orient(mesh, at(start, e), at(start, next(e)), p) === 0);
    if (inLine === undefined) splitTriangle(mesh, t, p);
    else splitEdge(mesh, inLine, p);
    t = Math.floor(at(mesh.out, p) / 3);
  }
  return mesh;
}

/** Turns edges that are not `fixed` until all are Delaunay, in a bounded number of turns. */
export function improve(mesh: HalfEdges, fixed: (from: number, to: number) => boolean): void {
  const edges = Array.from({ length: 3 * mesh.triangles }, (_, e) => e);
  for (let turns = 20 * mesh.triangles; turns > 0; turns--) {
    const e = edges.pop();
    if (e === undefined) return;
    if (fixed(at(mesh.start, e), at(mesh.start, next(e))) || !wantsFlip(mesh, e) || !flippable(mesh, e)) continue;
    for (const changed of flip(mesh, e)) edges.push(changed, next(changed), previous(changed));
  }
}
