/** What is seen over a mesh from one place of it: by rays through the triangles, until the floor's edge ends them. */
import type { Metres, Point } from '../geometry/point.ts';
import { grown } from './heap.ts';
import { type BareMesh, trianglesAt } from './mesh.ts';

/** How far beside a ray still counts as on it. */
const HAIR: Metres = 1e-7;

/** Whether a point of the triangle that is being looked at is in sight. */
type InSight = (p: Point) => boolean;

/** The corners in sight of a place at which a way can turn, each once, and how far they are. */
export interface Sight {
  readonly corners: readonly number[];
  readonly away: readonly Metres[];
}

// Every way and every mesh is made by this: numbers lie in flat lists, and no object is made for a ray.

/** Half-edges through which is looked on, and by each the directions of its left and right ray, of length 1. */
class Cones {
  #edges = new Int32Array(64);
  #rays = new Float64Array(4 * 64);
  #count = 0;
  edge = 0;
  leftX = 0;
  leftY = 0;
  rightX = 0;
  rightY = 0;

  push(edge: number, leftX: number, leftY: number, rightX: number, rightY: number): void {
    const i = this.#count++;
    if (i === this.#edges.length) {
      this.#edges = grown(this.#edges);
      this.#rays = grown(this.#rays);
    }
    this.#edges[i] = edge;
    this.#rays[4 * i] = leftX;
    this.#rays[4 * i + 1] = leftY;
    this.#rays[4 * i + 2] = rightX;
    this.#rays[4 * i + 3] = rightY;
  }

  /** Takes the last one out, to be read from the fields; false when there is none. */
  pop(): boolean {
    if (this.#count === 0) return false;
    const i = --this.#count;
    this.edge = this.#edges[i] as number;
    this.leftX = this.#rays[4 * i] as number;
    this.leftY = this.#rays[4 * i + 1] as number;
    this.rightX = this.#rays[4 * i + 2] as number;
    this.rightY = this.#rays[4 * i + 3] as number;
    return true;
  }

  /** Whether what lies off the eye by this much is between the rays. */
  holds(x: number, y: number): boolean {
    return this.leftX * y - this.leftY * x >= -HAIR && this.rightX * y - this.rightY * x <= HAIR;
  }
}

/** Whether a line in this direction, of length 1, passes the corner `vertex` of the floor without running into it. */
export function passes(
  { xs, ys, rim }: Pick<BareMesh, 'xs' | 'ys' | 'rim'>,
  vertex: number,
  x: number,
  y: number,
): boolean {
  const [before, after] = [rim[2 * vertex] as number, rim[2 * vertex + 1] as number];
  const [atX, atY] = [xs[vertex] as number, ys[vertex] as number];
  const one = x * ((ys[before] as number) - atY) - y * ((xs[before] as number) - atX);
  const other = x * ((ys[after] as number) - atY) - y * ((xs[after] as number) - atX);
  return (one >= -HAIR && other >= -HAIR) || (one <= HAIR && other <= HAIR);
}

/** Whether the second direction lies between the others, the first of which is to the left of the last. */
const isBetween = (ax: number, ay: number, x: number, y: number, bx: number, by: number): boolean =>
  ax * y - ay * x > 0 && x * by - y * bx > 0;

/** Looks about on one mesh. */
export class Eye {
  readonly #mesh: BareMesh;
  readonly #cones = new Cones();
  /** By vertex, a half-edge that begins there, from which one comes round to all others by `previous`'s twin. */
  readonly #out: Int32Array;

