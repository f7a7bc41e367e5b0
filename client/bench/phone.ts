/**
 * The phone's side, measured in Chromium. Run by `npm run bench -- phone`, which says which figures are wanted and reads
 * the JSON that is printed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';
import { Attendee } from '../e2e/attendee.ts';
import { callHardware, launchBrowser } from '../e2e/browser.ts';
import { startServer } from '../e2e/server.ts';
import type { PhoneBenchPage } from './figures.ts';

const PEOPLE = 2_000;
const MESSAGES = 300;
const STRETCHES = 31;
/** So many frames are measured at a time. */
const STRETCH = 10;
/** Frames in which what is left behind is counted. */
const GARBAGE_FRAMES = 600;
const SAMPLING_BYTES = 4_096;
/** As the tracer calls what stops a page for its garbage. */
const COLLECTIONS = new Set(['MinorGC', 'MajorGC']);
const SETTLE_MS = 5_000;
const REST_WINDOWS = 2;
const REST_WINDOW_MS = 10_000;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

declare global {
  interface Window {
    readonly bench: PhoneBenchPage;
  }
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;
/** The middle one, to a hundredth. */
const median = (all: readonly number[]): number =>
  hundredth(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN);

/** The bench's own page, built as the product's pages are; isolated, so that its clock is exact to 5 µs. */
async function servePage(): Promise<{ readonly url: string; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-phone-bench-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: resolve(import.meta.dirname, 'page.html') },
    },
  });
  const server = createServer(({ url = '/' }, answer) => {
    const path = join(folder, new URL(url, 'http://bench').pathname);
    answer.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    answer.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    try {
      const bytes = readFileSync(path);
      answer.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream').end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/page.html`,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A phone's screen. Its software WebGL calls itself hardware, for that is what phones draw with. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await callHardware(page);
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

/** What the page's script has used of a processor until now, in milliseconds; waiting for one is none of it. */
async function scriptClock(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
  };
}

/** Script a frame, for each of some stretches of frames; and how often each frame told the hardware to draw. */
async function draw(page: Page): Promise<{ readonly script: readonly number[]; readonly calls: readonly number[] }> {
  const used = await scriptClock(page);
  await page.evaluate((people) => window.bench.draw(people), PEOPLE);
  const script: number[] = [];
  const calls: number[] = [];
  for (let n = 0; n < STRETCHES; n++) {
    const before = await used();
    calls.push(...(await page.evaluate((count) => window.bench.frames(count), STRETCH)));
    script.push(((await used()) - before) / STRETCH);
  }
  return { script, calls };
}

/** What a page that is told of everybody's steps leaves for the collector, and how long that stops it at most. */
async function garbage(
  browser: Browser,
  page: Page,
): Promise<{ readonly kbASecond: number; readonly pauseMs: number }> {
  await page.evaluate((people) => window.bench.live(people), PEOPLE);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.startSampling', {
    samplingInterval: SAMPLING_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const began = performance.now();
  await page.evaluate((count) => window.bench.frames(count), GARBAGE_FRAMES);
  const seconds = (performance.now() - began) / 1_000;
  const { profile } = await cdp.send('HeapProfiler.stopSampling');
  await browser.startTracing(page, { categories: ['v8', 'disabled-by-default-v8.gc'] });
  await page.evaluate((count) => window.bench.frames(count), GARBAGE_FRAMES);
  const { traceEvents } = z
    .object({ traceEvents: z.array(z.object({ name: z.string(), tdur: z.number().optional() })) })
    .parse(JSON.parse((await browser.stopTracing()).toString()));
  const pauses = traceEvents.filter(({ name }) => COLLECTIONS.has(name)).map(({ tdur = 0 }) => tdur / 1_000);
  const bytes = profile.samples.reduce((sum, { size }) => sum + size, 0);
  return { kbASecond: bytes / 1_000 / seconds, pauseMs: Math.max(0, ...pauses) };
}

/** A page of the product with nobody moving on it: what its script takes a second. */
async function rest(browser: Browser): Promise<number> {
  const server = await startServer(['--as-built', '--crowd', '0']);
  try {
    const signs = await server.signs('heron-house');
    const sign = signs.find(({ marker }) => marker === 'qr-ground-entrance');
    if (!sign) throw new Error('there is no such sign');
    const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
    await ada.scan(sign);
    await ada.join('French', 'Open source', 'Law and contracts');
    await ada.open('spot');
    const used = await scriptClock(ada.page);
    // Until the map has come, and nothing fades in any more.
    await ada.page.waitForSelector('#map canvas');
    await wait(SETTLE_MS);
    const windows: number[] = [];
    for (let n = 0; n < REST_WINDOWS; n++) {
      const before = await used();
      await wait(REST_WINDOW_MS);
      windows.push(((await used()) - before) / (REST_WINDOW_MS / 1_000));
    }
    await ada.device.context.close();
    return windows.reduce((sum, each) => sum + each, 0) / windows.length;
  } finally {
    await server.close();
  }
}

/** In the bench's own page, opened anew for each figure. */
async function inPage<T>(browser: Browser, url: string, ask: (page: Page) => Promise<T>): Promise<T> {
  const page = await openPage(browser, url);
  try {
    return await ask(page);
  } finally {
    await page.context().close();
  }
}

async function measure(wanted: ReadonlySet<string>): Promise<Readonly<Record<string, number>>> {
  const figures: Record<string, number> = {};
  const browser = await launchBrowser();
  try {
    const served = await servePage();
    try {
      if (wanted.has('decodeMs2000')) {
        const told = [PEOPLE, MESSAGES] as const;
        const took = await inPage(browser, served.url, (page) =>
          page.evaluate(([people, messages]) => window.bench.decode(people, messages), told),
        );
        figures.decodeMs2000 = median(took);
      }
      if (wanted.has('drawMs2000') || wanted.has('drawCalls2000')) {
        const { script, calls } = await inPage(browser, served.url, draw);
        if (wanted.has('drawMs2000')) figures.drawMs2000 = median(script);
        if (wanted.has('drawCalls2000')) figures.drawCalls2000 = median(calls);
      }
      if (wanted.has('garbageKb2000') || wanted.has('gcPauseMs2000')) {
        const { kbASecond, pauseMs } = await inPage(browser, served.url, (page) => garbage(browser, page));
        if (wanted.has('garbageKb2000')) figures.garbageKb2000 = Math.round(kbASecond);
        if (wanted.has('gcPauseMs2000')) figures.gcPauseMs2000 = hundredth(pauseMs);
      }
    } finally {
      served.close();
    }
    if (wanted.has('restScriptMs')) figures.restScriptMs = hundredth(await rest(browser));
  } finally {
    await browser.close();
  }
  return figures;
}

console.log(JSON.stringify(await measure(new Set(process.argv.slice(2)))));
