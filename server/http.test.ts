import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import express from 'express';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  Boot,
  OrganizerBadges,
  OrganizerOverview,
  OrganizerSigns,
  SessionAnswer,
} from '../shared/protocol/pages.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { demoVenue } from '../shared/venue/demo/demo-venue.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import { badgeSecret, createBadges } from './doors/badges.ts';
import { newKeys } from './doors/keys.ts';
import { openSessions } from './doors/sessions.ts';
import { signSign } from './doors/signs.ts';
import { createTicketOffice } from './doors/tickets.ts';
import { type HttpOptions, routeHttp } from './http.ts';
import { encode } from './operations/encodings.ts';
import { guardRequests } from './operations/guard.ts';
import type { PublicCounts } from './room/ports.ts';
import type { BadgeHeard, RunningEvent } from './running-event.ts';
import { createMemoryStore } from './store/memory.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const ORGANIZER = 'organizer-token-1';
const GATEWAY = 'gateway-token-123';

const venue = demoVenue();
const gateway = venue.markers.find((marker) => marker.kind === 'beacon')?.radio ?? '';
const bar = venue.markers.find((marker) => marker.id === 'qr-mp-1');
const nothing: PublicCounts = { areas: [], density: [], present: 0, open: 0 };

let counts = nothing;
let heard: BadgeHeard[] = [];
let server: Server;
let base: string;

async function runningEvent(plan: Partial<EventPlan> = {}, venueId = venue.id): Promise<RunningEvent> {
  const keys = { signs: newKeys(), seals: newKeys() };
  const badges = ['badge-1', 'badge-2'];
  return {
    plan: { ...defaultEvent(venueId), badges, ...plan },
    venue: { ...venue, id: venueId },
    venueHash: 'hash-of-venue',
    venueBody: await encode('application/json; charset=utf-8', JSON.stringify(venue), 5),
    keys,
    badges: createBadges(keys.seals, badges),
    tickets: createTicketOffice(() => NOW),
    roomId: `room-of-${venueId}`,
    counts: () => counts,
    totals: () => ({ present: 40, open: 3, meetings: 2 }),
    tickMsP99: () => 4,
    heard: (sighting) => void heard.push(sighting),
  };
}

const page =
  '<!doctype html><html lang="en" data-page="x"><head></head><body><main><!--first--></main><!--boot--></body></html>';

