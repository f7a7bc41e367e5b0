import { connect, type Socket } from 'node:net';
import { Client } from '@colyseus/sdk';
import { afterEach, expect, test } from 'vitest';
import type { SessionAnswer } from '../shared/protocol/pages.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { type App, createApp } from './app.ts';
import { type AddressLimits, DEFAULT_LIMITS } from './operations/address-limits.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/port.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const event = loaded.venue.id;
let app: App | null = null;
let base = '';
const opened = new Set<Socket>();

async function boot(limits: Partial<AddressLimits> = {}, store: Store = createMemoryStore()): Promise<void> {
  app = await createApp({
    config: {
      host: '127.0.0.1',
      publicUrl: null,
      trustProxy: [],
      gatewayToken: null,
      limits: { ...DEFAULT_LIMITS, ...limits },
    },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store,
    events: [{ loaded, plan: defaultEvent(event), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => '<main><!--first--></main><!--boot-->' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  base = (await app.listen(0)).publicUrl;
}

afterEach(async () => {
  for (const socket of opened) socket.destroy();
  opened.clear();
  await app?.close();
  app = null;
});

function line(): Socket {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  opened.add(socket);
  socket.on('error', () => {});
  return socket;
}

/** What these bytes are answered, until the server ends the connection. */
function say(bytes: string): Promise<string> {
  return new Promise((done) => {
    let said = '';
    const socket = line();
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.once('close', () => done(said));
    socket.write(bytes);
  });
}

const post = (path: string, body: unknown) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const askFor = (wanted: string) => post('/api/session', { event: wanted, role: 'phone', secret: null });
const askSession = (secret: string | null = null) => post('/api/session', { event, role: 'phone', secret });
const session = async (secret: string | null = null): Promise<SessionAnswer> => (await askSession(secret)).json();
const hold = (ticket: string, more = {}) =>
  post(`/matchmake/joinById/${event}`, { ticket, protocol: PROTOCOL_VERSION, ...more });

async function join({ ticket, roomId }: SessionAnswer) {
  const room = await new Client(base).joinById(roomId, { ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  return room;
}

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';

test('DO 80 a host or path that is no address is refused and ends nothing else', async () => {
  await boot();
  const body = 'Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
  for (const host of ['[', 'a b', '%', 'x:99999', 'a/b', '\xff']) {
    expect(await say(`POST /matchmake/joinById/x HTTP/1.1\r\nHost: ${host}\r\n${body}`), host).toMatch(/ 400 /);
    expect(await say(`GET /x/${event}?sessionId=a HTTP/1.1\r\nHost: ${host}\r\n${UPGRADE}\r\n`), host).toMatch(/ 400 /);
  }
  for (const path of ['*', 'http://elsewhere.example/', 'x://[']) {
    expect(await say(`GET ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`), path).toMatch(/ 400 /);
    expect(await say(`GET ${path} HTTP/1.1\r\nHost: here\r\n${UPGRADE}\r\n`), path).toMatch(/ 400 /);
  }
  const forwarded = 'X-Forwarded-Proto: java script\r\nX-Forwarded-Host: [\r\n';
  expect(await say(`POST /matchmake/joinById/x HTTP/1.1\r\nHost: here\r\n${forwarded}${body}`)).toMatch(/ 40[34] /);
  expect((await fetch(`${base}/health`)).status).toBe(200);
});

test('DO 81 a seat is held for a good ticket alone, and nothing else is answered there', async () => {
  await boot();
  const { ticket } = await session();
  expect((await hold('invented')).status).toBe(403);
  for (const more of [JSON.parse('{"__proto__":{"role":"kiosk"}}'), { more: 1 }, { protocol: '1' }])
    expect((await hold(ticket, more)).status, JSON.stringify(more)).toBe(403);
  const raw = `{"ticket":"${ticket}","protocol":${PROTOCOL_VERSION},"__proto__":{"role":"kiosk"}}`;
  const odd = await fetch(`${base}/matchmake/joinById/${event}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: raw,
  });
  expect(odd.status).toBe(403);
  for (const method of ['create', 'join', 'joinOrCreate', 'reconnect', '__proto__', 'constructor']) {
    expect((await post(`/matchmake/${method}/${event}`, { ticket, protocol: 1 })).status, method).toBe(404);
  }
  for (const room of ['__proto__', 'constructor', 'none'])
    expect((await post(`/matchmake/joinById/${room}`, { ticket, protocol: 1 })).status, room).toBe(404);
  for (const path of ['/__healthcheck', '/matchmake', `/matchmake/joinById/${event}`])
    expect((await fetch(base + path)).status, path).toBe(404);
  expect((await hold(ticket)).status).toBe(200);
});

test('DO 82 two seats are held on a ticket, and once one is taken the other is nobody’s', async () => {
  await boot();
  const seat = await session();
  expect((await hold(seat.ticket)).status).toBe(200);
  const room = await join(seat);
  expect((await hold(seat.ticket)).status).toBe(403);
  await room.leave();
});

test('DO 83 99 seats that nobody takes, and tickets that nobody uses, keep nobody out', async () => {
  await boot({ pendingTickets: 100 });
  for (let times = 0; times < 99; times++) expect((await hold((await session()).ticket)).status).toBe(200);
  await Promise.all(Array.from({ length: 150 }, () => session()));
  const room = await join(await session());
  await room.leave();
});

test('DO 84 newcomers of one address are let in so often, and whoever is known comes in anyway', async () => {
  await boot({ newcomers: 3 });
  const known = await session();
  await session();
  await session();
  const refused = await askSession();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect((await askSession('A'.repeat(43))).status).toBe(429);
  const again = await session(known.secret);
  expect(again.ticket).not.toBe('');
  // One person's phone asks a few times, not for ever.
  const answers = await Promise.all(Array.from({ length: 30 }, () => askSession(again.secret)));
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(20);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
});

test('DO 121 whoever is known and asks too often costs the store no write, and keeps the secret that they have', async () => {
  const memory = createMemoryStore();
  let writes = 0;
  const useSecret: Store['useSecret'] = (...args) => {
    writes += 1;
    return memory.useSecret(...args);
  };
  await boot({}, { ...memory, useSecret });
  const { secret } = await session();
  const answers = await Promise.all(Array.from({ length: 40 }, () => askSession(secret)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  expect(writes).toBe(20);
});

test('DO 123 what is no question is counted too, where seats are asked for; who asks rightly goes on', async () => {
  await boot({ requests: 20 });
  const known = await session();
  const raw = (path: string, body: string) =>
    fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const seats = `/matchmake/joinById/${event}`;
  const asked = [raw(seats, '{'), raw('/api/session', '{'), raw('/api/session', '{}'), askFor('none')];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([400, 400, 400, 404]);
  const flood = await Promise.all(Array.from({ length: 20 }, () => raw('/api/session', '{')));
  expect(flood.filter(({ status }) => status === 400)).toHaveLength(16);
  for (const answer of [await raw(seats, '{'), await raw('/api/session', '[]'), await askFor('none')]) {
    expect(answer.status).toBe(429);
    expect(answer.headers.get('connection')).toBe('close');
  }
  // What is no question of that kind at all is counted before it is looked at.
  for (const path of [seats, '/matchmake/x', '/api/session', '/api/session/x'])
    expect((await fetch(base + path)).status, path).toBe(429);
  for (const path of ['/matchmake', '/matchmake/a/b/c', '/api/session/x'])
    expect((await raw(path, '{}')).status, path).toBe(429);
  const room = await join(await session(known.secret));
  await room.leave();
});

test('DO 85 a socket is opened to whom a seat is held for, once; every other is refused before it opens', async () => {
  await boot();
  const { ticket } = await session();
  const { processId, sessionId } = await (await hold(ticket)).json();
  const ask = (path: string) => say(`GET ${path} HTTP/1.1\r\nHost: here\r\n${UPGRADE}\r\n`);
  for (const path of [
    '/',
    `/${processId}/${event}`,
    `/${processId}/${event}?sessionId=other`,
    `/${processId}/${event}?sessionId=__proto__`,
    `/${processId}/none?sessionId=${sessionId}`,
    `/${processId}/__proto__?sessionId=${sessionId}`,
    `/${processId}/${event}?sessionId=x&reconnectionToken=y`,
  ])
    expect(await ask(path), path).toMatch(/^HTTP\/1\.1 404 /);
  const socket = line();
  const answer = new Promise<string>((done) => socket.once('data', (bytes) => done(bytes.toString('latin1'))));
  const seat = `/${processId}/${event}?sessionId=${sessionId}`;
  socket.write(`GET ${seat} HTTP/1.1\r\nHost: here\r\n${UPGRADE}\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(await ask(seat)).toMatch(/^HTTP\/1\.1 404 /);
});

test('DO 93 a body of unknown length, or any where none belongs, is turned away whatever is asked', async () => {
  await boot();
  for (const method of ['GET', 'OPTIONS', 'POST', 'DELETE']) {
    const head = `${method} /health HTTP/1.1\r\nHost: here\r\n`;
    expect(await say(`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`), method).toMatch(/^HTTP\/1\.1 411 /);
  }
  for (const method of ['GET', 'OPTIONS'])
    expect(await say(`${method} /health HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\n\r\nx`), method).toMatch(
      /^HTTP\/1\.1 413 /,
    );
});

test('DO 124 a message in more pieces than any network makes of it ends its socket', async () => {
  await boot();
  const { ticket } = await session();
  const { processId, sessionId } = await (await hold(ticket)).json();
  const socket = line();
  const opened = new Promise((done) => socket.once('data', done));
  socket.write(`GET /${processId}/${event}?sessionId=${sessionId} HTTP/1.1\r\nHost: here\r\n${UPGRADE}\r\n`);
  await opened;
  const said: Buffer[] = [];
  socket.on('data', (bytes) => said.push(bytes));
  const ended = new Promise((done) => socket.once('close', done));
  // A first piece, then empty ones: masked, as a browser's are, with a mask of zeros.
  const piece = (opcode: number) => Buffer.from([opcode, 0x80, 0, 0, 0, 0]);
  socket.write(Buffer.concat([piece(2), ...Array.from({ length: 100 }, () => piece(0))]));
  await ended;
  // Closed for breaking a rule (1008), and not for having said nothing else.
  expect(Buffer.concat(said).includes(Buffer.from([0x88, 2, 0x03, 0xf0]))).toBe(true);
});

test('DO 86 an address that floods is refused pages and sockets, this machine’s too; who has a ticket goes on', async () => {
  await boot({ requests: 20 });
  const [before, after] = [await join(await session()), await session()];
  const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${base}/health`)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  expect(await say(`GET /x/${event}?sessionId=x HTTP/1.1\r\nHost: here\r\n${UPGRADE}\r\n`)).toBe('');
  expect((await hold('invented')).status).toBe(429);
  const room = await join(after);
  const other = await join(await session());
  for (const each of [before, room, other]) await each.leave();
});

test('DO 87 so many connections without a seat may be open from one address; seats are not counted', async () => {
  await boot({ connections: 12 });
  const rooms = [];
  for (let times = 0; times < 20; times++) rooms.push(await join(await session()));
  const held = Array.from({ length: 40 }, line);
  let open = held.length;
  const bounded = new Promise<void>((done) => {
    for (const socket of held) socket.once('close', () => --open <= 12 && done());
  });
  await bounded;
  // Who comes now is let in all the same: of those that are held the oldest give way.
  expect((await fetch(`${base}/health`)).status).toBe(200);
  expect(open).toBeGreaterThan(0);
  const gone = Promise.all(held.map((socket) => socket.destroyed || new Promise((done) => socket.once('close', done))));
  for (const socket of held) socket.destroy();
  await gone;
  expect((await session()).ticket).not.toBe('');
  for (const room of rooms) await room.leave();
});
