/**
 * Which triangles a way may need at all. An edge of the mesh that alone joins two parts of the floor is a bridge, as
 * most doors are; a way from here to there crosses exactly the bridges that lie between, and never looks into a room
 * that is only entered and left by the same one. Bridges are found as by Tarjan (1974).
 */

/** The floor as a forest of islands joined by bridges. */
export interface Islands {
  /** By triangle: the island that it is in. */
  readonly of: Int32Array;
  /** By island: the next one on the way to the root of its tree; -1 for a root. */
  readonly up: Int32Array;
  /** By island: how many bridges it is from its root. */
  readonly depth: Int32Array;
}

/** The triangles in the order in which a walk in depth first meets them, and the half-edge by which it came to each. */
function walk(twin: Int32Array): { order: number[]; entered: Int32Array } {
  const count = twin.length / 3;
  const entered = new Int32Array(count).fill(-2);
  const order: number[] = [];
  for (let first = 0; first < count; first++) {
    const stack: [triangle: number, by: number][] = [[first, -1]];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const [t, by] = top;
      if (entered[t] !== -2) continue;
      entered[t] = by;
      order.push(t);
      for (let e = 3 * t; e < 3 * t + 3; e++) {
        const beyond = twin[e] as number;
        if (beyond >= 0 && entered[Math.floor(beyond / 3)] === -2) stack.push([Math.floor(beyond / 3), beyond]);
      }
    }
  }
  return { order, entered };
}

/** Finds the islands of a mesh given by its half-edges' twins. */
export function islandsOf(twin: Int32Array): Islands {
  const { order, entered } = walk(twin);
  const number = new Int32Array(order.length);
  for (const [i, t] of order.entries()) number[t] = i;
  // The earliest triangle that is reached from t or from beyond it without going back by the edge it was entered by.
  const low = Int32Array.from(number);
  for (const t of order.toReversed()) {
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      const beyond = twin[e] as number;
      if (beyond < 0 || e === entered[t]) continue;
      const other = Math.floor(beyond / 3);
      const reached = entered[other] === beyond ? (low[other] as number) : (number[other] as number);
      low[t] = Math.min(low[t] as number, reached);
    }
  }
  const of = new Int32Array(order.length);
  const up: number[] = [];
  const depth: number[] = [];
  for (const t of order) {
    const by = entered[t] as number;
    const before = by < 0 ? -1 : (of[Math.floor((twin[by] as number) / 3)] as number);
    if (before >= 0 && low[t] !== number[t]) {
      of[t] = before;
    } else {
      of[t] = up.push(before) - 1;
      depth.push(before < 0 ? 0 : (depth[before] as number) + 1);
    }
  }
  return { of, up: Int32Array.from(up), depth: Int32Array.from(depth) };
}

/** The islands from one to another, both included; null when they are on different pieces of floor. */
export function islandsBetween({ up, depth }: Islands, from: number, to: number): Set<number> | null {
  const between = new Set([from, to]);
  let [a, b] = [from, to];
  while (a !== b) {
    if ((depth[a] as number) >= (depth[b] as number)) a = up[a] as number;
    else b = up[b] as number;
    if (a < 0 || b < 0) return null;
    between.add(a).add(b);
  }
  return between;
}

/** The root of an island's tree: the same for all islands of one piece of floor, and for no others. */
export function rootOf({ up }: Islands, island: number): number {
  let root = island;
  for (let i = up[root] as number; i >= 0; i = up[root] as number) root = i;
  return root;
}
