/**
 * Where further signs help most. Each place on the floor counts by its floor and by how many ways lead over it; a sign is
 * worth the metres that it brings nearer, summed over all places, and a little more where many ways cross. Signs are taken
 * one after the other, each the best then: for such a sum that is never worse than 63 % of the best choice of all
 * (Nemhauser, Wolsey and Fisher 1978), and it gives the most-used crossings first.
 */
import type { Metres } from '../../../shared/geometry/point.ts';
import { Heap } from '../../../shared/routing/heap.ts';
import { type FloorGrid, spread } from './floor-grid.ts';
import type { Stand, Survey } from './survey.ts';

/** A level as signs are looked for on it. */
export interface Floor {
  readonly grid: FloorGrid;
  /** Of each place the share of ways that go by, 0 to 1. */
  readonly traffic: Float64Array;
  /** Of each place how far the nearest sign is; lowered as signs are chosen. */
  readonly metres: Float64Array;
}

export interface Chosen {
  readonly level: string;
  readonly stand: Stand;
  readonly traffic: number;
}

/** A new sign is worth nothing to who is farther than this. */
const REACH: Metres = 30;

/** One candidate in each square of this side. */
const SQUARE: Metres = 4;

/** How much more the most-walked place counts than a corner where nobody passes. */
const WALKED = 5;

/** How much more a sign at the most-used crossing is worth, for being seen in passing. */
const CROSSING = 0.5;

interface Candidate {
  readonly floor: Floor;
  readonly place: number;
  readonly stand: Stand;
  readonly traffic: number;
}

/** The best place for a sign in each square: where most ways cross, then in the order of the grid. */
function candidatesOn(survey: Survey, floor: Floor): Candidate[] {
  const { grid, traffic } = floor;
  const best = new Map<string, { place: number; traffic: number }>();
  const order = grid.places.map((_, place) => place).sort((a, b) => (traffic[b] ?? 0) - (traffic[a] ?? 0) || a - b);
  const found: Candidate[] = [];
  for (const place of order) {
    const p = grid.places[place];
    if (p === undefined) continue;
    const square = `${Math.floor(p.x / SQUARE)} ${Math.floor(p.y / SQUARE)}`;
    if (best.has(square)) continue;
    const stand = survey.standAt({ ...p, level: grid.level });
    if (stand === null) continue;
    const share = traffic[place] ?? 0;
    best.set(square, { place, traffic: share });
    found.push({ floor, place, stand, traffic: share });
  }
  return found;
}

/** How much a place on the floor counts: by its floor, and by how many ways lead over it. */
const weightOf = ({ grid, traffic }: Floor, place: number): number =>
  grid.step ** 2 * (1 + WALKED * Math.sqrt(traffic[place] ?? 0));

const crossing = (traffic: number): number => 1 + CROSSING * traffic;

/** No sign there is worth more: as if everybody near it could walk to it in a straight line. */
function mostWorth({ floor, stand, traffic }: Candidate): number {
  let sum = 0;
  floor.grid.places.forEach((p, place) => {
    const away = Math.sqrt((p.x - stand.x) ** 2 + (p.y - stand.y) ** 2);
    const nearer = Math.min(REACH, floor.metres[place] ?? 0) - away;
    if (nearer > 0) sum += weightOf(floor, place) * nearer;
  });
  return sum * crossing(traffic);
}

/** What a sign there would be worth now, in metres times weight. */
function worth({ floor, place, traffic }: Candidate): number {
  const nearer = floor.metres.slice();
  let sum = 0;
  spread(floor.grid, [{ place, metres: 0 }], nearer, REACH, (reached, before) => {
    sum += weightOf(floor, reached) * (Math.min(REACH, before) - (nearer[reached] ?? 0));
  });
  return sum * crossing(traffic);
}

/** The places of `count` further signs, the best first; fewer when there is no place where one would help. */
export function placeSigns(survey: Survey, floors: readonly Floor[], count: number): Chosen[] {
  const heap = new Heap();
  const chosen: Chosen[] = [];
  // What a place is worth only falls as signs are chosen, so whatever is first although it was reckoned earlier, or is no
  // more than a bound, is reckoned anew; what was reckoned for the signs that there are now and is first, is the best.
  const reckoned = floors
    .flatMap((floor) => candidatesOn(survey, floor))
    .map((candidate) => ({ candidate, worth: mostWorth(candidate), of: -1 }));
  reckoned.forEach((each, i) => {
    heap.push(-each.worth, i);
  });
  while (chosen.length < count) {
    const first = heap.pop();
    const best = reckoned[first];
    if (best === undefined) break;
    const { candidate } = best;
    if (best.of < chosen.length) {
      best.of = chosen.length;
      best.worth = worth(candidate);
      heap.push(-best.worth, first);
      continue;
    }
    if (best.worth <= 0) break;
    const { floor, place, stand, traffic } = candidate;
    spread(floor.grid, [{ place, metres: 0 }], floor.metres, Infinity);
    chosen.push({ level: floor.grid.level, stand, traffic });
  }
  return chosen;
}
