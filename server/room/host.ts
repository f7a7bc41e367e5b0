/**
 * The host of one event in one venue: the World, its store and those who are connected, without any socket. A Colyseus
 * room is a thin shell around it; the crowd of the demo comes to it directly, with the same commands.
 */

import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import type { Command, CommandEnvelope, CommandType } from '../../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import type { Refusal } from '../../shared/protocol/refusals.ts';
import { CLOSE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Ways } from '../../shared/routing/build-ways.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type Outcome, SYSTEM, type SystemCommand, type WorldEvent } from '../../shared/world/events.ts';
import { eventTexts } from './event-texts.ts';
import { FrameSender, type InView, type Viewer } from './frames.ts';
import { type Connection, type HostOptions, type HostVenue, hostVenue } from './host-options.ts';
import { type Meter, NO_METER } from './meter.ts';
import type { Outlet, PublicCounts } from './ports.ts';
import { keyOf, knownOf, perform, personKey } from './store-changes.ts';
import { TickTimes } from './tick-times.ts';
import { traceOf } from './trace.ts';
import { StoreWriter } from './writer.ts';

/** What the World is told when a change is durable; null: nothing came of it. */
type Stored = (told: SystemCommand | null) => void;

/** What is done only once it is durable: who has read that it is done finds it so after any crash. */
const DONE_ONCE_STORED: ReadonlySet<CommandType> = new Set([
  'bind-badge',
  'block',
  'keep',
  'block-encounter',
  'forget-encounter',
  'leave',
]);

interface Line {
  readonly person: string;
  readonly outlet: Outlet;
  /** Null for the simulated, who are sent no frames. */
  viewer: Viewer | null;
}

export class VenueHost {
  readonly times: TickTimes;
  readonly #options: HostOptions;
  readonly #writer: StoreWriter;
  #venue: HostVenue;
  #encounterDays: number;
  /** How the event reads since its plan was changed; null: as it did at the start. */
  #texts: NoticeOf<'event'> | null = null;
  #encoder: FloorEncoder;
  #frames: FrameSender;
  readonly #lines = new Map<string, Line>();
  readonly #meter: Meter;
  /** When scans and badges came that no frame has shown yet. */
  readonly #unseen: number[] = [];
  #counts: PublicCounts = { areas: [], density: [], present: 0, open: 0 };

