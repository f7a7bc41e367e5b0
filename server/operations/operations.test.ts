import { Client } from '@colyseus/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import { REFUSALS } from '../../shared/protocol/refusals.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { type App, createApp } from '../app.ts';
import { signSign } from '../doors/signs.ts';
import { OUTCOMES } from '../gateway/intake.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { loadDemoVenue } from '../venues/library.ts';
import { CUT_REASONS } from './cuts.ts';

const loaded = loadDemoVenue();
const ORGANIZER = 'organizer-token-1';
let app: App | null = null;
let base = '';

afterEach(async () => {
  vi.restoreAllMocks();
  await app?.close();
  app = null;
});

async function boot(store: Store = createMemoryStore(), metricsToken: string | null = null): Promise<App> {
  const opened = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, tls: null, trustProxy: [], gatewayToken: null, metricsToken },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: ORGANIZER,
    store,
    events: [{ loaded, plan: defaultEvent(loaded.venue.id), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  app = opened;
  base = (await opened.listen(0)).publicUrl;
  return opened;
}

const metrics = async (token = ORGANIZER) => {
  const answer = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

/** The value of the metric with exactly these labels, as they are written. */
const value = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? Number.NaN,
  );

test('OP 2 the server lives while its ticks run, and not when they stand still', async () => {
  const { events } = await boot();
  const health = async () => {
    const answer = await fetch(`${base}/health`);
    return [answer.status, await answer.json()];
  };
  await vi.waitFor(() => expect(events[0]?.host.times.sinceLast).not.toBeNull(), 30_000);
  expect(await health()).toEqual([200, { status: 'ok', events: 1, tickMsP99: expect.any(Number) }]);
  const since = vi.spyOn(events[0]?.host.times ?? { sinceLast: null }, 'sinceLast', 'get');
  since.mockReturnValue(5_001);
  expect(await health()).toMatchObject([503, { status: 'stalled' }]);
  since.mockReturnValue(4_999);
  expect(await health()).toMatchObject([200, { status: 'ok' }]);
});

test('OP 3 the server is ready while the store answers and takes what it is given; else it says what is missing', async () => {
  const memory = createMemoryStore();
  let key: Store['key'] = memory.key;
  await boot({ ...memory, key: (name) => key(name), createPerson: async () => Promise.reject(new Error('full')) });
  const ready = async () => {
    const answer = await fetch(`${base}/ready`);
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([200, { ready: true, missing: [] }]);
  const asked = vi.fn(() => new Promise<null>(() => {}));
  key = asked;
  const answers = await Promise.all(Array.from({ length: 20 }, ready));
  for (const answer of answers) expect(answer).toEqual([503, { ready: false, missing: ['the store does not answer'] }]);
  expect(asked).toHaveBeenCalledTimes(1);
  key = memory.key;
  expect(await ready()).toMatchObject([200, {}]);
  const body = JSON.stringify({ event: loaded.venue.id, role: 'phone', secret: null });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${base}/api/session`, { method: 'POST', headers, body })).status).toBe(500);
  expect(await ready()).toEqual([503, { ready: false, missing: ['the store fails'] }]);
});

test('OP 5 the metrics are the operator’s alone: their own token, or else the organizer’s', async () => {
  await boot();
  expect(await metrics('wrong-token-000000')).toMatchObject({ status: 401 });
  expect((await fetch(`${base}/metrics`)).status).toBe(401);
  expect(await metrics()).toMatchObject({ status: 200, type: expect.stringContaining('text/plain; version=0.0.4') });
  await app?.close();
  await boot(createMemoryStore(), 'metrics-token-0001');
  expect(await metrics()).toMatchObject({ status: 401 });
  expect(await metrics('metrics-token-0001')).toMatchObject({ status: 200 });
});

test('OP 5 the metrics count who is here, what was sent, refused and cut, and say nothing of anybody', async () => {
  const { events } = await boot();
  const [event] = events;
  if (event === undefined) throw new Error('no event runs');
  const session = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: event.plan.id, role: 'phone', secret: null }),
  });
  const seat = await session.json();
  const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  const answers = new Set<number>();
  room.onMessage('*', () => {});
  room.onMessage(MESSAGE.notice, (notice: Notice) => {
    if (notice.type === 'done' || notice.type === 'refused') answers.add(notice.n);
  });
  const say = async (n: number, command: Command) => {
    room.send(MESSAGE.command, { n, command });
    await vi.waitFor(() => expect(answers).toContain(n), 30_000);
  };
  const profile = {
    firstName: 'Zenobia',
    gives: [],
    seeks: [],
    giveLine: 'harpsichords',
    seekLine: '',
    languages: ['en'],
  };
  const marker = loaded.venue.markers.find(({ kind }) => kind === 'qr')?.id ?? '';
  await say(1, { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  await say(2, { type: 'join', profile, oldEnough: true });
  await say(3, { type: 'open', minutes: 15, show: 'spot' });
  await say(4, { type: 'scan', marker, signature: signSign(event.keys.signs, loaded.venue.id, marker) });
  await say(5, { type: 'open', minutes: 15, show: 'spot' });
  await fetch(`${base}/api/session`, { method: 'POST', body: 'x'.repeat(20_000) });

  const id = event.plan.id;
  await vi.waitFor(async () => {
    const { text } = await metrics();
    expect(value(text, `visavis_dot_delay_seconds_count{event="${id}"}`)).toBe(1);
  }, 30_000);
  const { text } = await metrics();
  expect(value(text, `visavis_attendees{event="${id}",availability="open"}`)).toBe(1);
  expect(value(text, `visavis_attendees{event="${id}",availability="closed"}`)).toBe(0);
  expect(value(text, `visavis_connections{event="${id}",role="phone"}`)).toBe(1);
  expect(value(text, `visavis_joined_total{event="${id}"}`)).toBe(1);
  expect(value(text, `visavis_meetings_total{event="${id}",reached="begun"}`)).toBe(0);
  expect(value(text, `visavis_refusals_total{event="${id}",refusal="scan-first"}`)).toBe(1);
  expect(value(text, 'visavis_cuts_total{reason="oversized"}')).toBe(1);
  for (const kind of ['notice', 'own', 'state']) {
    expect(value(text, `visavis_sent_bytes_total{event="${id}",kind="${kind}"}`), kind).toBeGreaterThan(0);
  }
  const world = ['motion', 'index', 'second', 'matching', 'density', 'notices'];
  const parts = [...world, 'dispatch', 'cells', 'interest', 'sending', 'counts', 'whole'];
  for (const part of parts) {
    expect(value(text, `visavis_tick_seconds_count{event="${id}",part="${part}"}`), part).toBeGreaterThan(0);
  }
  expect(value(text, 'visavis_store_seconds_count{call="createPerson"}')).toBe(1);
  expect(value(text, 'visavis_network_bytes_total{direction="received"}')).toBeGreaterThan(0);
  expect(value(text, 'process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(value(text, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  // Every label's values are ours, and of bounded number; `call` has the methods of the store.
  const known: Readonly<Record<string, readonly string[]>> = {
    event: [id],
    availability: ['closed', 'open', 'walking', 'talking'],
    role: ['phone', 'kiosk', 'simulated'],
    what: ['proposals', 'meetings'],
    part: parts,
    kind: ['notice', 'floor', 'own', 'state'],
    refusal: REFUSALS,
    reason: CUT_REASONS,
    reached: ['begun', 'met', 'kept'],
    direction: ['received', 'sent'],
    outcome: [...OUTCOMES, 'malformed'],
    call: Object.keys(createMemoryStore()),
  };
  for (const line of text.split('\n').filter((each) => each.startsWith('visavis_'))) {
    const labels = [...line.matchAll(/(\w+)="([^"]*)"/g)].filter(([, label]) => label !== 'le');
    for (const [, label = '', said = ''] of labels) expect(known[label], line).toContain(said);
  }
  for (const secret of ['Zenobia', 'harpsichord', String(seat.secret), marker]) expect(text).not.toContain(secret);
  await room.leave();
});
