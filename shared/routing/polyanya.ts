/**
 * The shortest way over a mesh: Polyanya (Cui, Harabor, Grastien, "Compromise-free pathfinding on a navigation mesh",
 * IJCAI 2017). It looks through the edges of the triangles in intervals; what an interval's root can see goes straight
 * on, and ways turn only about corners of the floor. The way found is the shortest, not an approximation.
 */
import type { Metres, Point } from '../geometry/point.ts';
import { Heap } from './heap.ts';
import { Intervals, Roots } from './intervals.ts';
import { islandsBetween } from './islands.ts';
import { LowerBound } from './lower-bound.ts';
import { type BareMesh, type LevelMesh, trianglesAt } from './mesh.ts';

/** Below this, points are the same and lines pass through points: rounding, in metres. */
const HAIR: Metres = 1e-7;

/** The shortest ways from one place to every vertex of the mesh. */
export interface Flood {
  /** By vertex, in metres; Infinity where no way leads. */
  readonly reached: Float64Array;
  /** By vertex, the vertex at which the way last turned before it; -1 where it comes straight from the place. */
  readonly before: Int32Array;
}

// This is the innermost loop of the house: numbers lie in flat lists, and no object is made for a point or an interval.

const distance = (ax: Metres, ay: Metres, bx: Metres, by: Metres): Metres => {
  const dx = bx - ax;
  const dy = by - ay;
  return Math.sqrt(dx * dx + dy * dy);
};

/** Positive when p lies to the right of the ray from o through a. */
const side = (ox: Metres, oy: Metres, ax: Metres, ay: Metres, px: Metres, py: Metres): number =>
  (ax - ox) * (py - oy) - (ay - oy) * (px - ox);

/** How far p is to the right of the ray from o through a; negative to the left. */
function rightOf(ox: Metres, oy: Metres, ax: Metres, ay: Metres, px: Metres, py: Metres): Metres {
  const length = distance(ox, oy, ax, ay);
  return length === 0 ? 0 : side(ox, oy, ax, ay, px, py) / length;
}

/** The length of the shortest way from root to goal that passes between left and right, or comes back through there. */
function lengthThrough(
  rootX: Metres,
  rootY: Metres,
  leftX: Metres,
  leftY: Metres,
  rightX: Metres,
  rightY: Metres,
  goalX: Metres,
  goalY: Metres,
): Metres {
  let x = goalX;
  let y = goalY;
  const off = side(rightX, rightY, leftX, leftY, goalX, goalY);
  if (off < 0) {
    // The goal's mirror image stands for the way back.
    const dx = leftX - rightX;
    const dy = leftY - rightY;
    const scale = (2 * off) / (dx * dx + dy * dy);
    x = goalX + dy * scale;
    y = goalY - dx * scale;
  }
  if (side(rootX, rootY, leftX, leftY, x, y) < 0) {
    return distance(rootX, rootY, leftX, leftY) + distance(leftX, leftY, x, y);
  }
  if (side(rootX, rootY, rightX, rightY, x, y) > 0) {
    return distance(rootX, rootY, rightX, rightY) + distance(rightX, rightY, x, y);
  }
  return distance(rootX, rootY, x, y);
}

/** How near the interval from left to right comes to the root. */
function nearest(rootX: Metres, rootY: Metres, leftX: Metres, leftY: Metres, rightX: Metres, rightY: Metres): Metres {
  const dx = rightX - leftX;
  const dy = rightY - leftY;
  const along = ((rootX - leftX) * dx + (rootY - leftY) * dy) / (dx * dx + dy * dy);
  if (along <= 0) return distance(rootX, rootY, leftX, leftY);
  if (along >= 1) return distance(rootX, rootY, rightX, rightY);
  return distance(rootX, rootY, leftX + dx * along, leftY + dy * along);
}

/** One search. It lives as long as one question. */
class Search {
  readonly #corner: Int32Array;
  readonly #twin: Int32Array;
  readonly #rim: Int32Array;
  readonly #island: Int32Array;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  /** Null to look everywhere. */
  readonly #goal: Point | null;
  readonly #goalX: Metres;
  readonly #goalY: Metres;
  readonly #bound: LowerBound | null;
  /** By island, 1 where a way can need it. */
  readonly #allowed: Uint8Array;
  readonly #open = new Heap();
  readonly #roots = new Roots();
  readonly #intervals = new Intervals();
  /** The shortest way found so far to each vertex. */
  readonly #reached: Float64Array;
  /** The vertex before each on that way, -1 for the start; only where all ways are asked for. */
  readonly #before: Int32Array | null;
  /** Where the last cut was made. */
  #cutX: Metres = 0;
  #cutY: Metres = 0;

