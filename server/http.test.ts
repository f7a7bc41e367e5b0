import { request as httpRequest } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCuts } from './operations/cuts.ts';
import { GATEWAY, get, ORGANIZER, post, runningEvent, serve, told, venue } from './served.ts';

test('DO 29 the venue file is compressed and immutable under its hash alone', async () => {
  await serve([await runningEvent()]);
  const path = `/venues/${venue.id}/hash-of-venue.json`;
  const plain = await get(path, { 'accept-encoding': 'identity' });
  expect(JSON.parse(plain.text)).toEqual(JSON.parse(JSON.stringify(venue)));
  expect(plain.headers.get('cache-control')).toContain('immutable');
  const raw = await new Promise<{ encoding: string | undefined; body: Buffer }>((done, fail) => {
    const asked = httpRequest(told.base + path, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
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
  for (const path of ['/', '/organizer', '/api', '/nowhere', `/kiosk/${venue.id}`]) {
    const policy = (await get(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ${told.base.replace('http', 'ws')}`);
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|upgrade-insecure/);
  }
});

test('DO 31 a body over 16 kB, or one of unknown length, is turned away unread', async () => {
  await serve([await runningEvent()]);
  expect((await post('/api/session', { event: 'x'.repeat(17_000) })).status).toBe(413);
  const chunked = await new Promise<number | undefined>((done, fail) => {
    const asked = httpRequest(`${told.base}/api/session`, { method: 'POST' }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    asked.on('error', fail);
    asked.write('{');
    asked.end('}');
  });
  expect(chunked).toBe(411);
  const malformed = await fetch(`${told.base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"event":',
  });
  expect(malformed.status).toBe(400);
});

test('DO 126 a wrong token, a body that is no question and a page of elsewhere are counted as what they are', async () => {
  const cuts = countCuts();
  await serve([await runningEvent()], { cuts });
  for (const path of ['/api/organizer/overview', '/api/organizer/signs'])
    expect((await get(path, { authorization: 'Bearer wrong' })).status).toBe(401);
  for (const path of ['/api/sightings', `/api/organizer/venues/${venue.id}/reload`])
    expect((await post(path, {}, { authorization: 'Bearer wrong' })).status).toBe(401);
  expect(cuts.counts.get('wrong-key')).toBe(4);
  const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };
  for (const path of ['/api/session', '/api/nothing']) expect((await fetch(told.base + path, body)).status).toBe(400);
  expect((await post('/api/session', { event: 7 })).status).toBe(400);
  expect(cuts.counts.get('malformed')).toBe(3);
  expect((await post('/api/session', {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect(cuts.counts.get('foreign-origin')).toBe(1);
});

test('DO 127 an answer that fails by a fault of ours is logged by where it was, never by what it said', async () => {
  const said: string[] = [];
  const say = (...parts: readonly unknown[]) => void said.push(JSON.stringify(parts));
  const html = () => Promise.reject(new Error('of Adelaide,\n    at the bar, and 12.34'));
  await serve([await runningEvent()], { templates: { html }, log: { info: say, warn: say, error: say } });
  const answer = await get('/');
  expect(answer.status).toBe(500);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('http.test.ts');
  expect(said[0] + answer.text).not.toMatch(/Adelaide|the bar|12\.34/);
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
        const sent = httpRequest(told.base, { path: path + search, method, headers }, (answer) => {
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