  constructor(mesh: BareMesh) {
    this.#mesh = mesh;
    this.#out = new Int32Array(mesh.xs.length).fill(-1);
    for (let e = 0; e < mesh.corner.length; e++) {
      const vertex = mesh.corner[e] as number;
      if (this.#out[vertex] === -1 || mesh.twin[e] === -1) this.#out[vertex] = e;
    }
  }

  /**
   * Looks about from a place of the floor.
   * @param piece called with every triangle that is seen in part, and with what tells whether a point of it is in sight
   */
  around(from: Point, piece?: (triangle: number, inSight: InSight) => void): Sight {
    const seen = new Set<number>();
    const corner = (vertex: number) => seen.add(vertex);
    const { corner: begins, rim, xs, ys } = this.#mesh;
    const { x, y } = from;
    for (const t of trianglesAt(this.#mesh, from)) {
      piece?.(t, () => true);
      for (let e = 3 * t; e < 3 * t + 3; e++) {
        const u = begins[e] as number;
        const v = begins[e % 3 === 2 ? e - 2 : e + 1] as number;
        if ((rim[2 * u] as number) >= 0) corner(u);
        this.#enter(e, (xs[u] as number) - x, (ys[u] as number) - y, (xs[v] as number) - x, (ys[v] as number) - y);
      }
    }
    this.#look(x, y, corner, piece);
    const corners = [...seen];
    return { corners, away: corners.map((v) => Math.hypot((xs[v] as number) - x, (ys[v] as number) - y)) };
  }

  /**
   * Looks from a corner along the lines that pass it: only where such a line leads can a taut way go on from it or have
   * come from.
   */
  fromCorner(vertex: number, corner: (vertex: number) => void): void {
    const { corner: begins, twin, rim, xs, ys } = this.#mesh;
    const [x, y] = [xs[vertex] as number, ys[vertex] as number];
    const first = this.#out[vertex] as number;
    // Straight on from the floor's edge on both sides: between these two no line passes.
    const [before, after] = [rim[2 * vertex] as number, rim[2 * vertex + 1] as number];
    const [onX, onY] = [x - (xs[before] as number), y - (ys[before] as number)];
    const [alsoX, alsoY] = [x - (xs[after] as number), y - (ys[after] as number)];
    let e = first;
    do {
      const across = e % 3 === 2 ? e - 2 : e + 1;
      const last = across % 3 === 2 ? across - 2 : across + 1;
      const [u, v] = [begins[across] as number, begins[last] as number];
      if ((rim[2 * u] as number) >= 0) corner(u);
      if ((rim[2 * v] as number) >= 0) corner(v);
      const [leftX, leftY] = [(xs[u] as number) - x, (ys[u] as number) - y];
      const [rightX, rightY] = [(xs[v] as number) - x, (ys[v] as number) - y];
      const cut = isBetween(leftX, leftY, onX, onY, rightX, rightY);
      const alsoCut = isBetween(leftX, leftY, alsoX, alsoY, rightX, rightY);
      if (!cut && !alsoCut) this.#enterIfTaut(vertex, across, leftX, leftY, rightX, rightY);
      else if (cut && alsoCut) {
        const swapped = onX * alsoY - onY * alsoX < 0;
        const [oneX, oneY] = swapped ? [alsoX, alsoY] : [onX, onY];
        const [otherX, otherY] = swapped ? [onX, onY] : [alsoX, alsoY];
        this.#enterIfTaut(vertex, across, leftX, leftY, oneX, oneY);
        this.#enterIfTaut(vertex, across, oneX, oneY, otherX, otherY);
        this.#enterIfTaut(vertex, across, otherX, otherY, rightX, rightY);
      } else {
        const [atX, atY] = cut ? [onX, onY] : [alsoX, alsoY];
        this.#enterIfTaut(vertex, across, leftX, leftY, atX, atY);
        this.#enterIfTaut(vertex, across, atX, atY, rightX, rightY);
      }
      e = twin[last] as number;
    } while (e >= 0 && e !== first);
    this.#look(x, y, corner);
  }

  /** Enters where the lines in the middle between the two pass the vertex; those on both sides of them do, then, too. */
  #enterIfTaut(vertex: number, e: number, leftX: number, leftY: number, rightX: number, rightY: number): void {
    const left = Math.sqrt(leftX * leftX + leftY * leftY);
    const right = Math.sqrt(rightX * rightX + rightY * rightY);
    const x = leftX / left + rightX / right;
    const y = leftY / left + rightY / right;
    const length = Math.sqrt(x * x + y * y);
    if (passes(this.#mesh, vertex, x / length, y / length)) this.#enter(e, leftX, leftY, rightX, rightY);
  }

  /** Will look through the half-edge between what lies off the eye by this much to the left and to the right. */
  #enter(e: number, leftX: number, leftY: number, rightX: number, rightY: number): void {
    const edge = this.#mesh.twin[e] as number;
    const left = Math.sqrt(leftX * leftX + leftY * leftY);
    const right = Math.sqrt(rightX * rightX + rightY * rightY);
    if (edge < 0 || left === 0 || leftX * rightY - leftY * rightX <= HAIR * left) return;
    this.#cones.push(edge, leftX / left, leftY / left, rightX / right, rightY / right);
  }

  #look(x: Metres, y: Metres, corner: (vertex: number) => void, piece?: (triangle: number, inSight: InSight) => void) {
    const { corner: begins, twin, rim, xs, ys } = this.#mesh;
    const cones = this.#cones;
    const inSight = (p: Point) => cones.holds(p.x - x, p.y - y);
    while (cones.pop()) {
      const { edge, leftX, leftY, rightX, rightY } = cones;
      const base = edge - (edge % 3);
      const apex = begins[base + ((edge + 2) % 3)] as number;
      const dx = (xs[apex] as number) - x;
      const dy = (ys[apex] as number) - y;
      const beyondLeft = leftX * dy - leftY * dx;
      const beyondRight = rightX * dy - rightY * dx;
      piece?.(base / 3, inSight);
      if (beyondLeft >= -HAIR && beyondRight <= HAIR && (rim[2 * apex] as number) >= 0) corner(apex);
      const length = Math.sqrt(dx * dx + dy * dy);
      // The left side lies between the left ray and the apex, the right one between the apex and the right ray.
      if (beyondLeft > 0) {
        const through = twin[base + ((edge + 1) % 3)] as number;
        if (through < 0) {
          // The floor ends there.
        } else if (beyondRight >= 0) cones.push(through, leftX, leftY, rightX, rightY);
        else if (beyondLeft > HAIR) cones.push(through, leftX, leftY, dx / length, dy / length);
      }
      if (beyondRight < 0) {
        const through = twin[base + ((edge + 2) % 3)] as number;
        if (through < 0) continue;
        if (beyondLeft <= 0) cones.push(through, leftX, leftY, rightX, rightY);
        else if (beyondRight < -HAIR) cones.push(through, dx / length, dy / length, rightX, rightY);
      }
    }
  }
}
