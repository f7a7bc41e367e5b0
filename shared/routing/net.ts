/**
 * A net over a mesh, for ways that are not the shortest because some floor weighs more: its knots are the corners and
 * points along the edges of the triangles, and two knots of one triangle are joined straight (Lanthier, Maheshwari, Sack
 * 2001, "Approximating shortest paths on weighted polyhedral surfaces").
 */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { Heap } from './heap.ts';
import { type BareMesh, trianglesAt } from './mesh.ts';

/** Along an edge there is a knot at least so often, but never more than so many. */
const SPACING: Metres = 3;
const MOST_ON_EDGE = 8;

/** What the straight line from one point to another weighs: its length at least. */
export type Weigh = (from: Point, to: Point) => number;

export class Net {
  readonly #mesh: BareMesh;
  readonly #knots: Point[];
  /** By triangle, its knots; by knot, its triangles. */
  readonly #inTriangle: number[][];
  readonly #ofKnot: number[][];

  constructor(mesh: BareMesh) {
    this.#mesh = mesh;
    this.#knots = mesh.vertices.map(({ x, y }) => ({ x, y }));
    this.#ofKnot = this.#knots.map(() => []);
    this.#inTriangle = Array.from({ length: mesh.corner.length / 3 }, () => []);
    for (let e = 0; e < mesh.corner.length; e++) {
      const [here, beyond] = [Math.floor(e / 3), mesh.twin[e] as number];
      const u = mesh.corner[e] as number;
      this.#tie(u, here);
      // Along the edge of the floor no way leads that its corners do not lead, too.
      if (beyond < e) continue;
      const v = mesh.corner[e % 3 === 2 ? e - 2 : e + 1] as number;
      for (const knot of this.#along(u, v)) {
        this.#tie(knot, here);
        this.#tie(knot, Math.floor(beyond / 3));
      }
    }
  }

  #tie(knot: number, triangle: number): void {
    this.#inTriangle[triangle]?.push(knot);
    this.#ofKnot[knot]?.push(triangle);
  }

  #along(u: number, v: number): number[] {
    const [a, b] = [this.#knots[u], this.#knots[v]];
    if (!a || !b) return [];
    const count = Math.min(MOST_ON_EDGE, Math.max(1, Math.ceil(distanceBetween(a, b) / SPACING) - 1));
    return Array.from({ length: count }, (_, i) => {
      const share = (i + 1) / (count + 1);
      this.#ofKnot.push([]);
      return this.#knots.push({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }) - 1;
    });
  }

  /** The lightest way by knots from one point of the mesh to another (A*); null when none weighs less than `most`. */
  lightest(from: Point, to: Point, weigh: Weigh, most: number): Point[] | null {
    const [start, goal] = [this.#knots.length, this.#knots.length + 1];
    const passed = new Float64Array(goal + 1).fill(Infinity);
    const before = new Int32Array(goal + 1).fill(-1);
    const pointOf = (knot: number): Point => (knot === start ? from : knot === goal ? to : (this.#knots[knot] ?? to));
    const last = new Set(trianglesAt(this.#mesh, to));
    const open = new Heap();
    const done = new Uint8Array(goal + 1);
    const reach = (knot: number, by: number, weight: number) => {
      if (weight >= (passed[knot] as number) || weight + distanceBetween(pointOf(knot), to) >= most) return;
      passed[knot] = weight;
      before[knot] = by;
      open.push(weight + distanceBetween(pointOf(knot), to), knot);
    };
    reach(start, -1, 0);
    for (let knot = open.pop(); knot >= 0 && knot !== goal; knot = open.pop()) {
      if (done[knot]) continue;
      done[knot] = 1;
      const here = pointOf(knot);
      for (const triangle of knot === start ? trianglesAt(this.#mesh, from) : (this.#ofKnot[knot] ?? [])) {
        if (last.has(triangle)) reach(goal, knot, (passed[knot] as number) + weigh(here, to));
        for (const next of this.#inTriangle[triangle] ?? []) {
          if (!done[next]) reach(next, knot, (passed[knot] as number) + weigh(here, pointOf(next)));
        }
      }
    }
    if (passed[goal] === Infinity) return null;
    const line: Point[] = [];
    for (let knot = goal; knot >= 0; knot = before[knot] as number) line.unshift(pointOf(knot));
    return line;
  }
}
