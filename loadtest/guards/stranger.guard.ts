import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganizerSigns } from '../../shared/protocol/pages.ts';
import { type OwnServer, startOwnServer } from '../own-server.ts';

const CODES = ['AMBER-1001', 'BIRCH-2002', 'CEDAR-3003', 'DELTA-4004', 'EMBER-5005', 'FJORD-6006'];
const UNDER = '/venue';

let folder: string;
let server: OwnServer;
let proxy: ReturnType<typeof createServer>;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-stranger-'));
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ admission: { kind: 'codes', codes: CODES } }));
  server = await startOwnServer({ args: ['--crowd', '0', '--event', event] });
  const inner = Number(new URL(server.endpoint).port);
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=stranger', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-keyout', keyFile, '-out', certFile], {
    stdio: 'pipe',
  });
  const [cert, key] = [readFileSync(certFile), readFileSync(keyFile)];
  // As a house's web server that has the venue under a path of its own.
  proxy = createServer({ cert, key });
  const pathOf = ({ url = '' }: IncomingMessage): string | null =>
    url.startsWith(UNDER) ? url.slice(UNDER.length) : null;
  proxy.on('request', (request, response) => {
    const path = pathOf(request);
    if (path === null) return void response.writeHead(404).end();
    const { method, headers } = request;
    const onward = ask({ port: inner, host: '127.0.0.1', path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.on('upgrade', (request, socket) => {
    const path = pathOf(request);
    if (path === null) return void socket.destroy();
    const onward = connect(inner, '127.0.0.1', () => {
      const heads = request.rawHeaders.flatMap((head, i, all) => (i % 2 === 0 ? [`${head}: ${all[i + 1] ?? ''}`] : []));
      onward.write(`GET ${path} HTTP/1.1\r\n${heads.join('\r\n')}\r\n\r\n`);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [
      [onward, socket],
      [socket, onward],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const address = proxy.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(async () => {
  proxy?.closeAllConnections();
  proxy?.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

function loadtest(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      ['loadtest/main.ts', '--endpoint', `wss://127.0.0.1:${port}${UNDER}/`, ...args],
      {
        cwd: resolve(import.meta.dirname, '../..'),
        env: {
          ...process.env,
          ...{
            NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
            ORGANIZER_TOKEN: '',
            METRICS_TOKEN: '',
            GATEWAY_TOKEN: '',
          },
        },
      },
    );
    const said = { out: '', err: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      said.out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said.err += bytes.toString();
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, ...said }));
  });
}

test('LT 22 somebody else’s server by wss, under a path, with codes and with signs off its walls: all are in and scan', async () => {
  const venue = 'heron-house';
  const answer = await fetch(`${server.endpoint}/api/organizer/signs?venue=${venue}`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const { signs }: OrganizerSigns = await answer.json();
  writeFileSync(join(folder, 'signs.txt'), ['# off the walls', ...signs.map(({ url }) => url), ''].join('\n'));
  writeFileSync(join(folder, 'codes.txt'), `${CODES.join('\n')}\n`);

  const without = await loadtest('--attendees', '6', '--seconds', '5');
  expect(without.code).toBe(1);
  expect(without.err).toContain(`the event ${venue} wants admission codes: give them with --admission`);

  const out = join(folder, 'report');
  const given = ['--signs', join(folder, 'signs.txt'), '--out', out, '--json', '--processes', '2'];
  const codes = ['--admission', join(folder, 'codes.txt')];
  const { code, out: said, err } = await loadtest('--attendees', '6', '--seconds', '8', ...codes, ...given);
  expect(code, err).toBe(0);
  const figures: Record<string, number | null> = JSON.parse(said);
  expect(figures).toMatchObject({ joins: 6, errors: 0, serverMemoryMb: null });
  expect(figures.bytesPerPhoneSecond).toBeGreaterThan(0);
  expect(err).toContain('metrics were not told');
  expect(err).not.toContain('No sign could be scanned');
  // Six came in by their own codes; nobody else can by these.
  const again = await loadtest('--attendees', '6', '--seconds', '5', ...codes, ...given);
  expect(again.code).toBe(1);
  expect(again.err).toContain('--max-errors 0 is broken');
  for (const name of ['report.html', 'report.json']) {
    const text = readFileSync(join(out, name), 'utf8');
    expect(text).toContain('admission-code-used');
    for (const secret of [...CODES, ...signs.map(({ url }) => url.split('/').at(-1) ?? '')])
      expect(text).not.toContain(secret);
  }
});
