/**
 * The corners of a mesh and the straight lines between them that a taut way can take: those that pass the corners at both
 * ends without running into them (the visibility graph, reduced to common tangents). The shortest way over the mesh
 * is made of such lines alone, but for its first and its last.
 */
import type { Metres } from '../geometry/point.ts';
import type { BareMesh } from './mesh.ts';
import { type Eye, passes } from './sight.ts';

export interface TautGraph {
  /** By vertex, where its lines begin in `ends`; one more at the end. */
  readonly begins: Int32Array;
  /** The vertex at which a line ends. Each line is there twice, once from each end. */
  readonly ends: Int32Array;
  readonly lengths: Float64Array;
}

/** The lengths of lines between vertices. */
export function lengthsBetween({ xs, ys }: Pick<BareMesh, 'xs' | 'ys'>, begins: Int32Array, ends: Int32Array) {
  const lengths = new Float64Array(ends.length);
  for (let v = 0; v < xs.length; v++) {
    for (let i = begins[v] as number; i < (begins[v + 1] as number); i++)
      lengths[i] = apart(xs, ys, v, ends[i] as number);
  }
  return lengths;
}

function apart(xs: Float64Array, ys: Float64Array, a: number, b: number): Metres {
  const dx = (xs[b] as number) - (xs[a] as number);
  const dy = (ys[b] as number) - (ys[a] as number);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Finds the taut lines of a mesh. */
export function tautGraph(mesh: BareMesh, eye: Eye): TautGraph {
  const { xs, ys, rim } = mesh;
  const count = xs.length;
  const [ones, others]: [number[], number[]] = [[], []];
  const begins = new Int32Array(count + 1);
  /** The last corner from which a vertex was seen. */
  const seenFrom = new Int32Array(count).fill(-1);
  for (let u = 0; u < count; u++) {
    if ((rim[2 * u] as number) < 0) continue;
    // Each line is found from its lower end, so that it is the same from both.
    eye.fromCorner(u, (v) => {
      if (v <= u || seenFrom[v] === u) return;
      seenFrom[v] = u;
      const length = apart(xs, ys, u, v);
      const x = ((xs[v] as number) - (xs[u] as number)) / length;
      const y = ((ys[v] as number) - (ys[u] as number)) / length;
      if (!passes(mesh, u, x, y) || !passes(mesh, v, x, y)) return;
      ones.push(u);
      others.push(v);
      begins[u + 1] = (begins[u + 1] as number) + 1;
      begins[v + 1] = (begins[v + 1] as number) + 1;
    });
  }
  for (let v = 0; v < count; v++) begins[v + 1] = (begins[v + 1] as number) + (begins[v] as number);
  const ends = new Int32Array(2 * ones.length);
  const next = begins.slice();
  const put = (from: number, to: number) => {
    const at = next[from] as number;
    ends[at] = to;
    next[from] = at + 1;
  };
  for (const [i, u] of ones.entries()) {
    put(u, others[i] as number);
    put(others[i] as number, u);
  }
  return { begins, ends, lengths: lengthsBetween(mesh, begins, ends) };
}
