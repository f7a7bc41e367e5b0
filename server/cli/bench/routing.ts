/** The routing bench: how long ways are against the shortest, how fast they are found, and whether any is impossible. */
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Place } from '../../../shared/geometry/point.ts';
import { WALKER_RADIUS } from '../../../shared/routing/floor.ts';
import { buildNavigation } from '../../../shared/routing/navigation.ts';
import {
  lengthRatios,
  type Pair,
  quantile,
  type Sample,
  samplePairs,
  violations,
  wayOf,
} from '../../../shared/routing/oracle/judge.ts';
import { packGround, unpackGround } from '../../../shared/routing/pack.ts';
import type { Route } from '../../../shared/routing/route.ts';
import type { Wayfinder } from '../../../shared/routing/way.ts';
import { buildWayfinder, type Groundwork, layGround } from '../../../shared/routing/wayfinder.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { loadDemoVenue, loadVenue } from '../../venues/library.ts';
import type { Bench } from './bench.ts';
import { recastLengths } from './rival.ts';
import { seeded } from './seeded.ts';

const PAIRS = 1000;
const SEED = 20261123;
/** How near to a wall's line a sample is in the wall. */
const IN_WALL = 0.01;
/** The oracle looks at every two corners of a level: with more segments than this it would take hours. */
const MOST_SEGMENTS = 1500;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The 99th percentile of the milliseconds that `ask` takes for each pair, after one round to warm up. */
function queryP99(samples: readonly Sample[], ask: (sample: Sample, pair: Pair) => unknown): number {
  const times: number[] = [];
  for (const measured of [false, true]) {
    for (const sample of samples) {
      for (const pair of sample.pairs) {
        const began = performance.now();
        ask(sample, pair);
        if (measured) times.push(performance.now() - began);
      }
    }
  }
  return rounded(quantile(times, 0.99), 3);
}

/** The 95th percentile of length over shortest; null where a level is too large for the oracle. */
function ratioP95(samples: readonly Sample[], lengthOf: (sample: Sample, pair: Pair) => number): number | null {
  if (samples.some((sample) => sample.blockers.segments.length > MOST_SEGMENTS)) return null;
  const ratios = samples.flatMap((sample) => lengthRatios(sample, WALKER_RADIUS, (pair) => lengthOf(sample, pair)));
  return rounded(quantile(ratios, 0.95), 4);
}

async function rival(venue: VenueFile, samples: readonly Sample[]) {
  const lengths = new Map<string, (from: readonly [number, number], to: readonly [number, number]) => number>();
  const began = performance.now();
  for (const { level } of samples) lengths.set(level, await recastLengths(venue, level));
  const meshMs = rounded(performance.now() - began, 0);
  const lengthOf = ({ level, places }: Sample, { from, to }: Pair) =>
    lengths.get(level)?.(places[from] ?? [0, 0], places[to] ?? [0, 0]) ?? Infinity;
  return {
    name: 'recast-navigation',
    routed: samples.flatMap((s) => s.pairs.filter((pair) => lengthOf(s, pair) !== Infinity)).length,
    lengthRatioP95: ratioP95(samples, lengthOf),
    queryP99Ms: queryP99(samples, lengthOf),
    meshMs,
  };
}

/** Places on all levels by turns, each where a body fits, and which pairs of them are asked for. */
function overLevels(samples: readonly Sample[]): readonly (readonly [Place, Place])[] {
  const random = seeded(SEED);
  const place = ({ level, places }: Sample): Place | null => {
    const at = places[Math.floor(random() * places.length)];
    return at === undefined ? null : { level, x: at[0], y: at[1] };
  };
  return Array.from({ length: PAIRS }, (_, i) => {
    const [from, to] = [samples[i % samples.length], samples[Math.floor(random() * samples.length)]];
    const ends = [from && place(from), to && place(to)] as const;
    return ends[0] && ends[1] ? ([ends[0], ends[1]] as const) : null;
  }).filter((pair) => pair !== null);
}

