/**
 * The shortest way over a mesh: Polyanya (Cui, Harabor, Grastien, "Compromise-free pathfinding on a navigation mesh",
 * IJCAI 2017). It looks through the edges of the triangles in intervals; what an interval's root can see goes straight
 * on, and ways turn only about corners of the floor. The way found is the shortest, not an approximation.
 */
import type { Metres, Point } from '../geometry/point.ts';
import { between, distanceBetween, turn } from '../geometry/vector.ts';
import { Heap } from './heap.ts';
import { type LevelMesh, trianglesAt } from './mesh.ts';

/** Below this, points are the same and lines pass through points: rounding, in metres. */
const HAIR: Metres = 1e-7;

/** A place where the way begins or turns. */
interface Root {
  readonly at: Point;
  /** From the beginning of the way to here. */
  readonly passed: Metres;
  readonly before: Root | null;
}

/** One end of an interval: a point, and the vertex that it is, or -1 between vertices. */
interface End {
  readonly at: Point;
  readonly vertex: number;
}

/** Part of an edge, all of it seen from the root; left and right as seen from there. */
interface Interval {
  readonly root: Root;
  /** The half-edge, of the triangle that is entered through it. */
  readonly edge: number;
  readonly left: End;
  readonly right: End;
  /** No way through this interval to the goal is shorter. */
  readonly estimate: Metres;
}

/** How far p is to the right of the ray from `from` through `through`; negative to the left. */
function rightOf(from: Point, through: Point, p: Point): Metres {
  const length = distanceBetween(from, through);
  return length === 0 ? 0 : turn(from, through, p) / length;
}

/** Where the line from `root` through `through` meets the edge from `a` to `b`. */
function meets(root: Point, through: Point, a: End, b: End): End {
  const [sideA, sideB] = [turn(root, through, a.at), turn(root, through, b.at)];
  if (sideA === sideB) return a;
  const point = between(a.at, b.at, Math.min(1, Math.max(0, sideA / (sideA - sideB))));
  if (distanceBetween(point, a.at) < HAIR) return a;
  return distanceBetween(point, b.at) < HAIR ? b : { at: point, vertex: -1 };
}

/** Where a way from `root` through the interval to `goal` passes it: null when straight, else about one of its ends. */
function passage(root: Point, left: Point, right: Point, goal: Point): Point | null {
  if (turn(root, left, goal) < 0) return left;
  return turn(root, right, goal) > 0 ? right : null;
}

/** The goal, or its mirror image when the way has to come back through the interval. */
function beyond(left: Point, right: Point, goal: Point): Point {
  const side = turn(right, left, goal);
  if (side >= 0) return goal;
  const [dx, dy] = [left.x - right.x, left.y - right.y];
  const scale = (2 * side) / (dx * dx + dy * dy);
  return { x: goal.x + dy * scale, y: goal.y - dx * scale };
}

function estimateOf(root: Root, left: Point, right: Point, goal: Point): Metres {
  const image = beyond(left, right, goal);
  const via = passage(root.at, left, right, image);
  const ahead = via ? distanceBetween(root.at, via) + distanceBetween(via, image) : distanceBetween(root.at, image);
  return root.passed + ahead;
}

function lineTo(root: Root, ...ahead: readonly Point[]): Point[] {
  const line = [...ahead];
  for (let r: Root | null = root; r !== null; r = r.before) line.unshift(r.at);
  return line.filter((p, i) => i === 0 || distanceBetween(p, line[i - 1] as Point) > HAIR);
}

/** One search. It lives as long as one question. */
class Search {
  readonly #mesh: LevelMesh;
  readonly #goal: Point;
  readonly #open = new Heap<Interval>();
  /** The shortest way found so far to each vertex that ways turn about. */
  readonly #reached = new Map<number, Metres>();

  constructor(mesh: LevelMesh, goal: Point) {
    this.#mesh = mesh;
    this.#goal = goal;
  }

