/** A server of the load test's own: a child process on a free port, with a folder that goes with it, without a crowd. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SiteFault } from './site.ts';

/** The pages may have to be built first. */
const LONGEST_START_MS = 240_000;
const LOOK_AGAIN_MS = 200;
/** A server that does not end when told so is ended after this. */
const LONGEST_END_MS = 12_000;

export interface OwnServer {
  readonly endpoint: string;
  readonly token: string;
  /** End it, and erase its folder. */
  end(): Promise<void>;
}

/** Start it, and wait until it answers. Throws with its last words when it does not. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-'));
  const port = await freePort();
  const token = randomBytes(24).toString('base64url');
  const root = resolve(import.meta.dirname, '..');
  const child = spawn(process.execPath, ['server/cli/start.ts', '--crowd', '0', '--port', `${port}`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      ORGANIZER_TOKEN: token,
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
    },
  });
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-2_000);
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([gone, wait(LONGEST_END_MS, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const latest = performance.now() + LONGEST_START_MS;
  while (!(await answers(endpoint))) {
    if (child.exitCode === null && child.signalCode === null && performance.now() < latest) {
      await wait(LOOK_AGAIN_MS);
      continue;
    }
    await end();
    throw new SiteFault(`the load test's own server did not start:\n${words}`);
  }
  return { endpoint, token, end };
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(new URL('/health', endpoint)).then(
    (response) => response.ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
