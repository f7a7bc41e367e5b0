/** An event on stage for the tests of the host: the demo venue, a real World, a clock that only the test moves, and phones. */
import { expect } from 'vitest';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import { decodeOwn } from '../../shared/interest/own-frame.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import { buildWays } from '../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { demoHouse, MORNING, openSeals, profileOf } from '../../shared/world/fixture.ts';
import { createWorld } from '../../shared/world/index.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { VenueHost } from './host.ts';
import { type Connection, hostVenue } from './host-options.ts';
import type { WorldPort } from './ports.ts';
import { recordingLog } from './testing.ts';
import { bindWorld } from './world-port.ts';

export const TICK: Milliseconds = 200;
export const ADA = profileOf('Ada', { giveLine: 'I teach the guitar', seekLine: 'pottery' });
export const BEN = profileOf('Ben', { giveLine: 'sourdough bread', seekLine: 'someone who plays guitar' });
export const CLEO = profileOf('Cleo', { giveLine: 'chess openings', seekLine: 'old maps' });

/** A phone: all that it was sent, in order, with the tick in which it came. */
export class Phone {
  readonly stage: StagedEvent;
  readonly person: string;
  readonly transcript: { readonly tick: number; readonly said: string }[] = [];
  readonly notices: Notice[] = [];
  readonly closed: number[] = [];
  floor: FloorDecoder;
  own: ReturnType<typeof decodeOwn> = null;
  #connection: Connection | null = null;
  #n = 0;

  constructor(stage: StagedEvent, person: string) {
    this.stage = stage;
    this.person = person;
    this.floor = new FloorDecoder(stage.levels, stage.areas);
  }

  async connect(): Promise<this> {
    this.floor.reset();
    const note = (said: string) => this.transcript.push({ tick: this.stage.ticks, said });
    this.#connection = await this.stage.host.connect(this.person, {
      notice: (notice) => {
        note(JSON.stringify(notice));
        this.notices.push(notice);
        // As a page does that has fetched the new file.
        if (notice.type === 'venue') this.floor = new FloorDecoder(this.stage.levels, this.stage.areas);
      },
      floor: (bytes) => {
        note(`floor ${bytes.join()}`);
        this.floor.apply(bytes);
      },
      own: (bytes) => {
        note(`own ${bytes.join()}`);
        this.own = decodeOwn(bytes, this.stage.levels);
      },
      close: (code) => this.closed.push(code),
    });
    this.do({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
    return this;
  }

  disconnect(): void {
    this.#connection?.disconnect();
  }

  /** Do it, and say how it was answered. */
  do(command: Command): string {
    const n = ++this.#n;
    this.#connection?.command({ n, command });
    return this.#answer(n);
  }

  /** Do it, and say how it was answered once the store has taken everything. */
  async doStored(command: Command): Promise<string> {
    this.do(command);
    const n = this.#n;
    await this.stage.written();
    return this.#answer(n);
  }

  #answer(n: number): string {
    const answer = this.notices.find((notice) => 'n' in notice && notice.n === n);
    return answer?.type === 'refused' ? answer.refusal : (answer?.type ?? 'nothing');
  }

  scan(marker: string): string {
    return this.do({ type: 'scan', marker, signature: `signed ${marker}` });
  }

  last<T extends Notice['type']>(type: T): NoticeOf<T> | undefined {
    return this.notices.findLast((notice): notice is NoticeOf<T> => notice.type === type);
  }
}

/** The demo venue with a host on a store, and a clock that only the test moves. */
export class StagedEvent {
  venue = demoHouse().venue;
  readonly store: Store;
  readonly log = recordingLog();
  readonly phones: Phone[] = [];
  now = MORNING;
  ticks = 0;
  #host: VenueHost | null = null;
  #world: WorldPort | null = null;

  readonly #seed: number;

  constructor(store: Store = createMemoryStore(), seed = 3) {
    this.store = store;
    this.#seed = seed;
  }