  run(start: Point, from: readonly number[], to: ReadonlySet<number>): Point[] | null {
    const root: Root = { at: start, passed: 0, before: null };
    for (const t of from) for (let e = 3 * t; e < 3 * t + 3; e++) this.#leave(root, e, this.#end(e), this.#endAfter(e));
    for (let interval = this.#open.pop(); interval !== undefined; interval = this.#open.pop()) {
      if (to.has(Math.floor(interval.edge / 3))) {
        const via = passage(interval.root.at, interval.left.at, interval.right.at, this.#goal);
        return via ? lineTo(interval.root, via, this.#goal) : lineTo(interval.root, this.#goal);
      }
      this.#expand(interval);
    }
    return null;
  }

  #end(e: number): End {
    const vertex = this.#mesh.corner[e] as number;
    return { at: this.#mesh.vertices[vertex] as Point, vertex };
  }

  #endAfter(e: number): End {
    return this.#end(e % 3 === 2 ? e - 2 : e + 1);
  }

  /** Adds the interval from left to right on the half-edge `e`, seen from inside e's triangle. */
  #leave(root: Root, e: number, left: End, right: End): void {
    const edge = this.#mesh.twin[e] as number;
    if (edge < 0 || distanceBetween(left.at, right.at) < HAIR) return;
    this.#open.push({ root, edge, left, right, estimate: estimateOf(root, left.at, right.at, this.#goal) });
  }

  /** The root at which a way turns about this end; null where none can, or a shorter way there is known. */
  #turnAt(root: Root, end: End): Root | null {
    if (end.vertex < 0 || this.#mesh.turning[end.vertex] === 0) return null;
    const passed = root.passed + distanceBetween(root.at, end.at);
    const known = this.#reached.get(end.vertex);
    if (known !== undefined && passed > known + HAIR) return null;
    if (known === undefined || passed < known) this.#reached.set(end.vertex, passed);
    return { at: end.at, passed, before: root };
  }

  /** Looks on through the triangle behind the interval. */
  #expand({ root, edge, left, right }: Interval): void {
    const base = edge - (edge % 3);
    // Seen from outside, the entered half-edge runs from right to left; then come the left side and the right side.
    const leftSide = base + ((edge + 1) % 3);
    const rightSide = base + ((edge + 2) % 3);
    const [u, v, apex] = [this.#end(edge), this.#end(leftSide), this.#end(rightSide)];
    if (Math.abs(rightOf(u.at, v.at, root.at)) < HAIR) {
      const seen = this.#fromLine(root, left, right);
      if (seen) this.#leave(seen, leftSide, v, apex);
      if (seen) this.#leave(seen, rightSide, apex, u);
      return;
    }
    const apexFromLeft = rightOf(root.at, left.at, apex.at);
    const apexFromRight = rightOf(root.at, right.at, apex.at);
    if (apexFromLeft <= HAIR) {
      const onLine = apexFromLeft >= -HAIR;
      const first = onLine ? apex : meets(root.at, left.at, apex, u);
      this.#leave(root, rightSide, first, right.vertex === u.vertex ? u : meets(root.at, right.at, apex, u));
      const turned = left.vertex === v.vertex ? this.#turnAt(root, left) : null;
      if (turned) this.#leave(turned, leftSide, v, apex);
      if (turned) this.#leave(turned, rightSide, apex, first);
    } else if (apexFromRight >= -HAIR) {
      const onLine = apexFromRight <= HAIR;
      const last = onLine ? apex : meets(root.at, right.at, v, apex);
      this.#leave(root, leftSide, left.vertex === v.vertex ? v : meets(root.at, left.at, v, apex), last);
      const turned = right.vertex === u.vertex ? this.#turnAt(root, right) : null;
      if (turned) this.#leave(turned, leftSide, last, apex);
      if (turned) this.#leave(turned, rightSide, apex, u);
    } else {
      this.#leave(root, leftSide, left.vertex === v.vertex ? v : meets(root.at, left.at, v, apex), apex);
      this.#leave(root, rightSide, apex, right.vertex === u.vertex ? u : meets(root.at, right.at, apex, u));
    }
  }

  /** The root from which a triangle is seen whole, when `root` lies on the line of the interval that leads into it. */
  #fromLine(root: Root, left: End, right: End): Root | null {
    const [toLeft, toRight] = [distanceBetween(root.at, left.at), distanceBetween(root.at, right.at)];
    const width = distanceBetween(left.at, right.at);
    if (toLeft <= width + HAIR && toRight <= width + HAIR) return root;
    return this.#turnAt(root, toLeft < toRight ? left : right);
  }
}

/** The shortest way over the mesh between two points of it, as a line; null when they are not connected. */
export function shortestWay(mesh: LevelMesh, start: Point, goal: Point): Point[] | null {
  const from = trianglesAt(mesh, start);
  const to = new Set(trianglesAt(mesh, goal));
  if (from.some((t) => to.has(t))) return [start, goal];
  const pieces = new Set(Array.from(to, (t) => mesh.piece[t]));
  const reachable = from.filter((t) => pieces.has(mesh.piece[t]));
  return reachable.length === 0 ? null : new Search(mesh, goal).run(start, reachable, to);
}
