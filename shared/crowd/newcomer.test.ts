/** The crowd in a real World: what a newcomer to the demo lives through. */
import { expect, test } from 'vitest';
import type { Command, Profile } from '../protocol/commands.ts';
import type { Notice, NoticeOf } from '../protocol/notices.ts';
import { DEFAULT_TOPICS, defaultEvent } from '../venue/demo/default-event.ts';
import { type StoreChange, SYSTEM, type SystemCommand, type WorldEvent } from '../world/events.ts';
import { demoHouse, MORNING, openSeals } from '../world/fixture.ts';
import { advance, apply, createWorld } from '../world/index.ts';
import { gatherCrowd } from './gather.ts';
import { DEMO_HABITS } from './habits.ts';
import type { CrowdPerson } from './person.ts';

const STEP_MS = 200;
const { venue, ...ways } = demoHouse();
const event = defaultEvent(venue.id, true);

interface Said {
  readonly at: number;
  readonly who: string;
  readonly command: Command;
}

/** The demo: a World with a crowd of 120, and room for newcomers. */
class Demo {
  now = MORNING;
  /** What the crowd has said, but for signs of life. */
  readonly said: Said[] = [];
  readonly refused: Said[] = [];
  readonly stored: StoreChange[] = [];
  readonly #world;
  readonly #crowd = new Map<string, CrowdPerson>();
  readonly #newcomers = new Map<string, { readonly at: number; readonly notice: Notice }[]>();

  constructor(seed: number) {
    this.#world = createWorld({ venue, ...ways, event, proofs: openSeals, seed, now: this.now });
    const signOf = (marker: string) => `signed ${marker}`;
    const people = gatherCrowd({
      seed,
      count: 120,
      venue,
      event,
      wayfinder: ways.wayfinder,
      habits: DEMO_HABITS,
      signOf,
    });
    const welcome = { type: 'welcome', protocol: 1, now: this.now, venue: venue.id, venueHash: '' } as const;
    for (const [n, person] of people.entries()) {
      this.#crowd.set(`sim${n}`, person);
      this.system({ type: 'connected', who: `sim${n}`, simulated: true });
      person.notice({ ...welcome, profile: null });
      this.say(`sim${n}`, person.hello());
    }
  }

