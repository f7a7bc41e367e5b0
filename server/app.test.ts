import { type AddressInfo, createServer } from 'node:net';
import { Client } from '@colyseus/sdk';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Command } from '../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../shared/protocol/notices.ts';
import type { OrganizerBadges, SessionAnswer } from '../shared/protocol/pages.ts';
import { CLOSE, MESSAGE, PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { type App, type AppOptions, createApp } from './app.ts';
import { createMemoryStore } from './store/memory.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const { venue } = loaded;
const page = '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>';
let app: App | null = null;

function options(more: Partial<AppOptions> = {}): AppOptions {
  return {
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    allowInsecure: true,
    organizerToken: 'organizer-token-1',
    store: createMemoryStore(),
    events: [{ loaded, plan: defaultEvent(venue.id), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => page },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
    ...more,
  };
}

async function boot(more: Partial<AppOptions> = {}): Promise<string> {
  app = await createApp(options(more));
  const { publicUrl } = await app.listen(0);
  return publicUrl;
}

afterEach(async () => {
  await app?.close();
  app = null;
});

async function session(base: string, secret: string | null = null): Promise<SessionAnswer> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: venue.id, role: 'phone', secret }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

async function join(base: string, seat: SessionAnswer, protocol = PROTOCOL_VERSION) {
  const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol });
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  return room;
}

/** Holds a seat; the address of its socket. */
async function seatAddress(base: string): Promise<string> {
  const { ticket, roomId } = await session(base);
  const answer = await fetch(`${base}/matchmake/joinById/${roomId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, protocol: PROTOCOL_VERSION }),
  });
  const { processId, sessionId } = await answer.json();
  return `${base.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`;
}

test('DO 40 a phone with a ticket joins the event’s room, is welcomed, and is told to come back when the server ends', async () => {
  const base = await boot();
  expect(await (await fetch(`${base}/health`)).json()).toMatchObject({ status: 'ok', events: 1 });
  expect(await (await fetch(`${base}/`)).text()).toContain('id="boot"');
  const room = await join(base, await session(base));
  const welcome = await new Promise<{ venue: string; venueHash: string }>((done) =>
    room.onMessage(MESSAGE.notice, (notice: { type: string; venue: string; venueHash: string }) => {
      if (notice.type === 'welcome') done(notice);
    }),
  );
  expect(welcome.venue).toBe(venue.id);
  const file = await fetch(`${base}/venues/${venue.id}/${welcome.venueHash}.json`);
  expect((await file.json()).id).toBe(venue.id);
  const left = new Promise<number>((done) => room.onLeave(done));
  await app?.close();
  app = null;
  expect(await left).toBe(4001);
});

test('DO 41 a ticket is good for one seat; without one, or with another protocol, nobody joins', async () => {
  const base = await boot();
  const seat = await session(base);
  const room = await join(base, seat);
  await expect(join(base, seat)).rejects.toThrow(/onAuth failed/);
  await expect(join(base, { ...seat, ticket: 'invented' })).rejects.toThrow(/onAuth failed/);
  await expect(join(base, await session(base), 99)).rejects.toMatchObject({ code: CLOSE.otherVersion });
  await room.leave();
});

test('DO 42 clients can join by id and do nothing else: no room is made, found or listed', async () => {
  const base = await boot();
  const { ticket } = await session(base);
  const client = new Client(base);
  const wanted = { ticket, protocol: PROTOCOL_VERSION, event: venue.id };
  await expect(client.create('venue', wanted)).rejects.toThrow(/invalid method/);
  await expect(client.joinOrCreate('venue', wanted)).rejects.toThrow(/invalid method/);
  await expect(client.join('venue', wanted)).rejects.toThrow(/invalid method/);
  await expect(client.joinById('elsewhere', wanted)).rejects.toThrow();
  for (const path of ['/matchmake', '/matchmake/venue', '/colyseus', '/monitor', '/playground']) {
    expect((await fetch(base + path)).status).toBe(404);
  }
});

test('DO 43 a page of a foreign origin opens no socket and is given no leave to ask', async () => {
  const base = await boot();
  const open = async (origin: string | undefined) => {
    const address = await seatAddress(base);
    return new Promise<number>((done) => {
      const socket = new WebSocket(address, origin === undefined ? {} : { origin });
      socket.on('open', () => {
        socket.terminate();
        done(101);
      });
      socket.on('unexpected-response', (_request, response) => {
        socket.terminate();
        done(response.statusCode ?? 0);
      });
      socket.on('error', () => {});
    });
  };
  expect(await open(base)).toBe(101);
  expect(await open(undefined)).toBe(101);
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1', `${base}.evil.example`]) {
    expect(await open(origin), origin).toBe(403);
  }
  const asked = await fetch(`${base}/matchmake/joinById/${venue.id}`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example' },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});

test('DO 61 the host that a request says it was asked for is a trusted proxy’s word or nobody’s', async () => {
  const forwarded = { 'x-forwarded-host': 'meet.example.org', 'x-forwarded-for': '198.51.100.7' };
  const open = async (base: string) => {
    const address = await seatAddress(base);
    return new Promise<number>((done) => {
      const socket = new WebSocket(address, {
        origin: 'https://meet.example.org',
        headers: forwarded,
      });
      socket.on('open', () => {
        socket.terminate();
        done(101);
      });
      socket.on('unexpected-response', (_request, response) => {
        socket.terminate();
        done(response.statusCode ?? 0);
      });
      socket.on('error', () => {});
    });
  };
  const policyOf = async (base: string) =>
    (await fetch(base, { headers: forwarded })).headers.get('content-security-policy');
  const stranger = await boot();
  expect(await open(stranger)).toBe(403);
  expect(await policyOf(stranger)).not.toContain('meet.example.org');
  await app?.close();
  const proxy = await boot({ config: { ...options().config, trustProxy: ['loopback'] } });
  expect(await open(proxy)).toBe(101);
  expect(await policyOf(proxy)).toContain('wss://meet.example.org');
});

test('DO 44 a matchmaking body over 16 kB is turned away unread', async () => {
  const base = await boot();
  const answer = await fetch(`${base}/matchmake/joinById/${venue.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: 'x'.repeat(20_000) }),
  });
  expect(answer.status).toBe(413);
});

