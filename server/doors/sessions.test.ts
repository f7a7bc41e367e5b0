import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { hashOf, openSessions, type Sessions } from './sessions.ts';

/** Whose secret this is; null when nobody's. */
const whose = async (sessions: Sessions, secret: string | null, cookie: string | null = null) =>
  (await sessions.resume(secret, cookie, 9))?.person ?? null;

/** As a device does it: somebody who is to be there. */
async function again(sessions: Sessions, secret: string | null, cookie: string | null = null) {
  const session = await sessions.resume(secret, cookie, 9);
  if (session === null) throw new Error('nobody has this secret');
  return session;
}

test('DO 8 a device without a secret is a new person with one of 256 bits', async () => {
  const sessions = await openSessions(createMemoryStore());
  expect(await whose(sessions, null)).toBeNull();
  const one = await sessions.begin(1);
  const two = await sessions.begin(1);
  expect(one.person).not.toBe(two.person);
  expect(Buffer.from(one.secret, 'base64url')).toHaveLength(32);
  expect(one.secret).not.toBe(two.secret);
});

test('DO 9 each session gives the next secret, and the one it came with is good until that is used', async () => {
  const sessions = await openSessions(createMemoryStore());
  const first = await sessions.begin(1);
  const second = await again(sessions, first.secret);
  expect(second.person).toBe(first.person);
  expect(second.secret).not.toBe(first.secret);
  // The answer was lost: the device comes with the first one again.
  expect(await again(sessions, first.secret)).toEqual(second);
  const third = await again(sessions, second.secret);
  expect(third.person).toBe(first.person);
  expect(await whose(sessions, first.secret)).toBeNull();
  expect(await whose(sessions, second.secret)).toBe(first.person);
});

test('DO 9 two tabs that come with one secret at once are given the same next one', async () => {
  const sessions = await openSessions(createMemoryStore());
  const first = await sessions.begin(1);
  const [one, two] = await Promise.all([again(sessions, first.secret), again(sessions, first.secret)]);
  expect(one).toEqual(two);
  expect(await whose(sessions, one.secret)).toBe(first.person);
});

test('DO 9 tabs that come at once lose nobody, in whatever order the store answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, tabs) => {
      const store = createMemoryStore();
      const first = await (await openSessions(store)).begin(1);
      const slow: Store = {
        ...store,
        personBySecret: scheduler.scheduleFunction(store.personBySecret),
        useSecret: scheduler.scheduleFunction(store.useSecret),
      };
      const sessions = await openSessions(slow);
      const came = Array.from({ length: tabs }, () => again(sessions, first.secret));
      await scheduler.waitFor(Promise.all(came));
      // No answer arrived: the secret on the device is good, and so is what any of the answers said.
      const quick = await openSessions(store);
      expect(await whose(quick, first.secret)).toBe(first.person);
      for (const { secret } of await Promise.all(came)) expect(await whose(quick, secret)).toBe(first.person);
    }),
  );
});

test('DO 9 whatever answers are lost on the way to the page or its cookie, the device stays the same person', async () => {
  const lost = fc.record({ page: fc.boolean(), cookie: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(lost, { maxLength: 30 }), async (answers) => {
      const sessions = await openSessions(createMemoryStore());
      const first = await sessions.begin(1);
      let [page, cookie] = [first.secret, first.secret];
      for (const arrived of answers) {
        const session = await again(sessions, page, cookie);
        expect(session.person).toBe(first.person);
        if (arrived.page) page = session.secret;
        if (arrived.cookie) cookie = session.secret;
      }
    }),
  );
});

test('DO 9 the same person is back after the server was started again on its store', async () => {
  const store = createMemoryStore();
  const first = await (await openSessions(store)).begin(1);
  expect(await whose(await openSessions(store), first.secret)).toBe(first.person);
});

test('DO 10 of 2,000 guessed or altered secrets none is anybody’s', async () => {
  const sessions = await openSessions(createMemoryStore());
  const ada = await sessions.begin(1);
  const wrong = Array.from({ length: 2_000 }, (_, index) => {
    const at = index % ada.secret.length;
    const letter = ada.secret[at] === 'A' ? 'B' : 'A';
    const altered = ada.secret.slice(0, at) + letter + ada.secret.slice(at + 1);
    return (
      [randomBytes(32).toString('base64url'), altered, ada.secret.slice(0, at), hashOf(ada.secret), ''][index % 5] ?? ''
    );
  });
  for (const secret of wrong) {
    expect(await whose(sessions, secret)).toBeNull();
    expect(await whose(sessions, null, secret)).toBeNull();
  }
  expect(await whose(sessions, ada.secret)).toBe(ada.person);
});

test('DO 110 storage or cookie, whichever is there, says who it is', async () => {
  const sessions = await openSessions(createMemoryStore());
  const first = await sessions.begin(1);
  const second = await again(sessions, null, first.secret);
  expect(second.person).toBe(first.person);
  const third = await again(sessions, second.secret, null);
  expect(third.person).toBe(first.person);
  expect(await whose(sessions, 'no secret at all', third.secret)).toBe(first.person);
  expect(await whose(sessions, third.secret, 'no secret at all')).toBe(first.person);
});

test('DO 111 of one person’s two secrets the newer is used, wherever it is', async () => {
  for (const newerIn of ['page', 'cookie']) {
    const sessions = await openSessions(createMemoryStore());
    const first = await sessions.begin(1);
    const second = await again(sessions, first.secret);
    const shown =
      newerIn === 'page' ? ([second.secret, first.secret] as const) : ([first.secret, second.secret] as const);
    const third = await again(sessions, ...shown);
    expect(third.person).toBe(first.person);
    expect([first.secret, second.secret]).not.toContain(third.secret);
    // It was used: the one before is good no more.
    expect(await whose(sessions, first.secret)).toBeNull();
  }
});

test('DO 111 of two people’s secrets the page’s own counts', async () => {
  const sessions = await openSessions(createMemoryStore());
  const [ada, bo] = [await sessions.begin(1), await sessions.begin(1)];
  expect(await whose(sessions, ada.secret, bo.secret)).toBe(ada.person);
  expect(await whose(sessions, bo.secret)).toBe(bo.person);
});

test('DO 112 who has left is nobody known, whatever the cookie says', async () => {
  const sessions = await openSessions(createMemoryStore());
  const ada = await sessions.begin(1);
  expect(await whose(sessions, '', ada.secret)).toBeNull();
});
