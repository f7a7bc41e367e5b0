/**
 * A helper's pass: the cookie by which a browser that scans a sign ticks it off. It names the organizer whose token made it
 * and ends with that token, and by itself after twelve hours. It is sent when a camera opens an address, and never with a
 * form of another site.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import { type Keys, mac, sameText } from './keys.ts';

const LIFE_S = 12 * 3600;

/** The organizer's id; `-`: the server's own token. */
const OWN = '-';

const nameOf = (https: boolean): string => (https ? '__Secure-vis-a-vis-helper' : 'vis-a-vis-helper');

const sealOf = (key: Buffer, said: string): string => mac(key, 'helper', said).subarray(0, 16).toString('base64url');

/** Make this browser a helper's, for this event. */
export function givePass(
  response: Pick<ServerResponse, 'appendHeader'>,
  keys: Keys,
  who: { readonly event: string; readonly organizer: string | null },
  now: Milliseconds,
  https: boolean,
): void {
  const said = `${who.event}.${who.organizer ?? OWN}.${Math.round(now / 1000) + LIFE_S}`;
  const scope = `Path=/v/; Max-Age=${LIFE_S}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  response.appendHeader('Set-Cookie', `${nameOf(https)}=${said}.${sealOf(keys[0], said)}; ${scope}`);
}

/** It is no helper's from now on. */
export function endPass(response: Pick<ServerResponse, 'appendHeader'>, https: boolean): void {
  const scope = `Path=/v/; Max-Age=0; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  response.appendHeader('Set-Cookie', `${nameOf(https)}=; ${scope}`);
}

/** Whose helper this browser is for this event; null: nobody's. `organizer` null: by the server's own token. */
export function readPass(
  { headers }: Pick<IncomingMessage, 'headers'>,
  keys: Keys,
  event: string,
  now: Milliseconds,
  https: boolean,
): { readonly organizer: string | null } | null {
  const name = `${nameOf(https)}=`;
  const pair = (headers.cookie ?? '').split('; ').find((each) => each.startsWith(name));
  const [, said = '', seal = ''] = /^(.{1,200})\.([A-Za-z0-9_-]{22})$/.exec(pair?.slice(name.length) ?? '') ?? [];
  const [of, organizer, until] = said.split('.');
  if (of !== event || organizer === undefined || Number(until) * 1000 < now) return null;
  if (!keys.some((key) => sameText(seal, sealOf(key, said)))) return null;
  return { organizer: organizer === OWN ? null : organizer };
}
