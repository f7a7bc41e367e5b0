import { afterEach, expect, test, vi } from 'vitest';
import { openDesk } from './desk.ts';

const answers = new Map<string, { status: number; body: unknown }>();
const asked: { path: string; method: string; body: unknown }[] = [];
const store = { getItem: () => null, setItem() {}, removeItem() {} };

vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body: string | null }) => {
  asked.push({ path, method, body: body === null ? null : JSON.parse(body) });
  const { status, body: answer } = answers.get(path.split('?')[0] ?? '') ?? { status: 500, body: {} };
  return new Response(JSON.stringify(answer), { status });
});

afterEach(() => {
  answers.clear();
  asked.length = 0;
});

test('DO 65 the page has the reason why nothing is printed, and goes on', async () => {
  answers.set('/api/organizer/overview', { status: 200, body: { events: [] } });
  const refusal = { error: 'plain-http', publicUrl: 'http://192.168.1.20:2567' };
  answers.set('/api/organizer/signs', { status: 409, body: refusal });
  const desk = openDesk('a token', 'en', store);
  const answer = await desk.call('GET', '/api/organizer/signs?venue=house');
  expect(answer).toMatchObject({ ok: false, status: 409, why: 'refused', value: refusal });
  expect([desk.token.value, desk.trouble.value]).toEqual(['a token', null]);
  desk.forget();
});

test('DO 73 what the organizer wishes is sent, and the page shows how it is then, or says why it is not done', async () => {
  answers.set('/api/organizer/overview', { status: 200, body: { events: [] } });
  const data = { event: 'fair', kind: 'codes', codes: [{ code: 'K7QP-2M4X', state: 'used' }] } as const;
  const after = { ...data, codes: [{ code: 'K7QP-2M4X', state: 'dead' }] };
  const desk = openDesk('a token', 'en', store);
  desk.show({ kind: 'admission', event: 'fair', data });
  const wish = { event: 'fair', wish: 'remove', code: 'K7QP-2M4X' } as const;
  answers.set('/api/organizer/admission', { status: 200, body: after });
  expect(await desk.wish(wish)).toBeNull();
  expect(asked.findLast(({ method }) => method === 'POST')).toEqual({
    path: '/api/organizer/admission',
    method: 'POST',
    body: wish,
  });
  expect(desk.view.value).toEqual({ kind: 'admission', event: 'fair', data: after });
  answers.set('/api/organizer/admission', { status: 409, body: { error: 'no-such-code' } });
  expect(await desk.wish(wish)).toBe('no-such-code');
  answers.set('/api/organizer/admission', { status: 500, body: {} });
  expect(await desk.wish(wish)).toBe('lost');
  answers.set('/api/organizer/admission', { status: 401, body: {} });
  await desk.wish(wish);
  expect([desk.token.value, desk.view.value]).toEqual([null, { kind: 'overview' }]);
});
