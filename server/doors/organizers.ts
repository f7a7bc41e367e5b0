/** Who organizes, each known by a token: the one of the server, an owner's, and those that owners have made. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import { mayDo, type Role } from '../../shared/protocol/organizer.ts';
import type { Cuts } from '../operations/cuts.ts';
import { letTakeLong } from '../operations/patience.ts';
import type { Logger } from '../room/ports.ts';
import type { Store } from '../store/port.ts';
import type { TokenRow } from '../store/shelf.ts';
import { sameText } from './keys.ts';
import { hashOf } from './sessions.ts';

/** So many tokens may be good at once. */
const MOST_TOKENS = 200;

const TOKEN_BYTES = 24;

/** Somebody who showed a good token; `id` null: the server's own. */
export interface Organizer {
  readonly id: string | null;
  readonly name: string;
  readonly role: Role;
}

export interface Organizers {
  /** Whose token this is; null: nobody's. Notes the day. */
  who(shown: string): Organizer | null;
  /** The tokens that owners have made, the oldest first. */
  list(): readonly TokenRow[];
  /** Make a token, which is told this once; null when there are too many. */
  make(name: string, role: Role): Promise<{ readonly token: string; readonly row: TokenRow } | null>;
  /** It is nobody's when this returns. False: there is none of this id. */
  revoke(id: string): Promise<boolean>;
}

interface OrganizersOptions {
  readonly store: Store;
  /** The server's own token. */
  readonly first: string;
  readonly now: () => Milliseconds;
  readonly log: Logger;
}

export async function openOrganizers({ store, first, now, log }: OrganizersOptions): Promise<Organizers> {
  const own = hashOf(first);
  const byHash = new Map((await store.tokens()).map((row) => [row.hash, row]));

  /** One write a day and token; a day that could not be written is written with the next question. */
  function use(row: TokenRow): void {
    const lastDay = new Date(now()).toISOString().slice(0, 10);
    if (row.lastDay === lastDay) return;
    const used = { ...row, lastDay };
    byHash.set(row.hash, used);
    store.putToken(used).then(
      // Revoked while it was being written.
      () => (byHash.has(row.hash) ? undefined : store.eraseToken(row.id)),
      () => {
        if (byHash.get(row.hash) === used) byHash.set(row.hash, row);
        log.warn({}, 'the day on which a token was used could not be written');
      },
    );
  }

  return {
    who(shown) {
      const hash = hashOf(shown);
      if (sameText(hash, own)) return { id: null, name: '', role: 'owner' };
      const row = byHash.get(hash);
      if (row === undefined) return null;
      use(row);
      return { id: row.id, name: row.name, role: row.role };
    },
    list: () => [...byHash.values()].sort((one, other) => one.createdAt - other.createdAt),
    async make(name, role) {
      if (byHash.size >= MOST_TOKENS) return null;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const id = randomBytes(6).toString('hex');
      const row: TokenRow = { id, name, role, hash: hashOf(token), createdAt: now(), lastDay: null };
      await store.putToken(row);
      byHash.set(row.hash, row);
      return { token, row };
    },
    async revoke(id) {
      const row = [...byHash.values()].find((each) => each.id === id);
      if (row === undefined) return false;
      byHash.delete(row.hash);
      await store.eraseToken(id);
      return true;
    },
  };
}

const asking = new WeakMap<object, Organizer>();

/** Lets organizers through, `Authorization: Bearer <token>`; everybody else is answered 401, unread. */
export function organizerDoor(organizers: Organizers, cuts: Cuts): RequestHandler {
  return (request, response, next) => {
    const [, shown = ''] = /^Bearer (.{1,300})$/.exec(request.headers.authorization ?? '') ?? [];
    const organizer = shown === '' ? null : organizers.who(shown);
    if (organizer !== null) {
      asking.set(request, organizer);
      response.set('Cache-Control', 'no-store');
      return next();
    }
    cuts.cut('wrong-key');
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .set('Cache-Control', 'no-store')
      .json({ error: 'the token is missing or wrong' });
  };
}

/** Who asks, behind the {@link organizerDoor}. */
export function organizerOf(request: object): Organizer {
  const organizer = asking.get(request);
  if (organizer === undefined) throw new Error('this is not behind the organizers’ door');
  return organizer;
}

/** Each route behind the door names the least role that it wants; 403 for less. */
export function needs(role: Role): RequestHandler {
  return (request, response, next) => {
    if (mayDo(organizerOf(request).role, role)) return next();
    response.status(403).json({ error: 'role', wanted: role });
  };
}

/** Behind {@link needs}: a large file may take its time on a slow line. */
export const onSlowLines: RequestHandler = (request, _response, next) => {
  letTakeLong(request);
  next();
};
