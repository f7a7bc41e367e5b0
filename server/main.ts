/** Runs the server in this process: settings, store, port and signals. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { App, AppOptions, Pages } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { EventSource } from './open-event.ts';
import { lanAddress } from './operations/addresses.ts';
import { createLog } from './operations/log.ts';
import type { Logger } from './room/ports.ts';
import { traceOf } from './room/trace.ts';
import { holdFolder } from './store/hold-folder.ts';

/** An end that takes longer than this many milliseconds is cut short; so it is by a second wish to end. */
const LONGEST_END_MS = 8_000;

/** Signals within this many milliseconds are one wish: a terminal, npm and its shell may each send theirs. */
const ONE_WISH_MS = 1_000;

export interface RunOptions {
  readonly config: Config;
  readonly events: readonly EventSource[];
  /** Whether signs are printed for an address that no phone should be sent to: for trying out. */
  readonly allowInsecure?: boolean;
  readonly pages: (http: HttpServer) => Pages | Promise<Pages>;
  /** The groundwork of a venue, where it is kept from start to start. */
  readonly groundOf?: AppOptions['groundOf'];
  /** Answers how a replayed walk stands. */
  readonly replay?: AppOptions['replay'];
}

export interface Running {
  readonly app: App;
  readonly port: number;
  readonly publicUrl: string;
  readonly organizerToken: string;
  /** Whether the operator chose it. */
  readonly isTokenSet: boolean;
}

/** The settings of this process: its environment, and a file `.env` here for what that does not say. */
export function settings(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // With DEBUG set the network libraries, which read it when they are loaded, would write out every message, names and all.
  delete process.env.DEBUG;
  return readConfig(process.env);
}

/** Open everything and listen. Ctrl-C and SIGTERM end the process cleanly from then on. */
export async function run({
  config,
  events,
  pages,
  allowInsecure = false,
  groundOf,
  replay,
}: RunOptions): Promise<Running> {
  // It is loaded only now, when it is sure to be needed: it reads settings of its own.
  const [{ createApp }, { openSqliteStore }] = await Promise.all([import('./app.ts'), import('./store/sqlite.ts')]);
  const log = createLog(config.logLevel);
  // Held for as long as the process lives: a lock that nothing refers to would be collected, and let go.
  process.once('exit', holdFolder(config.dataDir));
  const store = openSqliteStore(config.dataDir);
  const organizerToken =
    config.organizerToken ?? (await store.ensureKey('organizer-token', randomBytes(24).toString('base64url')));
  const app = await createApp({
    config,
    allowInsecure,
    ownUrl: (port) =>
      `${config.tls === null ? 'http' : 'https'}://${lanAddress(networkInterfaces()) ?? 'localhost'}:${port}`,
    organizerToken,
    store,
    events,
    ...(groundOf === undefined ? {} : { groundOf }),
    replay,
    pages,
    log,
    clock: Date.now,
  });
  const { port, publicUrl } = await app.listen(config.port);
  log.info({ port, events: app.events.length }, 'open');
  endOnSignal(app);
  endOnBug(app, log);
  // Only then: without a certificate this signal ends the process, as it does when a terminal is closed.
  if (config.tls !== null) process.on('SIGHUP', () => app.renewCertificate());
  return { app, port, publicUrl, organizerToken, isTokenSet: config.organizerToken !== null };
}

function endOnSignal(app: App): void {
  let wished: number | null = null;
  const end = (signal: NodeJS.Signals) => {
    if (wished !== null) {
      if (performance.now() - wished > ONE_WISH_MS) process.exit(1);
      return;
    }
    wished = performance.now();
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
    if (signal === 'SIGINT') console.info('\nClosing: phones are told to come back later.');
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/**
 * A bug of ours that nobody caught is logged by where it was: what it said may hold anything. What was thrown leaves
 * nobody knows what half done, so the process ends in order, to be started again; a promise that nobody waited for has
 * ended by itself.
 */
function endOnBug(app: App, log: Logger): void {
  process.on('unhandledRejection', (reason) => log.error(traceOf(reason), 'a bug of ours, in what nobody waited for'));
  process.on('uncaughtException', (error) => {
    log.error(traceOf(error), 'a bug of ours: the server ends, to be started again');
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
    app.close().finally(() => process.exit(1));
  });
}
