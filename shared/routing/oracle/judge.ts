/** Judges a router on one level of a venue by random ways: are they on the floor, and how much longer than need be? */
import type { VenueFile } from '../../venue/venue-file.ts';
import type { Navigation, Route } from '../route.ts';
import { Blockers, type Segment } from './blockers.ts';
import { ShortestDisc, type XY } from './shortest-disc.ts';

/** A pair of places by index, and whether a wall, an obstacle or the floor's edge hides one from the other. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly hidden: boolean;
}

export interface Sample {
  readonly blockers: Blockers;
  readonly level: string;
  readonly places: readonly XY[];
  readonly pairs: readonly Pair[];
}

/** Room to spare about a random place, so that nobody's rounding decides whether one can stand there. */
const SPARE = 0.03;

/** Random places on a level where a disc fits, and `count` pairs of them, half of them hidden from each other. */
export function samplePairs(
  venue: VenueFile,
  level: string,
  count: number,
  radius: number,
  random: () => number,
): Sample {
  const blockers = new Blockers(venue, level);
  const corners = blockers.segments.flat();
  const [minX, maxX] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [minY, maxY] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  const places: XY[] = [];
  for (let tries = 0; places.length < count / 2 && tries < 1000 * count; tries++) {
    const p: XY = [minX + random() * (maxX - minX), minY + random() * (maxY - minY)];
    if (blockers.fits(p, radius + SPARE)) places.push(p);
  }
  const pairs: Pair[] = [];
  const sources = Math.ceil(places.length / 5);
  for (let tries = 0; pairs.length < count && tries < 1000 * count; tries++) {
    const [from, to] = [Math.floor(random() * sources), Math.floor(random() * places.length)];
    const straight: Segment = [places[from] as XY, places[to] as XY];
    const hidden = blockers.hides(straight);
    if (from !== to && pairs.filter((pair) => pair.hidden === hidden).length < count / 2)
      pairs.push({ from, to, hidden });
  }
  return { blockers, level, places, pairs };
}

/** The way between two of the sample's places; null when the router gives none. */
export function wayOf(navigation: Navigation, { level, places }: Sample, { from, to }: Pair): Route | null {
  const place = ([x, y]: XY) => ({ level, x, y });
  const way = navigation.route(place(places[from] as XY), place(places[to] as XY));
  return 'reason' in way ? null : way;
}

/** How many samples, taken every 5 cm, of a line are off the floor or nearer to a wall than `radius`. */
export function violations(
  blockers: Blockers,
  line: readonly { readonly x: number; readonly y: number }[],
  radius: number,
): number {
  let found = 0;
  for (const [i, b] of line.entries()) {
    const a = line[Math.max(0, i - 1)] ?? b;
    const [from, to]: Segment = [
      [a.x, a.y],
      [b.x, b.y],
    ];
    // Floor ends only where something blocks: what is clear all along, and on the floor at its end, needs no samples.
    if (blockers.onFloor(to) && blockers.clear([from, to], radius)) continue;
    const pieces = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 0.05));
    for (let k = 1; k <= pieces; k++) {
      const p: XY = [a.x + ((b.x - a.x) * k) / pieces, a.y + ((b.y - a.y) * k) / pieces];
      if (!blockers.onFloor(p) || !blockers.clear([p, p], radius)) found++;
    }
  }
  return found;
}

/** For every pair, the router's length over the exact shortest way's; Infinity for a way that is not found. */
export function lengthRatios(sample: Sample, radius: number, lengthOf: (pair: Pair) => number): number[] {
  const oracle = new ShortestDisc(sample.blockers, radius, sample.places);
  const ratios: number[] = [];
  for (const from of new Set(sample.pairs.map((pair) => pair.from))) {
    const pairs = sample.pairs.filter((pair) => pair.from === from);
    const shortest = oracle.lengths(
      from,
      pairs.map((pair) => pair.to),
    );
    for (const [i, pair] of pairs.entries()) {
      const least = shortest[i] ?? Infinity;
      // Both none: nothing to find, and rightly not found.
      if (least !== Infinity || lengthOf(pair) !== Infinity) ratios.push(lengthOf(pair) / least);
    }
  }
  return ratios;
}

/** How far beyond the longest way that could be shorter a corner may lie and still be looked at: rounding. */
const AROUND = 0.01;

/**
 * The same for single pairs of places, whose way is `length` metres, on a level with too many corners to look at all of
 * them at once. A way that is no longer never leaves the ellipse about the two places, so that only its corners are
 * looked at: quick for ways of some ten metres.
 */
export function ratioOfOne(blockers: Blockers, radius: number, [from, to]: readonly [XY, XY], length: number): number {
  const away = ([x, y]: XY) => Math.hypot(x - from[0], y - from[1]) + Math.hypot(x - to[0], y - to[1]);
  const turns = blockers.segments.flat().filter((end) => away(end) <= length + 2 * radius + AROUND);
  const [least = Infinity] = new ShortestDisc(blockers, radius, [from, to], turns).lengths(0, [1]);
  return length / Math.min(length, least);
}

/** The value below which the share `q` of the values lies. Throws when there are none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  if (value === undefined) throw new RangeError('a quantile of no values');
  return value;
}
