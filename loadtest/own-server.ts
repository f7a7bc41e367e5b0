/**
 * A server of the load test's own, or of a guard's: a child process on a free port, with a folder that goes with it. It
 * takes none of the settings around it, so that two runs beside each other do not disturb each other.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { SiteFault } from './site.ts';

/** The pages may have to be built first. */
const LONGEST_START_MS = 240_000;
/** A server that does not end when told so is ended after this. */
const LONGEST_END_MS = 12_000;
/** So much of what it said last is told when it did not start. */
const LAST_WORDS = 2_000;

/** Settings that this process may have, and its server is not to take from it or from a file `.env`. */
const NOT_SET = ['PUBLIC_URL', 'TLS_CERT', 'TLS_KEY', 'TRUST_PROXY', 'GATEWAY_TOKEN', 'METRICS_TOKEN', 'MQTT_URL'];

export interface OwnServerOptions {
  /** Options of `npm start` besides the port; no crowd when not given. */
  readonly args?: readonly string[];
  /** Settings besides the folder and the organizer's token. The log's level must let `info` through. */
  readonly env?: Readonly<Record<string, string>>;
  /** Is given each line that the server writes, on either output. */
  readonly line?: (line: string) => void;
}

export interface OwnServer {
  readonly endpoint: string;
  readonly token: string;
  /** DATA_DIR. */
  readonly folder: string;
  /** Null while it does not run. */
  readonly pid: number | null;
  /** SIGKILL: as when the power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves with how it ended, and how long that took in milliseconds. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Start it again, on the same port and folder; resolves when it is open. */
  start(): Promise<void>;
  /** End it, and erase its folder. */
  end(): Promise<void>;
}

/** Start it, and wait until it is open. Throws with its last words when it does not. */
export async function startOwnServer({ args, env, line }: OwnServerOptions = {}): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-load-'));
  const token = randomBytes(24).toString('base64url');
  let port = 0;
  let child: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const started = spawn(
      process.execPath,
      ['server/cli/start.ts', '--allow-insecure', ...(args ?? ['--crowd', '0']), '--port', String(port)],
      {
        cwd: resolve(import.meta.dirname, '..'),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          ...Object.fromEntries(NOT_SET.map((name) => [name, ''])),
          HOST: '127.0.0.1',
          LOG_LEVEL: 'info',
          ...env,
          DATA_DIR: folder,
          ORGANIZER_TOKEN: token,
        },
      },
    );
    child = started;
    let words = '';
    const open = new Promise<void>((done, fail) => {
      const hear = (said: string): void => {
        words = `${words}${said}\n`.slice(-LAST_WORDS);
        line?.(said);
        const opened = /"port":(\d+).*"msg":"open"/.exec(said);
        if (opened === null) return;
        port = Number(opened[1]);
        done();
      };
      for (const output of [started.stdout, started.stderr]) createInterface({ input: output }).on('line', hear);
      started.once('close', () => fail(new SiteFault(`the load test's own server did not start:\n${words}`)));
    });
    const late = AbortSignal.timeout(LONGEST_START_MS);
    const never = new Promise<never>((_, fail) =>
      late.addEventListener('abort', () => fail(new SiteFault('the load test’s own server takes too long to start'))),
    );
    await Promise.race([open, never]);
  };

  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;

  const send = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const running = child;
    if (running === null || !isRunning()) return running?.exitCode ?? null;
    const gone = new Promise<void>((done) => running.once('exit', () => done()));
    running.kill(signal);
    await Promise.race([gone, wait(LONGEST_END_MS, undefined, { ref: false })]);
    if (isRunning()) {
      running.kill('SIGKILL');
      await gone;
    }
    return running.exitCode;
  };

  const end = async (): Promise<void> => {
    await send('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };

  await start().catch(async (reason: unknown) => {
    await end();
    throw reason;
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    token,
    folder,
    get pid() {
      return isRunning() ? (child?.pid ?? null) : null;
    },
    kill: async () => void (await send('SIGKILL')),
    async stop() {
      const began = performance.now();
      const code = await send('SIGTERM');
      return { code, ms: performance.now() - began };
    },
    start,
    end,
  };
}
