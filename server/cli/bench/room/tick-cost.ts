/** What a tick of the room costs without sockets: processor time of this thread, so that others count little. */
import { median, quantile, threadMs } from './figures.ts';
import { FullHall, type HallOptions } from './full-hall.ts';

/** What a phone shows that is zoomed to its surroundings, in metres. */
export const NEAR_VIEW = { width: 24, height: 48 };

/** Ticks before it is measured, so that everybody has their floor and the machine has warmed up. */
const WARM_UP = 30;

export interface TickCost {
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** How long the ticks of a full hall take, each phone zoomed to its surroundings, over so many ticks. */
export async function tickCost(options: HallOptions, ticks: number): Promise<TickCost> {
  const hall = await FullHall.build({ view: NEAR_VIEW, ...options });
  await hall.fill();
  const took: number[] = [];
  for (let tick = 0; tick < WARM_UP + ticks; tick++) {
    hall.live();
    const began = threadMs();
    hall.host.tick();
    if (tick >= WARM_UP) took.push(threadMs() - began);
  }
  return { medianMs: median(took), p99Ms: quantile(took, 0.99) };
}

/** By which power of the people the tick's cost grows: the slope of a straight line through the logarithms. */
export function exponentOf(costs: readonly { readonly people: number; readonly ms: number }[]): number {
  const points = costs.map(({ people, ms }) => [Math.log(people), Math.log(ms)] as const);
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const along = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / along;
}
