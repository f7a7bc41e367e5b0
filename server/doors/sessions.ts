/**
 * Who a device is: a secret of 256 bits that it keeps, of which the store has the SHA-256 only.
 *
 * Each session gives the device its next secret; the one it came with stays good until the next is used, so that a lost
 * answer locks nobody out. The next secret is derived from the one in use and a key of the server: two tabs that come
 * with the same secret at once are given the same next one, and neither shuts the other out.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Store } from '../store/port.ts';
import { type Keys, loadKeys, mac } from './keys.ts';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** What the store keeps of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

interface Session {
  readonly person: string;
  /** The secret to keep from now on. */
  readonly secret: string;
}

export interface Sessions {
  /** Whoever has this secret, with their next one; a new person when it is null or nobody's. */
  begin(secret: string | null, now: Milliseconds): Promise<Session>;
}

/** Sessions on a store. Its rotation key is made there the first time. */
export async function openSessions(store: Store): Promise<Sessions> {
  const keys = await loadKeys(store, 'rotation');
  return {
    async begin(secret, now) {
      const known = secret === null || !SECRET.test(secret) ? null : await rotate(store, keys, secret, now);
      return known ?? (await newPerson(store, now));
    },
  };
}

async function rotate(store: Store, keys: Keys, secret: string, now: Milliseconds): Promise<Session | null> {
  const used = hashOf(secret);
  const row = await store.personBySecret(used);
  if (row === null) return null;
  if (row.secretHash === used) await store.confirmSecret(row.id, now);
  const next = mac(keys[0], 'next-secret', secret).toString('base64url');
  await store.rotateSecret(row.id, hashOf(next), now);
  return { person: row.id, secret: next };
}

async function newPerson(store: Store, now: Milliseconds): Promise<Session> {
  const person = randomBytes(16).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  await store.createPerson({ id: person, secretHash: hashOf(secret), previousSecretHash: null, lastSeen: now });
  return { person, secret };
}
