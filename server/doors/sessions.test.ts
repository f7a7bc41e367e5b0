import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { hashOf, openSessions } from './sessions.ts';

test('DO 8 a device without a secret is a new person with one of 256 bits', async () => {
  const sessions = await openSessions(createMemoryStore());
  const one = await sessions.begin(null, 1);
  const two = await sessions.begin(null, 1);
  expect(one.person).not.toBe(two.person);
  expect(Buffer.from(one.secret, 'base64url')).toHaveLength(32);
  expect(one.secret).not.toBe(two.secret);
});

test('DO 9 each session gives the next secret, and the one it came with is good until that is used', async () => {
  const store = createMemoryStore();
  const sessions = await openSessions(store);
  const first = await sessions.begin(null, 1);
  const second = await sessions.begin(first.secret, 2);
  expect(second.person).toBe(first.person);
  expect(second.secret).not.toBe(first.secret);
  // The answer was lost: the device comes with the first one again.
  expect(await sessions.begin(first.secret, 3)).toEqual(second);
  const third = await sessions.begin(second.secret, 4);
  expect(third.person).toBe(first.person);
  expect((await sessions.begin(first.secret, 5)).person).not.toBe(first.person);
  expect((await sessions.begin(second.secret, 6)).person).toBe(first.person);
});

test('DO 9 two tabs that come with one secret at once are given the same next one', async () => {
  const sessions = await openSessions(createMemoryStore());
  const first = await sessions.begin(null, 1);
  const [one, two] = await Promise.all([sessions.begin(first.secret, 2), sessions.begin(first.secret, 2)]);
  expect(one).toEqual(two);
  expect((await sessions.begin(one.secret, 3)).person).toBe(first.person);
});

test('DO 9 the same person is back after the server was started again on its store', async () => {
  const store = createMemoryStore();
  const first = await (await openSessions(store)).begin(null, 1);
  expect((await (await openSessions(store)).begin(first.secret, 2)).person).toBe(first.person);
});

test('DO 10 of 2,000 guessed or altered secrets none is anybody’s', async () => {
  const store = createMemoryStore();
  const sessions = await openSessions(store);
  const ada = await sessions.begin(null, 1);
  const wrong = Array.from({ length: 2_000 }, (_, index) => {
    const at = index % ada.secret.length;
    const letter = ada.secret[at] === 'A' ? 'B' : 'A';
    const altered = ada.secret.slice(0, at) + letter + ada.secret.slice(at + 1);
    return (
      [randomBytes(32).toString('base64url'), altered, ada.secret.slice(0, at), hashOf(ada.secret), ''][index % 5] ?? ''
    );
  });
  for (const secret of wrong) expect((await sessions.begin(secret, 2)).person).not.toBe(ada.person);
  expect((await sessions.begin(ada.secret, 3)).person).toBe(ada.person);
});
