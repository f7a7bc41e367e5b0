/**
 * The shortest way over a mesh: Polyanya (Cui, Harabor, Grastien, "Compromise-free pathfinding on a navigation mesh",
 * IJCAI 2017). It looks through the edges of the triangles in intervals; what an interval's root can see goes straight
 * on, and ways turn only about corners of the floor. The way found is the shortest, not an approximation.
 */
import type { Metres, Point } from '../geometry/point.ts';
import { Heap } from './heap.ts';
import { islandsBetween } from './islands.ts';
import { LowerBound } from './lower-bound.ts';
import { type BareMesh, type LevelMesh, type MeshPoint, trianglesAt } from './mesh.ts';

/** Below this, points are the same and lines pass through points: rounding, in metres. */
const HAIR: Metres = 1e-7;

/** A place where the way begins or turns. */
interface Root {
  readonly at: MeshPoint;
  /** From the beginning of the way to here. */
  readonly passed: Metres;
  readonly before: Root | null;
  /** No way to the goal by way of here is shorter. */
  readonly least: Metres;
}

/** Part of an edge, all of it seen from the root; left and right as seen from there. */
interface Interval {
  readonly root: Root;
  /** The half-edge, of the triangle that is entered through it. */
  readonly edge: number;
  readonly left: MeshPoint;
  readonly right: MeshPoint;
  /** No way through this interval to the goal is shorter. */
  readonly estimate: Metres;
}

// The sums below are those of shared/geometry once more, for mesh points alone: a function that is only ever given
// objects of one shape runs several times faster, and this is the innermost loop of the house.

const point = (x: Metres, y: Metres): MeshPoint => ({ x, y, vertex: -1 });

