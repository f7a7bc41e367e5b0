/** The addresses under which this machine can be reached. */
import type { NetworkInterfaceInfo } from 'node:os';

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

/** What is wrong with signs that carry this address; null when nothing is. */
export function signFault(publicUrl: string): string | null {
  const { hostname, protocol } = new URL(publicUrl);
  if (hostname === 'localhost' || /^127\./.test(hostname) || hostname === '[::1]') {
    return `signs carry ${publicUrl}, which only this machine can open; set PUBLIC_URL before you print them`;
  }
  if (protocol === 'http:') {
    return `signs carry ${publicUrl}, which is not https; set PUBLIC_URL to an https address before you print them`;
  }
  return null;
}