  constructor(mesh: BareMesh, goal: Point | null, bound: LowerBound | null, allowed: Uint8Array) {
    this.#corner = mesh.corner;
    this.#twin = mesh.twin;
    this.#rim = mesh.rim;
    this.#island = mesh.islands.of;
    this.#xs = mesh.xs;
    this.#ys = mesh.ys;
    this.#allowed = allowed;
    this.#goal = goal;
    this.#goalX = goal?.x ?? 0;
    this.#goalY = goal?.y ?? 0;
    this.#bound = bound;
    this.#reached = new Float64Array(mesh.vertices.length).fill(Infinity);
    this.#before = goal ? null : new Int32Array(mesh.vertices.length).fill(-1);
  }

  #set(start: Point, from: readonly number[]): void {
    const root = this.#roots.add(start.x, start.y, -1, 0, 0, -1);
    for (const t of from) {
      for (let e = 3 * t; e < 3 * t + 3; e++) {
        const u = this.#begin(e);
        const v = this.#begin(e % 3 === 2 ? e - 2 : e + 1);
        this.#reach(root, u, distance(start.x, start.y, this.#x(u), this.#y(u)));
        this.#leave(root, e, this.#x(u), this.#y(u), u, this.#x(v), this.#y(v), v);
      }
    }
  }

  /** The shortest ways from `start` to all vertices. */
  runAll(start: Point, from: readonly number[]): Flood {
    this.#set(start, from);
    for (let i = this.#open.pop(); i >= 0; i = this.#open.pop()) this.#expand(i);
    return { reached: this.#reached, before: this.#before ?? new Int32Array() };
  }

  /** The shortest way from `start` to the goal. */
  run(start: Point, from: readonly number[], to: ReadonlySet<number>): Point[] | null {
    this.#set(start, from);
    for (let i = this.#open.pop(); i >= 0; i = this.#open.pop()) {
      if (to.has(Math.floor(this.#intervals.edge(i) / 3))) return this.#lineThrough(i);
      this.#expand(i);
    }
    return null;
  }

  #begin(e: number): number {
    return this.#corner[e] as number;
  }

  #x(vertex: number): Metres {
    return this.#xs[vertex] as number;
  }

  #y(vertex: number): Metres {
    return this.#ys[vertex] as number;
  }

  /** The way that passes through interval i straight, or about one of its ends, to the goal. */
  #lineThrough(i: number): Point[] {
    const { places } = this.#intervals;
    const leftX = places[4 * i] as number;
    const leftY = places[4 * i + 1] as number;
    const rightX = places[4 * i + 2] as number;
    const rightY = places[4 * i + 3] as number;
    const goal = this.#goal ?? { x: 0, y: 0 };
    let root = this.#intervals.root(i);
    const rootX = this.#roots.x(root);
    const rootY = this.#roots.y(root);
    const line: Point[] = [goal];
    if (side(rootX, rootY, leftX, leftY, goal.x, goal.y) < 0) line.unshift({ x: leftX, y: leftY });
    else if (side(rootX, rootY, rightX, rightY, goal.x, goal.y) > 0) line.unshift({ x: rightX, y: rightY });
    for (; root >= 0; root = this.#roots.before(root)) {
      line.unshift({ x: this.#roots.x(root), y: this.#roots.y(root) });
    }
    return line.filter((p, k) => {
      const last = line[k - 1];
      return last === undefined || distance(p.x, p.y, last.x, last.y) > HAIR;
    });
  }

  /** Adds the interval from left to right on the half-edge `e`, seen from inside e's triangle. */
  #leave(
    root: number,
    e: number,
    leftX: Metres,
    leftY: Metres,
    left: number,
    rightX: Metres,
    rightY: Metres,
    right: number,
  ): void {
    const edge = this.#twin[e] as number;
    const wide = leftX - rightX;
    const high = leftY - rightY;
    if (edge < 0 || wide * wide + high * high < HAIR * HAIR) return;
    if (this.#allowed[this.#island[Math.floor(edge / 3)] as number] === 0) return;
    const x = this.#roots.x(root);
    const y = this.#roots.y(root);
    const passed = this.#roots.passed(root);
    const toLeft = passed + distance(x, y, leftX, leftY);
    const toRight = passed + distance(x, y, rightX, rightY);
    if (left >= 0) this.#reach(root, left, toLeft);
    if (right >= 0) this.#reach(root, right, toRight);
    if (this.#dominated(edge, leftX, leftY, toLeft, rightX, rightY, toRight)) return;
    const estimate = this.#goal
      ? Math.max(
          this.#roots.least(root),
          passed + lengthThrough(x, y, leftX, leftY, rightX, rightY, this.#goalX, this.#goalY),
        )
      : passed + nearest(x, y, leftX, leftY, rightX, rightY);
    this.#open.push(estimate, this.#intervals.add(root, edge, leftX, leftY, left, rightX, rightY, right));
  }

  /** Remembers the shortest way to a vertex. */
  #reach(root: number, vertex: number, passed: Metres): void {
    if (passed >= (this.#reached[vertex] as number)) return;
    this.#reached[vertex] = passed;
    if (this.#before) this.#before[vertex] = this.#roots.vertex(root);
  }

  /**
   * Whether every point of the interval is known to be nearer by way of an end of its edge. The gain of going by that
   * end is least at the interval's far end, so that one comparison settles all points between.
   */
  #dominated(
    edge: number,
    leftX: Metres,
    leftY: Metres,
    toLeft: Metres,
    rightX: Metres,
    rightY: Metres,
    toRight: Metres,
  ): boolean {
    const u = this.#begin(edge);
    const byRight = (this.#reached[u] as number) + HAIR;
    if (byRight < toLeft && byRight + distance(this.#x(u), this.#y(u), leftX, leftY) < toLeft) return true;
    const v = this.#begin(edge % 3 === 2 ? edge - 2 : edge + 1);
    const byLeft = (this.#reached[v] as number) + HAIR;
    return byLeft < toRight && byLeft + distance(this.#x(v), this.#y(v), rightX, rightY) < toRight;
  }

  /**
   * The root at which a way turns about this vertex, to the left (-1) or the right (1); -1 where none can, or a shorter
   * way there is known. A taut way has all of the corner that it turns about on the side to which it turns.
   */
  #turnAt(root: number, vertex: number, hand: -1 | 1): number {
    if (vertex < 0) return -1;
    const x = this.#roots.x(root);
    const y = this.#roots.y(root);
    const atX = this.#x(vertex);
    const atY = this.#y(vertex);
    for (let i = 2 * vertex; i < 2 * vertex + 2; i++) {
      const rim = this.#rim[i] as number;
      if (rim < 0 || hand * rightOf(x, y, atX, atY, this.#x(rim), this.#y(rim)) < -HAIR) return -1;
    }
    const passed = this.#roots.passed(root) + distance(x, y, atX, atY);
    if (passed > (this.#reached[vertex] as number) + HAIR) return -1;
    return this.#roots.add(atX, atY, vertex, passed, this.#bound ? passed + this.#bound.from(vertex) : 0, root);
  }

  /** Cuts the edge from vertex a to b by the line from the root through a point; gives the vertex met, -1 between. */
  #cut(rootX: Metres, rootY: Metres, throughX: Metres, throughY: Metres, a: number, b: number): number {
    const ax = this.#x(a);
    const ay = this.#y(a);
    const bx = this.#x(b);
    const by = this.#y(b);
    const sideA = side(rootX, rootY, throughX, throughY, ax, ay);
    const sideB = side(rootX, rootY, throughX, throughY, bx, by);
    const share = sideA === sideB ? 0 : Math.min(1, Math.max(0, sideA / (sideA - sideB)));
    this.#cutX = ax + (bx - ax) * share;
    this.#cutY = ay + (by - ay) * share;
    if (distance(this.#cutX, this.#cutY, ax, ay) < HAIR) return this.#cutAt(a);
    return distance(this.#cutX, this.#cutY, bx, by) < HAIR ? this.#cutAt(b) : -1;
  }

  #cutAt(vertex: number): number {
    this.#cutX = this.#x(vertex);
    this.#cutY = this.#y(vertex);
    return vertex;
  }

  /** Looks on through the triangle behind interval i, which is done with then. */
  #expand(i: number): void {
    const { places } = this.#intervals;
    const root = this.#intervals.root(i);
    const edge = this.#intervals.edge(i);
    const left = this.#intervals.left(i);
    const right = this.#intervals.right(i);
    const leftX = places[4 * i] as number;
    const leftY = places[4 * i + 1] as number;
    const rightX = places[4 * i + 2] as number;
    const rightY = places[4 * i + 3] as number;
    this.#intervals.free(i);
    const base = edge - (edge % 3);
    // Seen from outside, the entered half-edge runs from right to left; then come the left side and the right side.
    const leftSide = base + ((edge + 1) % 3);
    const rightSide = base + ((edge + 2) % 3);
    const u = this.#begin(edge);
    const v = this.#begin(leftSide);
    const apex = this.#begin(rightSide);
    const ux = this.#x(u);
    const uy = this.#y(u);
    const vx = this.#x(v);
    const vy = this.#y(v);
    const apexX = this.#x(apex);
    const apexY = this.#y(apex);
    const x = this.#roots.x(root);
    const y = this.#roots.y(root);
    if (Math.abs(rightOf(ux, uy, vx, vy, x, y)) < HAIR) {
      const seen = this.#fromLine(root, leftX, leftY, left, rightX, rightY, right);
      if (seen < 0) return;
      this.#leave(seen, leftSide, vx, vy, v, apexX, apexY, apex);
      this.#leave(seen, rightSide, apexX, apexY, apex, ux, uy, u);
      return;
    }
    const apexFromLeft = rightOf(x, y, leftX, leftY, apexX, apexY);
    const apexFromRight = rightOf(x, y, rightX, rightY, apexX, apexY);
    if (apexFromLeft <= HAIR) {
      const first = apexFromLeft >= -HAIR ? this.#cutAt(apex) : this.#cut(x, y, leftX, leftY, apex, u);
      const firstX = this.#cutX;
      const firstY = this.#cutY;
      const end = right === u ? this.#cutAt(u) : this.#cut(x, y, rightX, rightY, apex, u);
      this.#leave(root, rightSide, firstX, firstY, first, this.#cutX, this.#cutY, end);
      const turned = left === v ? this.#turnAt(root, left, -1) : -1;
      if (turned < 0) return;
      this.#leave(turned, leftSide, vx, vy, v, apexX, apexY, apex);
      this.#leave(turned, rightSide, apexX, apexY, apex, firstX, firstY, first);
    } else if (apexFromRight >= -HAIR) {
      const last = apexFromRight <= HAIR ? this.#cutAt(apex) : this.#cut(x, y, rightX, rightY, v, apex);
      const lastX = this.#cutX;
      const lastY = this.#cutY;
      const begin = left === v ? this.#cutAt(v) : this.#cut(x, y, leftX, leftY, v, apex);
      this.#leave(root, leftSide, this.#cutX, this.#cutY, begin, lastX, lastY, last);
      const turned = right === u ? this.#turnAt(root, right, 1) : -1;
      if (turned < 0) return;
      this.#leave(turned, leftSide, lastX, lastY, last, apexX, apexY, apex);
      this.#leave(turned, rightSide, apexX, apexY, apex, ux, uy, u);
    } else {
      const begin = left === v ? this.#cutAt(v) : this.#cut(x, y, leftX, leftY, v, apex);
      this.#leave(root, leftSide, this.#cutX, this.#cutY, begin, apexX, apexY, apex);
      const end = right === u ? this.#cutAt(u) : this.#cut(x, y, rightX, rightY, apex, u);
      this.#leave(root, rightSide, apexX, apexY, apex, this.#cutX, this.#cutY, end);
    }
  }

  /** The root from which a triangle is seen whole, when the root lies on the line of the interval that leads into it. */
  #fromLine(
    root: number,
    leftX: Metres,
    leftY: Metres,
    left: number,
    rightX: Metres,
    rightY: Metres,
    right: number,
  ): number {
    const x = this.#roots.x(root);
    const y = this.#roots.y(root);
    const toLeft = distance(x, y, leftX, leftY);
    const toRight = distance(x, y, rightX, rightY);
    const width = distance(leftX, leftY, rightX, rightY);
    if (toLeft <= width + HAIR && toRight <= width + HAIR) return root;
    return toLeft < toRight ? this.#turnAt(root, left, -1) : this.#turnAt(root, right, 1);
  }
}

/** The shortest way over the mesh between two points of it, as a line; null when they are not connected. */
export function shortestWay(mesh: LevelMesh, start: Point, goal: Point): Point[] | null {
  const from = trianglesAt(mesh, start);
  const to = new Set(trianglesAt(mesh, goal));
  if (from.some((t) => to.has(t))) return [start, goal];
  const { of, up } = mesh.islands;
  const allowed = new Uint8Array(up.length);
  for (const t of from) {
    for (const g of to)
      for (const i of islandsBetween(mesh.islands, of[t] as number, of[g] as number) ?? []) allowed[i] = 1;
  }
  const begin = from.filter((t) => allowed[of[t] as number] === 1);
  const [triangle] = to;
  if (begin.length === 0 || triangle === undefined) return null;
  return new Search(mesh, goal, new LowerBound(mesh, goal, triangle), allowed).run(start, begin, to);
}

/** The shortest ways from a place to every vertex of the mesh. */
export function flood(mesh: BareMesh, start: Point): Flood {
  const allowed = new Uint8Array(mesh.islands.up.length).fill(1);
  return new Search(mesh, null, null, allowed).runAll(start, trianglesAt(mesh, start));
}
