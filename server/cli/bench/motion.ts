/** The motion bench: what a tick of 2,000 walking bodies takes, on their ways and all close to walls. */
import type { Place, Point } from '../../../shared/geometry/point.ts';
import { createMotion, type Motion } from '../../../shared/positioning/motion.ts';
import { buildNavigation } from '../../../shared/routing/navigation.ts';
import type { Navigation } from '../../../shared/routing/route.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { loadVenue } from '../../venues/library.ts';
import type { Bench } from './bench.ts';
import { congressFloor } from './congress-floor.ts';
import { seeded } from './seeded.ts';

const SEED = 20261123;
const BODIES = 2_000;
const TICK_MS = 200;
const TICKS = 60;
const PACE = 1.3;
/** So far from a wall nobody gets by without touching it. */
const AT_WALL = 0.2;
const EVERYWHERE = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };

type Path = readonly Point[];

/** Gives everybody a new path as soon as they have none. */
type Lead = (who: number, from: Place | null) => { readonly level: string; readonly path: Path } | null;

function onWays(venue: VenueFile, navigation: Navigation): Lead {
  const random = seeded(SEED);
  const areas = venue.areas.filter(({ walkable }) => walkable);
  const somewhere = (): Place => {
    for (;;) {
      const { level, polygon } = areas[Math.floor(random() * areas.length)] ?? { level: '', polygon: [] };
      const [ring = []] = polygon;
      const [x, y] = ring[Math.floor(random() * ring.length)] ?? [0, 0];
      const [toX, toY] = ring[Math.floor(random() * ring.length)] ?? [0, 0];
      const share = random();
      const place = navigation.snap({ level, x: x + share * (toX - x), y: y + share * (toY - y) });
      if (place !== null) return place;
    }
  };
  return (_who, from) => {
    const start = from ?? somewhere();
    const route = navigation.route(start, { ...somewhere(), level: start.level });
    const leg = 'reason' in route ? undefined : route.legs[0];
    return leg ? { level: leg.level, path: leg.line } : null;
  };
}

/** Up and down along a wall of each one's own, rubbing against it. */
function alongWalls(walls: readonly { readonly level: string; readonly a: Point; readonly b: Point }[]): Lead {
  const long = walls.filter(({ a, b }) => Math.hypot(b.x - a.x, b.y - a.y) > 3);
  return (who, from) => {
    const wall = long[who % long.length];
    if (!wall) return null;
    const { level, a, b } = wall;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const [aside, along] = [
      { x: ((a.y - b.y) / length) * AT_WALL, y: ((b.x - a.x) / length) * AT_WALL },
      { x: ((b.x - a.x) / length) * 0.5, y: ((b.y - a.y) / length) * 0.5 },
    ];
    const ends = [
      { x: a.x + aside.x + along.x, y: a.y + aside.y + along.y },
      { x: b.x + aside.x - along.x, y: b.y + aside.y - along.y },
    ];
    const [near, far] =
      from && Math.hypot(from.x - (ends[1]?.x ?? 0), from.y - (ends[1]?.y ?? 0)) < 1 ? [ends[1], ends[0]] : ends;
    return near && far ? { level, path: [from ?? near, far] } : null;
  };
}

/** Milliseconds of processor time a tick: their median, and the ninetieth of a hundred. */
function ticks(motion: Motion, lead: Lead): { readonly p50: number; readonly p90: number } {
  const begin = (who: number, from: Place | null) => {
    const next = lead(who, from);
    if (next) motion.walk(String(who), next.level, next.path, PACE);
  };
  for (let who = 0; who < BODIES; who++) begin(who, null);
  const taken: number[] = [];
  for (let tick = 0; tick < TICKS; tick++) {
    const before = process.threadCpuUsage();
    const moved = motion.advance(TICK_MS);
    const { user, system } = process.threadCpuUsage(before);
    if (tick >= TICKS / 4) taken.push((user + system) / 1000);
    for (const { who, place, ended } of moved) if (ended !== null) begin(Number(who), place);
  }
  taken.sort((p, q) => p - q);
  const at = (share: number) => Number((taken[Math.floor(share * taken.length)] ?? 0).toFixed(1));
  return { p50: at(0.5), p90: at(0.9) };
}

const FIGURES = ['motionTickMs2000', 'motionAtWallsTickMs2000'] as const;

export const motionBench: Bench = {
  name: 'motion',
  about: '2,000 bodies that walk: processor time of a tick, on their ways through a congress, and all along walls',
  figures: FIGURES,
  bars: {
    motionTickMs2000: 'p50, p90; at most 50 ms, a quarter of the tick',
    motionAtWallsTickMs2000: 'p50, p90; three steps of the engine; at most 50 ms, a quarter of the tick',
  },
  async measure(wanted, path) {
    const venue = path === undefined ? congressFloor(0) : (await loadVenue(path)).venue;
    const index = new VenueIndex(venue);
    const walls = venue.levels.flatMap(({ id: level }) =>
      index.wallsNear(level, EVERYWHERE).map(({ a, b }) => ({ level, a, b })),
    );
    const measures: Record<(typeof FIGURES)[number], () => unknown> = {
      motionTickMs2000: () => ticks(createMotion(walls), onWays(venue, buildNavigation(venue))),
      motionAtWallsTickMs2000: () => ticks(createMotion(walls), alongWalls(walls)),
    };
    return Object.fromEntries(FIGURES.filter((figure) => wanted.has(figure)).map((one) => [one, measures[one]()]));
  },
};
