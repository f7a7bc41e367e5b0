import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressReader, believeProxies, isProxyRange, limitedAddress } from './client-address.ts';

/** A request of this peer with these headers. */
function from(peer: string | undefined, headers: Record<string, string> = {}): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  return request;
}

const FORGED = {
  'x-forwarded-for': '198.51.100.7',
  'x-real-ip': '198.51.100.7',
  'x-client-ip': '198.51.100.7',
  forwarded: 'for=198.51.100.7',
};

test('DO 60 without a configured proxy nothing that a request says of itself moves its address', () => {
  const read = addressReader([]);
  expect(read(from('203.0.113.5', FORGED))).toBe('203.0.113.5');
  expect(read(from('::ffff:203.0.113.5', FORGED))).toBe('203.0.113.5');
  expect(read(from(undefined, FORGED))).toBe('unknown');
  expect(addressReader(['10.0.0.0/8'])(from('203.0.113.5', FORGED))).toBe('203.0.113.5');
});

test('DO 60 a configured proxy vouches for the address before it, and for no other', () => {
  const read = addressReader(['loopback', '10.0.0.0/8']);
  const said = (list: string, peer = '127.0.0.1') => read(from(peer, { 'x-forwarded-for': list }));
  expect(said('203.0.113.5')).toBe('203.0.113.5');
  expect(said('203.0.113.5', '::1')).toBe('203.0.113.5');
  expect(said('198.51.100.7, 203.0.113.5')).toBe('203.0.113.5');
  expect(said('198.51.100.7, 203.0.113.5, 10.1.2.3')).toBe('203.0.113.5');
  expect(said('203.0.113.5:4711')).toBe('203.0.113.5');
  expect(said('[2001:db8::1]:4711')).toBe('2001:db8:0:0::/64');
  expect(said('')).toBe('127.0.0.1');
  for (const nonsense of ['nobody', '999.1.1.1', 'a'.repeat(500), '203.0.113.5, nobody']) {
    expect(said(nonsense), nonsense).toBe('127.0.0.1');
  }
});

test('DO 60 whatever a stranger writes into the headers, it is their own address that is read', () => {
  const read = addressReader(['127.0.0.1']);
  const believe = believeProxies(['127.0.0.1']);
  fc.assert(
    fc.property(fc.string(), fc.string(), (list, host) => {
      const request = from('203.0.113.5', { ...FORGED, 'x-forwarded-for': list, 'x-forwarded-host': host });
      expect(read(request)).toBe('203.0.113.5');
      believe(request);
      expect(Object.keys(request.headers)).toEqual([]);
      // Through the proxy, which adds the stranger's address to what they wrote.
      const passed = from('127.0.0.1', { 'x-forwarded-for': `${list.replaceAll(',', '')}, 203.0.113.5` });
      expect(read(passed)).toBe('203.0.113.5');
    }),
  );
});

test('DO 60 IPv6 is counted by its /64, however it is written', () => {
  expect(limitedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(limitedAddress('2001:DB8:1:2::')).toBe('2001:db8:1:2::/64');
  expect(limitedAddress('::1')).toBe('0:0:0:0::/64');
  expect(limitedAddress('1::2:3:4:5:6:7')).toBe('1:0:2:3::/64');
  expect(limitedAddress('64:ff9b::192.0.2.33')).toBe('64:ff9b:0:0::/64');
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const counted = limitedAddress(address);
      expect(counted).toMatch(/^([0-9a-f]{1,4}:){4}:\/64$/);
      expect(limitedAddress(new URL(`http://[${address}]`).hostname.slice(1, -1))).toBe(counted);
    }),
  );
});

test('DO 61 of a stranger’s request no word on where it comes from is left for anybody to read', () => {
  const request = from('203.0.113.5', { ...FORGED, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'a.example' });
  believeProxies(['127.0.0.1'])(request);
  expect(request.headers).toEqual({});
});

test('DO 61 of a trusted proxy’s request one address, one protocol and the host that was asked for are left', () => {
  const believe = believeProxies(['127.0.0.1']);
  const request = from('127.0.0.1', {
    ...FORGED,
    'x-forwarded-for': '198.51.100.7, 203.0.113.5',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'meet.example.org',
    host: 'localhost:2567',
  });
  believe(request);
  const once = { 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https', host: 'meet.example.org' };
  expect(request.headers).toEqual(once);
  believe(request);
  expect(request.headers).toEqual(once);
  expect(addressReader(['127.0.0.1'])(request)).toBe('203.0.113.5');

  const odd = from('127.0.0.1', { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': "a'; b", host: 'kept' });
  believe(odd);
  expect(odd.headers).toEqual({ host: 'kept' });
});

test('DO 62 a proxy is an address, a range, or one of three names; not everybody', () => {
  for (const right of ['loopback', 'linklocal', 'uniquelocal', '10.0.0.1', '10.0.0.0/8', '2001:db8::/32', '::1']) {
    expect(isProxyRange(right), right).toBe(true);
  }
  for (const wrong of ['', 'true', '1', '10.0.0.0/33', '0.0.0.0/0', '::/0', '::/00', 'proxy.example', '__proto__']) {
    expect(isProxyRange(wrong), wrong).toBe(false);
  }
});
