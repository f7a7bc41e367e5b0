/**
 * Ways round a crowd, for those who would rather go farther than through the thick of it. A crowd is told in squares, as
 * the room counts it; a way is led round the outline of the dense ones where that weighs less than going through.
 */
import type { Metres, Place, Point, Rectangle } from '../geometry/point.ts';
import { sampleLine } from '../geometry/polyline.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { LevelWays } from './level-ways.ts';

/** A square of floor and how many people are in it. */
export interface CrowdSquare extends Place {
  /** `x` and `y` are its corner with the least of both. */
  readonly sizeMetres: Metres;
  readonly people: number;
}

/** People a square metre from which on walking is no longer free (Fruin 1971: below 0.31 is level of service A). */
const FREE = 0.31;
/** How much more a metre weighs where it is as dense as that; more where it is denser, in proportion. */
const DISLIKE = 3;
/** No metre weighs more than this many. */
const MOST_DISLIKE = 12;

/** How finely a way is looked at, and how far outside of a crowd it is led. */
const SAMPLE: Metres = 0.5;
const BERTH: Metres = 0.6;
/** How far the corner of a crowd may be from the floor. */
const CORNER_REACH: Metres = 3;
/** Crowds that are gone round one after the other; whoever meets more goes through. */
const MOST_CROWDS = 3;

/** How much a metre weighs in this square. */
const dislike = ({ people, sizeMetres }: CrowdSquare): number => {
  const density = people / sizeMetres ** 2;
  return density < FREE ? 1 : Math.min(MOST_DISLIKE, DISLIKE * (density / FREE));
};

const boundsOf = ({ x, y, sizeMetres }: CrowdSquare): Rectangle => ({
  minX: x,
  minY: y,
  maxX: x + sizeMetres,
  maxY: y + sizeMetres,
});

const holds = ({ minX, minY, maxX, maxY }: Rectangle, { x, y }: Point): boolean =>
  x >= minX && x < maxX && y >= minY && y < maxY;

const touch = (a: Rectangle, b: Rectangle): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;

/** The dense squares of a venue. */
export class Crowd {
  readonly #dense = new Map<string, { readonly bounds: Rectangle; readonly weight: number }[]>();

  constructor(squares: readonly CrowdSquare[]) {
    for (const square of squares) {
      const weight = dislike(square);
      if (weight === 1) continue;
      const here = this.#dense.get(square.level) ?? [];
      this.#dense.set(square.level, here);
      here.push({ bounds: boundsOf(square), weight });
    }
  }

  /** Whether it is dense there. */
  denseAt(place: Place): boolean {
    return (this.#dense.get(place.level) ?? []).some(({ bounds }) => holds(bounds, place));
  }

  /** The length of a way over a level as it weighs for somebody who dislikes crowds. */
  weigh(level: string, line: readonly Point[]): number {
    const here = this.#dense.get(level) ?? [];
    const samples = sampleLine(line, SAMPLE);
    let sum = 0;
    for (const [i, p] of samples.entries()) {
      const length = i === 0 ? 0 : distanceBetween(samples[i - 1] ?? p, p);
      sum += length * (here.find(({ bounds }) => holds(bounds, p))?.weight ?? 1);
    }
    return sum;
  }

  /** The way over a level between two free points that weighs least, of those that go through or round; null for none. */
  lead(ways: LevelWays, from: Place, to: Place, rounds = MOST_CROWDS): readonly Point[] | null {
    const straight = ways.line(from, to);
    const met = straight && this.#firstMet(from.level, straight);
    if (!straight || !met || rounds === 0) return straight;
    let best = { line: straight, weight: this.weigh(from.level, straight), last: null as Place | null };
    for (const vias of passagesRound(ways, met, from)) {
      const line = joined(ways, [from, ...vias, to]);
      const weight = line ? this.weigh(from.level, line) : Infinity;
      if (line && weight < best.weight) best = { line, weight, last: vias.at(-1) ?? null };
    }
    if (!best.last) return best.line;
    const last = best.last;
    const rest = this.lead(ways, last, to, rounds - 1);
    const until = best.line.findIndex(({ x, y }) => x === last.x && y === last.y);
    return rest && until >= 0 ? [...best.line.slice(0, until), ...rest] : best.line;
  }

  /** The bounds of the first crowd on the line: the dense square that it enters, and all that touch it. */
  #firstMet(level: string, line: readonly Point[]): Rectangle | null {
    const here = (this.#dense.get(level) ?? []).map(({ bounds }) => bounds);
    for (const p of sampleLine(line, SAMPLE)) {
      const entered = here.find((bounds) => holds(bounds, p));
      if (!entered) continue;
      const crowd = new Set([entered]);
      for (const one of crowd) for (const other of here) if (touch(one, other)) crowd.add(other);
      return {
        minX: Math.min(...[...crowd].map(({ minX }) => minX)),
        minY: Math.min(...[...crowd].map(({ minY }) => minY)),
        maxX: Math.max(...[...crowd].map(({ maxX }) => maxX)),
        maxY: Math.max(...[...crowd].map(({ maxY }) => maxY)),
      };
    }
    return null;
  }
}

/** The corners by which a crowd can be passed: one of them, or two that lie on one side of it. */
function passagesRound(ways: LevelWays, { minX, minY, maxX, maxY }: Rectangle, { level }: Place): Place[][] {
  const corners = [
    { x: minX - BERTH, y: minY - BERTH },
    { x: maxX + BERTH, y: minY - BERTH },
    { x: maxX + BERTH, y: maxY + BERTH },
    { x: minX - BERTH, y: maxY + BERTH },
  ].map((corner) => ways.snap({ ...corner }, CORNER_REACH));
  return corners.flatMap((corner, i): Place[][] => {
    const next = corners[(i + 1) % corners.length];
    if (!corner || corner.level !== level) return [];
    return next ? [[corner], [corner, next], [next, corner]] : [[corner]];
  });
}

/** The exact ways from each place to the next, as one line; null when one of them is not there. */
function joined(ways: LevelWays, places: readonly Place[]): Point[] | null {
  const line: Point[] = [];
  for (const [i, to] of places.entries()) {
    const from = places[i - 1];
    const piece = from && ways.line(from, to);
    if (from && !piece) return null;
    line.push(...(piece ?? [{ x: to.x, y: to.y }]).slice(line.length === 0 ? 0 : 1));
  }
  return line;
}
