/** The run: let the bots in, let them live, measure, let them go. */
import { setTimeout as wait } from 'node:timers/promises';
import { sharedNow } from './clock.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Counts } from './histogram.ts';
import type { LoadOptions } from './options.ts';
import type { Live } from './progress.ts';
import { between, type ServerSums, watchServer } from './server-metrics.ts';
import { type Shares, startShares } from './shares.ts';
import { readTickMs, type Site } from './site.ts';
import { Tally } from './tally.ts';
import { type Drawn, Timeline } from './timeline.ts';

/** Who is not in so long after the last came is not let in, in milliseconds. */
const LATEST_JOIN_MS = 15_000;
const LOOK_MS = 1_000;

export interface RunOptions {
  readonly options: Pick<
    LoadOptions,
    'attendees' | 'seconds' | 'seed' | 'arriveMs' | 'kiosks' | 'processes' | 'profile'
  >;
  readonly site: Site;
  /** What opens the server's metrics. */
  readonly metricsToken: string | null;
  /** What opens the gateways' route; null: nobody wears a badge. */
  readonly gatewayToken: string | null;
  readonly codes: readonly string[];
  /** The text of the recording to move by. */
  readonly recording: string | null;
  /** Is told about once a second how far the run is. */
  readonly live: (live: Live) => void;
}

export interface Run {
  readonly figures: Figures;
  readonly faults: ReadonlyMap<string, number>;
  readonly moments: readonly Drawn[];
  /** When all were in, in seconds since the first bot came. */
  readonly settledAt: number;
  /** Dot delays since then, near and farther away. */
  readonly near: Counts;
  readonly far: Counts;
}

/** Put the load on this site. */
export async function runLoad(run: RunOptions): Promise<Run> {
  const { options, site, codes, recording, gatewayToken } = run;
  const origin = Date.now();
  const shares = await startShares(options.processes, (index) => ({
    ...{ site, options, codes, recording, gatewayToken, origin, index },
  }));
  try {
    return await measure(run, shares);
  } finally {
    await shares.end();
  }
}

async function measure({ options, site, metricsToken, live }: RunOptions, shares: Shares): Promise<Run> {
  const { attendees, arriveMs } = options;
  const lookAtServer = watchServer(site.endpoint, metricsToken, site.event.id);
  const whole = new Tally();
  const timeline = new Timeline();
  let settled = new Tally();
  let isIn = 0;
  let serverBefore: { readonly at: number; readonly sums: ServerSums } | null = null;
  const began = sharedNow();
  shares.begin(began);

  const elapsed = () => (sharedNow() - began) / 1000;
  /** A second passes. */
  const look = async (phase: Live['phase'], until: number): Promise<void> => {
    await wait(Math.max(0, LOOK_MS - ((sharedNow() - began) % LOOK_MS)));
    const [told, server] = await Promise.all([shares.count(), lookAtServer()]);
    isIn = told.isIn;
    for (const counted of told.counted) {
      whole.add(counted);
      settled.add(counted);
    }
    const at = elapsed();
    timeline.add(told.counted, { atSeconds: at, isIn, server });
    const now =
      server === null || serverBefore === null ? null : between(serverBefore.sums, server, at - serverBefore.at);
    if (server !== null) serverBefore = { at, sums: server };
    live({
      phase,
      done: elapsed() / until,
      leftSeconds: until - elapsed(),
      isIn,
      attendees: shares.bots,
      delayP99Ms: settled.times.near.quantile(0.99),
      answerP99Ms: settled.times.answer.quantile(0.99),
      serverCpuPercent: now?.cpuPercent ?? null,
      meetings: whole.meetings.size,
      errors: whole.errors,
    });
  };

  const arrived = arriveMs / 1000;
  while (isIn < shares.bots && elapsed() < arrived + LATEST_JOIN_MS / 1000)
    await look('coming', arrived + options.seconds);
  // Nothing that was counted before is of the time that is measured now.
  for (const counted of (await shares.count()).counted) whole.add(counted);
  settled = new Tally();
  const settledAt = elapsed();
  const until = settledAt + options.seconds;
  while (elapsed() < until) await look('measuring', until);
  const seconds = elapsed() - settledAt;

  if (isIn < shares.bots) whole.fault('a bot was not let in', shares.bots - isIn);
  if (shares.bots < attendees) whole.fault('a bot found no place to stay', attendees - shares.bots);
  const moments = timeline.drawn;
  const servers = moments.filter(({ atSeconds }) => atSeconds > settledAt).flatMap(({ server }) => server ?? []);
  const cpus = servers.flatMap(({ cpuPercent }) => cpuPercent ?? []);
  const memories = servers.flatMap(({ memoryMb }) => memoryMb ?? []);
  const figures = figuresOf({
    whole,
    settled,
    seconds,
    phones: isIn,
    tickMsP99: await readTickMs(site.endpoint),
    serverCpuPercent: cpus.length === 0 ? null : cpus.reduce((sum, cpu) => sum + cpu, 0) / cpus.length,
    serverMemoryMb: memories.length === 0 ? null : Math.max(...memories),
  });
  const { near, far } = settled.times;
  return { figures, faults: whole.faults, moments, settledAt, near: near.counts, far: far.counts };
}
