/** Opens an event in its venue: keys, World, host and crowd, made from the store and the two files. */
import { randomBytes } from 'node:crypto';
import { buildNavigation } from '../shared/routing/navigation.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import { createWorld, stats } from '../shared/world/index.ts';
import type { Stats } from '../shared/world/stats.ts';
import { keepSimulatedApart } from './crowd/apart.ts';
import { type Crowd, startCrowd } from './crowd/crowd.ts';
import { createBadges } from './doors/badges.ts';
import { createProofs, loadEventKeys } from './doors/proofs.ts';
import { signSign } from './doors/signs.ts';
import { createTicketOffice } from './doors/tickets.ts';
import { DEFAULT_LIMITS } from './operations/address-limits.ts';
import { encode } from './operations/encodings.ts';
import { VenueHost } from './room/host.ts';
import { type Meter, NO_METER } from './room/meter.ts';
import type { Logger } from './room/ports.ts';
import { bindWorld } from './room/world-port.ts';
import type { RunningEvent } from './running-event.ts';
import type { Store } from './store/port.ts';
import type { LoadedVenue } from './venues/library.ts';

/** What an event is opened from. */
export interface EventSource {
  readonly loaded: LoadedVenue;
  readonly plan: EventPlan;
  /** How many simulated people come; only to a demo. */
  readonly crowd: number;
}

export interface OpenEvent extends RunningEvent {
  readonly host: VenueHost;
  readonly meter: Meter;
  totals(): Stats;
  /** Let the simulated people in, when there are to be any. */
  startCrowd(): void;
  stopCrowd(): void;
}

interface House {
  /** Tickets that may be pending of one address. */
  readonly pendingTickets?: number;
  readonly store: Store;
  readonly log: Logger;
  /** What is told of the work of this event's room; nothing when not given. */
  readonly meterOf?: (event: string) => Meter;
  readonly clock: () => number;
}

/** Open an event. The meetings that were under way when the server stopped go on. */
export async function openEvent({ loaded, plan, crowd }: EventSource, house: House): Promise<OpenEvent> {
  const { venue, json, hash: venueHash } = loaded;
  const { log, clock } = house;
  const meter = house.meterOf?.(plan.id) ?? NO_METER;
  const keys = await loadEventKeys(house.store, plan.id);
  const store = crowd > 0 ? keepSimulatedApart(house.store) : house.store;
  const navigation = buildNavigation(venue);
  const badges = createBadges(keys.seals, plan.badges);
  // All 53 bits that a number holds: who guessed them would know whose dot is whose.
  const seed = Number(randomBytes(8).readBigUInt64LE() >> 11n);
  const world = createWorld({
    venue,
    event: plan,
    navigation,
    proofs: createProofs(keys, venue.id),
    seed,
    now: clock(),
  });
  const host = await VenueHost.open({
    world: bindWorld(world),
    store,
    badges,
    log,
    meter,
    clock,
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    event: plan,
    venue: {
      id: venue.id,
      hash: venueHash,
      levels: venue.levels.map((level) => level.id),
      areas: venue.areas.map((area) => area.id),
    },
  });
  let running: Crowd | null = null;
  return {
    plan,
    venue,
    venueHash,
    venueBody: await encode('application/json; charset=utf-8', json, 9),
    keys,
    badges,
    tickets: createTicketOffice(clock, house.pendingTickets ?? DEFAULT_LIMITS.pendingTickets),
    // The room takes its event's id.
    roomId: plan.id,
    counts: () => host.counts,
    totals: () => stats(world),
    heard: (sighting) => void host.system(sighting),
    host,
    meter,
    startCrowd() {
      if (crowd === 0 || running !== null) return;
      const signOf = (marker: string) => signSign(keys.signs, venue.id, marker);
      running = startCrowd({ host, venue, event: plan, navigation, signOf, count: crowd, seed: 1, clock, log });
    },
    stopCrowd() {
      running?.stop();
      running = null;
    },
  };
}
