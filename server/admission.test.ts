import { Client } from '@colyseus/sdk';
import { afterEach, expect, test } from 'vitest';
import type { Command } from '../shared/protocol/commands.ts';
import type { Notice } from '../shared/protocol/notices.ts';
import type { SessionAnswer } from '../shared/protocol/pages.ts';
import type { Refusal } from '../shared/protocol/refusals.ts';
import { CLOSE, MESSAGE, PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import { type App, createApp } from './app.ts';
import { signSign } from './doors/signs.ts';
import { TRIES } from './doors/tries.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/port.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const { venue } = loaded;
const TOKEN = 'organizer-token-1';
const page = '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>';
let app: App | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

async function boot(admission: EventPlan['admission'], store: Store): Promise<string> {
  await app?.close();
  app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: TOKEN,
    store,
    events: [{ loaded, plan: { ...defaultEvent(venue.id), admission, minimumAgeYears: 0 }, crowd: 0 }],
    pages: () => ({
      templates: { html: async () => page },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  return (await app.listen(0)).publicUrl;
}

const asJson = { 'content-type': 'application/json' };
const profile = { firstName: 'Ada', gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en'] };

/** A device that comes: its line, and what its commands are answered with. */
async function comes(base: string, secret: string | null = null) {
  const body = JSON.stringify({ event: venue.id, role: 'phone', secret });
  const answer = await fetch(`${base}/api/session`, { method: 'POST', headers: asJson, body });
  const seat: SessionAnswer = await answer.json();
  const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  const waiting = new Map<number, (refusal: Refusal | null) => void>();
  room.onMessage('*', () => {});
  const receipt = Promise.withResolvers<string>();
  room.onMessage(MESSAGE.notice, (notice: Notice) => {
    if (notice.type === 'me' && notice.receipt !== null) receipt.resolve(notice.receipt);
    if (notice.type === 'done') waiting.get(notice.n)?.(null);
    if (notice.type === 'refused') waiting.get(notice.n)?.(notice.refusal);
  });
  const left = new Promise<number>((done) => room.onLeave(done));
  let n = 0;
  const ask = (command: Command) =>
    new Promise<Refusal | null>((done) => {
      n += 1;
      waiting.set(n, done);
      room.send(MESSAGE.command, { n, command });
    });
  const join = (admissionCode: string) => ask({ type: 'join', profile, oldEnough: true, admissionCode });
  return { ask, join, left, receipt: receipt.promise, secret: seat.secret, leave: () => room.leave() };
}

const wished = async (base: string, wish: string, code: string) => {
  const headers = { ...asJson, authorization: `Bearer ${TOKEN}` };
  const body = JSON.stringify({ event: venue.id, wish, code });
  expect((await fetch(`${base}/api/organizer/admission`, { method: 'POST', headers, body })).status).toBe(200);
};

test('DO 73 whom the organizer removes is put out, and their code is dead at once and after a restart', async () => {
  const store = createMemoryStore();
  const admission = { kind: 'codes', codes: ['K7QP-2M4X', 'B3RT-9W8Z'] } as const;
  const plan = { ...admission, codes: [...admission.codes] };
  const base = await boot(plan, store);
  const [ada, ben] = [await comes(base), await comes(base)];
  expect(await ada.join('k7qp2m4x')).toBeNull();
  expect(await ben.join('K7QP-2M4X')).toBe('admission-code-used');
  expect(await ben.join('B3RT-9W8Z')).toBeNull();
  await wished(base, 'remove', 'K7QP-2M4X');
  expect(await ada.left).toBe(CLOSE.putOut);
  expect(app?.events[0]?.totals().present).toBe(1);
  const again = await comes(base, ada.secret);
  expect(await again.join('K7QP-2M4X')).toBe('admission-code-dead');

  const after = await boot(plan, store);
  expect(await (await comes(after, ada.secret)).join('K7QP-2M4X')).toBe('admission-code-dead');
  expect(await (await comes(after)).join('K7QP-2M4X')).toBe('admission-code-dead');
  expect(await (await comes(after)).join('B3RT-9W8Z')).toBe('admission-code-used');
  expect(await (await comes(after, ben.secret)).join('B3RT-9W8Z')).toBeNull();
});

test('DO 77 after a restart a device’s last scan does not bring back whom the organizer has put out', async () => {
  const store = createMemoryStore();
  const codes = ['K7QP-2M4X', 'B3RT-9W8Z'];
  const base = await boot({ kind: 'codes', codes }, store);
  const [event] = app?.events ?? [];
  const [sign] = venue.markers.filter(({ kind }) => kind === 'qr');
  if (event === undefined || sign === undefined) throw new Error('there is no event, or it has no sign');
  const signature = signSign(event.keys.signs, venue.id, sign.id);
  const devices: { secret: string | null; receipt: string }[] = [];
  for (const code of codes) {
    const one = await comes(base);
    expect(await one.join(code)).toBeNull();
    expect(await one.ask({ type: 'scan', marker: sign.id, signature })).toBeNull();
    devices.push({ secret: one.secret, receipt: await one.receipt });
  }
  await wished(base, 'remove', 'K7QP-2M4X');
  const after = await boot({ kind: 'codes', codes }, store);
  const present: (number | undefined)[] = [];
  for (const { secret, receipt } of devices) {
    const back = await comes(after, secret);
    expect(await back.ask({ type: 'hello', profile, receipt, open: null, language: 'en' })).toBeNull();
    present.push(app?.events[0]?.totals().present);
  }
  expect(present).toEqual([0, 1]);
});

test('DO 120 whoever comes in with a code of their own is told so once it is written down as theirs', async () => {
  const memory = createMemoryStore();
  const disk = Promise.withResolvers<void>();
  const store: Store = { ...memory, putAdmissions: (rows) => disk.promise.then(() => memory.putAdmissions(rows)) };
  const base = await boot({ kind: 'codes', codes: ['K7QP-2M4X'] }, store);
  const ada = await comes(base);
  const told: string[] = [];
  const joined = ada.join('K7QP-2M4X').then(() => told.push('joined'));
  // Answered after it, on the same line, and from her second line before it is written.
  await ada.ask({ type: 'present', visible: true }).then(() => told.push('present'));
  const again = await comes(base, ada.secret);
  const rejoined = again.join('K7QP-2M4X').then(() => told.push('joined again'));
  await again.ask({ type: 'present', visible: true }).then(() => told.push('present again'));
  expect(told).toEqual(['present', 'present again']);
  disk.resolve();
  await rejoined;
  expect(told).toContain('joined again');
  expect(await memory.admissions(venue.id)).toMatchObject([{ state: 'used' }]);
  await Promise.race([joined, ada.left]);
});

test('DO 70 who guesses is told to rest; somebody else behind the same address comes in with the right code', async () => {
  const store = createMemoryStore();
  const base = await boot({ kind: 'code', code: 'heron-2026' }, store);
  const eve = await comes(base);
  for (let n = 0; n < TRIES; n++) expect(await eve.join(`guess-${n}`)).toBe('admission-code-wrong');
  expect(await eve.join('heron-2026')).toBe('admission-too-many-tries');
  // Coming anew as the same person changes nothing.
  await eve.leave();
  expect(await (await comes(base, eve.secret)).join('heron-2026')).toBe('admission-too-many-tries');
  expect(await (await comes(base)).join('heron-2026')).toBeNull();
  await wished(base, 'change', 'otter-2027');
  expect(await (await comes(base)).join('heron-2026')).toBe('admission-code-dead');
  expect(await (await comes(base)).join('otter-2027')).toBeNull();
});
