/**
 * Where faces are drawn that stand on one another: whoever scanned the same sign stands on the same point. They are
 * fanned out beside their place; where too many stand together for that, they become one bubble with their number.
 */
import type { Pixels } from '../../shared/geometry/point.ts';
import type { ScreenPoint } from './view.ts';

/** A face, at its true place or where it is drawn. */
export interface Standing extends ScreenPoint {
  readonly dot: number;
}

/** Too many to be told apart. */
interface Bubble extends ScreenPoint {
  readonly dots: readonly number[];
}

export interface Fan {
  readonly faces: readonly Standing[];
  readonly bubbles: readonly Bubble[];
}

export interface FanOptions {
  /** How large a face is. */
  readonly size: Pixels;
  /** How many rings of faces there may be around a place: the nearer one looks, the more. */
  readonly rings: number;
  /** My own dot: nobody lies under it. */
  readonly me: ScreenPoint | null;
  /** Faces that stay where they are: those beside the name of an area. */
  readonly beside: readonly ScreenPoint[];
}

/** From face to face, as a share of their size: a hair of air. */
const APART = 1.06;
/** Within this share of a face's size two stand on the same point. */
const SAME_POINT = 0.35;
/** A bubble is larger than a face by this factor. */
export const BUBBLE = 1.15;
const ROUNDS = 40;
/** In a crowd that fills the screen there is no room to be made: a few rounds, and a bounded number of looks at pairs. */
const FEWEST_ROUNDS = 3;
const MOST_LOOKS = 60_000;

const apart = (a: ScreenPoint, b: ScreenPoint): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);

