import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { selfSigned } from './operations/self-signed.ts';

const here = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
const SCRIPT = `
  const { run, settings } = await import(${here('./main.ts')});
  const { chooseEvents } = await import(${here('./cli/choose-events.ts')});
  const html = async () => '<!doctype html><html><body><!--first--><!--boot--></body></html>';
  const pages = () => ({ templates: { html }, assets: (request, response, next) => next(), development: false });
  const { port } = await run({ config: settings(), events: await chooseEvents([], 0), pages });
  console.info('OPEN ' + port);
`;

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-main-tls-'));
const files = { TLS_CERT: join(folder, 'tls.crt'), TLS_KEY: join(folder, 'tls.key') };
let child: ChildProcess | null = null;

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function write({ cert, key }: { cert: string; key: string }): void {
  writeFileSync(files.TLS_CERT, cert);
  writeFileSync(files.TLS_KEY, key);
}

/** The serial number of the certificate that is served. */
const served = (port: number) =>
  new Promise<string>((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      done(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    }).once('error', fail);
  });

test('DO 64 SIGHUP serves a renewed certificate at once, and ends nothing', async () => {
  write(selfSigned('meet.example.org'));
  const started = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: folder,
    env: { ...process.env, ...files, PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  let port = 0;
  const lines = createInterface({ input: started.stdout });
  for await (const line of lines) {
    if (!line.startsWith('OPEN ')) continue;
    port = Number(line.slice(5));
    break;
  }
  const before = await served(port);
  write(selfSigned('meet.example.org'));
  started.kill('SIGHUP');
  // Sooner than the look of every minute.
  await vi.waitUntil(async () => (await served(port)) !== before, { timeout: 30_000, interval: 50 });
  expect(started.exitCode).toBeNull();
  started.kill('SIGTERM');
  const [code] = await once(started, 'exit');
  expect(code).toBe(0);
}, 120_000);
