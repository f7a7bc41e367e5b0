/** What a tick of the room costs without sockets: processor time of this thread, so that others count little. */
import { GCProfiler, getHeapStatistics } from 'node:v8';
import { median, quantile, threadMs } from './figures.ts';
import { FullHall, type HallOptions } from './full-hall.ts';

/** What a phone shows that is zoomed to its surroundings, in metres. */
export const NEAR_VIEW = { width: 24, height: 48 };

/** Ticks before it is measured, so that everybody has their floor and the machine has warmed up. */
const WARM_UP = 30;

export interface TickCost {
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Kilobytes that a tick takes of the heap, and which share of its time goes into giving them back. */
  readonly kilobytes: number;
  readonly collectingShare: number;
}

/** Runs something, and tells what it took of the heap and how long the collector held it up: bytes and milliseconds. */
function collected(run: () => void): { readonly bytes: number; readonly ms: number } {
  const profiler = new GCProfiler();
  profiler.start();
  const before = getHeapStatistics().used_heap_size;
  run();
  const grown = getHeapStatistics().used_heap_size - before;
  const { statistics = [] } = profiler.stop() ?? {};
  const freed = statistics.map(
    ({ beforeGC, afterGC }) => beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize,
  );
  return {
    bytes: freed.reduce((sum, bytes) => sum + bytes, grown),
    ms: statistics.reduce((sum, { cost }) => sum + cost / 1000, 0),
  };
}

/** How long the ticks of a full hall take, each phone zoomed to its surroundings, over so many ticks. */
export async function tickCost(options: HallOptions, ticks: number): Promise<TickCost> {
  const hall = await FullHall.build({ view: NEAR_VIEW, ...options });
  await hall.fill();
  const took: number[] = [];
  const bytes: number[] = [];
  let collectingMs = 0;
  for (let tick = 0; tick < WARM_UP + ticks; tick++) {
    hall.live();
    let ms = 0;
    const garbage = collected(() => {
      const began = threadMs();
      hall.host.tick();
      ms = threadMs() - began;
    });
    if (tick < WARM_UP) continue;
    took.push(ms);
    bytes.push(garbage.bytes);
    collectingMs += garbage.ms;
  }
  return {
    medianMs: median(took),
    p99Ms: quantile(took, 0.99),
    kilobytes: median(bytes) / 1024,
    collectingShare: collectingMs / took.reduce((sum, ms) => sum + ms, 0),
  };
}

/** By which power of the people the tick's cost grows: the slope of a straight line through the logarithms. */
export function exponentOf(costs: readonly { readonly people: number; readonly ms: number }[]): number {
  const points = costs.map(({ people, ms }) => [Math.log(people), Math.log(ms)] as const);
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const along = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / along;
}
