/** Opens an event in its venue: keys, World, host and crowd, made from the store and the two files. */
import { randomBytes } from 'node:crypto';
import type { Published } from '../shared/protocol/pages.ts';
import { CLOSE } from '../shared/protocol/version.ts';
import { buildWays } from '../shared/routing/build-ways.ts';
import { unpackGround } from '../shared/routing/pack.ts';
import type { Groundwork } from '../shared/routing/wayfinder.ts';
import { DEMO_VENUE_ID } from '../shared/venue/demo/demo-venue.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import { createWorld, stats } from '../shared/world/index.ts';
import type { Stats } from '../shared/world/stats.ts';
import { keepSimulatedApart } from './crowd/apart.ts';
import { type Crowd, startCrowd } from './crowd/crowd.ts';
import { type AdmissionDesk, openAdmission } from './doors/admission.ts';
import { openBadges } from './doors/badges.ts';
import { openEventKeys } from './doors/event-keys.ts';
import { opensKiosk } from './doors/kiosks.ts';
import { createProofs } from './doors/proofs.ts';
import { screenCode } from './doors/screens.ts';
import { signSign } from './doors/signs.ts';
import { createTicketOffice } from './doors/tickets.ts';
import { DEFAULT_LIMITS } from './operations/address-limits.ts';
import { openRounds } from './organizer/calibration-round.ts';
import { VenueHost } from './room/host.ts';
import { hostVenue } from './room/host-options.ts';
import type { KioskScreens } from './room/kiosk-lines.ts';
import { type Meter, NO_METER } from './room/meter.ts';
import type { Logger } from './room/ports.ts';
import { SignDoubts } from './room/sign-doubts.ts';
import { bindWorld } from './room/world-port.ts';
import { StoreWriter } from './room/writer.ts';
import type { RunningEvent } from './running-event.ts';
import type { Store } from './store/port.ts';
import { encodeVenue, type LoadedVenue } from './venues/library.ts';
import { prepareVenue, type ReadyVenue } from './venues/prepare.ts';
import { VenueVersions } from './venues/versions.ts';

/** What an event is opened from. */
export interface EventSource {
  /** Where the venue's file is read again; the demo venue when not given. */
  readonly path?: string | undefined;
  readonly loaded: LoadedVenue;
  /** The venue's groundwork where it was laid before. */
  readonly ground?: Groundwork;
  readonly plan: EventPlan;
  /** How many simulated people come; only to a demo. */
  readonly crowd: number;
}

export interface OpenEvent extends RunningEvent {
  readonly screens: KioskScreens;
  readonly host: VenueHost;
  readonly meter: Meter;
  totals(): Stats;
  /** They have left at another event of this server, and are forgotten: nothing of them stays here either. */
  leftElsewhere(person: string): void;
  /** End all lines with this code, and resolve when everything is written down. */
  close(code: number): Promise<void>;
  /** Let the simulated people in, when there are to be any. */
  startCrowd(): void;
  stopCrowd(): void;
}

/** What every event of a server shares. */
export interface EventHouse {
  /** Tickets that may be pending of one address. */
  readonly pendingTickets?: number;
  readonly store: Store;
  readonly log: Logger;
  /** Whoever leaves an event has left the server: is told of each, and of the event. */
  readonly left?: (person: string, event: string) => void;
  /** What is told of the work of this event's room; nothing when not given. */
  readonly meterOf?: (event: string) => Meter;
  readonly clock: () => number;
}

