/**
 * Who a device is: a secret of 256 bits that it keeps, of which the store has the SHA-256 only.
 *
 * Each session gives the device its next secret; the one it came with stays good until the next is used, so that a lost
 * answer locks nobody out. The next secret is derived from the one in use and a key of the server: two tabs that come
 * with the same secret at once are given the same next one, and neither shuts the other out.
 *
 * A device keeps it twice, in the page's own storage and in a cookie, because browsers empty either. Whichever is there
 * says who it is. Where they differ: of one person's secrets the newer is used; of two people the page's own counts,
 * for a cookie is shared with whatever else runs on the same host.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Store } from '../store/port.ts';
import { loadKeys, mac } from './keys.ts';

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
  /** Who has one of these secrets, given as to `resume`; null when neither is anybody's. Changes nothing. */
  whose(secret: string | null, cookie: string | null): Promise<string | null>;
  /**
   * Whoever has one of these secrets, with their next one; null when neither is anybody's.
   * @param secret what the page remembers; empty: it has left and wants to be nobody known, whatever the cookie says
   * @param cookie what the cookie says
   */
  resume(secret: string | null, cookie: string | null, now: Milliseconds): Promise<Session | null>;
  /** A new person. */
  begin(now: Milliseconds): Promise<Session>;
}

/** Sessions on a store. Its rotation key is made there the first time. */
export async function openSessions(store: Store): Promise<Sessions> {
  const [key] = await loadKeys(store, 'rotation');
  return {
    async whose(secret, cookie) {
      for (const each of shownBy(secret, cookie)) {
        const row = await store.personBySecret(hashOf(each));
        if (row !== null) return row.id;
      }
      return null;
    },
    async resume(secret, cookie, now) {
      for (const used of await newerFirst(store, shownBy(secret, cookie))) {
        const next = mac(key, 'next-secret', used).toString('base64url');
        const person = await store.useSecret(hashOf(used), hashOf(next), now);
        if (person !== null) return { person, secret: next };
      }
      return null;
    },
    async begin(now) {
      const person = randomBytes(16).toString('base64url');
      const secret = randomBytes(32).toString('base64url');
      await store.createPerson({ id: person, secretHash: hashOf(secret), previousSecretHash: null, lastSeen: now });
      return { person, secret };
    },
  };
}

/** What a device shows that may be a secret, the page's own first. */
function shownBy(secret: string | null, cookie: string | null): readonly string[] {
  if (secret === '') return [];
  return [...new Set([secret, cookie].flatMap((each) => (each !== null && SECRET.test(each) ? [each] : [])))];
}

/** The same secrets, in the order in which they are to be tried: the page's own first, unless the other is its next. */
async function newerFirst(store: Store, shown: readonly string[]): Promise<readonly string[]> {
  const [own, other] = shown;
  if (own === undefined || other === undefined) return shown;
  const row = await store.personBySecret(hashOf(other));
  const isNext = row?.secretHash === hashOf(other) && row.previousSecretHash === hashOf(own);
  return isNext ? [other, own] : shown;
}
