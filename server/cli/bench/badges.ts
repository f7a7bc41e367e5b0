/** The badge bench: what thousands of badges cost, from what a gateway posts to the end of the room's tick. */

import { OPEN_PROOFS } from '../../../shared/crowd/simulation/open-proofs.ts';
import { readBytes, readDocument } from '../../../shared/positioning/gateways/read-payload.ts';
import { buildWays } from '../../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../../shared/venue/demo/default-event.ts';
import { createWorld } from '../../../shared/world/index.ts';
import { openIntake } from '../../gateway/intake.ts';
import { parsedJson } from '../../gateway/parsed-json.ts';
import { VenueHost } from '../../room/host.ts';
import { hostVenue } from '../../room/host-options.ts';
import type { Logger, Outlet } from '../../room/ports.ts';
import { bindWorld } from '../../room/world-port.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { loadVenue } from '../../venues/library.ts';
import { badgeWalkers } from './badge-walkers.ts';
import type { Bench } from './bench.ts';
import { congressFloor, withGateways } from './congress-floor.ts';
import { seeded } from './seeded.ts';

const SEED = 20261123;
const BADGES = 5_000;
const GATEWAYS = 100;
const TICKS = 5;
const TICK_MS = 1000 / TICKS;
const WARM_SECONDS = 5;
const SECONDS = 20;
/** The quickest so many seconds in a row are those in which nobody else had the machine. */
const WINDOW = 5;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const MORNING = Date.UTC(2026, 10, 23, 9);

const SILENT: Logger = {
  info() {},
  warn() {},
  error(facts, message) {
    throw new Error(`${message} ${JSON.stringify(facts)}`);
  },
};
const NOWHERE: Outlet = { notice() {}, floor() {}, own() {}, close() {} };

async function measured(path: string | undefined, share: number) {
  const random = seeded(SEED);
  const venue = path === undefined ? congressFloor(GATEWAYS) : withGateways((await loadVenue(path)).venue, GATEWAYS);
  const ways = buildWays(venue);
  const crowd = badgeWalkers(venue, ways.navigation, BADGES, share, random);
  const event = { ...defaultEvent(venue.id), badges: [...crowd.ids] };
  let now = MORNING;
  const world = createWorld({ venue, event, ...ways, proofs: OPEN_PROOFS, seed: SEED, now });
  const host = await VenueHost.open({
    world: bindWorld(world),
    store: createMemoryStore(),
    badges: { check: () => true },
    log: SILENT,
    clock: () => now,
    pause: () => Promise.resolve(),
    event,
    venue: hostVenue(venue, 'bench'),
  });
  for (const [i, badge] of crowd.ids.entries()) {
    const topics = [event.topics[i % event.topics.length]?.id ?? ''];
    const profile = { firstName: `P${i}`, gives: topics, seeks: topics, giveLine: '', seekLine: '', languages: ['en'] };
    const line = await host.connect(`p${i}`, NOWHERE, true);
    line.command({ n: 1, command: { type: 'join', profile, oldEnough: true } });
    host.system({ type: 'bound', badge, who: `p${i}` });
    // Their phones are in their pockets.
    line.disconnect();
  }
  const intake = openIntake({
    events: [{ plan: event, venue, heard: (sighting) => void host.system(sighting) }],
    now: () => now,
    log: SILENT,
  });
  const read = (bytes: Uint8Array) => intake.take(readBytes(bytes) ?? readDocument(parsedJson(bytes)) ?? []);

  const ticks: number[] = [];
  const seconds: number[] = [];
  let taken = 0;
  for (let second = 0; second < WARM_SECONDS + SECONDS; second++) {
    const posts = crowd.second(now);
    const before = process.cpuUsage();
    for (let tick = 0; tick < TICKS; tick++) {
      for (const bytes of posts.filter((_, i) => i % TICKS === tick)) taken += read(bytes).taken;
      now += TICK_MS;
      const began = process.threadCpuUsage();
      host.tick();
      const { user, system } = process.threadCpuUsage(began);
      if (second >= WARM_SECONDS) ticks.push((user + system) / 1000);
    }
    const { user, system } = process.cpuUsage(before);
    if (second >= WARM_SECONDS) seconds.push((user + system) / 1e6);
  }
  ticks.sort((a, b) => a - b);
  const quantile = (q: number) =>
    Number((ticks[Math.min(ticks.length - 1, Math.floor(q * ticks.length))] ?? 0).toFixed(1));
  await host.close(1000);
  return {
    badges: BADGES,
    gateways: GATEWAYS,
    sightingsPerSecond: Math.round(taken / (WARM_SECONDS + SECONDS)),
    cores: Number(mean(seconds).toFixed(3)),
    coresLeast: Number(
      Math.min(...seconds.map((_, i) => mean(seconds.slice(i, i + WINDOW))).slice(0, 1 - WINDOW)).toFixed(3),
    ),
    tickMsP50: quantile(0.5),
    tickMsP99: quantile(0.99),
    walking: [...world.attendees.keys()].filter((who) => world.derived.motion.isWalking(who)).length,
  };
}

const FIGURES = ['badgesAsPeopleDo', 'badgesAllWalking'] as const;

export const badgesBench: Bench = {
  name: 'badges',
  about: '5,000 badges, each heard once a second by one of 100 gateways: processor time of all that comes of it',
  figures: FIGURES,
  bars: {
    cores: 'at most 0.5; processor seconds a second of data',
    coresLeast: 'the same, the quickest five seconds in a row',
    tickMsP99: 'of 200 ms that a tick has',
  },
  async measure(wanted, path) {
    const results: Record<string, unknown> = {};
    for (const figure of FIGURES) {
      if (wanted.has(figure)) results[figure] = [await measured(path, figure === 'badgesAllWalking' ? 1 : 0.5)];
    }
    return results;
  },
};
