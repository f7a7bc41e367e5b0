import { expect, test } from 'vitest';
import type { Rectangle } from '../../shared/geometry/point.ts';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import { sameCard } from '../../shared/interest/same-card.ts';
import type { Placement, Shown } from '../../shared/interest/shown.ts';
import { moveTo } from '../../shared/positioning/track.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { buildWays } from '../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { MORNING, openSeals, profileOf } from '../../shared/world/fixture.ts';
import { createWorld, shownNow, visibleTo, type World } from '../../shared/world/index.ts';
import { blockBoth } from '../../shared/world/world.ts';
import { hallFor, ROOM, roomsASide } from '../cli/bench/room/hall.ts';
import { createMemoryStore } from '../store/memory.ts';
import { SURROUNDINGS_METRES } from './frames.ts';
import { VenueHost } from './host.ts';
import { type Connection, hostVenue } from './host-options.ts';
import type { Look } from './outlooks.ts';
import { chances } from './restless.ts';
import { recordingLog } from './testing.ts';
import { bindWorld } from './world-port.ts';

/** As many as one has the patience for: VISAVIS_FUZZ_WALKERS=10000 wants tens of minutes on a quiet machine. */
const PEOPLE = Number(process.env.VISAVIS_FUZZ_WALKERS ?? 150);
const TICKS = Number(process.env.VISAVIS_FUZZ_TICKS ?? 100);
const SEED = Number(process.env.VISAVIS_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const TICK_MS = 200;
const MINUTE = 60_000;
/** Who moves within a cell that is not close is told once in so many ticks. */
const CALM_TICKS = 5;
/** A place is told to half a step of 2 cm. */
const EXACT = 0.0101;
/**
 * What is this near to their person a phone is told every tick, wherever that stands in its cell; but for a cell that they
 * have come near to within the last second.
 */
const CLOSE_METRES = 7;
/** As many are looked at as faces are told of: the rest is counts. */
const WIDEST_VIEW = 130;
/** Most look at what is around them: what ten thousand phones know at once must have room in one process. */
const VIEWS = [24, 24, 24, 24, 24, 24, 60, 60, 60, WIDEST_VIEW];
/** This share is shown as an area, each of whom every phone knows: of thousands, some dozens at first. */
const AS_AREAS = Math.min(0.2, 60 / PEOPLE);
/** With so many or more, each tick is told, for who waits. */
const MANY = 1_000;

/** The hall of the room bench, on two levels. */
function twoHalls(people: number): VenueFile {
  const hall = hallFor(people / 2);
  const [ground] = hall.levels;
  if (ground === undefined) throw new Error('the hall has a level');
  const above = <T extends { readonly id: string; readonly level: string }>(all: readonly T[]): T[] => [
    ...all,
    ...all.map((one) => ({ ...one, id: `${one.id}-above`, level: '1' })),
  ];
  return {
    ...hall,
    levels: [ground, { ...ground, id: '1', ordinal: 1, shortName: '1' }],
    areas: above(hall.areas),
    walls: above(hall.walls),
    meetingPoints: [],
    markers: above(hall.markers).map((marker) =>
      marker.level === '1' ? { ...marker, area: `${marker.area}-above` } : marker,
    ),
  };
}

/** A phone that may lose a frame, as no phone of ours does, and then asks again. */
class Walker {
  readonly person: string;
  connection: Connection | null = null;
  decoder: FloorDecoder;
  look: Look | null = null;
  isAway = false;
  /** Loses the next frame. */
  loses = false;
  /** It has lost a frame, and not yet asked for everything again. */
  isBehind = false;
  /** It was let see nothing but counts of what it looks at. */
  ended = false;

  constructor(person: string, decoder: FloorDecoder) {
    this.person = person;
    this.decoder = decoder;
  }

  hear(bytes: Uint8Array): void {
    if (this.loses) {
      this.loses = false;
      this.isBehind = true;
      return;
    }
    this.decoder.apply(bytes);
    this.isBehind ||= this.decoder.needsFull;
  }
}

class Hall {
  readonly venue = twoHalls(PEOPLE);
  readonly random = chances(SEED);
  readonly world: World;
  readonly log = recordingLog();
  readonly walkers: Walker[] = [];
  /** Where everybody was shown in each of the last ticks, by dot. */
  readonly past: ReadonlyMap<number, Shown>[] = [];
  readonly seen = { faces: 0, hidden: 0, healed: 0, blind: 0 };
  /** Of those who are close, how many were where they are, and where they were up to a second before. */
  readonly close = { now: 0, late: 0 };
  readonly #host: Promise<VenueHost>;
  #now = MORNING;
  #n = 0;
  #ticks = 0;

  constructor() {
    const { venue } = this;
    const event = { ...defaultEvent(venue.id), demo: true };
    this.world = createWorld({ venue, event, ...buildWays(venue), proofs: openSeals, seed: 1, now: this.#now });
    this.#host = VenueHost.open({
      world: bindWorld(this.world),
      store: createMemoryStore(),
      badges: { check: () => true },
      log: this.log.log,
      clock: () => this.#now,
      pause: async () => {},
      event: { id: event.id, encounterDays: event.encounterDays },
      venue: hostVenue(venue, 'hash'),
    });
  }

  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)] as T;
  }

  do({ connection }: Walker, command: Command): void {
    this.#n += 1;
    connection?.command({ n: this.#n, command });
  }

  async fill(): Promise<void> {
    for (let i = 0; i < PEOPLE; i++) {
      const walker = new Walker(`p${i}`, this.#decoder());
      this.walkers.push(walker);
      await this.#comes(walker);
    }
  }

  #decoder(): FloorDecoder {
    const { levels, areas } = this.venue;
    return new FloorDecoder(
      levels.map(({ id }) => id),
      areas.map(({ id }) => id),
    );
  }

  async #comes(walker: Walker): Promise<void> {
    const host = await this.#host;
    walker.decoder = this.#decoder();
    walker.ended = walker.isAway = walker.loses = walker.isBehind = false;
    walker.look = null;
    walker.connection = await host.connect(walker.person, {
      notice: () => {},
      floor: (bytes) => walker.hear(bytes),
      own: () => {},
      close: () => {
        walker.ended = true;
      },
    });
    this.do(walker, { type: 'join', profile: profileOf(walker.person, {}), oldEnough: true });
    this.#scan(walker);
    this.do(walker, { type: 'open', minutes: 60, show: this.random() < AS_AREAS ? 'area' : 'spot' });
    this.#lookAround(walker);
  }

  #scan(walker: Walker): void {
    const { id } = this.pick(this.venue.markers);
    this.do(walker, { type: 'scan', marker: id, signature: `signed ${id}` });
  }

  #lookAround(walker: Walker): void {
    const body = this.world.attendees.get(walker.person)?.track?.body;
    const side = roomsASide(PEOPLE / 2) * ROOM;
    const size = this.pick(VIEWS);
    const [x, y] = body && this.random() < 0.7 ? [body.x, body.y] : [this.random() * side, this.random() * side];
    const level = body && this.random() < 0.7 ? body.level : this.pick(this.venue.levels).id;
    const view = { minX: x - size / 2, minY: y - size / 2, maxX: x + size / 2, maxY: y + size / 2 };
    walker.look = { level, ...view };
    this.do(walker, { type: 'look', level, ...view, again: false });
  }

  /** What some of them do between two ticks. */
  async live(): Promise<void> {
    for (const walker of this.walkers) {
      if (walker.ended) await this.#comes(walker);
      this.#walks(walker);
      if (this.random() < 0.05) await this.#acts(walker);
    }
    this.world.derived.attendees = null;
  }

  #walks({ person }: Walker): void {
    const me = this.world.attendees.get(person);
    if (!me?.track || this.random() < 0.6) return;
    const side = roomsASide(PEOPLE / 2) * ROOM;
    const on = (from: number) => Math.min(side - 1, Math.max(1, from + (this.random() - 0.5) * 0.6));
    const place = { level: me.track.body.level, x: on(me.track.body.x), y: on(me.track.body.y) };
    me.track = moveTo(me.track, place, this.world.derived.index.areaAt(place)?.id ?? null);
  }

  async #acts(walker: Walker): Promise<void> {
    const acts: readonly (() => void | Promise<void>)[] = [
      () => this.#lookAround(walker),
      () => this.#lookAround(walker),
      () => this.#lookAround(walker),
      () => this.#scan(walker),
      () => this.do(walker, { type: 'close' }),
      () => this.do(walker, { type: 'open', minutes: 60, show: this.pick(['spot', 'spot', 'area']) }),
      () => this.do(walker, { type: 'open', minutes: 60, show: 'spot' }),
      () => {
        const other = this.pick(this.walkers).person;
        if (other !== walker.person && this.world.attendees.has(other) && this.world.attendees.has(walker.person))
          blockBoth(this.world, walker.person, other);
      },
      () => this.do(walker, { type: 'leave' }),
      async () => {
        walker.connection?.disconnect();
        await this.#comes(walker);
      },
      () => {
        walker.loses = true;
      },
      () => {
        walker.isAway = !walker.isAway;
        this.do(walker, { type: 'present', visible: !walker.isAway });
      },
    ];
    await this.pick(acts)();
  }

  async tick(): Promise<void> {
    this.#now += TICK_MS;
    this.#ticks += 1;
    // Their pages say so every few seconds, else nobody sees them any more.
    if (this.#ticks % 40 === 0)
      for (const walker of this.walkers) this.do(walker, { type: 'present', visible: !walker.isAway });
    (await this.#host).tick();
    this.past.unshift(new Map(shownNow(this.world).map((one) => [one.dot, one])));
    this.past.length = Math.min(this.past.length, CALM_TICKS + 1);
  }

  /** What this phone knows is what the gate lets it: nobody else, nobody less, and each where they are. */
  check(walker: Walker): void {
    const { person, decoder, look } = walker;
    const about = `seed ${SEED}, tick ${this.#ticks}, ${person}`;
    const { shared, hidden, own } = visibleTo(this.world, person);
    if (!shared) {
      expect(decoder.dots.size, `${about} may see nobody`).toBe(0);
      this.seen.blind += 1;
      return;
    }
    const [now = NOBODY, ...before] = this.past;
    for (const [dot, known] of decoder.dots) {
      const truth = now.get(dot);
      if (truth === undefined || hidden.has(truth.attendee))
        throw new Error(`${about} knows of dot ${dot}, who is not there for them`);
      if (!sameCard(known.card, truth.card)) throw new Error(`${about} has other words for dot ${dot}`);
      const far = own.body === null ? Number.POSITIVE_INFINITY : distance(own.body, truth);
      const isNow = isAt(known, now.get(dot));
      if (far < CLOSE_METRES) this.close[isNow ? 'now' : 'late'] += 1;
      if (!isNow && !before.some((tick) => isAt(known, tick.get(dot))))
        throw new Error(`${about} has dot ${dot} at ${JSON.stringify(known)}, who is at ${JSON.stringify(truth)}`);
    }
    this.seen.faces += decoder.dots.size;
    for (const [dot, one] of now) {
      if (decoder.dots.has(dot)) continue;
      if (hidden.has(one.attendee)) {
        this.seen.hidden += 1;
        continue;
      }
      const far = own.body === null ? Number.POSITIVE_INFINITY : distance(own.body, one);
      const isLookedAt = look !== null && look.level === one.level && isIn(look, one.placement);
      if (far < SURROUNDINGS_METRES || isLookedAt)
        throw new Error(`${about} does not know of dot ${dot}, at ${JSON.stringify(one)}, ${far} m away`);
    }
  }
}

const distance = (
  body: { readonly level: string; readonly x: number; readonly y: number },
  { level, placement }: { readonly level: string; readonly placement: Placement },
): number =>
  placement.kind === 'spot' && level === body.level
    ? Math.hypot(placement.x - body.x, placement.y - body.y)
    : Number.POSITIVE_INFINITY;

const isIn = ({ minX, minY, maxX, maxY }: Rectangle, placement: Placement): boolean =>
  placement.kind === 'area' ||
  (placement.x >= minX && placement.x <= maxX && placement.y >= minY && placement.y <= maxY);

function isAt(
  known: { readonly level: string; readonly placement: Placement },
  truth: { readonly level: string; readonly placement: Placement } | undefined,
): boolean {
  if (truth?.level !== known.level) return false;
  const [a, b] = [known.placement, truth.placement];
  if (a.kind === 'area') return b.kind === 'area' && a.area === b.area;
  return b.kind === 'spot' && Math.abs(a.x - b.x) <= EXACT && Math.abs(a.y - b.y) <= EXACT;
}

const NOBODY: ReadonlyMap<number, Shown> = new Map();
const NOWHERE = { minX: 0, minY: 0, maxX: 0, maxY: 0 };

test('RM 92 whatever a hall full of people does and looks at, after every tick each phone knows whom the gate lets it see, where they are, and nobody else', {
  timeout: 60 * MINUTE,
}, async () => {
  console.info(`${PEOPLE} walkers, ${TICKS} ticks, seed ${SEED}`);
  const hall = new Hall();
  await hall.fill();
  for (let tick = 0; tick < TICKS; tick++) {
    await hall.live();
    await hall.tick();
    for (const walker of hall.walkers) {
      if (walker.isAway || walker.ended) continue;
      if (walker.isBehind) {
        // A phone asks once it notices; one whose floor is quiet may not notice for a while.
        if (walker.decoder.needsFull || hall.random() < 0.3) {
          hall.do(walker, { type: 'look', ...(walker.look ?? { level: '0', ...NOWHERE }), again: true });
          walker.isBehind = false;
          hall.seen.healed += 1;
        }
        continue;
      }
      hall.check(walker);
    }
    if (PEOPLE >= MANY)
      console.info(`tick ${tick + 1}, ${Math.round(performance.now() / 1_000)} s, ${hall.seen.faces} faces`);
  }
  console.info(JSON.stringify({ ...hall.seen, ...hall.close }));
  expect(hall.close.late / (hall.close.now + hall.close.late)).toBeLessThan(0.1);
  expect(hall.log.lines).toEqual([]);
  for (const [what, count] of Object.entries(hall.seen)) expect(count, what).toBeGreaterThan(5);
});
