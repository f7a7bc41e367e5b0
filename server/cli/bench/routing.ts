/** The routing bench: how long ways are against the shortest, how fast they are found, and whether any is impossible. */
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

const FIGURES = ['pairs', 'routed', 'lengthRatioP95', 'queryP99Ms', 'wallViolations', 'meshMs', 'rival'] as const;

export const routingBench: Bench = {
  name: 'routing',
  about: 'ways on each level against the exact shortest ones, and against recast-navigation',
  figures: FIGURES,
  async measure(wanted, path) {
    const { venue } = path === undefined ? loadDemoVenue() : await loadVenue(path);
    const began = performance.now();
    const navigation = buildNavigation(venue);
    const meshMs = rounded(performance.now() - began, 0);
    const each = Math.ceil(PAIRS / venue.levels.length);
    const samples = venue.levels.map(({ id }, i) => samplePairs(venue, id, each, WALKER_RADIUS, seeded(SEED + i)));
    const ways = samples.flatMap((sample) =>
      sample.pairs.flatMap((pair) => {
        const way = wayOf(navigation, sample, pair);
        return way ? [{ sample, way }] : [];
      }),
    );
    const measures: Record<(typeof FIGURES)[number], () => unknown> = {
      pairs: () => samples.reduce((sum, sample) => sum + sample.pairs.length, 0),
      routed: () => ways.length,
      lengthRatioP95: () => ratioP95(samples, (s, pair) => wayOf(navigation, s, pair)?.lengthMetres ?? Infinity),
      queryP99Ms: () => queryP99(samples, (sample, pair) => wayOf(navigation, sample, pair)),
      wallViolations: () =>
        ways.reduce((sum, { sample, way }) => {
          const lines = way.legs.map((leg) => violations(sample.blockers, leg.line, IN_WALL));
          return sum + lines.reduce((a, b) => a + b, 0);
        }, 0),
      meshMs: () => meshMs,
      rival: () => rival(venue, samples),
    };
    const found: Record<string, unknown> = { venue: venue.id };
    for (const figure of FIGURES) if (wanted.has(figure)) found[figure] = await measures[figure]();
    return found;
  },
};