async function serve(events: readonly RunningEvent[], more: Partial<HttpOptions> = {}): Promise<void> {
  const app = express();
  routeHttp(app, {
    events,
    sessions: await openSessions(createMemoryStore()),
    templates: { html: async () => page },
    assets: (_request, _response, next) => next(),
    organizerToken: ORGANIZER,
    gatewayToken: GATEWAY,
    publicUrl: () => 'https://meet.example.org',
    isOpen: () => true,
    https: false,
    development: false,
    now: () => NOW,
    log: { info() {}, warn() {}, error() {} },
    ...more,
  });
  server = createServer(app);
  guardRequests(server, () => false);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(() => {
  counts = nothing;
  heard = [];
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(base + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

function bootIn(html: string): Boot {
  const [, json = ''] = /<script type="application\/json" id="boot">(.*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}

test('DO 20 a scanned sign’s first answer is HTML that says where I am and how many are open nearby', async () => {
  const event = await runningEvent();
  await serve([event]);
  if (bar === undefined) throw new Error('the demo venue has no sign at the coffee bar');
  const address = `/v/${venue.id}/${bar.id}/${signSign(event.keys.signs, venue.id, bar.id)}`;
  counts = { ...nothing, areas: [{ area: bar.area, present: 20, open: 9 }] };
  const { status, text } = await get(address, { 'accept-language': 'en-GB,en;q=0.9' });
  expect(status).toBe(200);
  expect(text).toContain(
    `<h1>You are at the high tables, Weir Coffee Bar, ground floor</h1><p>9 people around here are open to a chat.</p>`,
  );
  expect(text).toMatch(/^<!doctype html><html data-page="x" lang="en">/);
  expect(bootIn(text)).toMatchObject({
    page: 'phone',
    event: { id: venue.id, open: true },
    sign: { marker: bar.id, openNearby: 9, levelName: { en: 'Ground floor' } },
    signRefusal: null,
    venueHash: 'hash-of-venue',
  });
  const french = await get(address, { 'accept-language': 'fr-CA, en;q=0.5' });
  expect(french.text).toContain('<html data-page="x" lang="fr">');
  expect(french.text).toContain('Vous êtes ici : les tables hautes, ');
  expect(french.text).toContain('9 personnes');
  expect(french.headers.get('content-language')).toBe('fr');
});

test('DO 20 with fewer than five open nearby no number is given', async () => {
  const event = await runningEvent();
  await serve([event]);
  const { text } = await get(`/v/${venue.id}/${bar?.id}/${signSign(event.keys.signs, venue.id, bar?.id ?? '')}`);
  expect(text).toContain('Fewer than five people');
  expect(bootIn(text).sign?.openNearby).toBeNull();
});

test('DO 21 a forged, cut, foreign or unknown code gets a clear sentence, and no sign', async () => {
  const event = await runningEvent();
  await serve([event]);
  const signature = signSign(event.keys.signs, venue.id, bar?.id ?? '');
  const gone = signSign(event.keys.signs, venue.id, 'taken-down');
  const cases = [
    [`/v/${venue.id}/${bar?.id}/${'A'.repeat(22)}`, 403, 'sign-not-genuine', 'This code is not one of our signs'],
    [`/v/${venue.id}/${bar?.id}/${signature.slice(0, -1)}`, 403, 'sign-not-genuine', 'not one of our signs'],
    [`/v/${venue.id}/invented/${signature}`, 403, 'sign-not-genuine', 'not one of our signs'],
    [`/v/${venue.id}/taken-down/${gone}`, 404, 'sign-unknown', 'not on our map any more'],
    [`/v/elsewhere/${bar?.id}/${signature}`, 404, 'sign-of-another-venue', 'belongs to another venue'],
  ] as const;
  for (const [path, status, refusal, sentence] of cases) {
    const answer = await get(path);
    expect(answer.status, path).toBe(status);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('Nothing has changed');
    expect(bootIn(answer.text)).toMatchObject({ sign: null, signRefusal: refusal });
  }
  expect((await get(cases[0][0], { 'accept-language': 'fr' })).text).toContain('n’est pas l’un de nos panneaux');
});

test('DO 22 outside its hours the page says when the event opens, and no seat is given', async () => {
  const hours = [{ opens: '2026-11-24T09:00', closes: '2026-11-24T18:00' }];
  const event = await runningEvent({ hours });
  await serve([event]);
  const signature = signSign(event.keys.signs, venue.id, bar?.id ?? '');
  for (const path of ['/', `/v/${venue.id}`, `/v/${venue.id}/${bar?.id}/${signature}`]) {
    const { text } = await get(path);
    expect(text).toMatch(/Open house opens on Tuesday,? 24 November at 09:00/);
    expect(bootIn(text).event).toMatchObject({ open: false, opensAt: '2026-11-24T09:00' });
  }
  expect((await get('/', { 'accept-language': 'fr' })).text).toMatch(/ouvre le mardi 24 novembre/);
  expect((await post('/api/session', { event: venue.id, role: 'phone', secret: null })).status).toBe(403);
});

test('DO 23 whatever names an organizer writes, nothing of them runs', async () => {
  const name = { en: `<img src=x onerror=alert(1)> & "'` };
  const event = await runningEvent({ name });
  const evil = { ...event, venue: { ...event.venue, name: { en: '</script><script>alert(2)</script><!--' } } };
  await serve([evil, await runningEvent({}, 'second')]);
  for (const path of ['/', `/v/${venue.id}`]) {
    const { text } = await get(path);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>alert');
    expect(text.split('<script').length).toBe(2);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#39;');
    const boot = bootIn(text);
    expect(boot.event ?? boot.events[0]).toMatchObject({ name, venueName: evil.venue.name });
  }
});

test('DO 24 where several events run, the first page is a list of links', async () => {
  await serve([await runningEvent(), await runningEvent({}, 'second')]);
  const { text } = await get('/');
  expect(text).toContain('<a href="/v/second">Open house, Heron House</a>');
  expect(bootIn(text)).toMatchObject({ event: null, events: [{ venue: venue.id }, { venue: 'second' }] });
});

test('DO 25 a kiosk shows the signed address of its marker only when the organizer opened it, or in a demo', async () => {
  const event = await runningEvent();
  await serve([event]);
  const overview: OrganizerOverview = await (
    await fetch(`${base}/api/organizer/overview`, { headers: { authorization: `Bearer ${ORGANIZER}` } })
  ).json();
  const opened = new URL(overview.events[0]?.kioskUrl ?? '');
  const bound = bootIn((await get(opened.pathname + opened.search)).text);
  const marker = opened.searchParams.get('marker') ?? '';
  expect(bound.kiosk).toEqual({
    marker,
    joinUrl: `https://meet.example.org/v/${venue.id}/${marker}/${signSign(event.keys.signs, venue.id, marker)}`,
  });
  const unsigned = `https://meet.example.org/v/${venue.id}`;
  for (const query of [
    '',
    `?marker=${marker}`,
    `?marker=${marker}&key=AAAA`,
    `?marker=x&key=${opened.searchParams.get('key')}`,
  ]) {
    expect(bootIn((await get(`/kiosk/${venue.id}${query}`)).text).kiosk?.joinUrl, query).toBe(unsigned);
  }
});

test('DO 26 the organizer’s answers want the token', async () => {
  await serve([await runningEvent()]);
  for (const path of ['/api/organizer/overview', '/api/organizer/signs', '/api/organizer/badges']) {
    for (const shown of ['', 'Bearer ', 'Bearer wrong', `Basic ${ORGANIZER}`, `Bearer ${ORGANIZER}x`]) {
      const answer = await get(path, { authorization: shown });
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain('example.org');
    }
  }
  const authorization = `Bearer ${ORGANIZER}`;
  const overview: OrganizerOverview = JSON.parse((await get('/api/organizer/overview', { authorization })).text);
  expect(overview.events[0]).toMatchObject({ present: 40, open: 3, meetings: 2 });
  const signs: OrganizerSigns = JSON.parse(
    (await get(`/api/organizer/signs?venue=${venue.id}`, { authorization })).text,
  );
  expect(signs.signs).toHaveLength(venue.markers.filter((marker) => marker.kind === 'qr').length);
  for (const sign of signs.signs) {
    const address = await get(new URL(sign.url).pathname);
    expect(address.status).toBe(200);
    expect(bootIn(address.text).sign?.marker).toBe(sign.marker);
  }
  expect((await get('/api/organizer/signs?venue=elsewhere', { authorization })).status).toBe(404);
});

test('DO 27 a session gives a ticket for one seat, and the next secret', async () => {
  const event = await runningEvent();
  await serve([event]);
  const ask = async (secret: string | null, role = 'phone'): Promise<SessionAnswer> =>
    (await post('/api/session', { event: venue.id, role, secret })).json();
  const first = await ask(null);
  const second = await ask(first.secret);
  expect(first.roomId).toBe(`room-of-${venue.id}`);
  expect(second.secret).not.toBe(first.secret);
  const seats = [first, second].map((answer) => event.tickets.check(answer.ticket));
  expect(seats[0]).toMatchObject({ role: 'phone' });
  expect(seats[1]).toEqual(seats[0]);
  const kiosk = await ask(null, 'kiosk');
  expect(kiosk.secret).toBeNull();
  expect(event.tickets.check(kiosk.ticket)?.role).toBe('kiosk');
  expect((await post('/api/session', { event: 'none', role: 'phone', secret: null })).status).toBe(404);
  for (const wrong of [{}, [], null, { event: 1 }, { event: venue.id, role: 'admin', secret: null }]) {
    expect((await post('/api/session', wrong)).status).toBe(400);
  }
});

test('DO 28 sightings want the gateways’ token, known gateways and a time that can be', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const report = { gateway, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
  expect((await post('/api/sightings', report)).status).toBe(401);
  expect((await post('/api/sightings', report, { authorization: `Bearer ${ORGANIZER}` })).status).toBe(401);
  expect(heard).toEqual([]);
  const none = { taken: 0, unknownGateway: 0, unknownBadge: 0, tooOld: 0, inTheFuture: 0 };
  const one = await post('/api/sightings', report, { authorization });
  expect([one.status, await one.json()]).toEqual([200, { ...none, taken: 1 }]);
  const list = [
    { ...report, time: '2026-11-23T09:00:00+01:00' },
    { ...report, time: NOW + 4_000 },
    { ...report, gateway: 'not-here' },
    { ...report, badge: 'somebody-else’s' },
    { ...report, time: NOW - 61_000 },
    { ...report, time: NOW + 6_000 },
  ];
  const many = await post('/api/sightings', list, { authorization });
  expect(await many.json()).toEqual({
    taken: 2,
    unknownGateway: 1,
    unknownBadge: 1,
    tooOld: 1,
    inTheFuture: 1,
  });
  expect(heard.map(({ at }) => at)).toEqual([NOW - 1_000, NOW, NOW]);
  expect(heard[0]).toEqual({ type: 'badge-heard', badge: 'badge-1', gateway, rssiDbm: -67, at: NOW - 1_000 });
  for (const wrong of [{ ...report, rssi: 999 }, { ...report, time: 'today' }, { ...report, more: 1 }, [{}], 'x']) {
    const answer = await post('/api/sightings', wrong, { authorization });
    expect(answer.status).toBe(400);
  }
  expect(heard).toHaveLength(3);
});

test('DO 28 a gateway is known by its radio and by its marker, and the longest list that is taken fits in a body', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const marker = venue.markers.find((each) => each.radio === gateway)?.id ?? '';
  const time = NOW - 1_000;
  const both = [gateway, marker].map((name) => ({ gateway: name, badge: 'badge-1', rssi: -67, time }));
  expect(await (await post('/api/sightings', both, { authorization })).json()).toMatchObject({ taken: 2 });
  const long = {
    gateway: 'g'.repeat(80),
    badge: 'b'.repeat(80),
    rssi: -139.25,
    time: '2026-11-23T09:00:00.123456+01:00',
  };
  const most = await post('/api/sightings', Array(50).fill(long), { authorization });
  expect(await most.json()).toMatchObject({ unknownGateway: 50 });
  expect((await post('/api/sightings', Array(51).fill(both[0]), { authorization })).status).toBe(400);
});

test('DO 58 the organizer has the address of each badge; it alone opens the page that binds it', async () => {
  const event = await runningEvent();
  await serve([event]);
  const authorization = `Bearer ${ORGANIZER}`;
  const { badges }: OrganizerBadges = JSON.parse((await get('/api/organizer/badges', { authorization })).text);
  expect(badges.map(({ badge }) => badge)).toEqual(['badge-1', 'badge-2']);
  const address = new URL(badges[0]?.url ?? '').pathname;
  const [, secret = ''] = /^\/v\/heron-house\/badge\/badge-1\/(.+)$/.exec(address) ?? [];
  const right = await get(address);
  expect([right.status, right.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(right.text).toContain('<h1>Your badge</h1>');
  expect(bootIn(right.text)).toMatchObject({ badge: { id: 'badge-1', secret }, signRefusal: null });
  for (const wrong of [
    `/v/${venue.id}/badge/badge-1/${'A'.repeat(secret.length)}`,
    `/v/${venue.id}/badge/badge-2/${secret}`,
    `/v/${venue.id}/badge/unlisted/${badgeSecret(event.keys.seals, 'unlisted')}`,
    `/v/elsewhere/badge/badge-1/${secret}`,
  ]) {
    const answer = await get(wrong, { 'accept-language': 'fr' });
    expect(answer.status, wrong).toBe(403);
    expect(answer.text).toContain('Demandez un nouveau code à l’accueil');
    expect(bootIn(answer.text)).toMatchObject({ badge: null, signRefusal: 'badge-not-bound' });
  }
  expect((await get('/api/organizer/badges?event=other', { authorization })).status).toBe(404);
});

test('DO 28 without a gateway token no sighting is taken', async () => {
  await serve([await runningEvent()], { gatewayToken: null });
  const report = { gateway, badge: 'b', rssi: -67, time: NOW };
  const answer = await post('/api/sightings', report, { authorization: 'Bearer null' });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('GATEWAY_TOKEN');
});

test('DO 29 the venue file is compressed and immutable under its hash alone', async () => {
  await serve([await runningEvent()]);
  const path = `/venues/${venue.id}/hash-of-venue.json`;
  const plain = await get(path, { 'accept-encoding': 'identity' });
  expect(JSON.parse(plain.text)).toEqual(JSON.parse(JSON.stringify(venue)));
  expect(plain.headers.get('cache-control')).toContain('immutable');
  const raw = await new Promise<{ encoding: string | undefined; body: Buffer }>((done, fail) => {
    const asked = httpRequest(base + path, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done({ encoding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
    });
    asked.on('error', fail).end();
  });
  expect(raw.encoding).toBe('br');
  expect(brotliDecompressSync(raw.body).toString()).toBe(plain.text);
  expect(raw.body.length).toBeLessThan(plain.text.length / 3);
  expect((await get(`/venues/${venue.id}/other.json`)).status).toBe(404);
});

test('DO 30 every answer forbids inline scripts and styles, foreign sources and framing', async () => {
  await serve([await runningEvent()]);
  for (const path of ['/', '/organizer', '/health', '/nowhere', `/kiosk/${venue.id}`]) {
    const policy = (await get(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ${base.replace('http', 'ws')}`);
    expect(policy).not.toMatch(/unsafe|\*|upgrade-insecure/);
  }
});

test('DO 31 a body over 16 kB, or one of unknown length, is turned away unread', async () => {
  await serve([await runningEvent()]);
  expect((await post('/api/session', { event: 'x'.repeat(17_000) })).status).toBe(413);
  const chunked = await new Promise<number | undefined>((done, fail) => {
    const asked = httpRequest(`${base}/api/session`, { method: 'POST' }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    asked.on('error', fail);
    asked.write('{');
    asked.end('}');
  });
  expect(chunked).toBe(411);
  const malformed = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"event":',
  });
  expect(malformed.status).toBe(400);
});

test('DO 32 an address that has no page says so in the reader’s language; one of the API in JSON', async () => {
  await serve([await runningEvent()]);
  const english = await get('/nowhere/at/all');
  expect([english.status, english.text.includes('There is no page at this address')]).toEqual([404, true]);
  expect((await get('/nowhere', { 'accept-language': 'fr' })).text).toContain('<html lang="fr">');
  expect((await get('/v/unknown-venue')).status).toBe(404);
  expect(JSON.parse((await get('/api/none')).text)).toEqual({ error: 'no such address' });
  expect((await get('/v/%ff')).status).toBe(400);
});

test('DO 36 whatever address is asked for by whatever method, the answer is no fault of ours', async () => {
  const event = await runningEvent();
  await serve([event, await runningEvent({}, 'second')]);
  const part = fc.oneof(
    fc.constantFrom('v', 'kiosk', 'venues', 'api', 'organizer', 'overview', 'signs', 'session', 'sightings', 'health'),
    fc.constantFrom(
      venue.id,
      'second',
      '..',
      '.',
      '%00',
      '%ff',
      '%2e%2e',
      '__proto__',
      'constructor',
      'hash-of-venue.json',
    ),
    fc.string({ maxLength: 40 }).map(encodeURIComponent),
  );
  const query = fc.oneof(
    fc.constant(''),
    fc.constantFrom('?venue=a&venue=b', '?marker[]=x', '?badge=%ff', '?key=', '?__proto__=1', '?event[a]=b', '?%'),
  );
  const asked = fc.record({
    path: fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
    query,
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    authorization: fc.constantFrom(`Bearer ${ORGANIZER}`, `Bearer ${GATEWAY}`, 'Bearer', 'x'),
    language: fc.constantFrom('fr', 'en', ';;q=', '*'),
    body: fc.oneof(fc.constant(''), fc.json({ maxDepth: 2 }), fc.string({ maxLength: 50 })),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ path, query: search, method, authorization, language, body }) => {
      const text = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? '' : body;
      const headers = {
        authorization,
        'accept-language': language,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      const status = await new Promise<number>((done, fail) => {
        const sent = httpRequest(base, { path: path + search, method, headers }, (answer) => {
          answer.resume();
          answer.on('end', () => done(answer.statusCode ?? 0));
        });
        sent.on('error', fail).end(text);
      });
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 600 },
  );
});
