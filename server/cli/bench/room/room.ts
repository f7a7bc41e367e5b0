/** The room bench: what ten thousand in one room cost, beside what the machine's own sockets cost. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from '../bench.ts';
import { type Beside, besideFloor, besideStateViews, hold, joinsBesideBare } from './beside-floor.ts';
import { rounded } from './figures.ts';
import { queryCosts } from './queries.ts';
import { sentBytes } from './sent-bytes.ts';
import { exponentOf, NEAR_VIEW, type TickCost, tickCost } from './tick-cost.ts';

const FIGURES = [
  'wsFloorRatio2000',
  'wsFloorRatio5000',
  'wholeRoomRatio5000',
  'stateViewRatio1000',
  'bytesNear',
  'bytesLevel',
  'delayP99Ms5000',
  'hold10000',
  'tickGrowthExponent',
  'tickMs10000',
  'tickP99Ratio10000',
  'tickKilobytes10000',
  'tickCollecting10000',
  'bytesPerAttendee',
  'areaQueryUs',
  'nearestQueryUs',
  'joinRatio',
] as const;
type Figure = (typeof FIGURES)[number];

const TICKS = 60;
/** Until the first cards are over and those who both said yes have met for a while, at five ticks a second. */
const TICKS_OF_ALL = 400;
const THIRD = 1 / 3;

async function growth(): Promise<number> {
  const costs = [];
  for (const people of [500, 1_000, 2_000, 5_000, 10_000]) {
    const { medianMs } = await tickCost({ people, open: 1, moving: THIRD }, TICKS);
    costs.push({ people, ms: medianMs });
  }
  return rounded(exponentOf(costs));
}

async function bytesPerAttendee(): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'memory.ts')]);
  return Math.round(Number(JSON.parse(stdout).bytesPerAttendee));
}

/** Three figures come from one measure. */
let five: Promise<Beside> | null = null;
const besideFive = (): Promise<Beside> => {
  five ??= besideFloor(5_000);
  return five;
};

/** Four are of the same ticks, with cards and meetings. */
let full: Promise<TickCost> | null = null;
const fullTick = (): Promise<TickCost> => {
  full ??= tickCost({ people: 10_000, open: 1, moving: THIRD, meet: true }, TICKS_OF_ALL);
  return full;
};

const measures: Record<Figure, () => Promise<unknown>> = {
  wsFloorRatio2000: async () => (await besideFloor(2_000)).sending,
  wsFloorRatio5000: async () => (await besideFive()).sending,
  wholeRoomRatio5000: async () => (await besideFive()).whole,
  delayP99Ms5000: async () => (await besideFive()).delayP99Ms,
  hold10000: () => hold(10_000, 60),
  stateViewRatio1000: async () => rounded(await besideStateViews(1_000)),
  joinRatio: async () => rounded(await joinsBesideBare(500)),
  bytesNear: async () => Math.round(await sentBytes(NEAR_VIEW)),
  bytesLevel: async () => Math.round(await sentBytes('level')),
  tickGrowthExponent: growth,
  tickMs10000: async () => rounded((await fullTick()).medianMs, 1),
  tickP99Ratio10000: async () => {
    const { medianMs, p99Ms } = await fullTick();
    return rounded(p99Ms / medianMs);
  },
  tickKilobytes10000: async () => Math.round((await fullTick()).kilobytes),
  tickCollecting10000: async () => rounded((await fullTick()).collectingShare),
  bytesPerAttendee,
  areaQueryUs: async () => rounded((await queryCosts()).area, 1),
  nearestQueryUs: async () => rounded((await queryCosts()).nearest, 1),
};

export const roomBench: Bench = {
  name: 'room',
  about: 'what a full room costs in time, bytes and memory, one person on 16 m², everybody walking',
  figures: FIGURES,
  bars: {
    wsFloorRatio2000: 'at most 1.25',
    wsFloorRatio5000: 'at most 1.25',
    wholeRoomRatio5000: 'at most 1.6',
    delayP99Ms5000: 'at most 400',
    hold10000: '60 s, no error, p99 at most 1500',
    stateViewRatio1000: 'at most 0.25',
    joinRatio: 'at most 1.3',
    bytesNear: 'at most 800 a phone and second',
    bytesLevel: 'at most 2500 a phone and second',
    tickGrowthExponent: 'at most 1.1',
    tickMs10000: 'at most 60',
    tickP99Ratio10000: 'at most 2',
    bytesPerAttendee: 'at most 40000',
    areaQueryUs: 'at most 50',
    nearestQueryUs: 'at most 50',
  },
  async measure(wanted) {
    const results: Record<string, unknown> = {};
    for (const figure of FIGURES) if (wanted.has(figure)) results[figure] = await measures[figure]();
    return results;
  },
};