  private constructor(options: HostOptions) {
    this.#options = options;
    this.#meter = options.meter ?? NO_METER;
    this.times = new TickTimes(this.#meter);
    this.#writer = new StoreWriter(options.log, options.pause);
    this.#venue = options.venue;
    this.#encounterDays = options.event.encounterDays;
    [this.#encoder, this.#frames] = this.#floorOf(options.venue);
  }

  #floorOf({ levels, areas, extents }: HostVenue): [FloorEncoder, FrameSender] {
    const { world } = this.#options;
    const encoder = new FloorEncoder(levels, areas);
    const inView: InView = (level, view) => world.inView(level, view);
    return [encoder, new FrameSender(encoder, levels, inView, (what, run) => this.#guard(what, run), extents)];
  }

  /** A host that knows what the store has kept: the meetings that were under way, and whose badge is whose. */
  static async open(options: HostOptions): Promise<VenueHost> {
    const host = new VenueHost(options);
    const { store, event } = options;
    for (const { badge, person } of await store.bindings(event.id)) host.system({ type: 'bound', badge, who: person });
    host.system({ type: 'cards-dealt', marks: await store.cardMarks(event.id) });
    for (const { id, body } of await store.meetings(event.id)) {
      if (host.system({ type: 'restore-meeting', meeting: id, body }).ok) continue;
      options.log.warn({}, 'a stored meeting could not be read and is erased');
      host.#store({ kind: 'meeting-erase', meeting: id });
    }
    return host;
  }

  get venueHash(): string {
    return this.#venue.hash;
  }

  /**
   * Take a new version of the venue, with people inside. Each phone hears of it before anything that is told by the new
   * file, and is sent the floor anew. When it throws, the old version holds.
   */
  replaceVenue(venue: VenueFile, hash: string, ways: Ways): void {
    const { world, clock } = this.#options;
    const events = world.replaceVenue(venue, ways, clock());
    this.#venue = hostVenue(venue, hash);
    [this.#encoder, this.#frames] = this.#floorOf(this.#venue);
    this.#counts = world.countsNow();
    for (const line of this.#lines.values()) {
      this.#tell(line, { type: 'venue', venueHash: hash });
      if (line.viewer === null) continue;
      const { look, isAway } = line.viewer;
      line.viewer = Object.assign(this.#frames.add(line.outlet), { look, isAway, again: true });
    }
    this.#dispatch(events);
  }

  /** Take a new plan of the event, with people inside. */
  replaceEvent(plan: EventPlan): void {
    this.#options.world.replaceEvent(plan);
    this.#encounterDays = plan.encounterDays;
    this.#texts = { type: 'event', ...eventTexts(plan) };
    for (const line of this.#lines.values()) this.#tell(line, this.#texts);
  }

  /** What everybody may know; another object when it has changed. */
  get counts(): PublicCounts {
    return this.#counts;
  }

  /** Figures for health and metrics. */
  get figures() {
    const phones = [...this.#lines.values()].filter(({ viewer }) => viewer !== null).length;
    return { lines: this.#lines.size, phones, storeWaiting: this.#writer.waiting };
  }

  /**
   * Connect a person, once the store has told what it knows of them; rejects when it cannot. A line that this person
   * already has is ended: the new one goes on.
   */
  async connect(person: string, outlet: Outlet, simulated = false): Promise<Connection> {
    const { store, event, world, clock } = this.#options;
    await this.#writer.settled(personKey(person));
    const known = await knownOf(person, store, event.id);
    const before = this.#lines.get(person);
    if (before !== undefined) this.#end(before, CLOSE.continuedElsewhere);
    const line: Line = { person, outlet, viewer: simulated ? null : this.#frames.add(outlet) };
    this.#lines.set(person, line);
    this.system({ type: 'connected', who: person, simulated });
    this.#tell(line, {
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      now: clock(),
      venue: this.#venue.id,
      venueHash: this.#venue.hash,
      profile: world.profileOf(person),
    });
    // The page of somebody who comes back may be older than the last change.
    if (this.#texts !== null) this.#tell(line, this.#texts);
    this.system(known);
    return {
      person,
      command: (envelope) => {
        if (this.#lines.get(person) === line) this.#command(line, envelope);
      },
      disconnect: () => {
        if (this.#lines.get(person) !== line) return;
        this.#remove(line);
        this.system({ type: 'disconnected', who: person });
      },
    };
  }

  /** Give the World a command of the server's own, such as what a gateway heard. */
  system(command: SystemCommand): Outcome {
    return this.#apply(SYSTEM, command);
  }

  /** This person is a guest from now on, and their line is ended with this code; what they wrote with others stays. */
  putOut(person: string, code: number = CLOSE.putOut): void {
    this.system({ type: 'put-out', who: person });
    const line = this.#lines.get(person);
    if (line === undefined) return;
    this.#end(line, code);
    this.system({ type: 'disconnected', who: person });
  }

  /** Time has passed: five times a second. */
  tick(): void {
    const { world, clock } = this.#options;
    this.times.begin();
    this.#guard('advance', () => this.#dispatch(world.advance(clock(), (part) => this.times.part(part))));
    this.times.part('dispatch');
    this.#guard('frames', () => {
      this.#encoder.update(world.shownNow());
      this.times.part('cells');
      for (const { person, viewer } of this.#lines.values()) {
        if (viewer !== null) this.#frames.prepare(viewer, world.visibleTo(person));
      }
      this.times.part('interest');
      this.#frames.flush();
    });
    this.times.part('sending');
    for (const at of this.#unseen.splice(0)) this.#meter.dotDelayed(performance.now() - at);
    this.#guard('counts', () => {
      this.#counts = world.countsNow();
    });
    this.times.part('counts');
    this.times.end();
  }

  /** End all lines, and resolve when everything is written down. */
  async close(code: number): Promise<void> {
    for (const line of [...this.#lines.values()]) this.#end(line, code);
    await this.#writer.settled();
  }

  #command(line: Line, { n, command }: CommandEnvelope): void {
    const answer = (refusal: Refusal | null) => {
      if (refusal === null) {
        this.#tell(line, { type: 'done', n });
        return;
      }
      this.#meter.refused(refusal);
      this.#tell(line, { type: 'refused', n, command: command.type, refusal });
    };
    if (command.type === 'look' && this.#encoder.levelIndex(command.level) === null) {
      answer('not-understood');
      return;
    }
    const waits = DONE_ONCE_STORED.has(command.type);
    let unwritten = 0;
    const stored = (told: SystemCommand | null) => {
      unwritten -= 1;
      if (!waits || unwritten > 0) return;
      // Whose a badge is the store alone knows.
      answer(command.type === 'bind-badge' && told === null ? 'badge-not-bound' : null);
    };
    const outcome = this.#apply(line.person, command, stored);
    if (!outcome.ok) {
      answer(outcome.refusal);
      return;
    }
    unwritten = outcome.events.filter(({ type }) => type === 'store').length;
    if (command.type === 'look') look(line, command);
    if (command.type === 'present' && line.viewer !== null) line.viewer.isAway = !command.visible;
    const code = command.type === 'join' ? this.#options.unwritten?.(line.person) : null;
    if (code) void code.then(() => answer(null));
    else if (!waits || unwritten === 0) answer(null);
  }

  /** @param stored is told what came of each change that the store was asked for */
  #apply(who: string | typeof SYSTEM, command: Command | SystemCommand, stored?: Stored): Outcome {
    let outcome: Outcome = { ok: false, refusal: 'not-understood' };
    this.#guard(command.type, () => {
      outcome = this.#options.world.apply(who, command, this.#options.clock());
      if (!outcome.ok) return;
      if (command.type === 'scan' || command.type === 'badge-heard') this.#unseen.push(performance.now());
      if (command.type === 'scan' && who !== SYSTEM) this.#options.scanned?.(who, command.marker);
      this.#dispatch(outcome.events, stored);
    });
    return outcome;
  }

  #dispatch(events: readonly WorldEvent[], stored?: Stored): void {
    for (const event of events) {
      if (event.type === 'store') {
        this.#store(event.change, stored);
        continue;
      }
      const line = this.#lines.get(event.type === 'forgotten' ? event.who : event.to);
      if (line === undefined) continue;
      if (event.type === 'forgotten') this.#end(line, CLOSE.forgotten);
      else this.#tell(line, event.notice);
    }
  }

  #store(change: Extract<WorldEvent, { type: 'store' }>['change'], stored?: Stored): void {
    const { store, badges, event, clock } = this.#options;
    const context = { store, badges, event: event.id, encounterDays: this.#encounterDays };
    this.#writer.write(
      keyOf(change),
      () => perform(change, context, clock()),
      (told) => {
        if (told !== null) this.system(told);
        stored?.(told);
      },
    );
  }

  #tell(line: Line, notice: Notice): void {
    this.#guard('notice', () => line.outlet.notice(notice));
  }

  #end(line: Line, code: number): void {
    this.#remove(line);
    this.#guard('close', () => line.outlet.close(code));
  }

  #remove(line: Line): void {
    this.#lines.delete(line.person);
    if (line.viewer !== null) this.#frames.remove(line.viewer);
  }

  /** A bug of ours in one thing must not end the room for all: it is logged by where it was, without what it said. */
  #guard(what: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#options.log.error({ what, ...traceOf(error) }, 'a bug of ours');
    }
  }
}

/** Takes effect at the next tick, so however often somebody looks, they are sent one view a tick. */
function look({ viewer }: Line, { again, level, minX, minY, maxX, maxY }: Command & { type: 'look' }): void {
  if (viewer === null) return;
  viewer.look = { level, minX, minY, maxX, maxY };
  viewer.again ||= again;
}
