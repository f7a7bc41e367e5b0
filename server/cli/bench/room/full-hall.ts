/** The hall with its people in it: a real host and World, people who walk, scan, stay on their page and answer cards. */

import { OPEN_PROOFS } from '../../../../shared/crowd/simulation/open-proofs.ts';
import type { Milliseconds, Point } from '../../../../shared/geometry/point.ts';
import { moveTo } from '../../../../shared/positioning/track.ts';
import type { Command } from '../../../../shared/protocol/commands.ts';
import { buildWays } from '../../../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../../../shared/venue/demo/default-event.ts';
import type { VenueFile } from '../../../../shared/venue/venue-file.ts';
import { createWorld, type World } from '../../../../shared/world/index.ts';
import { VenueHost } from '../../../room/host.ts';
import { type Connection, hostVenue } from '../../../room/host-options.ts';
import type { Meter } from '../../../room/meter.ts';
import { framed } from '../../../room/one-write.ts';
import type { Outlet } from '../../../room/ports.ts';
import { bindWorld } from '../../../room/world-port.ts';
import { createMemoryStore } from '../../../store/memory.ts';
import { seeded } from '../seeded.ts';
import { hallFor, ROOM, roomsASide } from './hall.ts';

export const TICK_MS = 200;
const MORNING = Date.UTC(2026, 10, 23, 9);
/** Free walking speeds, in metres a second: the middle four fifths of what is observed. */
const SLOWEST = 1.1;
const SPREAD = 0.65;
/** Nobody walks nearer to a wall of their room, in metres. */
const FROM_WALLS = 1;
/** A page says so often that it is on screen; in ticks. */
const PRESENT_EVERY = 40;
/** Each scans a sign this often, in ticks: the place of who stands stays exact. */
const CONFIRMED_EVERY = 500;
/** The page of who walks follows them: it looks anew this often, in ticks. */
const FOLLOWED_EVERY = 25;
/** A meeting goes on for so long before one of the two ends it and both open again, in ticks. */
const MEETING_TICKS = 150;

/** A view of this size around a phone's person, or of the whole level. */
export type View = { readonly width: number; readonly height: number } | 'level';

export interface HallOptions {
  readonly people: number;
  /** Shares of them, from 0 to 1. */
  readonly open: number;
  readonly moving: number;
  /** What each phone shows around its person, in metres; the whole level; nothing when not given. */
  readonly view?: View;
  /** So many of the first stand where they scanned, and have no topics: they are there to look on. */
  readonly still?: number;
  /** People may be sent to meet: else nobody gets a card, and all stay on the map. */
  readonly meet?: boolean;
  readonly seed?: number;
  readonly meter?: Meter;
  /** The clock; the hall's own, which stands between two ticks, when not given. */
  readonly clock?: () => Milliseconds;
}

/** A phone without a socket: what would be written to it is made, and goes nowhere. */
export const NO_OUTLET: Outlet = {
  notice() {},
  floor() {},
  own() {},
  frames(own, floor) {
    framed(own, floor, false);
    return false;
  },
  close() {},
  bufferedAmount: () => 0,
};

export class FullHall {
  readonly venue: VenueFile;
  readonly world: World;
  readonly host: VenueHost;
  readonly people: readonly string[];
  readonly #options: HallOptions;
  readonly #random: () => number;
  readonly #connections = new Map<string, Connection>();
  readonly #answered = new Set<string>();
  readonly #ends = new Map<string, number>();
  #now: Milliseconds;
  #ticks = 0;
  #n = 0;

  private constructor(options: HallOptions, venue: VenueFile, world: World, host: VenueHost, now: Milliseconds) {
    this.#options = options;
    this.venue = venue;
    this.world = world;
    this.host = host;
    this.people = Array.from({ length: options.people }, (_, i) => `p${i}`);
    this.#random = seeded(options.seed ?? 20261123);
    this.#now = now;
  }

  static async build(options: HallOptions): Promise<FullHall> {
    const venue = hallFor(options.people, options.meet ? 'lounge' : 'room');
    const event = { ...defaultEvent(venue.id), demo: true };
    const now = options.clock?.() ?? MORNING;
    const world = createWorld({ venue, event, ...buildWays(venue), proofs: OPEN_PROOFS, seed: 1, now });
    let hall: FullHall | null = null;
    const host = await VenueHost.open({
      world: bindWorld(world),
      store: createMemoryStore(),
      badges: { check: () => true },
      log: { info() {}, warn: console.error, error: console.error },
      ...(options.meter && { meter: options.meter }),
      clock: options.clock ?? (() => hall?.now ?? now),
      pause: async () => {},
      event: { id: event.id, encounterDays: event.encounterDays },
      venue: hostVenue(venue, 'hash'),
    });
    hall = new FullHall(options, venue, world, host, now);
    return hall;
  }

  get now(): Milliseconds {
    return this.#options.clock?.() ?? this.#now;
  }

  /** Let everybody in, by a line to this outlet, and open those who are to be. */
  async fill(outletOf: (person: string) => Outlet = () => NO_OUTLET): Promise<void> {
    for (const person of this.people) this.#connections.set(person, await this.host.connect(person, outletOf(person)));
    for (const person of this.people) {
      this.joins(person);
      this.looks(person);
    }
  }

