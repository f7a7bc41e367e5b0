import { connect, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { post, runningEvent, serve, told, venue } from '../served.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { hashOf, openSessions } from './sessions.ts';

let store: Store;
let relay: Server | null = null;

beforeEach(() => {
  store = createMemoryStore();
});
afterEach(() => {
  relay?.close();
  relay = null;
});

const open = async (publicUrl = 'https://meet.example.org') =>
  serve([await runningEvent()], { sessions: await openSessions(store), publicUrl: () => publicUrl });

const asked = (secret: string | null) => ({ event: venue.id, role: 'phone', secret });
const whose = async (secret: string) => (await store.personBySecret(hashOf(secret)))?.id ?? null;

/** What a device has when this answer has arrived: the page's own secret, and its cookie as it sends it. */
async function kept(answer: Response) {
  const { secret }: { secret: string } = await answer.json();
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { secret, cookie };
}

test('DO 113 the cookie is out of reach of scripts, of other hosts and of other sites, and over https of http', async () => {
  await open();
  const { secret, cookie } = await kept(await post('/api/session', asked(null)));
  expect(cookie).toBe(`__Host-vis-a-vis=${secret}`);
  const safe = await post('/api/session', asked(null));
  expect(safe.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict; Secure$/);
});

test('DO 113 without https, for trying out, the cookie has another name and can be set', async () => {
  await open('http://127.0.0.1:2567');
  const answer = await post('/api/session', asked(null));
  expect(answer.headers.get('set-cookie')).toMatch(
    /^vis-a-vis=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict$/,
  );
  const { cookie, secret } = await kept(answer);
  const again = await kept(await post('/api/session', asked(null), { cookie }));
  expect(await whose(again.secret)).toBe(await whose(secret));
});

test('DO 110 a page whose storage was wiped is the same person by its cookie, among whatever other cookies', async () => {
  await open();
  const first = await kept(await post('/api/session', asked(null)));
  const person = await whose(first.secret);
  const wiped = await kept(await post('/api/session', asked(null), { cookie: `a=b; ${first.cookie}; c=d` }));
  expect(await whose(wiped.secret)).toBe(person);
  // And by its storage when the cookies were wiped: it has both again.
  const cookieless = await kept(await post('/api/session', asked(wiped.secret)));
  expect(await whose(cookieless.secret)).toBe(person);
  expect(cookieless.cookie).toBe(`__Host-vis-a-vis=${cookieless.secret}`);
});

test('DO 112 who has left is somebody new, whom the cookie names from then on', async () => {
  await open();
  const ada = await kept(await post('/api/session', asked(null)));
  const person = await whose(ada.secret);
  const stranger = await kept(await post('/api/session', asked(''), { cookie: ada.cookie }));
  expect(await whose(stranger.secret)).not.toBe(person);
  expect(stranger.cookie).toBe(`__Host-vis-a-vis=${stranger.secret}`);
});

test.each([
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['an origin that is none', { origin: 'null' }],
  ['our host by another port', { origin: 'https://meet.example.org:8443' }],
  ['a subdomain', { origin: 'https://a.meet.example.org' }],
  ['a page of another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
  ['a form', { origin: 'https://meet.example.org', 'content-type': 'application/x-www-form-urlencoded' }],
  ['plain text', { 'content-type': 'text/plain' }],
])('DO 114 %s cannot use the cookie', async (_who, headers) => {
  await open();
  const ada = await kept(await post('/api/session', asked(null)));
  const before = await store.personBySecret(hashOf(ada.secret));
  const answer = await post('/api/session', asked(null), { cookie: ada.cookie, ...headers });
  expect([400, 403]).toContain(answer.status);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(await answer.text()).not.toContain('ticket');
  expect(await store.personBySecret(hashOf(ada.secret))).toEqual(before);
});

test('DO 114 our own pages can', async () => {
  await open();
  const ada = await kept(await post('/api/session', asked(null)));
  const own = { origin: 'https://meet.example.org', 'sec-fetch-site': 'same-origin', cookie: ada.cookie };
  const again = await kept(await post('/api/session', asked(null), own));
  expect(await whose(again.secret)).toBe(await whose(ada.secret));
});

/** Hands on all that is asked, and cuts the connection after so many bytes of the answer. */
async function cutAfter(bytes: number): Promise<number> {
  relay?.close();
  const server = createServer((phone) => {
    const upstream = connect(Number(new URL(told.base).port), '127.0.0.1');
    let left = bytes;
    phone.pipe(upstream);
    upstream.on('data', (chunk) => {
      phone.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) phone.end(() => phone.destroy());
    });
    for (const [one, other] of [
      [phone, upstream],
      [upstream, phone],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  relay = server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** All bytes of the answer that arrive on this port, until the connection ends. */
function answerAt(port: number, secret: string, cookie: string): Promise<string> {
  const body = JSON.stringify(asked(secret));
  const head = [
    'POST /api/session HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Cookie: ${cookie}`,
    'Connection: close',
  ];
  return new Promise((done) => {
    let arrived = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`));
    socket.on('data', (chunk) => {
      arrived += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => done(arrived));
  });
}

test('DO 9 an answer that is cut anywhere on its way leaves the device the same person', async () => {
  await open();
  const whole = await kept(await post('/api/session', asked(null)));
  const length = (await answerAt(await cutAfter(Number.MAX_SAFE_INTEGER), whole.secret, whole.cookie)).length;
  expect(length).toBeGreaterThan(500);
  const seen = { nothing: 0, cookie: 0, both: 0 };
  for (let bytes = 0; bytes < length + 80; bytes += 40) {
    let device = await kept(await post('/api/session', asked(null)));
    const person = await whose(device.secret);
    // Three times in a row: what the device has is used, and the answer is cut again.
    for (let round = 0; round < 3; round++) {
      const arrived = await answerAt(await cutAfter(bytes), device.secret, device.cookie);
      const [head, body] = arrived.split('\r\n\r\n');
      const cookie = body === undefined ? undefined : /^set-cookie: ([^;]+)/im.exec(head ?? '')?.[1];
      const secret = /"secret":"([\w-]{43})"/.exec(/\}$/.test(body ?? '') ? (body ?? '') : '')?.[1];
      seen[secret !== undefined ? 'both' : cookie !== undefined ? 'cookie' : 'nothing'] += 1;
      device = { cookie: cookie ?? device.cookie, secret: secret ?? device.secret };
    }
    const back = await kept(await post('/api/session', asked(device.secret), { cookie: device.cookie }));
    expect(await whose(back.secret), `cut after ${bytes} bytes`).toBe(person);
  }
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});
