/** One device, one person, one attendee: over tabs, events and sleep, against a whole server whose clock is the test's. */
import { Client } from '@colyseus/sdk';
import { afterEach, expect, test } from 'vitest';
import type { Command, Profile } from '../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../shared/protocol/notices.ts';
import type { SessionAnswer } from '../shared/protocol/pages.ts';
import { CLOSE, MESSAGE, PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import { type App, createApp } from './app.ts';
import { hashOf } from './doors/sessions.ts';
import { signSign } from './doors/signs.ts';
import type { OpenEvent } from './open-event.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/port.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const page = '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>';
let app: App | null = null;
let base = '';
let store: Store = createMemoryStore();
let time = Date.parse('2026-11-23T09:00:00Z');
/** The hours of the events; null: always. */
let hours: EventPlan['hours'] = null;

afterEach(async () => {
  await app?.close();
  app = null;
  hours = null;
});

/** A server with an event in each of these venues. */
async function serve(...venues: readonly string[]): Promise<App> {
  store = createMemoryStore();
  const server = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    allowInsecure: true,
    organizerToken: 'organizer-token-1',
    store,
    events: venues.map((id) => {
      const venue = { ...loaded.venue, id };
      return { loaded: { ...loaded, venue }, plan: { ...defaultEvent(id), timeZone: 'UTC', hours }, crowd: 0 };
    }),
    pages: () => ({
      templates: { html: async () => page },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: () => time,
  });
  app = server;
  base = (await server.listen(0)).publicUrl;
  return server;
}

const profileOf = (firstName: string, giveLine: string, seekLine: string): Profile => ({
  firstName,
  gives: [],
  seeks: [],
  giveLine,
  seekLine,
  languages: ['en'],
});

/** A browser: what it keeps, and the tabs that it opens. */
class Browser {
  secret: string | null = null;
  readonly profile: Profile;
  constructor(profile: Profile) {
    this.profile = profile;
  }

  ask(event: string): Promise<Response> {
    return fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event, role: 'phone', secret: this.secret }),
    });
  }

  /** @param remembered what the device says of its owner */
  async open(event: string, remembered: Profile | null = null): Promise<Tab> {
    const answer = await this.ask(event);
    const seat: SessionAnswer = await answer.json();
    this.secret = seat.secret;
    const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
    room.reconnection.enabled = false;
    const tab = new Tab((envelope) => room.send(MESSAGE.command, envelope));
    room.onMessage('*', () => {});
    room.onMessage(MESSAGE.notice, (notice: Notice) => tab.hear(notice));
    room.onLeave((code) => tab.left(code));
    await tab.say({ type: 'hello', profile: remembered, receipt: null, open: null, language: 'en' });
    return tab;
  }

  async join(event: string): Promise<Tab> {
    const tab = await this.open(event);
    await tab.say({ type: 'join', profile: this.profile, oldEnough: true });
    return tab;
  }
}

class Tab {
  readonly notices: Notice[] = [];
  readonly over: Promise<number>;
  readonly #send: (envelope: { n: number; command: Command }) => void;
  #n = 0;
  #look = (): void => {};
  #leave: (code: number) => void = () => {};

  constructor(send: (envelope: { n: number; command: Command }) => void) {
    this.#send = send;
    this.over = new Promise((done) => {
      this.#leave = done;
    });
  }

  hear(notice: Notice): void {
    this.notices.push(notice);
    this.#look();
  }

  left(code: number): void {
    this.#leave(code);
  }

  /** The first notice of this type, told already or still to come. */
  told<T extends Notice['type']>(type: T, fits: (notice: NoticeOf<T>) => boolean = () => true): Promise<NoticeOf<T>> {
    const isIt = (notice: Notice): notice is NoticeOf<T> => notice.type === type && fits(notice as NoticeOf<T>);
    return new Promise((done) => {
      this.#look = () => {
        const found = this.notices.find(isIt);
        if (found) done(found);
      };
      this.#look();
    });
  }

  async say(command: Command): Promise<void> {
    this.#n += 1;
    const n = this.#n;
    this.#send({ n, command });
    await this.told('done', (notice) => notice.n === n);
  }
}

/** Cards want a sign of life in the last 20 s. */
const STEP_MS = 16_000;

/** Time passes; who is awake says so, as pages do. */
async function pass(ms: number, ...awake: readonly Tab[]): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    time += Math.min(STEP_MS, left);
    await Promise.all(awake.map((tab) => tab.say({ type: 'present', visible: true })));
  }
}

test('DO 115 a device is one person at two events, and one attendee of each, however many tabs it opens', async () => {
  const server = await serve('one', 'two');
  const ada = new Browser(profileOf('Ada', 'knots', ''));
  const person = async () => (await store.personBySecret(hashOf(ada.secret ?? '')))?.id;
  const tabs: Tab[] = [];
  const people: (string | undefined)[] = [];
  for (const event of ['one', 'two', 'one']) {
    tabs.push(await ada.join(event));
    people.push(await person());
  }
  expect(people[0]).toBeDefined();
  expect(new Set(people).size).toBe(1);
  // The second tab of an event ended the first; that of the other event goes on.
  expect(await tabs[0]?.over).toBe(CLOSE.continuedElsewhere);
  await tabs[1]?.say({ type: 'present', visible: true });
  await tabs[2]?.say({ type: 'present', visible: true });
  expect(server.events.map((event) => event.totals().present)).toEqual([1, 1]);
  // Another device is somebody else.
  await new Browser(profileOf('Bo', 'rope', '')).join('one');
  expect(server.events.map((event) => event.totals().present)).toEqual([2, 1]);
});

