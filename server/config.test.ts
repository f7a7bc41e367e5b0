import { expect, test } from 'vitest';
import { ConfigFault, describeSettings, readConfig } from './config.ts';

test('DO 11 without any setting the server has defaults that work, frozen', () => {
  const config = readConfig({ PATH: '/usr/bin', PUBLIC_URL: '' });
  expect(config).toEqual({
    port: 2567,
    host: null,
    publicUrl: null,
    trustProxy: [],
    dataDir: './data',
    organizerToken: null,
    gatewayToken: null,
    logLevel: 'info',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('DO 11 what is set is taken, and an address loses its last slash', () => {
  const config = readConfig({ PORT: '0', PUBLIC_URL: 'https://meet.example.org/', LOG_LEVEL: 'silent' });
  expect(config).toMatchObject({ port: 0, publicUrl: 'https://meet.example.org', logLevel: 'silent' });
});

test('DO 12 every wrong setting is named with its value, but a secret’s value never is', () => {
  const wrong = {
    PORT: 'ninety',
    PUBLIC_URL: 'https://example.org/path',
    LOG_LEVEL: 'loud',
    ORGANIZER_TOKEN: 'short-secret',
  };
  const fault = (() => {
    try {
      readConfig(wrong);
    } catch (error) {
      return error;
    }
    return null;
  })();
  expect(fault).toBeInstanceOf(ConfigFault);
  const said = String(fault);
  for (const name of Object.keys(wrong)) expect(said).toContain(name);
  for (const value of ['ninety', 'https://example.org/path', 'loud']) expect(said).toContain(value);
  expect(said).not.toContain('short-secret');
});

test('DO 12 the port and the address are bounded', () => {
  for (const PORT of ['-1', '65536', '1.5', 'Infinity']) expect(() => readConfig({ PORT })).toThrow(/PORT/);
  for (const PUBLIC_URL of ['example.org', 'ftp://example.org', 'javascript:alert(1)', 'http://']) {
    expect(() => readConfig({ PUBLIC_URL }), PUBLIC_URL).toThrow(/PUBLIC_URL/);
  }
});

test('DO 62 proxies are a list of addresses, ranges and names; whatever is none is said', () => {
  expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8 2001:db8::1' }).trustProxy).toEqual([
    'loopback',
    '10.0.0.0/8',
    '2001:db8::1',
  ]);
  for (const TRUST_PROXY of ['true', '1', '*', ' , ', 'loopback, everybody', '0.0.0.0/0']) {
    expect(() => readConfig({ TRUST_PROXY }), TRUST_PROXY).toThrow(/TRUST_PROXY: addresses of proxies.*\(is /);
  }
});

test('DO 13 every setting is described, with its default', () => {
  const said = describeSettings();
  expect(said).toMatch(/PORT\s+\S.*\(2567\)/);
  expect(said.split('\n').every((line) => /^ {2}[A-Z_]+ +\S.{10,}$/.test(line))).toBe(true);
});
