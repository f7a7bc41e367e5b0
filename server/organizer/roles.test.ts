import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayDo, ROLES, type Role, type TokenList, type TokenMade } from '../../shared/protocol/organizer.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { ORGANIZER, runningEvent, serve, told, venue } from '../served.ts';

/** The least role that each route wants. A route that is not in this list is a route whose role nobody has thought of. */
const LEAST: Readonly<Record<string, Role>> = {
  'GET /api/organizer/me': 'desk',
  'GET /api/organizer/overview': 'desk',
  'GET /api/organizer/signs': 'desk',
  'GET /api/organizer/signs/print': 'desk',
  'GET /api/organizer/signs/hanging': 'desk',
  'POST /api/organizer/signs/hanging': 'desk',
  'POST /api/organizer/signs/helper': 'desk',
  'POST /api/organizer/signs/suggest': 'editor',
  'GET /api/organizer/kiosks': 'desk',
  'GET /api/organizer/badges': 'desk',
  'POST /api/organizer/badges': 'desk',
  'GET /api/organizer/events/:event/calibration': 'editor',
  'POST /api/organizer/events/:event/calibration': 'editor',
  'POST /api/organizer/events/:event/calibration/fit': 'editor',
  'DELETE /api/organizer/events/:event/calibration': 'editor',
  'GET /api/organizer/admission': 'desk',
  'POST /api/organizer/admission': 'desk',
  'GET /api/organizer/venues': 'desk',
  'POST /api/organizer/venues': 'editor',
  'DELETE /api/organizer/venues/:venue': 'owner',
  'GET /api/organizer/venues/:venue/draft': 'desk',
  'PUT /api/organizer/venues/:venue/draft': 'editor',
  'POST /api/organizer/venues/:venue/publish': 'editor',
  'POST /api/organizer/venues/:venue/reload': 'editor',
  'POST /api/organizer/venues/import': 'editor',
  'POST /api/organizer/venues/:venue/import': 'editor',
  'GET /api/organizer/venues/:venue/plans/:plan': 'desk',
  'PUT /api/organizer/venues/:venue/plans/:plan': 'editor',
  'DELETE /api/organizer/venues/:venue/plans/:plan': 'editor',
  'POST /api/organizer/events': 'editor',
  'GET /api/organizer/events/:event': 'desk',
  'PUT /api/organizer/events/:event': 'editor',
  'POST /api/organizer/events/:event/open': 'editor',
  'POST /api/organizer/events/:event/close': 'owner',
  'DELETE /api/organizer/events/:event': 'owner',
  'GET /api/organizer/tokens': 'owner',
  'POST /api/organizer/tokens': 'owner',
  'DELETE /api/organizer/tokens/:token': 'owner',
};

const routes = () => told.routes.filter((route) => route.includes(' /api/organizer/'));

async function ask(route: string, token: string | null, body: unknown = {}): Promise<{ status: number; text: string }> {
  const [method = '', path = ''] = route.split(' ');
  const answer = await fetch(told.base + path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    body: method === 'GET' ? null : JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

async function tokenOf(role: Role, name: string = role): Promise<string> {
  const made: TokenMade = JSON.parse((await ask('POST /api/organizer/tokens', ORGANIZER, { name, role })).text);
  return new URLSearchParams(new URL(made.url).hash.slice(1)).get('token') ?? '';
}

test('OR 30 each route wants its role: less is answered 403, none 401, and nothing is done', async () => {
  await serve([await runningEvent()]);
  expect(routes().filter((route) => !(route in LEAST))).toEqual([]);
  expect(routes().length).toBeGreaterThan(24);
  for (const role of ROLES) {
    const token = await tokenOf(role);
    for (const route of routes()) {
      const { status, text } = await ask(route.replace(/:\w+/g, 'nothing'), token);
      const least = LEAST[route] ?? 'owner';
      if (mayDo(role, least)) expect([401, 403, 500].includes(status), `${role}: ${route}: ${status}`).toBe(false);
      else expect([status, JSON.parse(text)], `${role}: ${route}`).toEqual([403, { error: 'role', wanted: least }]);
    }
  }
  for (const route of routes()) {
    for (const token of [null, 'wrong', `${ORGANIZER}x`]) expect((await ask(route, token)).status, route).toBe(401);
  }
});

test('OR 31 a token is told once, revoked at once, and is in no list and no answer afterwards', async () => {
  await serve([await runningEvent()]);
  const token = await tokenOf('desk', 'Ada at the door');
  const me = await ask('GET /api/organizer/me', token);
  expect([me.status, JSON.parse(me.text)]).toEqual([200, { name: 'Ada at the door', role: 'desk' }]);
  const listed = await ask('GET /api/organizer/tokens', ORGANIZER);
  const { tokens }: TokenList = JSON.parse(listed.text);
  expect(listed.text).not.toContain(token);
  expect(tokens).toEqual([
    expect.objectContaining({
      name: 'Ada at the door',
      role: 'desk',
      made: '2026-11-23',
      lastUsed: '2026-11-23',
      own: false,
    }),
  ]);
  const revoke = `DELETE /api/organizer/tokens/${tokens[0]?.id}`;
  expect((await ask(revoke, ORGANIZER)).text).toBe('{"tokens":[]}');
  expect((await ask('GET /api/organizer/me', token)).status).toBe(401);
  expect((await ask(revoke, ORGANIZER)).status).toBe(404);
  for (const name of ['', '  ', 'a'.repeat(81), 'two\nlines', 7]) {
    expect((await ask('POST /api/organizer/tokens', ORGANIZER, { name, role: 'desk' })).status).toBe(400);
  }
  expect((await ask('POST /api/organizer/tokens', ORGANIZER, { name: 'x', role: 'king' })).status).toBe(400);
});

test('OR 32 whatever is sent to whatever route, the answer is no fault of ours', async () => {
  await serve([await runningEvent()]);
  const draft = { venue: demoVenue(), plans: [] };
  const word = fc.oneof(
    fc.constantFrom(venue.id, 'nothing', '..', '%2e%2e', '__proto__', 'constructor', 'a'.repeat(300), '\u0000', 'é'),
    fc.string({ maxLength: 20 }),
  );
  const body = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.record({ name: fc.jsonValue(), venue: word, timeZone: word, copyOf: word }, { requiredKeys: [] }),
    fc.record({ draft: fc.oneof(fc.constant(draft), fc.jsonValue()), revision: fc.oneof(fc.nat(3), fc.jsonValue()) }),
    fc.record({
      plan: fc.dictionary(fc.constantFrom('name', 'hours', 'topics', 'admission', 'badges'), fc.jsonValue()),
    }),
    fc.record({ name: fc.constantFrom('Open house', 'Heron House', ''), role: fc.jsonValue() }, { requiredKeys: [] }),
    fc.record({ event: word, wish: fc.constantFrom('change', 'free', 'spin'), code: word }),
  );
  const seed = 20_261_123;
  const asked = fc.tuple(fc.constantFrom(...routes()), word, word, body);
  await fc.assert(
    fc.asyncProperty(asked, async ([route, one, other, sent]) => {
      const parts = [one, other].map(encodeURIComponent);
      const path = route.replace(/:\w+/g, () => parts.shift() ?? 'x');
      const { status } = await ask(path, ORGANIZER, sent);
      expect(status, `${path} ${JSON.stringify(sent)} (seed ${seed})`).toBeLessThan(500);
    }),
    { numRuns: 400, seed },
  );
});
