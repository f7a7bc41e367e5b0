import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from '@colyseus/sdk';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Command } from '../shared/protocol/commands.ts';
import type { SessionAnswer } from '../shared/protocol/pages.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../shared/protocol/version.ts';

/** The whole server in a process of its own, with a page of one line in place of the built ones. */
const SCRIPT = `
  const { run, settings } = await import(${JSON.stringify(fileURLToPath(new URL('./main.ts', import.meta.url)))});
  const { chooseEvents } = await import(${JSON.stringify(fileURLToPath(new URL('./cli/choose-events.ts', import.meta.url)))});
  const html = async () => '<!doctype html><html><body><!--first--><!--boot--></body></html>';
  const pages = () => ({ templates: { html }, assets: (request, response, next) => next(), development: false });
  const running = await run({ config: settings(), events: await chooseEvents([], 12), pages });
  console.info('OPEN ' + JSON.stringify({ port: running.port, token: running.organizerToken }));
`;

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-main-'));
let child: ChildProcess | null = null;
let said = '';

afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<{ base: string; token: string }> {
  const started = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  started.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  for await (const line of createInterface({ input: started.stdout })) {
    said += `${line}\n`;
    if (!line.startsWith('OPEN ')) continue;
    started.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    started.stdout.resume();
    const { port, token } = JSON.parse(line.slice(5));
    said = said.replaceAll(token, '');
    return { base: `http://127.0.0.1:${port}`, token };
  }
  throw new Error(`the server did not start:\n${said}`);
}

async function session(base: string, secret: string | null): Promise<SessionAnswer> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'heron-house', role: 'phone', secret }),
  });
  return answer.json();
}

const profile = {
  firstName: 'Zenobia',
  gives: ['software'],
  seeks: ['music'],
  giveLine: 'how to tune a harpsichord',
  seekLine: '',
  languages: ['en'],
};

test('DO 56 the process ends cleanly on SIGTERM, is itself again after SIGKILL, and says nothing of anybody', async () => {
  writeFileSync(join(folder, '.env'), 'GATEWAY_TOKEN=said-in-the-file-1\nLOG_LEVEL=silent\n');
  const first = await start();
  // What the environment says wins over the file; what it does not say is taken from there.
  const report = await fetch(`${first.base}/api/sightings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer said-in-the-file-1' },
    body: '[]',
  });
  expect(report.status).toBe(200);
  const seat = await session(first.base, null);
  const room = await new Client(first.base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  const done = Promise.withResolvers<void>();
  room.onMessage(MESSAGE.notice, (notice: { type: string; n?: number }) => {
    if (notice.type === 'done' && notice.n === 2) done.resolve();
  });
  room.onMessage('*', () => {});
  const say = (n: number, command: Command) => room.send(MESSAGE.command, { n, command });
  say(1, { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  say(2, { type: 'join', profile, oldEnough: true });
  await done.promise;

  child?.kill('SIGKILL');
  if (child !== null) await once(child, 'exit');
  const second = await start();
  expect(second.token).toBe(first.token);
  const again = await session(second.base, seat.secret);
  expect(again.secret).not.toBe(seat.secret);
  // Only a person whom the store knows gets the same next secret twice.
  expect((await session(second.base, seat.secret)).secret).toBe(again.secret);

  const server = child;
  const before = performance.now();
  server?.kill('SIGTERM');
  if (server !== null) expect(await once(server, 'exit')).toEqual([0, null]);
  expect(performance.now() - before).toBeLessThan(8_000);

  expect(said).toContain('"msg":"open"');
  const kept = readdirSync(join(folder, 'data')).map((name) => readFileSync(join(folder, 'data', name), 'latin1'));
  for (const secret of ['Zenobia', 'harpsichord', String(seat.secret), seat.ticket, String(again.secret)]) {
    expect(said).not.toContain(secret);
    expect(kept.join('')).not.toContain(secret);
  }
  expect(said).not.toMatch(/"level":[56]0/);
});

test('OP 11 a bug that nobody caught ends the server in order, and its words are in no log', async () => {
  const script = `${SCRIPT}
    process.emit('unhandledRejection', new Error('Balthasar was rejected'), Promise.resolve());
    setImmediate(() => { throw new TypeError('Balthasar was thrown'); });`;
  const folderOfItsOwn = join(folder, 'bug');
  const ended = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folderOfItsOwn, LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = ended;
  let words = '';
  for (const output of [ended.stdout, ended.stderr]) {
    output.on('data', (bytes: Buffer) => {
      words += bytes.toString();
    });
  }
  const [code] = await once(ended, 'close');
  expect([code, words.includes('Balthasar')]).toEqual([1, false]);
  expect(words).toContain('"msg":"a bug of ours, in what nobody waited for"');
  expect(words).toContain('"msg":"a bug of ours: the server ends, to be started again"');
});

test('OP 12 a second server on the same folder does not start, and says why', async () => {
  await start();
  const second = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  second.stderr.on('data', (bytes: Buffer) => {
    words += bytes.toString();
  });
  const [code] = await once(second, 'close');
  expect(code).not.toBe(0);
  expect(words).toMatch(/Another server uses the folder .*data/);
});
