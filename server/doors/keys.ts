/** Secret keys and what is signed with them: HMAC-SHA256, compared in constant time. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/port.ts';

/** Keys of one purpose, newest first: the first signs, all of them are good. Never empty. */
export type Keys = readonly [Buffer, ...Buffer[]];

/** The length of a key in bytes. */
const KEY_BYTES = 32;

/** A new key that nobody has seen. */
export function newKeys(): Keys {
  return [randomBytes(KEY_BYTES)];
}

/**
 * The keys of this name from the store; made and written there the first time.
 * @param name what they are for: "signs/<event>". Throws, naming it, when the store holds something that is no key.
 */
export async function loadKeys(store: Store, name: string): Promise<Keys> {
  const keys = readKeys(await store.ensureKey(name, writeKeys(newKeys())));
  if (keys === null) throw new Error(`the key "${name}" in the store is not ${KEY_BYTES} bytes in base64url`);
  return keys;
}

/** Keys as the store has them; null when it is something else. */
export function readKeys(written: string): Keys | null {
  const [first, ...rest] = written.split(' ').map((key) => Buffer.from(key, 'base64url'));
  if (first === undefined || [first, ...rest].some((key) => key.length !== KEY_BYTES)) return null;
  return [first, ...rest];
}

/** Keys as the store keeps them: {@link readKeys} reads it. */
export const writeKeys = (keys: Keys): string => keys.map((key) => key.toString('base64url')).join(' ');

/** By what a key may be called in the open: it says nothing of the key itself. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update('key id\0').update(key).digest('hex').slice(0, 8);
}

/** What a key says of a text. The purpose keeps one kind of word from being taken for another. */
export function mac(key: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(purpose).update('\0').update(text).digest();
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function sameText(given: string, expected: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === two.length && timingSafeEqual(one, two);
}
