import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OrganizerOverview, OrganizerSigns } from '../../shared/protocol/pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The product as an operator starts it, in a process and a folder of its own, which can be killed and started again. */
export interface RunningServer {
  readonly url: string;
  readonly token: string;
  /** The venue's signs with their signed addresses, as the organizer prints them. */
  signs(venue: string): Promise<OrganizerSigns['signs']>;
  /** What runs here, as the organizer sees it. */
  events(): Promise<OrganizerOverview['events']>;
  /** SIGKILL: as when the power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Start again on the same port and data. */
  restart(): Promise<void>;
  /** End it and erase its folder. */
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** Starts `npm start` with these arguments on a free port; resolves when /health answers. */
export async function startServer(args: readonly string[] = []): Promise<RunningServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-e2e-'));
  const token = `e2e-${'t'.repeat(32)}`;
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let said = '';

  const start = async (): Promise<void> => {
    const started = spawn(
      process.execPath,
      ['server/cli/start.ts', '--allow-insecure', '--port', String(port), ...args],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          PORT: String(port),
          DATA_DIR: join(folder, 'data'),
          ORGANIZER_TOKEN: token,
          PUBLIC_URL: url,
          NODE_ENV: 'production',
        },
      },
    );
    child = started;
    // What it prints last, once everything is open: the fact to wait for.
    const open = new Promise<void>((done, fail) => {
      said = '';
      const keep = (chunk: Buffer): void => {
        said = (said + chunk.toString()).slice(-8_000);
        if (said.includes('/organizer#')) done();
      };
      started.stdout?.on('data', keep);
      started.stderr?.on('data', keep);
      started.once('error', fail);
      started.once('exit', (code) => fail(new Error(`the server ended (${code}):\n${said}`)));
    });
    await open;
  };

  const stop = (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return Promise.resolve();
    return new Promise((done) => {
      running.once('exit', () => done());
      running.kill(signal);
    });
  };

  const organizer = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${url}/api/organizer/${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  await start();
  return {
    url,
    token,
    signs: async (venue) => (await organizer<OrganizerSigns>(`signs?venue=${encodeURIComponent(venue)}`)).signs,
    events: async () => (await organizer<OrganizerOverview>('overview')).events,
    kill: () => stop('SIGKILL'),
    restart: start,
    async close() {
      await stop('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
