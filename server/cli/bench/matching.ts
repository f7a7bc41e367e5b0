/** The matching bench: what a beat costs in a full house, and whether somebody with one topic is found. */

import { OPEN_PROOFS } from '../../../shared/crowd/simulation/open-proofs.ts';
import type { Command } from '../../../shared/protocol/commands.ts';
import { buildWays, type Ways } from '../../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../../shared/venue/demo/default-event.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { SYSTEM } from '../../../shared/world/events.ts';
import { advance, apply, createWorld, type World } from '../../../shared/world/index.ts';
import { loadDemoVenue, loadVenue } from '../../venues/library.ts';
import type { Bench } from './bench.ts';
import { seeded } from './seeded.ts';

const SEED = 20261123;
const HOUSES = 7;
const MORNING = Date.UTC(2026, 10, 23, 9);
const BEAT = 10_000;

interface House {
  readonly world: World;
  /** Processor time, so that what else runs on the machine counts less. */
  readonly beatMs: number;
}

/** So many people, each with `topics` to give and to look for, have scanned a sign and opened; then comes the beat. */
function openHouse(venue: VenueFile, ways: Ways, people: number, topics: number, seed: number): House {
  const random = seeded(seed);
  const event = defaultEvent(venue.id);
  const world = createWorld({ venue, event, ...ways, proofs: OPEN_PROOFS, seed, now: MORNING });
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const some = () => [...new Set(Array.from({ length: topics }, () => pick(event.topics).id))];
  const now = MORNING + 1_000;
  for (let i = 0; i < people; i++) {
    const who = `p${i}`;
    const profile = { firstName: who, gives: some(), seeks: some(), giveLine: '', seekLine: '', languages: ['en'] };
    apply(world, SYSTEM, { type: 'connected', who, simulated: false }, now);
    const commands: readonly Command[] = [
      { type: 'join', profile, oldEnough: true },
      { type: 'scan', marker: pick(signs).id, signature: '' },
      { type: 'open', minutes: 30, show: 'spot' },
    ];
    for (const command of commands) apply(world, who, command, now);
  }
  advance(world, MORNING + BEAT - 1);
  const before = process.cpuUsage();
  advance(world, MORNING + BEAT);
  const { user, system } = process.cpuUsage(before);
  return { world, beatMs: (user + system) / 1000 };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const FIGURES = ['beatMs500', 'beatMs2000', 'cardsFirstBeat500', 'beatMs2000OneTopic'] as const;

export const matchingBench: Bench = {
  name: 'matching',
  about: 'the beat on which a full house opens at once, each with three topics to give and to look for, or one',
  figures: FIGURES,
  async measure(wanted, path) {
    const { venue } = path === undefined ? loadDemoVenue() : await loadVenue(path);
    const ways = buildWays(venue);
    const houses = (people: number, topics: number) =>
      Array.from({ length: HOUSES }, (_, n) => openHouse(venue, ways, people, topics, SEED + n));
    const beat = (people: number, topics: number) =>
      Number(median(houses(people, topics).map(({ beatMs }) => beatMs)).toFixed(1));
    const measures: Record<(typeof FIGURES)[number], () => number> = {
      beatMs500: () => beat(500, 3),
      beatMs2000: () => beat(2_000, 3),
      cardsFirstBeat500: () => median(houses(500, 1).map(({ world }) => world.proposals.size)),
      beatMs2000OneTopic: () => beat(2_000, 1),
    };
    return Object.fromEntries(
      FIGURES.filter((figure) => wanted.has(figure)).map((figure) => [figure, measures[figure]()]),
    );
  },
};