  /** Somebody who is connected joins, scans, opens if they are to, and stands somewhere. */
  joins(person: string): void {
    const index = Number(person.slice(1));
    const { topics } = this.world.event;
    const still = index < (this.#options.still ?? 0);
    const some = () => (still ? [] : [...new Set([0, 1, 2].map(() => this.#pick(topics).id))]);
    this.do(person, {
      type: 'join',
      profile: {
        firstName: `Person ${index}`,
        gives: some(),
        seeks: some(),
        giveLine: `what number ${index} can give`,
        seekLine: '',
        languages: ['en'],
      },
      oldEnough: true,
    });
    const marker = still ? this.venue.markers[0] : this.#pick(this.venue.markers);
    this.do(person, { type: 'scan', marker: marker?.id ?? '', signature: '' });
    if (index % 100 < this.#options.open * 100) this.do(person, { type: 'open', minutes: 60, show: 'spot' });
    this.do(person, { type: 'present', visible: true });
    if (still) return;
    const me = this.world.attendees.get(person);
    const side = roomsASide(this.people.length);
    const room = { x: Math.floor(this.#random() * side) * ROOM, y: Math.floor(this.#random() * side) * ROOM };
    const { x, y } = this.#somewhereIn(room);
    const place = { level: '0', x, y };
    if (me?.track) me.track = moveTo(me.track, place, this.world.derived.index.areaAt(place)?.id ?? null);
    this.world.derived.attendees = null;
  }

  /** Somebody asks for something; those who are on a socket are told of it as of their own. */
  do(person: string, command: Command): void {
    const connection = this.#connections.get(person);
    this.#n += 1;
    connection?.command({ n: this.#n, command });
  }

  /** Who has come over a socket is spoken for by this line. */
  speaksFor(connection: Connection): void {
    this.#connections.set(connection.person, connection);
  }

  /** Somebody's page looks at what the hall's options say, from where they stand. */
  looks(person: string): void {
    const { view } = this.#options;
    const body = this.world.attendees.get(person)?.track?.body;
    if (!body || view === undefined) return;
    const side = roomsASide(this.people.length) * ROOM;
    const [width, height] = view === 'level' ? [side, side] : [view.width, view.height];
    const { x, y } = view === 'level' ? { x: side / 2, y: side / 2 } : body;
    const rectangle = { minX: x - width / 2, minY: y - height / 2, maxX: x + width / 2, maxY: y + height / 2 };
    this.do(person, { type: 'look', level: '0', ...rectangle, again: false });
  }

  /** What people do between two ticks. */
  live(): void {
    this.#ticks += 1;
    this.#now += TICK_MS;
    const tick = this.#ticks;
    for (const [index, person] of this.people.entries()) {
      if (this.#options.clock === undefined && (tick + index) % PRESENT_EVERY === 0)
        this.do(person, { type: 'present', visible: true });
      const me = this.world.attendees.get(person);
      if (!me?.track) continue;
      const walks = this.#walks(index);
      if (walks && (tick + index) % FOLLOWED_EVERY === 0 && this.#options.view !== 'level') this.looks(person);
      if ((tick + index) % CONFIRMED_EVERY === 0) me.track = { ...me.track, fix: { ...me.track.fix, at: this.now } };
      if (walks && me.meeting === null && !this.world.derived.motion.isWalking(person))
        this.#walkOn(person, me.track.body);
    }
    this.#answerCards();
  }

  #walks(index: number): boolean {
    return index >= (this.#options.still ?? 0) && index % 1000 < this.#options.moving * 1000;
  }

  /** Half of all say yes; who meets ends it after half a minute and opens again. */
  #answerCards(): void {
    for (const { id, members } of this.world.proposals.values()) {
      if (this.#answered.has(id)) continue;
      this.#answered.add(id);
      for (const { who } of members) this.do(who, { type: 'answer', proposal: id, yes: this.#random() < 0.7 });
    }
    for (const { id, members } of this.world.meetings.values()) {
      const end = this.#ends.get(id) ?? this.#ticks + MEETING_TICKS;
      this.#ends.set(id, end);
      const [first] = members;
      if (this.#ticks < end || !first) continue;
      this.do(first.who, { type: 'end' });
      for (const { who } of members) this.do(who, { type: 'open', minutes: 60, show: 'spot' });
    }
  }

  /** On to another place of the same room: straight there, at a walker's pace. */
  #walkOn(person: string, from: Point & { readonly level: string }): void {
    const room = { x: Math.floor(from.x / ROOM) * ROOM, y: Math.floor(from.y / ROOM) * ROOM };
    this.world.derived.motion.walk(
      person,
      from.level,
      [from, this.#somewhereIn(room)],
      SLOWEST + this.#random() * SPREAD,
    );
  }

  #somewhereIn(room: Point): Point {
    const along = () => FROM_WALLS + this.#random() * (ROOM - 2 * FROM_WALLS);
    return { x: room.x + along(), y: room.y + along() };
  }

  #pick<T>(of: readonly T[]): T {
    const one = of[Math.floor(this.#random() * of.length)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  }
}