function middle(points: readonly ScreenPoint[]): ScreenPoint {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Things by the square that they lie in: whoever is within a square's side of a place is in its square or one beside it. */
class Grid {
  readonly #side: Pixels;
  readonly #squares = new Map<number, number[]>();

  constructor(side: Pixels) {
    this.#side = side;
  }

  #key(column: number, row: number): number {
    return column * 0x10_0000 + row;
  }

  add({ x, y }: ScreenPoint, thing: number): void {
    const key = this.#key(Math.floor(x / this.#side), Math.floor(y / this.#side));
    const there = this.#squares.get(key);
    if (there) there.push(thing);
    else this.#squares.set(key, [thing]);
  }

  /** All that may be within a square's side of a place, in no order. */
  around({ x, y }: ScreenPoint, each: (thing: number) => void): void {
    const column = Math.floor(x / this.#side);
    const row = Math.floor(y / this.#side);
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (const thing of this.#squares.get(this.#key(c, r)) ?? NOTHING) each(thing);
  }
}

const NOTHING: readonly number[] = [];

/** Splits by the first who stands within reach: the same groups whatever happens elsewhere, in the order given. */
function groupsWithin<T extends ScreenPoint>(people: readonly T[], reach: Pixels): T[][] {
  const groups: T[][] = [];
  const firsts = new Grid(reach);
  for (const person of people) {
    let chosen = -1;
    firsts.around(person, (at) => {
      const first = groups[at]?.[0];
      if ((chosen < 0 || at < chosen) && first && apart(first, person) <= reach) chosen = at;
    });
    const group = groups[chosen];
    if (group) group.push(person);
    else {
      firsts.add(person, groups.length);
      groups.push([person]);
    }
  }
  return groups;
}

/** The place itself, then rings of 6, 12, 18 … around it, each place `step` from its neighbours. */
function places(count: number, step: Pixels): ScreenPoint[] {
  const made: ScreenPoint[] = [{ x: 0, y: 0 }];
  for (let ring = 1; made.length < count; ring++) {
    for (let side = 0; side < 6; side++) {
      const from = { x: Math.cos((side * Math.PI) / 3), y: Math.sin((side * Math.PI) / 3) };
      const to = { x: Math.cos(((side + 1) * Math.PI) / 3), y: Math.sin(((side + 1) * Math.PI) / 3) };
      for (let i = 0; i < ring; i++) {
        const share = i / ring;
        made.push({
          x: ring * step * (from.x + (to.x - from.x) * share),
          y: ring * step * (from.y + (to.y - from.y) * share),
        });
      }
    }
  }
  return made.slice(0, count);
}

/** Places for `count` around one point: a small ring, or rings around a first one; around me none in the middle. */
function seats(count: number, step: Pixels, aroundMe: boolean): ScreenPoint[] {
  if (aroundMe) return places(count + 1, step).slice(1);
  if (count === 1 || count > 6) return places(count, step);
  const radius = step / 2 / Math.sin(Math.PI / count);
  return Array.from({ length: count }, (_, i) => {
    const angle = Math.PI + (i * 2 * Math.PI) / count;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
}

interface Disc {
  x: number;
  y: number;
  readonly radius: Pixels;
  readonly fixed: boolean;
}

/** Pairs of discs that are near enough to come to touch one another, in the order of the discs. */
function pairsNear(discs: readonly Disc[]): Int32Array {
  const reach = 4 * discs.reduce((largest, { radius }) => Math.max(largest, radius), 1);
  const grid = new Grid(reach);
  const pairs: number[] = [];
  const before: number[] = [];
  // In the order of the discs, whatever square they lie in: else a map that is moved would shuffle them. Put in at their
  // places, for a sort of its own for each of thousands leaves more behind than all else here.
  const keep = (other: number) => {
    let at = before.length;
    for (; at > 0 && (before[at - 1] ?? 0) > other; at--) before[at] = before[at - 1] ?? 0;
    before[at] = other;
  };
  discs.forEach((disc, i) => {
    before.length = 0;
    grid.around(disc, keep);
    for (const other of before) {
      const earlier = discs[other];
      if (!earlier || (earlier.fixed && disc.fixed)) continue;
      if (Math.abs(earlier.x - disc.x) < reach && Math.abs(earlier.y - disc.y) < reach) pairs.push(other, i);
    }
    grid.add(disc, i);
  });
  return Int32Array.from(pairs);
}

/**
 * Pushes apart what still overlaps, each by half and no farther than it must. Where so many stand that there is no room
 * for all, it ends after a bounded number of looks at pairs.
 */
function separate(discs: readonly Disc[]): void {
  const pairs = pairsNear(discs);
  const xs = Float64Array.from(discs, ({ x }) => x);
  const ys = Float64Array.from(discs, ({ y }) => y);
  const radii = Float64Array.from(discs, ({ radius }) => radius);
  const free = Float64Array.from(discs, ({ fixed }) => (fixed ? 0 : 1));
  const rounds = Math.min(ROUNDS, Math.max(FEWEST_ROUNDS, Math.floor(MOST_LOOKS / (1 + pairs.length / 2))));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let at = 0; at < pairs.length; at += 2) {
      const a = pairs[at] ?? 0;
      const b = pairs[at + 1] ?? 0;
      const dx = (xs[b] ?? 0) - (xs[a] ?? 0);
      const dy = (ys[b] ?? 0) - (ys[a] ?? 0);
      const wanted = (radii[a] ?? 0) + (radii[b] ?? 0);
      const least = wanted - 0.01;
      const square = dx * dx + dy * dy;
      if (square >= least * least) continue;
      const is = Math.sqrt(square);
      const ux = is > 0.001 ? dx / is : 1;
      const uy = is > 0.001 ? dy / is : 0;
      const freeA = free[a] ?? 0;
      const freeB = free[b] ?? 0;
      const push = (wanted - is) / (freeA + freeB);
      xs[a] = (xs[a] ?? 0) - ux * push * freeA;
      ys[a] = (ys[a] ?? 0) - uy * push * freeA;
      xs[b] = (xs[b] ?? 0) + ux * push * freeB;
      ys[b] = (ys[b] ?? 0) + uy * push * freeB;
      moved = true;
    }
    if (!moved) break;
  }
  discs.forEach((disc, i) => {
    disc.x = xs[i] ?? disc.x;
    disc.y = ys[i] ?? disc.y;
  });
}

/**
 * Where to draw people who truly stand at these places on screen. Depends on nothing but its arguments, and not on
 * where the screen's corner lies: who stands still among the same others is drawn at the same place.
 */
export function fanOut(people: readonly Standing[], { size, rings, me, beside }: FanOptions): Fan {
  const ordered = [...people].sort((a, b) => a.dot - b.dot);
  const most = 3 * rings * (rings + 1);
  const crowds = groupsWithin(ordered, rings * size).filter((group) => group.length > most);
  const crowded = new Set(crowds.flat());
  const radius = (size * APART) / 2;
  const bubbles = crowds.map((group) => ({
    dots: group.map(({ dot }) => dot),
    disc: { ...middle(group), radius: radius * BUBBLE, fixed: false },
  }));
  const singles = ordered.filter((person) => !crowded.has(person));
  const faces = groupsWithin(singles, size * SAME_POINT).flatMap((group) => {
    const around = me && apart(middle(group), me) <= size * SAME_POINT ? me : null;
    const { x, y } = around ?? middle(group);
    return seats(group.length, 2 * radius, around !== null).map((seat, i) => ({
      dot: group[i]?.dot ?? 0,
      disc: { x: x + seat.x, y: y + seat.y, radius, fixed: false },
    }));
  });
  const fixed = [...(me ? [me] : []), ...beside].map(({ x, y }) => ({ x, y, radius, fixed: true }));
  separate([...fixed, ...bubbles.map(({ disc }) => disc), ...faces.map(({ disc }) => disc)]);
  return {
    faces: faces.map(({ dot, disc: { x, y } }) => ({ dot, x, y })),
    bubbles: bubbles.map(({ dots, disc: { x, y } }) => ({ dots, x, y })),
  };
}
