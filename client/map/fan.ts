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

const apart = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

function middle(points: readonly ScreenPoint[]): ScreenPoint {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Splits by the first who stands within reach: the same groups whatever happens elsewhere, in the order given. */
function groupsWithin<T extends ScreenPoint>(people: readonly T[], reach: Pixels): T[][] {
  const groups: { first: T; all: T[] }[] = [];
  for (const person of people) {
    const group = groups.find(({ first }) => apart(first, person) <= reach);
    if (group) group.all.push(person);
    else groups.push({ first: person, all: [person] });
  }
  return groups.map(({ all }) => all);
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

/** Pushes apart what still overlaps, each by half and no farther than it must. */
function separate(discs: readonly Disc[]): void {
  const near: [Disc, Disc][] = [];
  discs.forEach((a, i) => {
    for (let j = i + 1; j < discs.length; j++) {
      const b = discs[j];
      const reach = 4 * a.radius;
      if (b && Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach) near.push([a, b]);
    }
  });
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [a, b] of near) {
      const wanted = a.radius + b.radius;
      const is = apart(a, b);
      if (is >= wanted - 0.01 || (a.fixed && b.fixed)) continue;
      const [ux, uy] = is > 0.001 ? [(b.x - a.x) / is, (b.y - a.y) / is] : [1, 0];
      const push = (wanted - is) / (a.fixed || b.fixed ? 1 : 2);
      if (!a.fixed) [a.x, a.y] = [a.x - ux * push, a.y - uy * push];
      if (!b.fixed) [b.x, b.y] = [b.x + ux * push, b.y + uy * push];
      moved = true;
    }
    if (!moved) return;
  }
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
