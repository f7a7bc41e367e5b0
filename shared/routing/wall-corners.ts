/** Corners of walls that stick out into the floor: somebody can be told to turn round them. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween, turn } from '../geometry/vector.ts';
import { PointIndex } from '../venue/point-index.ts';

/** What is so near to the end of a door is its jamb and no corner. */
const JAMB: Metres = 0.4;
/** Walls leave at least this much free, in radians, about a corner that sticks out. */
const STICKS_OUT = (200 * Math.PI) / 180;
/** Floor is looked for so far in front of a corner. */
const BEFORE: Metres = 0.8;

interface Corner {
  readonly at: Point;
  /** The other ends of the walls that end there. */
  readonly walls: readonly Point[];
}

/** A corner as somebody sees it who goes round it to a side. */
export interface SeenCorner {
  readonly at: Point;
  readonly side: 'left' | 'right';
}

interface Wall {
  readonly a: Point;
  readonly b: Point;
}

/** Whether the walls leave most of the plane about `at` free, on a side where there is floor. */
function sticksOut({ at, walls }: Corner, isFloor: (p: Point) => boolean): boolean {
  const angles = walls.map((end) => Math.atan2(end.y - at.y, end.x - at.x)).toSorted((a, b) => a - b);
  return angles.some((angle, i) => {
    const free = (angles[i + 1] ?? (angles[0] ?? angle) + 2 * Math.PI) - angle;
    const middle = angle + free / 2;
    const before = { x: at.x + BEFORE * Math.cos(middle), y: at.y + BEFORE * Math.sin(middle) };
    return free >= STICKS_OUT && isFloor(before);
  });
}

export class WallCorners {
  readonly #corners: PointIndex<Corner>;

  /** @param jambs the ends of doors */
  constructor(walls: readonly Wall[], jambs: readonly Point[], isFloor: (p: Point) => boolean) {
    const found = new Map<string, { readonly at: Point; readonly walls: Point[] }>();
    const end = (at: Point, other: Point) => {
      const key = `${at.x.toFixed(2)} ${at.y.toFixed(2)}`;
      const known = found.get(key);
      if (known) known.walls.push(other);
      else found.set(key, { at, walls: [other] });
    };
    for (const { a, b } of walls) {
      end(a, b);
      end(b, a);
    }
    const doors = new PointIndex(jambs, ({ x, y }) => [x, y]);
    const corners = [...found.values()].filter(
      (corner) => doors.within(corner.at, JAMB).length === 0 && sticksOut(corner, isFloor),
    );
    this.#corners = new PointIndex(corners, ({ at }) => [at.x, at.y]);
  }

  /** The corners so near that somebody sees, and to which side one goes round each. */
  seen(from: Point, metres: Metres, sees: (p: Point) => boolean): SeenCorner[] {
    return this.#corners.within(from, metres).flatMap(({ thing: { at, walls } }) => {
      const sides = walls.map((end) => turn(from, at, end));
      const side = sides.every((by) => by >= 0) ? 'right' : sides.every((by) => by <= 0) ? 'left' : null;
      return side !== null && distanceBetween(from, at) > 0.1 && sees(at) ? [{ at, side }] : [];
    });
  }
}
