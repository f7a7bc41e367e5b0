/** The addresses under which this machine can be reached. */
import type { NetworkInterfaceInfo } from 'node:os';
import type { AddressFault } from '../../shared/protocol/pages.ts';
import type { Config } from '../config.ts';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks of virtual machines and containers: no phone is on them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|zt|cni|flannel)/;

/** Ranges that Wi-Fi and office networks use, the likeliest first. */
const PRIVATE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/**
 * The address that a phone on the same Wi-Fi reaches this machine by; null when there is none.
 * @param interfaces what os.networkInterfaces() says
 */
export function lanAddress(interfaces: Interfaces): string | null {
  const found = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal && !address.address.startsWith('169.254.'))
    .map((address) => address.address);
  const likely = PRIVATE.map((range) => found.find((address) => range.test(address))).find(Boolean);
  return likely ?? found[0] ?? null;
}

/** Names of this machine for itself. */
const OWN = /^(localhost|.+\.localhost|127\..+|0\.0\.0\.0|\[::1?\])$/;

/** What is wrong with signs that carry this address; null when nothing is. */
export function addressFault(publicUrl: string): AddressFault | null {
  const { hostname, protocol } = new URL(publicUrl);
  if (OWN.test(hostname)) return 'loopback';
  return protocol === 'https:' ? null : 'plain-http';
}

/** The same in words for whoever starts the server, with what to do about it. */
export function signWarning(publicUrl: string, allowInsecure: boolean): string | null {
  const fault = addressFault(publicUrl);
  if (fault === null) return null;
  const what = fault === 'loopback' ? 'only this machine can open' : 'is not https';
  const then = allowInsecure
    ? 'Signs carry it all the same (--allow-insecure): print them for trying out only.'
    : 'Signs are not printed with it; to try them out all the same, start with --allow-insecure.';
  return `the address ${publicUrl} ${what}. ${then} For an event set PUBLIC_URL to an https address.`;
}

/** What is to be said when https is somebody else's who is not known here; null: nothing. */
export function proxyWarning({ publicUrl, tls, trustProxy }: Pick<Config, 'publicUrl' | 'tls' | 'trustProxy'>) {
  if (!publicUrl?.startsWith('https:') || tls !== null || trustProxy.length > 0) return null;
  return (
    'PUBLIC_URL is https, which this server does not speak by itself. All who come through a proxy count as one ' +
    'address until TRUST_PROXY names it (loopback, when it is on this machine); or set TLS_CERT and TLS_KEY.'
  );
}