test('DO 45 a port that is taken is said, and nothing hangs', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  app = await createApp(options());
  await expect(app.listen((other.address() as AddressInfo).port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});

test('DO 46 closing ends within its time although the store hangs', async () => {
  const asked = Promise.withResolvers<void>();
  const forgetPerson = () => {
    asked.resolve();
    return new Promise<void>(() => {});
  };
  const base = await boot({ store: { ...createMemoryStore(), forgetPerson } });
  const room = await join(base, await session(base));
  const left = new Promise<number>((done) => room.onLeave(done));
  room.send(MESSAGE.command, { n: 1, command: { type: 'leave' } });
  await asked.promise;
  const started = performance.now();
  const closed = app?.close();
  // Meanwhile nobody is let in again.
  expect((await fetch(`${base}/health`)).status).toBe(503);
  await expect(session(base)).rejects.toThrow();
  await closed;
  app = null;
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(await left).toBe(4001);
});

test('DO 47 the same person is back after a restart on the same store, under the same signs', async () => {
  const store = createMemoryStore();
  const base = await boot({ store });
  const first = await session(base);
  const authorization = 'Bearer organizer-token-1';
  const signs = async (at: string) =>
    (await (await fetch(`${at}/api/organizer/signs`, { headers: { authorization } })).json()).signs.map(
      (sign: { url: string }) => new URL(sign.url).pathname,
    );
  const before = await signs(base);
  await app?.close();
  const again = await boot({ store });
  const second = await session(again, first.secret);
  expect(second.secret).not.toBe(first.secret);
  expect((await session(again, first.secret)).secret).toBe(second.secret);
  expect(await signs(again)).toEqual(before);
});

test('DO 48 sockets on addresses that mean nothing, with bytes that mean nothing, leave the room as it was', async () => {
  const base = await boot();
  const room = await join(base, await session(base));
  const left: number[] = [];
  room.onLeave((code) => void left.push(code));
  const paths = [
    '/',
    '/a',
    `/a/${venue.id}`,
    `/a/${venue.id}?sessionId=x`,
    '/a/b?sessionId=__proto__',
    '/%ff/%00?sessionId=',
  ];
  await Promise.all(
    paths.flatMap((path) =>
      [Buffer.alloc(0), Buffer.from([255, 0, 128]), Buffer.alloc(4_000, 7)].map(
        (bytes) =>
          new Promise<void>((done) => {
            const socket = new WebSocket(base.replace('http', 'ws') + path);
            socket.on('open', () => {
              socket.send(bytes);
              socket.send(bytes);
              socket.close();
            });
            socket.on('error', () => {});
            socket.on('close', () => done());
          }),
      ),
    ),
  );
  expect((await fetch(`${base}/health`)).status).toBe(200);
  const answered = new Promise<number>((done) =>
    room.onMessage(MESSAGE.notice, (notice: { type: string; n?: number }) => {
      if (notice.n === 7) done(7);
    }),
  );
  room.send(MESSAGE.command, { n: 7, command: { type: 'present', visible: true } });
  expect(await answered).toBe(7);
  expect(left).toEqual([]);
});

test('DO 49 a badge that its wearer has bound by its secret moves them to the gateway that hears it', async () => {
  const gatewayToken = 'gateway-token-123';
  const base = await boot({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken },
    events: [{ loaded, plan: { ...defaultEvent(venue.id), badges: ['badge-6', 'badge-7'] }, crowd: 0 }],
  });
  const asked = await fetch(`${base}/api/organizer/badges`, {
    headers: { authorization: 'Bearer organizer-token-1' },
  });
  const { badges }: OrganizerBadges = await asked.json();
  const secret =
    badges
      .find(({ badge }) => badge === 'badge-7')
      ?.url.split('/')
      .at(-1) ?? '';
  const room = await join(base, await session(base));
  const notices: Notice[] = [];
  let look = () => {};
  room.onMessage(MESSAGE.notice, (notice: Notice) => {
    notices.push(notice);
    look();
  });
  const told = <Type extends Notice['type']>(type: Type, good: (notice: NoticeOf<Type>) => boolean) =>
    new Promise<NoticeOf<Type>>((done) => {
      const isOfType = (notice: Notice): notice is NoticeOf<Type> => notice.type === type;
      look = () => {
        const right = notices.filter(isOfType).findLast(good);
        if (right !== undefined) done(right);
      };
      look();
    });
  let n = 0;
  const say = async (command: Command) => {
    n += 1;
    const mine = n;
    room.send(MESSAGE.command, { n: mine, command });
    await told('done', (notice) => notice.n === mine);
  };
  const profile = { firstName: 'Ada', gives: [], seeks: [], giveLine: 'knots', seekLine: '', languages: ['en'] };
  await say({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  await say({ type: 'join', profile, oldEnough: true });
  await say({ type: 'bind-badge', badge: 'badge-7', secret });
  const beacon = venue.markers.find((marker) => marker.radio === 'gw-ground-4');
  const report = () =>
    fetch(`${base}/api/sightings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gatewayToken}` },
      body: JSON.stringify({ gateway: 'gw-ground-4', badge: 'badge-7', rssi: -60, time: Date.now() }),
    });
  expect(await (await report()).json()).toMatchObject({ taken: 1 });
  const me = await told('me', ({ place }) => place !== null);
  expect(me.place).toMatchObject({ source: 'beacon', level: beacon?.level, area: beacon?.area });
});
