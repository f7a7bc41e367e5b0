/**
 * The shortest ways over a mesh, exactly: from corner to corner along the taut lines between them (A*; Oh and Leong 2017,
 * "Edge N-Level Sparse Visibility Graphs: fast optimal any-angle pathfinding using hierarchical taut paths", for turning
 * only about what one passes).
 */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { Heap } from './heap.ts';
import type { LevelMesh, SeenMesh } from './level-mesh.ts';
import { LowerBound } from './lower-bound.ts';
import { trianglesAt } from './mesh.ts';
import type { Sight } from './sight.ts';

/** Below this, points are the same and lines pass through points: rounding. */
const HAIR: Metres = 1e-7;

/** The shortest ways from one place to the corners of the mesh. */
export interface Flood {
  /** By vertex, in metres; Infinity where no way leads, and where no way turns. Where no way goes on it may be more. */
  readonly reached: Float64Array;
  /** By vertex, the vertex at which the way last turned before it; -1 where it comes straight from the place. */
  readonly before: Int32Array;
}

/** One search from one place. */
class Search {
  readonly #mesh: SeenMesh;
  readonly #from: Point;
  readonly reached: Float64Array;
  readonly before: Int32Array;
  /** By vertex, how far it was when it was last gone on from: rounded bounds may let a shorter way there be found later. */
  readonly #seen: Float64Array;
  readonly #open = new Heap();
  /** What every way by a vertex to the goal is longer than from there. */
  readonly #least: (vertex: number) => Metres;

  constructor(mesh: SeenMesh, from: Point, { corners, away }: Sight, least: (vertex: number) => Metres) {
    this.#mesh = mesh;
    this.#from = from;
    this.#least = least;
    this.reached = new Float64Array(mesh.xs.length).fill(Infinity);
    this.before = new Int32Array(mesh.xs.length).fill(-1);
    this.#seen = new Float64Array(mesh.xs.length);
    for (const [i, vertex] of corners.entries()) this.#reach(vertex, -1, away[i] as number);
  }

  #reach(vertex: number, before: number, passed: Metres): void {
    if (passed >= (this.reached[vertex] as number)) return;
    this.reached[vertex] = passed;
    this.before[vertex] = before;
    this.#open.push(passed + this.#least(vertex), vertex);
  }

  /** Goes on from the vertex by which the way to the goal may be shortest. Gives it back; -1 when there is none. */
  step(): number {
    let u = this.#open.pop();
    while (u >= 0 && this.reached[u] === this.#seen[u]) u = this.#open.pop();
    if (u < 0) return -1;
    const passed = this.reached[u] as number;
    this.#seen[u] = passed;
    const { xs, ys, rim, graph } = this.#mesh;
    const x = xs[u] as number;
    const y = ys[u] as number;
    const last = this.before[u] as number;
    let dx = x - (last < 0 ? this.#from.x : (xs[last] as number));
    let dy = y - (last < 0 ? this.#from.y : (ys[last] as number));
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    dx /= length;
    dy /= length;
    const r = rim[2 * u] as number;
    const s = rim[2 * u + 1] as number;
    const one = dx * ((ys[r] as number) - y) - dy * ((xs[r] as number) - x);
    const other = dx * ((ys[s] as number) - y) - dy * ((xs[s] as number) - x);
    // Which way it may turn: toward the corner that it passes, or both ways where it comes straight at its edge.
    const right = one >= -HAIR && other >= -HAIR;
    const left = one <= HAIR && other <= HAIR;
    if (!right && !left) return u;
    for (let i = graph.begins[u] as number; i < (graph.begins[u + 1] as number); i++) {
      const v = graph.ends[i] as number;
      const by = graph.lengths[i] as number;
      if (passed + by >= (this.reached[v] as number)) continue;
      const turn = dx * ((ys[v] as number) - y) - dy * ((xs[v] as number) - x);
      if ((right && turn >= -HAIR) || (left && turn <= HAIR)) this.#reach(v, u, passed + by);
    }
    return u;
  }
}

/** The shortest ways from a place to the corners of the mesh. */
export function flood(mesh: SeenMesh, from: Point): Flood {
  const search = new Search(mesh, from, mesh.eye.around(from), () => 0);
  while (search.step() >= 0);
  return { reached: search.reached, before: search.before };
}

/** The shortest way over the mesh between two points of it, as a line; null when they are not connected. */
export function shortestWay(mesh: LevelMesh, from: Point, to: Point): Point[] | null {
  const goals = new Set(trianglesAt(mesh, to));
  const pieces = new Set(Array.from(goals, (t) => mesh.pieces[t]));
  const begins = trianglesAt(mesh, from);
  if (!begins.some((t) => pieces.has(mesh.pieces[t]))) return null;
  let straight = false;
  const start = mesh.eye.around(from, (triangle, inSight) => {
    straight ||= goals.has(triangle) && inSight(to);
  });
  if (straight) return [from, to];
  const goal = mesh.eye.around(to);
  const home = new Float64Array(mesh.xs.length).fill(Infinity);
  for (const [i, vertex] of goal.corners.entries()) home[vertex] = goal.away[i] as number;
  const bound = new LowerBound(mesh, to, goal);
  const search = new Search(mesh, from, start, (vertex) => bound.from(vertex));
  let [best, last] = [Infinity, -1];
  for (let u = search.step(); u >= 0; u = search.step()) {
    const passed = search.reached[u] as number;
    if (passed + bound.from(u) >= best) break;
    if (passed + (home[u] as number) >= best) continue;
    [best, last] = [passed + (home[u] as number), u];
  }
  if (last < 0) return null;
  const line: Point[] = [to];
  for (let v = last; v >= 0; v = search.before[v] as number) line.push(pointAt(mesh, v));
  line.push(from);
  return line.reverse().filter((p, k) => k === 0 || distanceBetween(p, line[k - 1] ?? p) > HAIR);
}

const pointAt = ({ xs, ys }: Pick<LevelMesh, 'xs' | 'ys'>, vertex: number): Point => ({
  x: xs[vertex] as number,
  y: ys[vertex] as number,
});
