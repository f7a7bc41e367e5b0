/** The run: let the bots in, let them live, measure, let them go. */
import { setTimeout as wait } from 'node:timers/promises';
import { gatherCrowd } from '../shared/crowd/gather.ts';
import { BUSY_HABITS } from '../shared/crowd/habits.ts';
import type { Place } from '../shared/geometry/point.ts';
import { buildWayfinder } from '../shared/routing/wayfinder.ts';
import { Bot, type Tally } from './bot.ts';
import { receivedBytes } from './counted-socket.ts';
import { DotDelays } from './dot-delays.ts';
import { Faults } from './faults.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { LoadOptions } from './options.ts';
import { readTickMs, type Site } from './site.ts';

/** So many bots come in a second. */
const ARRIVALS_A_SECOND = 50;
/** Who is not in so long after the last came is not let in, in milliseconds. */
const LATEST_JOIN_MS = 15_000;
/** Each bot steps this often; the bots of one process take turns within it. In milliseconds. */
const STEP_MS = 200;
const TURNS = 4;

export interface Report {
  readonly figures: Figures;
  readonly faults: ReadonlyMap<string, number>;
}

/**
 * Put the load on this site.
 * @param progress is told about once a second how far the run is
 */
export async function runLoad(
  options: Pick<LoadOptions, 'attendees' | 'seconds' | 'seed'>,
  site: Site,
  progress: (line: string) => void,
): Promise<Report> {
  const tally: Tally = {
    delays: new DotDelays(),
    joinMs: [],
    proposals: new Set(),
    meetings: new Set(),
    faults: new Faults(),
  };
  const bots: Bot[] = [];
  const timers = Array.from({ length: TURNS }, (_, turn) =>
    setTimeout(
      () => {
        timers[turn] = setInterval(() => {
          for (let i = turn; i < bots.length; i += TURNS) bots[i]?.step();
        }, STEP_MS);
      },
      (turn * STEP_MS) / TURNS,
    ),
  );
  try {
    await letIn(options, site, tally, bots, progress);
    tally.delays.restart();
    const began = { at: performance.now(), bytes: receivedBytes() };
    for (let second = 1; second <= options.seconds; second++) {
      await wait(Math.max(0, began.at + second * 1000 - performance.now()));
      progress(`${second} of ${options.seconds} s: ${countsOf(tally)}`);
    }
    const seconds = (performance.now() - began.at) / 1000;
    const bytes = receivedBytes() - began.bytes;
    const tickMsP99 = await readTickMs(site.endpoint);
    const figures = figuresOf({
      joinMs: tally.joinMs,
      tickMsP99,
      dotDelayMs: tally.delays.delays,
      bytes,
      phones: tally.joinMs.length,
      seconds,
      proposals: tally.proposals.size,
      meetings: tally.meetings.size,
      errors: tally.faults.total,
    });
    return { figures, faults: tally.faults.counts };
  } finally {
    for (const timer of timers) clearInterval(timer);
    for (const bot of bots) bot.leave();
  }
}

const countsOf = ({ delays, proposals, meetings, faults }: Tally): string =>
  `${delays.delays.length} moves seen, ${proposals.size} proposals, ${meetings.size} meetings, ${faults.total} errors`;

/** Bring all bots in, and wait until they are; who is not in then is an error. */
async function letIn(
  { attendees, seed }: Pick<LoadOptions, 'attendees' | 'seed'>,
  site: Site,
  tally: Tally,
  bots: Bot[],
  progress: (line: string) => void,
): Promise<void> {
  const { venue, event } = site;
  const people = gatherCrowd({
    seed,
    count: attendees,
    venue,
    event,
    wayfinder: buildWayfinder(venue),
    habits: BUSY_HABITS,
    signOf: (marker) => site.signs.get(marker) ?? null,
    giveLine: (index) => `Bot ${index}, seed ${seed}`,
  });
  if (people.length === 0) throw new Error('this venue has no signs where people stay');
  const signs = new Map<string, Place>(
    venue.markers.map(({ id, level, standAt: [x, y] }) => [id, { level, x, y }] as const),
  );
  for (const person of people) {
    bots.push(new Bot(person, site, signs, tally));
    await wait(1000 / ARRIVALS_A_SECOND);
    if (bots.length % ARRIVALS_A_SECOND === 0) progress(`${tally.joinMs.length} of ${people.length} are in`);
  }
  for (const latest = performance.now() + LATEST_JOIN_MS; tally.joinMs.length < people.length; ) {
    if (performance.now() > latest) break;
    await wait(STEP_MS);
  }
  for (let missing = tally.joinMs.length; missing < people.length; missing++)
    tally.faults.count('a bot was not let in');
}
