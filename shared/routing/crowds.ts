/**
 * Ways round a crowd, for those who would rather go farther than through the thick of it. A crowd is told in squares, as
 * the room counts it; a metre in a dense one weighs more, and the lightest way is taken.
 */
import type { Metres, Place, Point, Rectangle } from '../geometry/point.ts';
import { lineLength } from '../geometry/polyline.ts';
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

/** A way that weighs less only by this share is not worth another: crowds move. */
const WORTH = 0.05;
/** A way is pulled tight in so many rounds at most. */
const MOST_PULLS = 40;

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

/** How much of the straight line from a to b lies in a rectangle, from 0 to 1 (Liang and Barsky 1984). */
function shareIn({ minX, minY, maxX, maxY }: Rectangle, a: Point, b: Point): number {
  let [first, last] = [0, 1];
  for (const [from, to, least, most] of [
    [a.x, b.x, minX, maxX],
    [a.y, b.y, minY, maxY],
  ] as const) {
    if (from === to) {
      if (from < least || from >= most) return 0;
      continue;
    }
    const [p, q] = [(least - from) / (to - from), (most - from) / (to - from)];
    first = Math.max(first, Math.min(p, q));
    last = Math.min(last, Math.max(p, q));
  }
  return Math.max(0, last - first);
}

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
    return line.slice(1).reduce((sum, b, i) => sum + this.#weighStraight(level, line[i] ?? b, b), 0);
  }

  #weighStraight(level: string, a: Point, b: Point): number {
    const length = distanceBetween(a, b);
    let more = 0;
    for (const { bounds, weight } of this.#dense.get(level) ?? []) more += shareIn(bounds, a, b) * (weight - 1);
    return length * (1 + more);
  }

  /**
   * The way over a level between two free points that weighs least, through crowds or round them; null for none. It is
   * found over the net of the level, then pulled tight where that makes it no heavier.
   */
  lead(ways: LevelWays, from: Place, to: Place): readonly Point[] | null {
    const shortest = ways.line(from, to);
    if (!shortest) return null;
    const { level } = from;
    const weight = this.weigh(level, shortest);
    if (weight <= lineLength(shortest) * (1 + WORTH)) return shortest;
    const straight = (a: Point, b: Point) => this.#weighStraight(level, a, b);
    const round = ways.net.lightest(from, to, straight, weight);
    if (!round) return shortest;
    const tight = this.#pulled(ways, level, round);
    return this.weigh(level, tight) < weight * (1 - WORTH) ? tight : shortest;
  }

  /** The line with shorter ways in it, from each point to the farthest to which the shortest way is no heavier. */
  #pulled(ways: LevelWays, level: string, line: readonly Point[]): Point[] {
    const tight = line.slice(0, 1);
    for (let i = 0, pulls = 0; i < line.length - 1; pulls++) {
      const from = line[i] ?? { x: 0, y: 0 };
      let [next, way] = [i + 1, line.slice(i, i + 2)];
      let heavy = line.length;
      for (let step = line.length - 1 - i; pulls < MOST_PULLS && next + 1 < heavy; ) {
        const tried = Math.min(next + Math.max(1, step), heavy - 1);
        const direct = ways.line(from, line[tried] ?? from);
        const old = this.weigh(level, line.slice(i, tried + 1));
        if (direct && this.weigh(level, direct) <= old * (1 + 1e-9)) [next, way] = [tried, [...direct]];
        else heavy = tried;
        step = Math.floor((heavy - next) / 2);
      }
      tight.push(...way.slice(1));
      i = next;
    }
    return tight;
  }
}
