/** What is seen from a place of a mesh: the corners that a way from there can first turn about. */
import type { Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { type LevelMesh, type MeshPoint, trianglesAt } from './mesh.ts';

/** How far beside a ray still counts as on it, in metres. */
const HAIR = 1e-7;

/** How far p is to the right of the ray from o through a; negative to the left. */
function rightOf(o: Point, a: Point, p: Point): number {
  const length = distanceBetween(o, a);
  return length === 0 ? 0 : ((a.x - o.x) * (p.y - o.y) - (a.y - o.y) * (p.x - o.x)) / length;
}

/** A triangle entered through half-edge `edge`, seen between two rays. */
interface Cone {
  readonly edge: number;
  readonly left: Point;
  readonly right: Point;
}

/** Looks around once: calls `corner` for every vertex that is seen, and `piece` for every part of a triangle. */
export function lookAround(
  mesh: LevelMesh,
  from: Point,
  corner: (vertex: number) => void,
  piece: (triangle: number, inSight: (p: Point) => boolean) => void,
): void {
  const begin = (e: number) => mesh.vertices[mesh.corner[e] as number] as MeshPoint;
  const cones: Cone[] = [];
  const leave = (e: number, left: Point, right: Point) => {
    const edge = mesh.twin[e] as number;
    if (edge >= 0 && rightOf(from, left, right) > HAIR) cones.push({ edge, left, right });
  };
  for (const t of trianglesAt(mesh, from)) {
    piece(t, () => true);
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      corner(begin(e).vertex);
      leave(e, begin(e), begin(e % 3 === 2 ? e - 2 : e + 1));
    }
  }
  for (let cone = cones.pop(); cone !== undefined; cone = cones.pop()) {
    const { edge, left, right } = cone;
    const base = edge - (edge % 3);
    const leftSide = base + ((edge + 1) % 3);
    const rightSide = base + ((edge + 2) % 3);
    const apex = begin(rightSide);
    const inSight = (p: Point) => rightOf(from, left, p) >= -HAIR && rightOf(from, right, p) <= HAIR;
    piece(base / 3, inSight);
    const [beyondLeft, beyondRight] = [rightOf(from, left, apex), rightOf(from, right, apex)];
    if (beyondLeft >= -HAIR && beyondRight <= HAIR) corner(apex.vertex);
    // The left side lies between the left ray and the apex, the right one between the apex and the right ray.
    if (beyondLeft > 0) leave(leftSide, left, beyondRight < 0 ? apex : right);
    if (beyondRight < 0) leave(rightSide, beyondLeft > 0 ? apex : left, right);
  }
}
