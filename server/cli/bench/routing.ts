/**
 * The routing bench, venue by venue: how long ways are against the shortest, how fast they are found, whether what the
 * building's own doors and stairs connect is routed, and whether any way is impossible.
 */
import type { Place } from '../../../shared/geometry/point.ts';
import { WALKER_RADIUS } from '../../../shared/routing/floor.ts';
import { buildNavigation } from '../../../shared/routing/navigation.ts';
import { joinedPlaces } from '../../../shared/routing/oracle/joined.ts';
import { quantile, type Sample, samplePairs, violations } from '../../../shared/routing/oracle/judge.ts';
import { packGround, unpackGround } from '../../../shared/routing/pack.ts';
import type { Wayfinder } from '../../../shared/routing/way.ts';
import { buildWayfinder, layGround } from '../../../shared/routing/wayfinder.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import type { LoadedVenue } from '../../venues/library.ts';
import type { Bench } from './bench.ts';
import { heldMB, leastTimes, workedMs } from './least-disturbed.ts';
import { recastLengths } from './rival.ts';
import { lengthsOf, ratioP95 } from './routing-lengths.ts';
import { venuesToMeasure } from './routing-venues.ts';
import { seeded } from './seeded.ts';

const PAIRS = 1000;
const ROUTES = 10_000;
const SEED = 20261123;
/** How near to a wall's line a sample is in the wall. */
const IN_WALL = 0.01;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

type Ends = readonly [from: Place, to: Place];

const placeOn = (level: string, at: readonly [number, number] | undefined): Place | null =>
  at === undefined ? null : { level, x: at[0], y: at[1] };

const bothOf = (from: Place | null, to: Place | null): Ends[] => (from && to ? [[from, to]] : []);

/** The pairs of the samples, each on one level. */
const onOneLevel = (samples: readonly Sample[]): Ends[] =>
  samples.flatMap(({ level, places, pairs }) =>
    pairs.flatMap(({ from, to }) => bothOf(placeOn(level, places[from]), placeOn(level, places[to]))),
  );

/** Places on all levels by turns, each where a body fits, and pairs of them. */
function overLevels(samples: readonly Sample[], count: number): Ends[] {
  const random = seeded(SEED);
  const place = (sample: Sample | undefined) =>
    sample ? placeOn(sample.level, sample.places[Math.floor(random() * sample.places.length)]) : null;
  return Array.from({ length: count }, (_, i) =>
    bothOf(place(samples[i % samples.length]), place(samples[Math.floor(random() * samples.length)])),
  ).flat();
}

/** Pairs of areas' places that the building's own doors, open borders and two-way connections join. */
function connectedPairs(venue: VenueFile): Ends[] {
  const random = seeded(SEED);
  const places = joinedPlaces(venue, WALKER_RADIUS, random);
  const ends: Ends[] = [];
  for (let tries = 0; ends.length < PAIRS && tries < 100 * PAIRS; tries++) {
    const [from, to] = [places[Math.floor(random() * places.length)], places[Math.floor(random() * places.length)]];
    if (!from || !to || from === to || from.joined !== to.joined) continue;
    ends.push(...bothOf(placeOn(from.level, from.at), placeOn(to.level, to.at)));
  }
  return ends;
}

/** How many points of 10,000 ways over all levels, one every 5 cm, are in a wall or off the floor. */
function walked(samples: readonly Sample[], wayfinder: Wayfinder): { readonly routes: number; readonly wrong: number } {
  const blockers = new Map(samples.map((sample) => [sample.level, sample.blockers]));
  let [routes, wrong] = [0, 0];
  for (const [from, to] of overLevels(samples, ROUTES)) {
    const way = wayfinder.way(from, to);
    if ('reason' in way) continue;
    routes++;
    for (const { level, line } of way.legs) {
      const walls = blockers.get(level);
      if (walls) wrong += violations(walls, line, IN_WALL);
    }
  }
  return { routes, wrong };
}

async function rival(venue: VenueFile, samples: readonly Sample[]) {
  const lengths = new Map<string, Awaited<ReturnType<typeof recastLengths>>>();
  for (const { level } of samples) lengths.set(level, await recastLengths(venue, level));
  const lengthOf = ({ level, places }: Sample, { from, to }: { from: number; to: number }) =>
    lengths.get(level)?.(places[from] ?? [0, 0], places[to] ?? [0, 0]) ?? Infinity;
  const times = leastTimes(
    samples.flatMap((sample) => sample.pairs.map((pair) => ({ sample, pair }))),
    ({ sample, pair }) => lengthOf(sample, pair),
  );
  return {
    name: 'recast-navigation',
    lengthRatioP95: rounded(ratioP95(samples, lengthOf), 4),
    queryP99Ms: rounded(quantile(times, 0.99), 3),
  };
}

