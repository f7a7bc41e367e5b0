import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { certificateKeeper, readCertificate, type TlsFiles } from './certificate.ts';
import { selfSigned } from './self-signed.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HOST = 'meet.example.org';
const pair = selfSigned(HOST, '*.example.net', '192.0.2.7');

function files(cert: string, key: string, name = 'pair'): TlsFiles {
  const paths = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  writeFileSync(paths.certificate, cert);
  writeFileSync(paths.key, key);
  return paths;
}

test('DO 63 a certificate, its key, and the host that phones ask for fit each other', () => {
  const good = files(pair.cert, pair.key);
  for (const host of [null, HOST, 'a.example.net', '192.0.2.7']) {
    expect(readCertificate(good, host), String(host)).toEqual(pair);
  }
  for (const host of ['example.org', 'a.b.example.net', '192.0.2.8', '[2001:db8::1]']) {
    expect(readCertificate(good, host), host).toMatchObject({
      setting: 'TLS_CERT',
      message: expect.stringMatching(/is not for/),
    });
  }
});

test('DO 63 whichever file is at fault is named by its setting', () => {
  const good = files(pair.cert, pair.key);
  const other = selfSigned(HOST);
  for (const [wrong, fault] of [
    [
      { ...good, certificate: join(folder, 'none') },
      { setting: 'TLS_CERT', message: /cannot be read \(ENOENT\)/ },
    ],
    [
      { ...good, key: join(folder, 'none') },
      { setting: 'TLS_KEY', message: /cannot be read \(ENOENT\)/ },
    ],
    [
      { ...good, key: folder },
      { setting: 'TLS_KEY', message: /cannot be read \(EISDIR\)/ },
    ],
    [files('hello', pair.key, 'a'), { setting: 'TLS_CERT', message: /not a certificate/ }],
    [files(pair.key, pair.key, 'b'), { setting: 'TLS_CERT', message: /not a certificate/ }],
    [files(pair.cert, pair.cert, 'c'), { setting: 'TLS_KEY', message: /not a private key/ }],
    [files(pair.cert, other.key, 'd'), { setting: 'TLS_KEY', message: /does not fit/ }],
  ] as const) {
    expect(readCertificate(wrong, HOST)).toMatchObject({
      setting: fault.setting,
      message: expect.stringMatching(fault.message),
    });
  }
});

test('DO 64 a renewed pair is served once both files are there; until then the one before is', () => {
  const paths = files(pair.cert, pair.key, 'live');
  const served: unknown[] = [];
  const said: string[] = [];
  const log = { info: (_: unknown, words: string) => said.push(words), warn: log2, error: log2 };
  function log2(facts: unknown, words: string) {
    said.push(`${JSON.stringify(facts)} ${words}`);
  }
  const look = certificateKeeper({ setSecureContext: (pem) => served.push(pem) }, paths, HOST, pair, log);
  expect(look()).toBe(false);
  const renewed = selfSigned(HOST);
  writeFileSync(paths.certificate, renewed.cert);
  expect(look()).toBe(false);
  expect(said).toEqual(['{"setting":"TLS_KEY"} the certificate cannot be renewed; the one before is still served']);
  writeFileSync(paths.key, renewed.key);
  expect(look()).toBe(true);
  expect(served).toEqual([renewed]);
  expect(look()).toBe(false);
  expect(said).toHaveLength(2);
});
