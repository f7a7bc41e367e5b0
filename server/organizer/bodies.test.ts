import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { LONGEST_DRAFT } from '../../shared/protocol/organizer.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { ORGANIZER, runningEvent, serve, told, venue } from '../served.ts';

const authorization = `Bearer ${ORGANIZER}`;
const draft = `/api/organizer/venues/${venue.id}/draft`;
const plan = (id: string) => `/api/organizer/venues/${venue.id}/plans/${id}`;
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(40_000)]);

const put = (path: string, body: Buffer | string, headers: Record<string, string> = {}) =>
  fetch(told.base + path, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

beforeEach(async () => serve([await runningEvent()]));

test('DO 130 a long draft is taken, compressed too; one that unpacks to more than its bound is not', async () => {
  const text = JSON.stringify({ draft: { venue: demoVenue(), plans: [] }, revision: 0 });
  expect((await put(draft, gzipSync(text), { 'content-encoding': 'gzip' })).status).toBe(200);
  expect((await put(draft, text.replace('"revision":0', '"revision":1'))).status).toBe(200);
  const bomb = gzipSync(Buffer.alloc(LONGEST_DRAFT + 1, 32));
  expect(bomb.length).toBeLessThan(100_000);
  expect((await put(draft, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  for (const [body, headers] of [
    ['{', {}],
    [text, { 'content-encoding': 'gzip' }],
    [text, { 'content-encoding': 'made-up' }],
    [text, { 'content-type': 'text/plain' }],
    [text, { 'content-type': 'application/json; charset=made-up' }],
  ] as const) {
    const { status } = await put(draft, body, headers);
    expect([400, 415], `${status} ${JSON.stringify(headers)}`).toContain(status);
  }
});

test('DO 131 what organizers send may be long behind their door alone, and nowhere else', async () => {
  const long = JSON.stringify({ name: 'a'.repeat(20_000) });
  const post = (path: string) =>
    fetch(told.base + path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: long,
    });
  for (const path of ['/api/organizer/tokens', '/api/organizer/venues', '/api/organizer/admission', '/api/session']) {
    expect((await post(path)).status, path).toBe(413);
  }
  // Turned away at the door, though it says that more comes than anybody reads.
  const stranger = await put(draft, PNG, { authorization: 'Bearer wrong' });
  expect(stranger.status).toBe(401);
});

test('DO 132 a picture of a plan is kept as what it is by its own bytes, and nothing in it runs', async () => {
  const get = (id: string) => fetch(told.base + plan(id), { headers: { authorization } });
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(await (await put(plan('p1'), PNG, { 'content-type': 'text/html' })).json()).toEqual({ type: 'image/png' });
  expect(await (await put(plan('p2'), svg)).json()).toEqual({ type: 'image/svg+xml' });
  const png = await get('p1');
  expect(Buffer.from(await png.arrayBuffer()).equals(PNG)).toBe(true);
  const drawing = await get('p2');
  expect(drawing.headers.get('content-type')).toBe('image/svg+xml');
  expect(drawing.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(drawing.headers.get('x-content-type-options')).toBe('nosniff');
  expect(drawing.headers.get('cache-control')).toBe('no-store');
  const saved = '<!-- drawn --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]>\n<svg >';
  expect((await put(plan('p3'), saved)).status).toBe(200);
  for (const body of ['<html><svg>', 'GIF89a', 'hello', '<svg'])
    expect((await put(plan('p3'), body)).status, body).toBe(415);
  for (const id of ['..%2f', 'a.b', 'a'.repeat(70)]) expect((await put(plan(id), PNG)).status, id).toBe(400);
  expect((await put('/api/organizer/venues/nothing/plans/p1', PNG)).status).toBe(404);
  expect((await fetch(told.base + plan('p1'), { method: 'DELETE', headers: { authorization } })).status).toBe(200);
  expect((await get('p1')).status).toBe(404);
});