test('DO 128 who leaves at one event has left all that they are at', async () => {
  const server = await serve('one', 'two');
  const ada = new Browser(profileOf('Ada', 'knots', ''));
  const [atOne, atTwo] = [await ada.join('one'), await ada.join('two')];
  const { secret } = ada;
  expect(server.events.map((event) => event.totals().present)).toEqual([1, 1]);
  await atOne.say({ type: 'leave' });
  expect(await atTwo.over).toBe(CLOSE.forgotten);
  expect(server.events.map((event) => event.totals().present)).toEqual([0, 0]);
  expect(await store.personBySecret(hashOf(secret ?? ''))).toBeNull();
});

/** The two stand at one sign and open, and both say yes to each other's card. */
async function meeting(event: OpenEvent, ada: Tab, bo: Tab): Promise<string> {
  const sign = loaded.venue.markers.find((marker) => marker.id === 'qr-mp-1');
  if (sign === undefined) throw new Error('the demo venue has no such sign');
  const signature = signSign(event.keys.signs, event.plan.id, sign.id);
  for (const tab of [ada, bo]) {
    await tab.say({ type: 'scan', marker: sign.id, signature });
    await tab.say({ type: 'open', minutes: 30, show: 'spot' });
  }
  await pass(16_000, ada, bo);
  for (const tab of [ada, bo]) {
    const { id } = await tab.told('proposal');
    await tab.say({ type: 'answer', proposal: id, yes: true });
  }
  await pass(72_000, ada, bo);
  return (await ada.told('meeting')).id;
}

test('DO 116 who slept for 90 s is back as the same person, in the same meeting', async () => {
  const server = await serve('one');
  const [event] = server.events;
  if (event === undefined) throw new Error('there is an event');
  const ada = new Browser(profileOf('Ada', 'knots', 'rope'));
  const bo = new Browser(profileOf('Bo', 'rope', 'knots'));
  const [adas, bos] = [await ada.join('one'), await bo.join('one')];
  const id = await meeting(event, adas, bos);

  // Her phone sleeps: not a word, and its socket looks alive.
  await pass(90_000, bos);
  const woken = await ada.open('one');
  expect((await woken.told('welcome')).profile?.firstName).toBe('Ada');
  expect((await woken.told('meeting')).id).toBe(id);
  expect(await adas.over).toBe(CLOSE.continuedElsewhere);
  await woken.say({ type: 'end', of: id });
  expect((await bos.told('meeting-over')).id).toBe(id);
});

test('DO 117 who met is let in after closing, keeps it, is told of it for years, and having left is let in no more', async () => {
  const closes = new Date(time + 600_000).toISOString().slice(0, 19);
  hours = [{ opens: '2026-11-23T00:00', closes }];
  const [event] = (await serve('one')).events;
  if (event === undefined) throw new Error('there is an event');
  const ada = new Browser(profileOf('Ada', 'knots', 'rope'));
  const bo = new Browser(profileOf('Bo', 'rope', 'knots'));
  const [adas, bos] = [await ada.join('one'), await bo.join('one')];
  const id = await meeting(event, adas, bos);
  await adas.say({ type: 'we-met', meeting: id });
  await adas.say({ type: 'end', of: id });
  const tickets = await Promise.all(
    [adas, bos].map(async (tab) => (await tab.told('meeting-over')).keep?.ticket ?? ''),
  );
  // The phones sleep, and the event closes for good.
  time += 40 * 3_600_000;
  expect(await adas.over).toBe(CLOSE.forgotten);
  expect((await new Browser(profileOf('Eve', '', '')).ask('one')).status).toBe(403);
  for (const [n, each] of [ada, bo].entries()) {
    const tab = await each.open('one', each.profile);
    expect(await tab.told('hours')).toMatchObject({ open: false, opensAt: null });
    await tab.say({ type: 'keep', ticket: tickets[n] ?? '', reach: `at ${each.profile.firstName}'s` });
  }
  time += 200 * 86_400_000;
  const later = await ada.open('one', ada.profile);
  const isKept = ({ list }: NoticeOf<'encounters'>) => list.length > 0;
  expect((await later.told('encounters', isKept)).list).toMatchObject([{ firstName: 'Bo', reach: "at Bo's" }]);
  expect(event.totals()).toMatchObject({ present: 0, open: 0 });
  await later.say({ type: 'leave' });
  expect((await ada.ask('one')).status).toBe(403);
  // What Bo has of her is his.
  expect((await (await bo.open('one')).told('encounters', isKept)).list).toMatchObject([{ firstName: 'Ada' }]);
});
