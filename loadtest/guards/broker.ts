/** A real broker of a guard's own: Mosquitto on a free port, with TLS, a user and a password. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

export interface Broker {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The file with its certificate, which vouches for itself. */
  readonly authority: string;
  /** Resolves when it listens. */
  start(): Promise<void>;
  /** SIGKILL: it keeps nothing. Resolves when the process is gone. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const answers = (port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done();
    });
    socket.on('error', fail);
  });

export async function makeBroker(): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-broker-'));
  const [user, password, port] = ['map', 'word-of-the-guard', await freePort()];
  const [authority, key, users, settings] = ['ca.crt', 'own.key', 'users', 'settings'].map((name) =>
    join(folder, name),
  );
  if (!authority || !key || !users || !settings) throw new Error('no folder');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=guard', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-keyout', key, '-out', authority], { stdio: 'pipe' });
  execFileSync('mosquitto_passwd', ['-b', '-c', users, user, password], { stdio: 'pipe' });
  const lines = [`listener ${port} 127.0.0.1`, `certfile ${authority}`, `keyfile ${key}`];
  // Started by root it would become another user, who may not read this folder.
  const rules = [`password_file ${users}`, 'allow_anonymous false', 'persistence false', 'user root'];
  writeFileSync(settings, [...lines, ...rules, ''].join('\n'));
  let child: ChildProcess | null = null;

  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((done) => running.once('exit', done));
    running.kill('SIGKILL');
    await gone;
  };
  return {
    url: `mqtts://127.0.0.1:${port}`,
    user,
    password,
    authority,
    async start() {
      child = spawn(process.env.MOSQUITTO ?? 'mosquitto', ['-c', settings], { stdio: 'ignore' });
      await vi.waitFor(() => answers(port), 5_000);
    },
    kill,
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
