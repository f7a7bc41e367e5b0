/**
 * The device's secret as a cookie: out of reach of scripts, sent to this host alone, and never by another site's page. It
 * is there because browsers empty what scripts have stored, some after a week.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** As long as the store remembers somebody who is away; in seconds. */
const LIFE_S = 90 * 24 * 3600;

/** Without https a browser takes no cookie of the first name, which no other host or path can set. */
const nameOf = (https: boolean): string => (https ? '__Host-vis-a-vis' : 'vis-a-vis');

/** What the cookie says; null when there is none. */
export function readIdentity({ headers }: Pick<IncomingMessage, 'headers'>, https: boolean): string | null {
  const name = `${nameOf(https)}=`;
  const pair = (headers.cookie ?? '').split('; ').find((each) => each.startsWith(name));
  return pair === undefined ? null : pair.slice(name.length);
}

/** Let the browser keep this secret in place of the one before. */
export function writeIdentity(response: Pick<ServerResponse, 'appendHeader'>, secret: string, https: boolean): void {
  const scope = `Path=/; Max-Age=${LIFE_S}; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`;
  response.appendHeader('Set-Cookie', `${nameOf(https)}=${secret}; ${scope}`);
}
