import { afterEach, expect, test, vi } from 'vitest';
import { call } from './call.ts';
import { openDesk } from './desk.ts';

const store = { getItem: () => null, setItem() {}, removeItem() {} };
let answer: () => Response = () => new Response('{}');
const sent: RequestInit[] = [];

vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
  sent.push(request);
  return answer();
});

afterEach(() => {
  answer = () => new Response('{}');
  sent.length = 0;
});

test('OR 22 an answer is good, or says why it is not, whatever comes', async () => {
  const why = async (make: () => Response) => {
    answer = make;
    const called = await call<object>('token', 'GET', '/x');
    return called.ok ? called.value : [called.why, called.value];
  };
  expect(await why(() => new Response('{"a":1}'))).toEqual({ a: 1 });
  expect(await why(() => new Response('{"error":"taken"}', { status: 409 }))).toEqual(['refused', { error: 'taken' }]);
  expect(await why(() => new Response('{"error":"role"}', { status: 403 }))).toEqual(['role', { error: 'role' }]);
  expect(await why(() => new Response('no', { status: 401 }))).toEqual(['wrong-token', null]);
  expect(await why(() => new Response('<html>', { status: 502 }))).toEqual(['lost', null]);
  expect(await why(() => new Response('<html>'))).toEqual(['lost', null]);
  expect(
    await why(() => {
      throw new TypeError('no network');
    }),
  ).toEqual(['lost', null]);
});

test('OR 22 a long body is sent compressed and unpacks to itself, bytes as they are', async () => {
  const body = { words: 'a map of a house '.repeat(10_000) };
  await call('token', 'PUT', '/x', body);
  const [{ headers, body: zipped } = {}] = sent;
  expect(headers).toMatchObject({ authorization: 'Bearer token', 'content-encoding': 'gzip' });
  const stream = new Response(zipped).body?.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(stream).json()).toEqual(body);
  const picture = new Blob(['abc'], { type: 'image/png' });
  await call('token', 'PUT', '/x', picture);
  expect([sent[1]?.body, sent[1]?.headers]).toEqual([
    picture,
    { authorization: 'Bearer token', 'content-type': 'image/png' },
  ]);
});

test('OR 23 a token that is revoked is forgotten with all that it showed; one that may not do something is kept', async () => {
  const desk = openDesk('a token', 'en', store, { kind: 'access' });
  answer = () => new Response('{"error":"role"}', { status: 403 });
  await desk.call('GET', '/api/organizer/tokens');
  expect(desk.token.value).toBe('a token');
  answer = () => new Response('{}', { status: 401 });
  await desk.call('GET', '/api/organizer/tokens');
  expect([desk.token.value, desk.me.value, desk.venues.value, desk.view.value]).toEqual([
    null,
    null,
    null,
    { kind: 'overview' },
  ]);
  expect(desk.may('desk')).toBe(false);
});
