import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { loadKeys, newKeys } from './keys.ts';
import { isSignGenuine, signAddress, signSign } from './signs.ts';

const keys = newKeys();
const genuine = signSign(keys, 'demo', 'm7');

test('DO 1 a sign carries 16 bytes of signature, and opens with it', () => {
  expect(Buffer.from(genuine, 'base64url')).toHaveLength(16);
  expect(isSignGenuine(keys, 'demo', 'm7', genuine)).toBe(true);
  expect(signAddress('https://example.org', 'demo', 'a:7', genuine)).toBe(
    `https://example.org/v/demo/a%3A7/${genuine}`,
  );
});

test('DO 2 of 10,000 forged, altered, cut and foreign signatures none is accepted', () => {
  const otherEvent = newKeys();
  const altered = fc
    .tuple(
      fc.nat(genuine.length - 1),
      fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    )
    .map(([at, letter]) => genuine.slice(0, at) + letter + genuine.slice(at + 1))
    .filter((text) => text !== genuine);
  const marker = fc.string({ maxLength: 80 }).filter((text) => text !== 'm7');
  const attempt = fc.oneof(
    altered.map((signature) => ['demo', 'm7', signature] as const),
    fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => ['demo', 'm7', Buffer.from(bytes).toString('base64url')] as const),
    fc.nat(genuine.length - 1).map((length) => ['demo', 'm7', genuine.slice(0, length)] as const),
    fc.string().map((more) => ['demo', 'm7', `${genuine}${more}x`] as const),
    marker.map((other) => ['demo', other, genuine] as const),
    marker.map((other) => ['demo', 'm7', signSign(keys, 'demo', other)] as const),
    marker.map((other) => [`demo-${other}`, 'm7', genuine] as const),
    marker.map((other) => ['demo', other, signSign(otherEvent, 'demo', other)] as const),
    fc.string({ maxLength: 100 }).map((text) => ['demo', 'm7', text] as const),
  );
  fc.assert(
    fc.property(attempt, ([venue, asked, signature]) => !isSignGenuine(keys, venue, asked, signature)),
    { numRuns: 10_000 },
  );
});

test('DO 3 an older key of the list stays good until it is withdrawn, and the newest signs', () => {
  const [newest] = newKeys();
  const rotated = [newest, keys[0]] as const;
  expect(isSignGenuine(rotated, 'demo', 'm7', genuine)).toBe(true);
  expect(signSign(rotated, 'demo', 'm7')).toBe(signSign([newest], 'demo', 'm7'));
  expect(isSignGenuine([newest], 'demo', 'm7', genuine)).toBe(false);
});

test('DO 4 keys are made once, kept in the store, and differ by name', async () => {
  const store = createMemoryStore();
  const first = await loadKeys(store, 'signs/one');
  expect(await loadKeys(store, 'signs/one')).toEqual(first);
  expect(await loadKeys(store, 'signs/two')).not.toEqual(first);
  await store.ensureKey('signs/broken', 'short');
  await expect(loadKeys(store, 'signs/broken')).rejects.toThrow(/signs\/broken/);
});
