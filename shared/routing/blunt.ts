/**
 * Fewer corners for a free floor: fine arcs about corners and columns become a few straight pieces. The floor only ever
 * shrinks, by `tolerance` at most, so that what keeps its distance from the walls goes on keeping it.
 */
import type { Point, Ring } from '../geometry/point.ts';
import { distanceToSegment } from '../geometry/segment.ts';
import { between, turn } from '../geometry/vector.ts';

/** Where the line through a and b meets the line through c and d; null when they are parallel. */
function linesMeet(a: Point, b: Point, c: Point, d: Point): Point | null {
  const denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (denominator === 0) return null;
  return between(a, b, ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / denominator);
}

/** Positive when p lies ahead of `from` for somebody who walks in the direction from a to b. */
const ahead = (a: Point, b: Point, from: Point, p: Point): number =>
  (p.x - from.x) * (b.x - a.x) + (p.y - from.y) * (b.y - a.y);

/** The points of a ring by any index, and whether it bends away from the inside there. */
class Loop {
  readonly #ring: Ring;

  constructor(ring: Ring) {
    this.#ring = ring;
  }

  at(i: number): Point {
    return this.#ring[i % this.#ring.length] as Point;
  }

  reflex(i: number): boolean {
    return turn(this.at(i + this.#ring.length - 1), this.at(i), this.at(i + 1)) < 0;
  }

  /** The one corner that stands for the bends first..last of an obstacle's outline; null when it lies too far off. */
  corner(first: number, last: number, tolerance: number): Point | null {
    const [before, begin] = [this.at(first + this.#ring.length - 1), this.at(first)];
    const [end, after] = [this.at(last), this.at(last + 1)];
    const meeting = linesMeet(before, begin, end, after);
    // It must lie ahead as one comes and behind as one leaves: lines that turn by more than half a turn meet elsewhere.
    if (!meeting || ahead(before, begin, begin, meeting) < 0 || ahead(end, after, end, meeting) > 0) return null;
    for (let i = first; i < last; i++) {
      if (distanceToSegment(meeting, this.at(i), this.at(i + 1)) <= tolerance) return meeting;
    }
    return null;
  }

  /** Whether the straight line from `begin` to the point after `last` leaves none of first..last far off. */
  straight(begin: Point, first: number, last: number, tolerance: number): boolean {
    for (let i = first; i <= last; i++) {
      if (distanceToSegment(this.at(i), begin, this.at(last + 1)) > tolerance) return false;
    }
    return true;
  }
}

/** The longest run of bends of one kind, up to this many, that is looked at as one. */
const LONGEST_RUN = 40;
const MOST_FAILURES = 3;

/**
 * The ring with fewer corners. It encloses free floor on its positive side, as outer rings and holes from a union do:
 * a bend with a negative turn belongs to something that stands in the way.
 */
export function blunt(ring: Ring, tolerance: number): Point[] {
  const count = ring.length;
  const loop = new Loop(ring);
  const out: Point[] = [];
  let kept = true;
  for (let i = 0; i < count; ) {
    const reflex = loop.reflex(i);
    let best = i - 1;
    let corner: Point | null = null;
    // A run stays within the ring, and the corner before it stays where it is.
    for (let last = i; kept && last < Math.min(count - 1, i + LONGEST_RUN) && loop.reflex(last) === reflex; last++) {
      if (reflex) {
        const meeting = last > i ? loop.corner(i, last, tolerance) : null;
        // Not the first failure ends it: rounding turns an edge of a millimetre any way.
        if (meeting) [best, corner] = [last, meeting];
        else if (last > Math.max(best, i) + MOST_FAILURES) break;
      } else {
        const begin = out.at(-1);
        if (!begin || !loop.straight(begin, i, last, tolerance)) break;
        best = last;
      }
    }
    if (best < i) {
      out.push(loop.at(i));
      kept = true;
      i++;
    } else {
      if (corner) out.push(corner);
      // After a straight cut the next corner is kept as it is; after a corner the line into the next one still holds.
      kept = corner !== null;
      i = best + 1;
    }
  }
  return out.length >= 3 ? out : [...ring];
}
