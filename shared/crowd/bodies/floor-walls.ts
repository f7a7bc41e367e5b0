/** The walls of one level, asked by bodies: what is near, what a straight step crosses, how far one can go. */
import type { Metres, Point } from '../../geometry/point.ts';
import { segmentsIntersect } from '../../geometry/segment.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';

/** Walls are kept by squares of this side, each with all that comes within a square of it. */
const SQUARE: Metres = 3;

/** How far a disc can go from (x, y) along the unit direction (dx, dy) before it touches the wall; Infinity when never. */
function wayToWall({ a, b }: WallPiece, x: Metres, y: Metres, dx: number, dy: number, radius: Metres): Metres {
  const wx = b.x - a.x;
  const wy = b.y - a.y;
  const length = Math.sqrt(wx * wx + wy * wy);
  let first = Infinity;
  if (length > 0) {
    const ux = wx / length;
    const uy = wy / length;
    const side = (x - a.x) * -uy + (y - a.y) * ux;
    const toward = -(dx * -uy + dy * ux) * Math.sign(side);
    if (toward > 1e-9) {
      const way = Math.max(0, (Math.abs(side) - radius) / toward);
      const along = (x + dx * way - a.x) * ux + (y + dy * way - a.y) * uy;
      if (along >= 0 && along <= length) first = way;
    }
  }
  return Math.min(first, wayToPost(a, x, y, dx, dy, radius), wayToPost(b, x, y, dx, dy, radius));
}

/** The same to a single point. */
function wayToPost(post: Point, x: Metres, y: Metres, dx: number, dy: number, radius: Metres): Metres {
  const px = post.x - x;
  const py = post.y - y;
  const along = px * dx + py * dy;
  if (along <= 0) return Infinity;
  const beside = px * px + py * py - along * along;
  if (beside >= radius * radius) return Infinity;
  return Math.max(0, along - Math.sqrt(radius * radius - beside));
}

export class FloorWalls {
  readonly #squares = new Map<number, WallPiece[]>();

  constructor(pieces: readonly WallPiece[]) {
    for (const piece of pieces) {
      const { a, b } = piece;
      const top = Math.floor(Math.min(a.y, b.y) / SQUARE) - 1;
      const bottom = Math.floor(Math.max(a.y, b.y) / SQUARE) + 1;
      const left = Math.floor(Math.min(a.x, b.x) / SQUARE) - 1;
      const right = Math.floor(Math.max(a.x, b.x) / SQUARE) + 1;
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const [x, y] = [(column + 0.5) * SQUARE, (row + 0.5) * SQUARE];
          if (squaredDistanceTo(piece, x, y) > (1.5 * SQUARE * Math.SQRT2) ** 2) continue;
          const key = keyOf(column, row);
          const square = this.#squares.get(key);
          if (square) square.push(piece);
          else this.#squares.set(key, [piece]);
        }
      }
    }
  }

  /** All walls within 3 m, and some more. */
  near(x: Metres, y: Metres): readonly WallPiece[] {
    return this.#squares.get(keyOf(Math.floor(x / SQUARE), Math.floor(y / SQUARE))) ?? NONE;
  }

  /** Whether a step of at most 3 m crosses no wall. */
  isFree(from: Point, to: Point): boolean {
    for (const { a, b } of this.near(from.x, from.y)) if (segmentsIntersect(from, to, a, b)) return false;
    return true;
  }

  /** Whether a disc can go straight from one place to another, however far. */
  isClear(from: Point, to: Point, radius: Metres): boolean {
    let [x, y] = [from.x, from.y];
    for (;;) {
      const left = Math.sqrt((to.x - x) ** 2 + (to.y - y) ** 2);
      if (left < 1e-6) return true;
      const dx = (to.x - x) / left;
      const dy = (to.y - y) / left;
      const stretch = Math.min(left, SQUARE - radius);
      if (this.ahead(x, y, dx, dy, radius, stretch) < stretch) return false;
      x += dx * stretch;
      y += dy * stretch;
    }
  }

  /** How far a disc can go in this direction before it touches a wall; at most `most`, which is 3 m or less. */
  ahead(x: Metres, y: Metres, dx: number, dy: number, radius: Metres, most: Metres): Metres {
    let first = most;
    for (const piece of this.near(x, y)) {
      const way = wayToWall(piece, x, y, dx, dy, radius);
      if (way < first) first = way;
    }
    return first;
  }

  /** Whether the middle of a body here is within `reach` (at most 3 m) of a wall. */
  isNear(x: Metres, y: Metres, reach: Metres): boolean {
    for (const piece of this.near(x, y)) if (squaredDistanceTo(piece, x, y) < reach * reach) return true;
    return false;
  }
}

const NONE: readonly WallPiece[] = [];

/** One small number a square: a larger one is slow to look up. */
const keyOf = (column: number, row: number): number => (row + 8_192) * 16_384 + column + 8_192;

function squaredDistanceTo({ a, b }: WallPiece, x: Metres, y: Metres): number {
  const wx = b.x - a.x;
  const wy = b.y - a.y;
  const squared = wx * wx + wy * wy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * wx + (y - a.y) * wy) / squared));
  return (x - a.x - wx * t) ** 2 + (y - a.y - wy * t) ** 2;
}
