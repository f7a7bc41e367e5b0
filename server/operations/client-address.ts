/**
 * Where a request comes from. What it says of itself in a header is believed from configured proxies only: anybody else
 * could write there whatever they like, and pass for a venue full of people, or for somebody else.
 */
import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import proxyAddr from 'proxy-addr';

/** Addresses, ranges like 10.0.0.0/8, or `loopback`, `linklocal`, `uniquelocal`. */
export type TrustedProxies = readonly string[];

/** What a phone is called when its connection is gone before it was asked. */
const UNKNOWN = 'unknown';

/** Headers in which proxies of one kind or another say whom they speak for, and which are never believed here. */
const UNREAD = ['x-real-ip', 'x-client-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip', 'fastly-client-ip'];

/** Those that are, from a proxy that is configured. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];

/** Ranges that have a name. */
const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);

const HOST = /^[A-Za-z0-9.:[\]-]{1,260}$/;

/** Whether this can be the address of a proxy, or a range of them. One that holds every address is none. */
export function isProxyRange(text: string): boolean {
  const [address = '', bits = '1'] = text.split('/');
  if (!NAMED.has(text) && (isIP(address) === 0 || Number(bits) === 0)) return false;
  try {
    proxyAddr.compile(text);
    return true;
  } catch {
    return false;
  }
}

type Trust = (address: string, hop: number) => boolean;

const trustOf = (trusted: TrustedProxies): Trust =>
  trusted.length === 0 ? () => false : proxyAddr.compile([...trusted]);

/** An IPv4 address that came through an IPv6 socket is itself again; whatever is no address is null. */
function plain(text: string | undefined): string | null {
  const address = (text ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(address) !== 0) return address;
  // Some proxies name the port too.
  const [, host = ''] = /^\[?(.+?)\]?:\d{1,5}$/.exec(address) ?? [];
  return isIP(host) === 0 ? null : host;
}

/** The address that is farthest away and vouched for by proxies all the way; null when the connection is gone. */
function vouchedFor(request: IncomingMessage, trust: Trust): string | null {
  if (plain(request.socket.remoteAddress) === null) return null;
  const hops = proxyAddr.all(request, trust).map(plain);
  // A proxy that passes on a word that is no address vouches for nothing: it is the last that is known.
  const end = hops.indexOf(null);
  return hops.at(end === -1 ? -1 : end - 1) ?? null;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly string[] {
  // The URL parser knows every way of writing one, an IPv4 address at its end too.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  return [...(before ?? []), ...Array<string>(missing).fill('0'), ...(after ?? [])];
}

/** An address as limits count it: a household or a phone is given a whole /64 of IPv6 and may change within it. */
export function limitedAddress(address: string): string {
  if (isIPv4(address) || !isIPv6(address)) return address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/**
 * Reads the address that a request comes from, as limits count it: as far as trusted proxies vouch for it, IPv6 cut to
 * its /64. `unknown` when the connection is gone already.
 * @param trusted the proxies whose X-Forwarded-For is believed; of all others it is not read
 */
export function addressReader(trusted: TrustedProxies): (request: IncomingMessage) => string {
  const trust = trustOf(trusted);
  return (request) => limitedAddress(vouchedFor(request, trust) ?? UNKNOWN);
}

/** Reads the address of a connection, as limits count it; null for a trusted proxy’s, behind which are many. */
export function peerReader(trusted: TrustedProxies): (address: string | undefined) => string | null {
  const trust = trustOf(trusted);
  return (address) => {
    const peer = plain(address);
    return peer !== null && trust(peer, 0) ? null : limitedAddress(peer ?? UNKNOWN);
  };
}

/**
 * Leaves in a request only those words on where it comes from that are to be believed, for whatever reads it later:
 * one address in X-Forwarded-For, one protocol, and as its host the one that a trusted proxy was asked for. What it does
 * to a request that it has seen already changes nothing.
 */
export function believeProxies(trusted: TrustedProxies): (request: IncomingMessage) => void {
  const trust = trustOf(trusted);
  return (request) => {
    const { headers } = request;
    for (const name of UNREAD) delete headers[name];
    const peer = plain(request.socket.remoteAddress);
    if (peer === null || !trust(peer, 0)) {
      for (const name of FORWARDED) delete headers[name];
      return;
    }
    if (headers['x-forwarded-for'] !== undefined) headers['x-forwarded-for'] = vouchedFor(request, trust) ?? peer;
    const protocol = headers['x-forwarded-proto'];
    if (protocol !== 'http' && protocol !== 'https') delete headers['x-forwarded-proto'];
    const host = headers['x-forwarded-host'];
    delete headers['x-forwarded-host'];
    if (typeof host === 'string' && HOST.test(host)) headers.host = host;
  };
}