const FIGURES = [
  'pairs',
  'routed',
  'lengthRatioP95',
  'queryP99Ms',
  'queryOverLevelsP99Ms',
  'routes',
  'wallViolations',
  'meshMs',
  'loadMs',
  'memoryMB',
  'rival',
] as const;

type Figure = (typeof FIGURES)[number];

const BARS: Partial<Record<Figure, string>> = {
  routed: 'at least 99 % of the pairs that own doors and stairs connect',
  lengthRatioP95: 'at most 1.03, on the level where it is highest',
  queryP99Ms: 'at most 2, on one level; each asked five times, the quickest counts',
  queryOverLevelsP99Ms: 'at most 5, over all levels; likewise',
  wallViolations: 'none, one point every 5 cm of 10,000 ways',
  meshMs: 'at most 5000, of processor time',
  loadMs: 'under 300, of processor time',
  memoryMB: 'under 150',
};

async function measureVenue(
  { venue, hash }: LoadedVenue,
  from: string,
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
) {
  const before = heldMB();
  // What runs is what was read back, as after a start.
  const { made: bytes, ms: meshMs } = workedMs(() => packGround(layGround(venue), hash));
  const { made: ways, ms: loadMs } = workedMs(() => {
    const read = unpackGround(bytes, hash);
    if (read === null) throw new Error('what was packed cannot be unpacked');
    return { navigation: buildNavigation(venue, read.meshes), wayfinder: buildWayfinder(venue, read) };
  });
  const memoryMB = rounded(heldMB() - before - bytes.byteLength / 1024 / 1024, 1);

  const each = Math.ceil(PAIRS / venue.levels.length);
  const samples = venue.levels.map(({ id }, i) => samplePairs(venue, id, each, WALKER_RADIUS, seeded(SEED + i)));
  const p99 = (ends: readonly Ends[]) =>
    rounded(
      quantile(
        leastTimes(ends, ([from, to]) => ways.wayfinder.way(from, to)),
        0.99,
      ),
      3,
    );
  let connected: Ends[] | null = null;
  const pairsOf = () => (connected ??= connectedPairs(venue));
  let walk: ReturnType<typeof walked> | null = null;
  const walkOf = () => (walk ??= walked(samples, ways.wayfinder));
  const measures: Record<Figure, () => unknown> = {
    pairs: () => pairsOf().length,
    routed: () => pairsOf().filter(([from, to]) => !('reason' in ways.wayfinder.way(from, to))).length,
    lengthRatioP95: () => rounded(ratioP95(samples, lengthsOf(ways.navigation)), 4),
    queryP99Ms: () => p99(onOneLevel(samples)),
    queryOverLevelsP99Ms: () => p99(overLevels(samples, PAIRS)),
    routes: () => walkOf().routes,
    wallViolations: () => walkOf().wrong,
    meshMs: () => meshMs,
    loadMs: () => loadMs,
    memoryMB: () => memoryMB,
    rival: () => rival(venue, samples),
  };
  const found: Record<string, unknown> = { venue: venue.id, from, levels: venue.levels.length };
  for (const figure of FIGURES) {
    if (!wanted.has(figure)) continue;
    found[figure] = await measures[figure]();
    tell(`${from}: ${figure} ${JSON.stringify(found[figure])}`);
  }
  return found;
}

export const routingBench: Bench = {
  name: 'routing',
  about:
    'ways in the demo venue and every importable venue of the data sets, against the exact shortest ones and their walls',
  figures: FIGURES,
  bars: BARS,
  async measure(wanted, path, tell) {
    const venues: Record<string, unknown>[] = [];
    // The rival is told of the demo venue alone, or of the one that is asked for.
    for (const [i, { from, open }] of venuesToMeasure(path).entries()) {
      tell(`${from}: meshes and walks`);
      const here = i === 0 ? wanted : new Set([...wanted].filter((figure) => figure !== 'rival'));
      venues.push(await measureVenue(await open(), from, here, tell));
    }
    return { venues };
  },
};