  get levels(): readonly string[] {
    return this.venue.levels.map(({ id }) => id);
  }

  get areas(): readonly string[] {
    return this.venue.areas.map(({ id }) => id);
  }

  /** Publish a new version of the venue. */
  publish(venue: VenueFile): void {
    this.venue = venue;
    this.host.replaceVenue(venue, `hash ${venue.areas.length}`, buildWays(venue));
  }

  get host(): VenueHost {
    if (this.#host === null) throw new Error('the event is not open');
    return this.#host;
  }

  get world(): WorldPort {
    if (this.#world === null) throw new Error('the event is not open');
    return this.#world;
  }

  /** Open it, or open it again as after a restart of the server. */
  async open(world?: WorldPort): Promise<this> {
    const { venue, ...ways } = demoHouse();
    const event = defaultEvent(venue.id);
    const real = () =>
      bindWorld(createWorld({ venue, ...ways, event, proofs: openSeals, seed: this.#seed, now: this.now }));
    this.#world = world ?? real();
    this.#host = await VenueHost.open({
      world: this.#world,
      store: this.store,
      badges: { check: (badge, secret) => secret === `secret of ${badge}` },
      log: this.log.log,
      clock: () => this.now,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      event: { id: event.id, encounterDays: event.encounterDays },
      venue: hostVenue(venue, 'hash'),
    });
    return this;
  }

  async comes(person: string): Promise<Phone> {
    const phone = await new Phone(this, person).connect();
    this.phones.push(phone);
    return phone;
  }

  /** Somebody comes, joins, scans and opens. */
  async opens(person: string, profile: typeof ADA, marker: string): Promise<Phone> {
    const phone = await this.comes(person);
    expect(phone.do({ type: 'join', profile, oldEnough: true })).toBe('done');
    expect(phone.scan(marker)).toBe('done');
    expect(phone.do({ type: 'open', minutes: 60, show: 'spot' })).toBe('done');
    const { level } = this.marker(marker);
    phone.do({ type: 'look', level, minX: -100, minY: -100, maxX: 200, maxY: 200, again: false });
    return phone;
  }

  marker(id: string) {
    const found = this.venue.markers.find((marker) => marker.id === id);
    if (found === undefined) throw new Error(`there is no marker ${id}`);
    return found;
  }

  /** The n-th sign of the venue on the level of its first one. */
  sign(n: number): string {
    const signs = this.venue.markers.filter(({ kind }) => kind === 'qr');
    const sign = signs.filter(({ level }) => level === signs[0]?.level)[n];
    if (sign === undefined) throw new Error('the demo venue has more signs');
    return sign.id;
  }

  /** Let time pass tick by tick, with all pages on screen. */
  pass(span: Milliseconds, tick: Milliseconds = TICK): void {
    for (const end = this.now + span; this.now < end; ) {
      this.now += tick;
      this.ticks += 1;
      if (this.now % 8_000 < tick) for (const phone of this.phones) phone.do({ type: 'present', visible: true });
      this.host.tick();
    }
  }

  /** Until the store has taken everything. */
  async written(): Promise<void> {
    while (this.host.figures.storeWaiting > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The two of them meet and part: the ticket of each. */
export function meet(stage: StagedEvent, one: Phone, other: Phone): [string, string] {
  stage.pass(20_000, 1_000);
  const proposal = one.last('proposal')?.id ?? '';
  for (const phone of [one, other]) expect(phone.do({ type: 'answer', proposal, yes: true })).toBe('done');
  stage.pass(61_000, 1_000);
  expect(one.do({ type: 'we-met', meeting: one.last('meeting')?.id ?? '' })).toBe('done');
  stage.pass(60_000, 1_000);
  expect(one.do({ type: 'end' })).toBe('done');
  const ticket = (phone: Phone) => phone.last('meeting-over')?.keep?.ticket ?? '';
  return [ticket(one), ticket(other)];
}