/** The 99th percentile of the milliseconds that a way over levels takes, its steps included, after a round to warm up. */
function overLevelsP99(pairs: readonly (readonly [Place, Place])[], wayfinder: Wayfinder): number {
  const times: number[] = [];
  for (const measured of [false, true]) {
    for (const [from, to] of pairs) {
      const began = performance.now();
      wayfinder.way(from, to);
      if (measured) times.push(performance.now() - began);
    }
  }
  return rounded(quantile(times, 0.99), 3);
}

/** Megabytes that are held now, when everything that can be let go has been. */
function heldMB(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}

const FIGURES = [
  'pairs',
  'routed',
  'lengthRatioP95',
  'queryP99Ms',
  'pairsOverLevels',
  'routedOverLevels',
  'queryOverLevelsP99Ms',
  'wallViolations',
  'meshMs',
  'loadMs',
  'memoryMB',
  'rival',
] as const;

export const routingBench: Bench = {
  name: 'routing',
  about: 'ways on each level against the exact shortest ones and against recast-navigation, and ways over all levels',
  figures: FIGURES,
  async measure(wanted, path) {
    const { venue, hash } = path === undefined ? loadDemoVenue() : await loadVenue(path);
    const before = heldMB();
    const began = performance.now();
    let ground: Groundwork | null = layGround(venue);
    const meshMs = rounded(performance.now() - began, 0);
    const bytes = packGround(ground, hash);
    // What runs is what was read back, as after a start.
    ground = null;
    const loading = performance.now();
    const read = unpackGround(bytes, hash);
    if (read === null) throw new Error('what was packed cannot be unpacked');
    const [navigation, wayfinder] = [buildNavigation(venue, read.meshes), buildWayfinder(venue, read)];
    const loadMs = rounded(performance.now() - loading, 0);
    const memoryMB = rounded(heldMB() - before - bytes.byteLength / 1024 / 1024, 1);

    const each = Math.ceil(PAIRS / venue.levels.length);
    const samples = venue.levels.map(({ id }, i) => samplePairs(venue, id, each, WALKER_RADIUS, seeded(SEED + i)));
    const ways = samples.flatMap((sample) =>
      sample.pairs.flatMap((pair) => {
        const way = wayOf(navigation, sample, pair);
        return way ? [way] : [];
      }),
    );
    const pairs = overLevels(samples);
    const far = pairs.flatMap(([from, to]) => {
      const way = wayfinder.way(from, to);
      return 'reason' in way ? [] : [way];
    });
    const blockers = new Map(samples.map((sample) => [sample.level, sample.blockers]));
    const inWall = ({ legs }: Pick<Route, 'legs'>): number =>
      legs.reduce((sum, { level, line }) => {
        const walls = blockers.get(level);
        return sum + (walls ? violations(walls, line, IN_WALL) : 0);
      }, 0);
    const measures: Record<(typeof FIGURES)[number], () => unknown> = {
      pairs: () => samples.reduce((sum, sample) => sum + sample.pairs.length, 0),
      routed: () => ways.length,
      lengthRatioP95: () => ratioP95(samples, (s, pair) => wayOf(navigation, s, pair)?.lengthMetres ?? Infinity),
      queryP99Ms: () => queryP99(samples, (sample, pair) => wayOf(navigation, sample, pair)),
      pairsOverLevels: () => pairs.length,
      routedOverLevels: () => far.length,
      queryOverLevelsP99Ms: () => overLevelsP99(pairs, wayfinder),
      wallViolations: () => [...ways, ...far].reduce((sum, way) => sum + inWall(way), 0),
      meshMs: () => meshMs,
      loadMs: () => loadMs,
      memoryMB: () => memoryMB,
      rival: () => rival(venue, samples),
    };
    const found: Record<string, unknown> = { venue: venue.id };
    for (const figure of FIGURES) if (wanted.has(figure)) found[figure] = await measures[figure]();
    return found;
  },
};
