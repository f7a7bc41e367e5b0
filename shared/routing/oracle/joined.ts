/**
 * Which places of a venue its own doors, open borders and two-way connections join, seen from the venue file alone: areas
 * that a door lies between, that share an edge with no wall along it, or that a connection stops in. It shares no code
 * with the router that it judges.
 */
import type { VenueFile } from '../../venue/venue-file.ts';
import { Blockers } from './blockers.ts';

type XY = readonly [number, number];

/** A place in a walkable area where a body fits, and what it is joined to: the same number for all that are. */
export interface JoinedPlace {
  readonly level: string;
  readonly at: XY;
  readonly joined: number;
}

/** How far to both sides of a door its areas may begin. */
const BESIDE_DOOR = [0.05, 0.15, 0.3];
/** An edge is looked at this finely, and areas on its two sides are joined along at least so many looks: 0.6 m. */
const LOOK = 0.1;
const LOOKS = 6;
/** So far to both sides of an edge, and no wall within it. */
const BESIDE_EDGE = 0.03;
/** A stop of a connection may lie this far off its area. */
const STOP_REACH = 1;
const TRIES = 400;
/** Flights and cabins join places and are none: nobody asks the way to a single step between rows of seats. */
const PASSAGES: ReadonlySet<string> = new Set(['stairs', 'escalator', 'lift']);

class Groups {
  readonly #up: number[];

  constructor(count: number) {
    this.#up = Array.from({ length: count }, (_, i) => i);
  }

  of(i: number): number {
    let root = i;
    for (let up = this.#up[root] ?? root; up !== root; up = this.#up[root] ?? root) root = up;
    return root;
  }

  join(members: readonly number[]): void {
    const [first, ...others] = members;
    for (const other of first === undefined ? [] : others) this.#up[this.of(other)] = this.of(first ?? other);
  }
}

const along = ([ax, ay]: XY, [bx, by]: XY, t: number): XY => [ax + (bx - ax) * t, ay + (by - ay) * t];

/** The point so far to the left of the line from a to b, beside the point p of it. */
function beside(p: XY, a: XY, b: XY, by: number): XY {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [p[0] - ((b[1] - a[1]) / length) * by, p[1] + ((b[0] - a[0]) / length) * by];
}

/**
 * One place in each walkable area, flights and cabins apart, that has room for a body of this radius.
 * @param random numbers from 0 to 1
 */
export function joinedPlaces(venue: VenueFile, radius: number, random: () => number): JoinedPlace[] {
  const numbers = new Map(venue.areas.map(({ id }, i) => [id, i]));
  const groups = new Groups(venue.areas.length);
  const levels = new Map(venue.levels.map(({ id }) => [id, new Blockers(venue, id)]));
  const areasAt = (level: string, p: XY): number[] =>
    (levels.get(level)?.areasAt(p) ?? []).map((id) => numbers.get(id) ?? 0);

  for (const { level, line } of venue.doors) {
    const middle = along(line[0], line[1], 0.5);
    const sides = [1, -1].map(
      (hand) =>
        BESIDE_DOOR.map((by) => areasAt(level, beside(middle, line[0], line[1], hand * by))).find(
          (at) => at.length > 0,
        ) ?? [],
    );
    groups.join(sides.flat());
  }
  for (const { level, polygon, walkable } of venue.areas) {
    const blockers = levels.get(level);
    if (!blockers || !walkable) continue;
    for (const ring of polygon) {
      for (const [i, a] of ring.entries()) joinAlong(a, ring[(i + 1) % ring.length] ?? a, blockers);
    }
  }
  for (const { stops, oneWay } of venue.connections) {
    if (oneWay) continue;
    groups.join(
      stops.flatMap(({ level, at: [x, y] }) => {
        const around = [0, STOP_REACH / 2, STOP_REACH].flatMap((by) =>
          Array.from(
            { length: 8 },
            (_, k): XY => [x + by * Math.cos((k * Math.PI) / 4), y + by * Math.sin((k * Math.PI) / 4)],
          ),
        );
        return (
          around
            .map((p) => areasAt(level, p))
            .find((at) => at.length > 0)
            ?.slice(0, 1) ?? []
        );
      }),
    );
  }

  /** Joins what lies on both sides of an edge where nothing is in between for long enough. */
  function joinAlong(a: XY, b: XY, blockers: Blockers): void {
    const looks = Math.floor(Math.hypot(b[0] - a[0], b[1] - a[1]) / LOOK);
    const runs = new Map<string, number>();
    for (let k = 0; k < looks; k++) {
      const p = along(a, b, (k + 0.5) / looks);
      const [left, right] = [beside(p, a, b, BESIDE_EDGE), beside(p, a, b, -BESIDE_EDGE)];
      const free = blockers.onFloor(left) && blockers.onFloor(right) && blockers.clear([left, right], BESIDE_EDGE / 2);
      const here = free ? [...blockers.areasAt(left), ...blockers.areasAt(right)] : [];
      const key = [...new Set(here)].join(' ');
      const run = (runs.get(key) ?? 0) + 1;
      runs.clear();
      runs.set(key, run);
      if (run === LOOKS) groups.join(here.map((id) => numbers.get(id) ?? 0));
    }
  }

  return venue.areas.flatMap(({ level, polygon, walkable, kind }, i): JoinedPlace[] => {
    const at = walkable && !PASSAGES.has(kind) ? placeIn(polygon[0] ?? [], levels.get(level)) : null;
    return at ? [{ level, at, joined: groups.of(i) }] : [];

    function placeIn(ring: readonly XY[], blockers: Blockers | undefined): XY | null {
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
      for (let n = 0; n < TRIES; n++) {
        const p: XY = [minX + random() * (Math.max(...xs) - minX), minY + random() * (Math.max(...ys) - minY)];
        if (blockers?.fits(p, radius) && areasAt(level, p).includes(i)) return p;
      }
      return null;
    }
  });
}