function distance(a: MeshPoint, b: MeshPoint): Metres {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Positive when p lies to the right of the ray from o through a. */
function side(o: MeshPoint, a: MeshPoint, p: MeshPoint): number {
  return (a.x - o.x) * (p.y - o.y) - (a.y - o.y) * (p.x - o.x);
}

/** How far p is to the right of the ray from o through a; negative to the left. */
function rightOf(o: MeshPoint, a: MeshPoint, p: MeshPoint): Metres {
  const length = distance(o, a);
  return length === 0 ? 0 : side(o, a, p) / length;
}

/** Where the line from `root` through `through` meets the edge from `a` to `b`. */
function meets(root: MeshPoint, through: MeshPoint, a: MeshPoint, b: MeshPoint): MeshPoint {
  const sideA = side(root, through, a);
  const sideB = side(root, through, b);
  if (sideA === sideB) return a;
  const share = Math.min(1, Math.max(0, sideA / (sideA - sideB)));
  const met = point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
  if (distance(met, a) < HAIR) return a;
  return distance(met, b) < HAIR ? b : met;
}

/** Where a way from `root` through the interval to `goal` passes it: null when straight, else about one of its ends. */
function passage(root: MeshPoint, left: MeshPoint, right: MeshPoint, goal: MeshPoint): MeshPoint | null {
  if (side(root, left, goal) < 0) return left;
  return side(root, right, goal) > 0 ? right : null;
}

/** The goal, or its mirror image when the way has to come back through the interval. */
function beyond(left: MeshPoint, right: MeshPoint, goal: MeshPoint): MeshPoint {
  const off = side(right, left, goal);
  if (off >= 0) return goal;
  const dx = left.x - right.x;
  const dy = left.y - right.y;
  const scale = (2 * off) / (dx * dx + dy * dy);
  return point(goal.x + dy * scale, goal.y - dx * scale);
}

function estimateOf(root: Root, left: MeshPoint, right: MeshPoint, goal: MeshPoint): Metres {
  const image = beyond(left, right, goal);
  const via = passage(root.at, left, right, image);
  return root.passed + (via ? distance(root.at, via) + distance(via, image) : distance(root.at, image));
}

/** How near the interval from left to right comes to the root. */
function nearest(root: MeshPoint, left: MeshPoint, right: MeshPoint): Metres {
  const dx = right.x - left.x;
  const dy = right.y - left.y;
  const along = ((root.x - left.x) * dx + (root.y - left.y) * dy) / (dx * dx + dy * dy);
  if (along <= 0) return distance(root, left);
  return along >= 1 ? distance(root, right) : distance(root, point(left.x + dx * along, left.y + dy * along));
}

function lineTo(root: Root, ...ahead: readonly MeshPoint[]): Point[] {
  const line = [...ahead];
  for (let r: Root | null = root; r !== null; r = r.before) line.unshift(r.at);
  const distinct = line.filter((p, i) => i === 0 || distance(p, line[i - 1] as MeshPoint) > HAIR);
  return distinct.map(({ x, y }) => ({ x, y }));
}

/** The shortest ways from one place to every vertex of the mesh. */
export interface Flood {
  /** By vertex, in metres; Infinity where no way leads. */
  readonly reached: Float64Array;
  /** By vertex, the vertex at which the way last turned before it; -1 where it comes straight from the place. */
  readonly before: Int32Array;
}

/** One search. It lives as long as one question. */
class Search {
  readonly #mesh: BareMesh;
  /** Null to look everywhere. */
  readonly #goal: MeshPoint | null;
  readonly #bound: LowerBound | null;
  /** By island, 1 where a way can need it. */
  readonly #allowed: Uint8Array;
  readonly #open = new Heap<Interval>();
  /** The shortest way found so far to each vertex. */
  readonly #reached: Float64Array;
  /** The vertex before each on that way, -1 for the start; only where all ways are asked for. */
  readonly #before: Int32Array | null;

  constructor(mesh: BareMesh, goal: Point | null, bound: LowerBound | null, allowed: Uint8Array) {
    this.#mesh = mesh;
    this.#allowed = allowed;
    this.#goal = goal && point(goal.x, goal.y);
    this.#bound = bound;
    this.#reached = new Float64Array(mesh.vertices.length).fill(Infinity);
    this.#before = goal ? null : new Int32Array(mesh.vertices.length).fill(-1);
  }

  #set(start: Point, from: readonly number[]): void {
    const root: Root = { at: point(start.x, start.y), passed: 0, before: null, least: 0 };
    for (const t of from) {
      for (let e = 3 * t; e < 3 * t + 3; e++) {
        this.#reach(root, this.#begin(e));
        this.#leave(root, e, this.#begin(e), this.#end(e));
      }
    }
  }

  /** The shortest ways from `start` to all vertices. */
  runAll(start: Point, from: readonly number[]): Flood {
    this.#set(start, from);
    for (let interval = this.#open.pop(); interval !== undefined; interval = this.#open.pop()) {
      if (!this.#dominated(interval)) this.#expand(interval);
    }
    return { reached: this.#reached, before: this.#before ?? new Int32Array() };
  }

  /** The shortest way from `start` to the goal. */
  run(start: Point, from: readonly number[], to: ReadonlySet<number>): Point[] | null {
    const goal = this.#goal;
    if (!goal) return null;
    this.#set(start, from);
    for (let interval = this.#open.pop(); interval !== undefined; interval = this.#open.pop()) {
      if (to.has(Math.floor(interval.edge / 3))) {
        const via = passage(interval.root.at, interval.left, interval.right, goal);
        return via ? lineTo(interval.root, via, goal) : lineTo(interval.root, goal);
      }
      if (!this.#dominated(interval)) this.#expand(interval);
    }
    return null;
  }

  #begin(e: number): MeshPoint {
    return this.#mesh.vertices[this.#mesh.corner[e] as number] as MeshPoint;
  }

  #end(e: number): MeshPoint {
    return this.#begin(e % 3 === 2 ? e - 2 : e + 1);
  }

  /** Adds the interval from left to right on the half-edge `e`, seen from inside e's triangle. */
  #leave(root: Root, e: number, left: MeshPoint, right: MeshPoint): void {
    const edge = this.#mesh.twin[e] as number;
    if (edge < 0 || distance(left, right) < HAIR) return;
    if (this.#allowed[this.#mesh.islands.of[Math.floor(edge / 3)] as number] === 0) return;
    this.#reach(root, left);
    this.#reach(root, right);
    const estimate = this.#goal
      ? Math.max(root.least, estimateOf(root, left, right, this.#goal))
      : root.passed + nearest(root.at, left, right);
    const interval = { root, edge, left, right, estimate };
    if (!this.#dominated(interval)) this.#open.push(interval);
  }

  /** Remembers the shortest way to a vertex. */
  #reach(root: Root, end: MeshPoint): void {
    if (end.vertex < 0) return;
    const passed = root.passed + distance(root.at, end);
    if (passed >= (this.#reached[end.vertex] as number)) return;
    this.#reached[end.vertex] = passed;
    if (this.#before) this.#before[end.vertex] = root.at.vertex;
  }

  /**
   * Whether every point of the interval is known to be nearer by way of an end of its edge. The gain of going by that
   * end is least at the interval's far end, so that one comparison settles all points between.
   */
  #dominated({ root, edge, left, right }: Interval): boolean {
    const u = this.#begin(edge);
    const v = this.#end(edge);
    const byRight = (this.#reached[u.vertex] as number) + distance(u, left);
    if (byRight < root.passed + distance(root.at, left) - HAIR) return true;
    const byLeft = (this.#reached[v.vertex] as number) + distance(v, right);
    return byLeft < root.passed + distance(root.at, right) - HAIR;
  }

  /**
   * The root at which a way turns about this end, to the left (-1) or the right (1); null where none can, or a shorter
   * way there is known. A taut way has all of the corner that it turns about on the side to which it turns.
   */
  #turnAt(root: Root, end: MeshPoint, hand: -1 | 1): Root | null {
    if (end.vertex < 0) return null;
    for (let i = 2 * end.vertex; i < 2 * end.vertex + 2; i++) {
      const rim = this.#mesh.rim[i] as number;
      if (rim < 0 || hand * rightOf(root.at, end, this.#mesh.vertices[rim] as MeshPoint) < -HAIR) return null;
    }
    const passed = root.passed + distance(root.at, end);
    if (passed > (this.#reached[end.vertex] as number) + HAIR) return null;
    return { at: end, passed, before: root, least: this.#bound ? passed + this.#bound.from(end.vertex) : 0 };
  }

  /** Looks on through the triangle behind the interval. */
  #expand({ root, edge, left, right }: Interval): void {
    const base = edge - (edge % 3);
    // Seen from outside, the entered half-edge runs from right to left; then come the left side and the right side.
    const leftSide = base + ((edge + 1) % 3);
    const rightSide = base + ((edge + 2) % 3);
    const u = this.#begin(edge);
    const v = this.#begin(leftSide);
    const apex = this.#begin(rightSide);
    if (Math.abs(rightOf(u, v, root.at)) < HAIR) {
      const seen = this.#fromLine(root, left, right);
      if (seen) this.#leave(seen, leftSide, v, apex);
      if (seen) this.#leave(seen, rightSide, apex, u);
      return;
    }
    const apexFromLeft = rightOf(root.at, left, apex);
    const apexFromRight = rightOf(root.at, right, apex);
    if (apexFromLeft <= HAIR) {
      const first = apexFromLeft >= -HAIR ? apex : meets(root.at, left, apex, u);
      this.#leave(root, rightSide, first, right === u ? u : meets(root.at, right, apex, u));
      const turned = left === v ? this.#turnAt(root, left, -1) : null;
      if (turned) this.#leave(turned, leftSide, v, apex);
      if (turned) this.#leave(turned, rightSide, apex, first);
    } else if (apexFromRight >= -HAIR) {
      const last = apexFromRight <= HAIR ? apex : meets(root.at, right, v, apex);
      this.#leave(root, leftSide, left === v ? v : meets(root.at, left, v, apex), last);
      const turned = right === u ? this.#turnAt(root, right, 1) : null;
      if (turned) this.#leave(turned, leftSide, last, apex);
      if (turned) this.#leave(turned, rightSide, apex, u);
    } else {
      this.#leave(root, leftSide, left === v ? v : meets(root.at, left, v, apex), apex);
      this.#leave(root, rightSide, apex, right === u ? u : meets(root.at, right, apex, u));
    }
  }

  /** The root from which a triangle is seen whole, when `root` lies on the line of the interval that leads into it. */
  #fromLine(root: Root, left: MeshPoint, right: MeshPoint): Root | null {
    const toLeft = distance(root.at, left);
    const toRight = distance(root.at, right);
    const width = distance(left, right);
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