/** Open an event. The meetings that were under way when the server stopped go on. */
export async function openEvent(
  { loaded, ground, plan: opened, crowd, path }: EventSource,
  house: EventHouse,
): Promise<OpenEvent> {
  const { venue, hash } = loaded;
  let plan = opened;
  const { log, clock } = house;
  const meter = house.meterOf?.(plan.id) ?? NO_METER;
  const keys = await openEventKeys(house.store, plan.id);
  const store = crowd > 0 ? keepSimulatedApart(house.store) : house.store;
  let ways = buildWays(venue, ground);
  const badges = await openBadges({ store, keys, event: plan.id, list: () => plan.badges });
  const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const writer = new StoreWriter(log, pause);
  const openDesk = () =>
    openAdmission({
      store,
      plan,
      clock,
      write: (change) => new Promise((done) => writer.write('admission', change, done)),
    });
  let desk = await openDesk();
  /** Whoever holds it asks the desk of now. */
  const admission: AdmissionDesk = new Proxy(desk, { get: (_first, name) => Reflect.get(desk, name) });
  // All 53 bits that a number holds: who guessed them would know whose dot is whose.
  const seed = Number(randomBytes(8).readBigUInt64LE() >> 11n);
  const world = createWorld({
    venue,
    event: plan,
    ...ways,
    proofs: createProofs(keys, venue.id, admission),
    seed,
    now: clock(),
  });
  const calibration = openRounds(clock);
  const signDoubts = new SignDoubts();
  const host = await VenueHost.open({
    world: bindWorld(world),
    store: {
      ...store,
      async forgetPerson(person) {
        await store.forgetPerson(person);
        admission.left(person);
        signDoubts.forget(person);
        house.left?.(person, plan.id);
      },
    },
    badges,
    unwritten: (person) => admission.unwritten(person),
    scanned: (person, marker) => signDoubts.scanned(versions.current.venue, person, marker, clock()),
    log,
    meter,
    clock,
    pause,
    event: plan,
    venue: hostVenue(venue, hash),
  });
  const versions = new VenueVersions({ venue, hash, body: await encodeVenue(venue) });
  let publishing = false;
  let running: Crowd | null = null;

  function startCrowdOf(house: VenueFile): void {
    if (crowd === 0 || running !== null) return;
    const signOf = (marker: string) => signSign(keys.signs, house.id, marker);
    running = startCrowd({
      host,
      venue: house,
      event: plan,
      wayfinder: ways.wayfinder,
      signOf,
      count: crowd,
      seed: 1,
      clock,
      log,
    });
  }

  function take(next: ReadyVenue): void {
    if (next.hash === versions.current.hash) return;
    const renewed = buildWays(next.venue, unpackGround(next.ground, next.hash) ?? undefined);
    host.replaceVenue(next.venue, next.hash, renewed);
    versions.publish(next);
    ways = renewed;
    // The simulated begin anew, in the house as it is now.
    if (running !== null) {
      running.stop();
      running = null;
      startCrowdOf(next.venue);
    }
    log.info({ event: plan.id }, 'a new version of the venue is published');
  }

  async function replacePlan(next: EventPlan): Promise<void> {
    const letsIn = JSON.stringify(plan.admission);
    plan = next;
    host.replaceEvent(plan);
    if (JSON.stringify(plan.admission) === letsIn) return;
    await desk.settled();
    desk = await openDesk();
  }

  async function publish(known: string): Promise<Published> {
    const next = await prepareVenue({ path: path ?? DEMO_VENUE_ID }, known);
    if (next.kind === 'known') return { outcome: 'unchanged', venueHash: known };
    if (next.kind === 'faulty') return { outcome: 'faulty', faults: next.faults };
    if (next.venue.id !== venue.id) {
      const fault = `The file is of the venue "${next.venue.id}" now; this event is held in "${venue.id}".`;
      return { outcome: 'faulty', faults: [fault] };
    }
    take(next);
    return { outcome: 'published', venueHash: next.hash };
  }

  return {
    get plan() {
      return plan;
    },
    get venue() {
      return versions.current.venue;
    },
    get venueHash() {
      return versions.current.hash;
    },
    get wayfinder() {
      return ways.wayfinder;
    },
    venueFile: (wanted) => versions.file(wanted),
    async publishVenue(known = versions.current.hash) {
      if (publishing) return { outcome: 'busy' };
      publishing = true;
      try {
        return await publish(known);
      } finally {
        publishing = false;
      }
    },
    takeVenue: take,
    replacePlan,
    keys,
    badges: {
      ...badges,
      async takeBack(badge) {
        const isListed = await badges.takeBack(badge);
        if (isListed) host.system({ type: 'unbound', badge });
        return isListed;
      },
    },
    admission,
    tickets: createTicketOffice(clock, house.pendingTickets ?? DEFAULT_LIMITS.pendingTickets),
    signDoubts,
    screens: {
      codeOf({ marker, key }) {
        const house = versions.current.venue;
        const isGood =
          house.markers.some(({ id, kind }) => id === marker && kind === 'qr') &&
          opensKiosk(keys.signs, house.id, marker, key);
        return isGood ? screenCode(keys.signs, house.id, marker, clock()) : null;
      },
      shown(marker, code) {
        const outcome = host.system({ type: 'shown-at-kiosk', marker, code });
        return outcome.ok ? null : outcome.refusal;
      },
    },
    // The room takes its event's id.
    roomId: plan.id,
    counts: () => host.counts,
    totals: () => stats(world),
    remembers: async (person) => (await store.encounters(person, plan.id)).length > 0,
    calibration,
    heard: (sighting) => {
      calibration.heard(sighting);
      host.system(sighting);
    },
    putOut: (person) => host.putOut(person),
    leftElsewhere(person) {
      admission.left(person);
      host.putOut(person, CLOSE.forgotten);
    },
    host,
    async close(code) {
      await Promise.all([host.close(code), admission.settled()]);
    },
    meter,
    startCrowd: () => startCrowdOf(versions.current.venue),
    stopCrowd() {
      running?.stop();
      running = null;
    },
  };
}
