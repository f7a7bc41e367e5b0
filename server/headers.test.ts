import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { type App, createApp } from './app.ts';
import { createMemoryStore } from './store/memory.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const { venue } = loaded;
const page = '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>';
let app: App;
let base = '';

beforeEach(async () => {
  app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], tls: null, gatewayToken: 'gateway-token-1' },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store: createMemoryStore(),
    events: [{ loaded, plan: defaultEvent(venue.id), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => page },
      assets: (request, response, next) => (request.path === '/asset.js' ? response.end('1') : next()),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  base = (await app.listen(0)).publicUrl;
});

afterEach(() => app.close());

/** Head of the answer to these raw lines, its names in lower case. */
function ask(path: string, ...lines: readonly string[]): Promise<string> {
  const { hostname, port, host } = new URL(base);
  return new Promise((done, fail) => {
    let said = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write([path, `Host: ${host}`, ...lines, '', ''].join('\r\n')),
    );
    socket.on('data', (bytes) => {
      said += bytes.toString();
      if (!said.includes('\r\n\r\n')) return;
      socket.destroy();
      done(said.slice(0, said.indexOf('\r\n\r\n')));
    });
    socket.once('error', fail);
    socket.once('end', () => done(said));
  });
}

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];
const json = (body: string) => [
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  'Connection: close',
  '',
  body,
];

test('TR 1 every kind of answer carries the headers: pages, files, JSON, matchmaking, refusals of any status', async () => {
  const file = `/venues/${venue.id}/${app.events[0]?.venueHash}.json`;
  const kinds: readonly (readonly [number, string, ...string[]])[] = [
    [200, 'GET / HTTP/1.1'],
    [200, `GET /v/${venue.id} HTTP/1.1`],
    [200, `GET /kiosk/${venue.id} HTTP/1.1`],
    [200, 'GET /organizer HTTP/1.1'],
    [403, `GET /v/${venue.id}/some/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1`],
    [404, 'GET /nowhere HTTP/1.1'],
    [404, 'DELETE / HTTP/1.1', 'Content-Length: 0'],
    [400, 'GET /v/%ff HTTP/1.1'],
    [200, 'GET /asset.js HTTP/1.1'],
    [200, `GET ${file} HTTP/1.1`],
    [200, 'GET /health HTTP/1.1'],
    [401, 'GET /api/organizer/overview HTTP/1.1'],
    [401, 'POST /api/sightings HTTP/1.1', ...json('[]')],
    [400, 'POST /api/session HTTP/1.1', ...json('{"event":')],
    [400, 'POST /api/session HTTP/1.1', ...json('{}')],
    [411, 'POST /api/session HTTP/1.1', 'Transfer-Encoding: chunked'],
    [413, 'POST /api/session HTTP/1.1', 'Content-Length: 20000'],
    [404, 'GET /matchmake HTTP/1.1'],
    [0, 'POST /matchmake/joinById/none HTTP/1.1', ...json('{}')],
    [0, 'POST /matchmake/create/venue HTTP/1.1', ...json('{}')],
    [0, 'OPTIONS /matchmake/joinById/none HTTP/1.1'],
  ];
  for (const [status, line, ...rest] of kinds) {
    const head = await ask(line, ...rest);
    expect(head, line).toMatch(status === 0 ? /^HTTP\/1\.1 \d\d\d/ : new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head, line).toMatch(/content-security-policy: default-src 'self';/i);
    expect(head, line).not.toMatch(/'unsafe-|access-control-allow|x-powered-by/i);
    expect(head, line).toMatch(/x-content-type-options: nosniff/i);
    expect(head, line).toMatch(/x-frame-options: deny/i);
    expect(head, line).toMatch(/referrer-policy: same-origin/i);
    expect(head, line).toMatch(/permissions-policy: camera=\(self\)/i);
    expect(head, line).toMatch(/cross-origin-resource-policy: same-origin/i);
  }
});

test('TR 1 an upgrade that is refused carries them too', async () => {
  for (const [status, path, ...more] of [
    [403, '/', 'Origin: https://elsewhere.example'],
    [403, '/', 'Origin: null'],
  ] as const) {
    const head = await ask(`GET ${path} HTTP/1.1`, ...UPGRADE, ...more);
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toMatch(/content-security-policy: default-src 'none'/i);
    expect(head).toMatch(/x-content-type-options: nosniff/i);
  }
});