  system(command: SystemCommand): void {
    const outcome = apply(this.#world, SYSTEM, command, this.now);
    if (outcome.ok) this.#tell(outcome.events);
  }

  say(who: string, command: Command): void {
    const said = { at: this.now, who, command };
    const outcome = apply(this.#world, who, command, this.now);
    if (this.#crowd.has(who) && command.type !== 'present') this.said.push(said);
    if (outcome.ok) {
      this.#tell(outcome.events);
      return;
    }
    this.refused.push(said);
    this.#crowd.get(who)?.notice({ type: 'refused', n: 0, command: command.type, refusal: outcome.refusal });
  }

  #tell(events: readonly WorldEvent[]): void {
    for (const each of events) {
      if (each.type === 'store') this.stored.push(each.change);
      if (each.type !== 'notice') continue;
      if (this.#crowd.has(each.to)) this.#crowd.get(each.to)?.notice(each.notice);
      else this.#newcomers.get(each.to)?.push({ at: this.now, notice: each.notice });
    }
  }

  pass(seconds: number): void {
    for (const end = this.now + seconds * 1000; this.now < end; ) {
      this.now += STEP_MS;
      for (const [who, person] of this.#crowd) {
        for (const command of person.step(this.now, STEP_MS)) this.say(who, command);
      }
      for (const who of this.now % 8_000 === 0 ? this.#newcomers.keys() : []) {
        this.say(who, { type: 'present', visible: true });
      }
      this.#tell(advance(this.#world, this.now));
    }
  }

  /** Somebody real joins at this sign and opens. */
  comes(who: string, marker: string, topics: Partial<Profile>): void {
    this.#newcomers.set(who, []);
    this.system({ type: 'connected', who, simulated: false });
    const profile = { firstName: who, gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en'], ...topics };
    this.say(who, { type: 'join', profile, oldEnough: true });
    this.say(who, { type: 'scan', marker, signature: `signed ${marker}` });
    this.say(who, { type: 'present', visible: true });
    this.say(who, { type: 'open', minutes: 30, show: 'spot' });
  }

  /** The first notice of a type that this newcomer was told, and when. Throws when there was none. */
  told<T extends Notice['type']>(who: string, type: T, wanted: (notice: NoticeOf<T>) => boolean = () => true) {
    for (const { at, notice } of this.#newcomers.get(who) ?? []) {
      if (isOf(notice, type) && wanted(notice)) return { at, notice };
    }
    throw new Error(`${who} was told no such ${type}`);
  }
}

const isOf = <T extends Notice['type']>(notice: Notice, type: T): notice is NoticeOf<T> => notice.type === type;

test('CR 14 a newcomer with one topic gets a card within 10 s and a yes within 10 s of it, and talks within two minutes', () => {
  const demo = new Demo(3);
  demo.pass(200);
  const cameAt = demo.now;
  // None of them suits another, so each has to be met by somebody of the crowd.
  const signs = ['qr-ground-info', 'qr-ground-entrance', 'qr-mp-4', 'qr-mp-5', 'qr-upper-lift', 'qr-mp-8'];
  const newcomers = signs.map((marker, i) => ({ marker, who: `new${i}`, topic: DEFAULT_TOPICS[i * 5]?.id ?? '' }));
  for (const { marker, who, topic } of newcomers) demo.comes(who, marker, { seeks: [topic] });
  demo.pass(12);
  for (const { who, marker } of newcomers) {
    const { at, notice: card } = demo.told(who, 'proposal');
    expect(at - cameAt, marker).toBeLessThanOrEqual(10_000);
    expect(card).toMatchObject({ card: { simulated: true }, why: { kind: 'they-give' }, minutes: 1 });
    demo.say(who, { type: 'answer', proposal: card.id, yes: true });
  }
  demo.pass(62);
  for (const { who, marker } of newcomers) {
    const { at, notice: card } = demo.told(who, 'proposal');
    const yes = demo.said.find(({ command }) => command.type === 'answer' && command.proposal === card.id);
    expect(yes?.command, marker).toMatchObject({ yes: true });
    expect((yes?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(10_000);
    demo.say(who, { type: 'walk-for-me', meeting: demo.told(who, 'meeting').notice.id });
  }
  demo.pass(200);
  for (const { who, marker } of newcomers) {
    const talking = demo.told(who, 'meeting', ({ phase }) => phase === 'talking');
    expect(talking.at - cameAt, marker).toBeLessThanOrEqual(120_000);
    const { keep } = demo.told(who, 'meeting-over').notice;
    demo.say(who, { type: 'keep', ticket: keep?.ticket ?? '', reach: '' });
    const keeps = demo.stored.flatMap((change) => (change.kind === 'keep' ? [change.claims] : []));
    expect(
      keeps.filter(({ members }) => members.includes(who)),
      marker,
    ).toHaveLength(2);
  }
});

test('CR 14 whichever sign a newcomer scans, and whichever one topic they give or look for: a card on the next beat', () => {
  const demo = new Demo(13);
  demo.pass(200);
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  for (const [i, { id: topic }] of [...DEFAULT_TOPICS, ...DEFAULT_TOPICS].entries()) {
    const [who, cameAt] = [`new${i}`, demo.now];
    const marker = signs[(i * 7 + 13) % signs.length]?.id ?? '';
    demo.comes(who, marker, i % 2 ? { seeks: [topic] } : { gives: [topic] });
    demo.pass(11);
    expect(demo.told(who, 'proposal').at - cameAt, `${topic} at ${marker}`).toBeLessThanOrEqual(10_200);
    demo.say(who, { type: 'leave' });
    demo.system({ type: 'disconnected', who });
    demo.pass(5);
  }
});

test('CR 15 the crowd lives among itself, and asks for nothing that the World has to refuse', () => {
  const demo = new Demo(4);
  demo.pass(12 * 60);
  expect(demo.refused).toEqual([]);
  const count = (type: Command['type']) => demo.said.filter(({ command }) => command.type === type).length;
  expect(count('join')).toBe(120);
  expect(count('scan')).toBeGreaterThan(300);
  expect(count('answer')).toBeGreaterThan(20);
  const kept = demo.stored.filter(({ kind }) => kind === 'keep');
  expect(kept.length).toBeGreaterThan(0);
});
