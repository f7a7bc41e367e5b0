import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigFault, describeSettings, misspelled, readConfig } from './config.ts';
import { DEFAULT_LIMITS } from './operations/address-limits.ts';
import { selfSigned } from './operations/self-signed.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('DO 11 without any setting the server has defaults that work, frozen', () => {
  const config = readConfig({ PATH: '/usr/bin', PUBLIC_URL: '' });
  expect(config).toEqual({
    port: 2567,
    host: null,
    publicUrl: null,
    tls: null,
    trustProxy: [],
    dataDir: './data',
    organizerToken: null,
    gatewayToken: null,
    broker: null,
    metricsToken: null,
    limits: DEFAULT_LIMITS,
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

test('DO 63 a certificate comes with its key, fits it and the host of the address; each fault names its setting', () => {
  const pair = selfSigned('meet.example.org');
  const [TLS_CERT, TLS_KEY] = [join(folder, 'a.crt'), join(folder, 'a.key')];
  writeFileSync(TLS_CERT, pair.cert);
  writeFileSync(TLS_KEY, pair.key);
  const PUBLIC_URL = 'https://meet.example.org';
  const { tls } = readConfig({ TLS_CERT, TLS_KEY, PUBLIC_URL });
  expect(tls).toEqual({ certificate: TLS_CERT, key: TLS_KEY });
  expect(readConfig({ TLS_CERT, TLS_KEY }).tls).toEqual(tls);
  for (const [wrong, said] of [
    [{ TLS_CERT }, /TLS_KEY: a private key goes with TLS_CERT$/],
    [{ TLS_KEY }, /TLS_CERT: a certificate goes with TLS_KEY$/],
    [{ TLS_CERT, TLS_KEY, PUBLIC_URL: 'http://meet.example.org' }, /PUBLIC_URL: an https address/],
    [{ TLS_CERT, TLS_KEY, PUBLIC_URL: 'https://example.org' }, /TLS_CERT: the certificate is not for example.org/],
    [{ TLS_CERT: join(folder, 'none'), TLS_KEY }, /TLS_CERT: the file cannot be read \(ENOENT\) \(is ".*none"\)/],
    [{ TLS_CERT, TLS_KEY: TLS_CERT }, /TLS_KEY: the file is not a private key/],
  ] as const) {
    expect(() => readConfig(wrong)).toThrow(said);
  }
});

test('GW 11 a broker has an address without a password in it, a name with a password, and topics that are filters', () => {
  const MQTT_URL = 'mqtts://broker.example.org:8883';
  const topics = ['espresense/devices/+/+', 'ruuvi/+/+', 'home/+/BTtoMQTT/+'];
  const broker = { url: MQTT_URL, user: null, password: null, authority: null, topics };
  expect(readConfig({ MQTT_URL }).broker).toEqual(broker);
  const MQTT_CA = join(folder, 'ca.crt');
  writeFileSync(MQTT_CA, selfSigned('broker.example.org').cert);
  const more = { MQTT_USER: 'map', MQTT_PASSWORD: 'p', MQTT_CA, MQTT_TOPICS: 'a/+/b , #' };
  const set = { user: 'map', password: 'p', authority: MQTT_CA, topics: ['a/+/b', '#'] };
  expect(readConfig({ MQTT_URL, ...more }).broker).toEqual({ ...broker, ...set });
  for (const [wrong, said] of [
    [{ MQTT_URL: 'broker.example.org' }, /MQTT_URL: an address like/],
    [{ MQTT_URL: 'http://broker.example.org' }, /MQTT_URL: an address like/],
    [{ MQTT_URL: 'mqtt://map:hunter2@broker' }, /MQTT_URL: an address without user and password: [^(]*$/],
    [{ MQTT_URL, MQTT_PASSWORD: 'hunter2' }, /MQTT_USER: a name goes with MQTT_PASSWORD$/],
    [{ MQTT_URL: 'mqtt://broker', MQTT_CA }, /MQTT_URL: an address of mqtts or wss, for MQTT_CA is set/],
    [{ MQTT_URL, MQTT_CA: join(folder, 'none') }, /MQTT_CA: the file cannot be read \(ENOENT\)/],
    ...['a/b+', '#/a', 'a,,b', ''.padEnd(501, 'a')].map(
      (text) => [{ MQTT_URL, MQTT_TOPICS: text }, /MQTT_TOPICS: topics/] as const,
    ),
  ] as const) {
    expect(() => readConfig(wrong), JSON.stringify(wrong)).toThrow(said);
  }
});

test('DO 12 a private key that was written in the place of its path is not repeated', () => {
  const { key } = selfSigned('meet.example.org');
  expect(() => readConfig({ TLS_CERT: 'some.crt', TLS_KEY: key })).toThrow(/TLS_CERT/);
  const said = (() => {
    try {
      return String(readConfig({ TLS_KEY: key.repeat(20) }));
    } catch (error) {
      return String(error);
    }
  })();
  expect(said).toContain('TLS_KEY: the path of a file');
  expect(said).not.toContain('PRIVATE KEY');
});

test('DO 13 every setting is described, with its default', () => {
  const said = describeSettings();
  expect(said).toMatch(/PORT\s+\S.*\(2567\)/);
  const settings = said.split('\n').filter((line) => !line.endsWith(':'));
  expect(settings.every((line) => /^ {2}[A-Z_]+ +\S.{10,}$/.test(line))).toBe(true);
});

test('OP 13 every setting stands in a group of --help, once, and the tokens are marked as secret', () => {
  const said = describeSettings();
  expect(said).not.toContain('Other:');
  for (const name of ['PORT', 'METRICS_TOKEN', 'TRUST_PROXY', 'ADDRESS_REQUESTS', 'LOG_LEVEL']) {
    expect(said.match(new RegExp(`^ {2}${name} `, 'gm')), name).toHaveLength(1);
  }
  for (const line of said.split('\n'))
    expect(line.includes('[secret]'), line).toBe(/^ {2}\w+_(TOKEN|PASSWORD) /.test(line));
});

test('OP 13 a variable that is nearly a setting is told; those of other programs are not', () => {
  expect(misspelled({ PUBLIC_ULR: 'x', DATADIR: 'x', Log_Level: 'x', ORGANISER_TOKEN: 'x' })).toEqual([
    'PUBLIC_ULR is no setting, and is not read. Did you mean PUBLIC_URL?',
    'DATADIR is no setting, and is not read. Did you mean DATA_DIR?',
    'Log_Level is no setting, and is not read. Did you mean LOG_LEVEL?',
    'ORGANISER_TOKEN is no setting, and is not read. Did you mean ORGANIZER_TOKEN?',
  ]);
  const others = {
    HOME: 'x',
    POST: 'x',
    PORTS: 'x',
    PATH: 'x',
    HOSTNAME: 'x',
    TERM: 'x',
    PUBLIC_URL: 'x',
    DATA_DIR: 'x',
  };
  expect(misspelled(others)).toEqual([]);
});
