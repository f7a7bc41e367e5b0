/** The phone bench: what taking in frames and drawing them costs a page, and what a page costs on which nothing moves. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { UserFault } from '../../fault.ts';
import { ensureBuilt } from '../built-pages.ts';
import { chromiumPath } from '../chromium.ts';
import { ROOT } from '../run.ts';
import type { Bench } from './bench.ts';

const FIGURES = [
  'decodeMs2000',
  'drawMs2000',
  'drawCalls2000',
  'garbageKb2000',
  'gcPauseMs2000',
  'restScriptMs',
] as const;

/** What a script printed on its standard output; what it complains of is shown. */
function printed(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [resolve(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done(said) : fail(new Error(`${script} ended with ${code}`))));
  });
}

export const phoneBench: Bench = {
  name: 'phone',
  about: 'a phone among 2,000 people, in Chromium: taking in frames, drawing them, and at rest',
  figures: FIGURES,
  bars: {
    decodeMs2000: 'at most 1 ms a message, median',
    drawMs2000: 'at most 4 ms of script a frame, median',
    drawCalls2000: 'ground, faces, names',
    garbageKb2000: 'kB left for the collector a second, everybody told of at 5 Hz',
    gcPauseMs2000: 'the longest the collector stopped the page',
    restScriptMs: 'at most 5 ms of script a second',
  },
  async measure(wanted, _venue, tell) {
    const CHROMIUM = chromiumPath(tell);
    if (CHROMIUM === null) throw new UserFault('The phone bench needs Chromium.');
    await ensureBuilt(ROOT, false, tell);
    tell('a page in Chromium, about a minute …');
    return JSON.parse(await printed('client/bench/phone.ts', [...wanted], { CHROMIUM }));
  },
};
