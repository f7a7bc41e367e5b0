import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CloseCode } from '@colyseus/core';
import { Client } from '@colyseus/sdk';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { SessionAnswer } from '../../shared/protocol/pages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { ROOT } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-ending-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let running: ChildProcess | null = null;
afterEach(() => {
  if (running?.pid !== undefined && running.exitCode === null && running.signalCode === null) {
    process.kill(-running.pid, 'SIGKILL');
  }
});

/** `npm start` in a process group of its own, as a terminal has it, once it is open. */
async function start() {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--crowd', '20'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOST: '127.0.0.1', PUBLIC_URL: '', DATA_DIR: join(folder, 'data') },
  });
  running = npm;
  const { pid } = npm;
  if (pid === undefined) throw new Error('npm could not be started');
  let said = '';
  npm.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  for await (const line of createInterface({ input: npm.stdout })) {
    said += `${line}\n`;
    if (line.includes('Ctrl-C ends it')) break;
  }
  npm.stdout.resume();
  const [, port] = /phone +http:\/\/\S+:(\d+)\//.exec(said) ?? [];
  if (port === undefined) throw new Error(`npm start did not open:\n${said}`);
  return { npm, pid, base: `http://127.0.0.1:${port}` };
}

/** Somebody joins the room; resolves with a promise of the code by which their line ends. */
async function phone(base: string): Promise<{ readonly left: Promise<number> }> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'heron-house', role: 'phone', secret: null }),
  });
  const seat: SessionAnswer = await answer.json();
  const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  return { left: new Promise((done) => room.onLeave((code) => done(code))) };
}

test.for([
  ['SIGINT', 'the whole group, as a terminal does'],
  ['SIGTERM', 'the whole group'],
  ['SIGTERM', 'npm alone'],
] as const)(
  'DO 59 %s to %s ends npm start with code 0 within seconds, with phones connected',
  { timeout: 180_000 },
  async ([signal, whom]) => {
    const { npm, pid, base } = await start();
    const phones = await Promise.all([phone(base), phone(base), phone(base)]);
    const before = performance.now();
    const ended = once(npm, 'exit');
    process.kill(whom === 'npm alone' ? pid : -pid, signal);
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - before).toBeLessThan(6_000);
    for (const { left } of phones) expect(await left).toBe(CloseCode.SERVER_SHUTDOWN);
    // Nothing of it goes on, and it no longer answers.
    await expect(fetch(`${base}/health`)).rejects.toThrow();
  },
);
