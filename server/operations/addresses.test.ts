import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { addressFault, lanAddress, proxyWarning, signWarning } from './addresses.ts';

const address = (text: string, internal = false): NetworkInterfaceInfo => ({
  address: text,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: `${text}/24`,
});
const six: NetworkInterfaceInfo = { ...address('fe80::1'), family: 'IPv6', scopeid: 2 };

test('DO 50 the address for phones is one of the Wi-Fi, not of this machine alone or of its containers', () => {
  const lo = [address('127.0.0.1', true)];
  expect(lanAddress({ lo, docker0: [address('172.17.0.1')], wlan0: [six, address('192.168.1.20')] })).toBe(
    '192.168.1.20',
  );
  expect(lanAddress({ lo, tailscale: [address('100.64.1.2')], eth0: [address('10.0.0.7')] })).toBe('10.0.0.7');
  expect(lanAddress({ lo, eth0: [address('203.0.113.5')], eth1: [address('169.254.3.3')] })).toBe('203.0.113.5');
  expect(lanAddress({ lo, eth0: undefined })).toBeNull();
});

test('DO 51 signs for this machine alone, or without https, are warned of, with what to do about it', () => {
  for (const url of ['http://localhost:2567', 'https://127.0.0.1', 'http://[::1]:80', 'https://a.localhost']) {
    expect(addressFault(url), url).toBe('loopback');
  }
  for (const url of ['http://192.168.1.2:2567', 'http://meet.example.org']) {
    expect(addressFault(url), url).toBe('plain-http');
    expect(signWarning(url, false)).toMatch(/not printed.* --allow-insecure.* PUBLIC_URL/);
    expect(signWarning(url, true)).toMatch(/trying out only.* PUBLIC_URL/);
  }
  for (const url of ['https://meet.example.org', 'https://localhost.example.org', 'https://192.0.2.7:8443']) {
    expect(addressFault(url), url).toBeNull();
    expect(signWarning(url, false)).toBeNull();
  }
});

test('DO 78 who says https and names neither certificate nor proxy is told what is missing', () => {
  const https = { publicUrl: 'https://meet.example.org', tls: null, trustProxy: [] };
  expect(proxyWarning(https)).toMatch(/TRUST_PROXY.* TLS_CERT/);
  expect(proxyWarning({ ...https, trustProxy: ['loopback'] })).toBeNull();
  expect(proxyWarning({ ...https, tls: { certificate: 'a', key: 'b' } })).toBeNull();
  for (const publicUrl of [null, 'http://192.168.1.2:2567']) expect(proxyWarning({ ...https, publicUrl })).toBeNull();
});
