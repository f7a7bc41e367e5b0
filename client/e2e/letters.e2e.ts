import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callHardware, launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--as-built', '--crowd', '20'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Drawn {
  /** How often each frame told the hardware to draw. */
  readonly calls: readonly number[];
  /** How many different canvases the hardware was handed. */
  readonly canvases: number;
}

/** Counts what a page hands to the graphics hardware. */
async function watch(page: Page): Promise<() => Promise<Drawn>> {
  await page.addInitScript(() => {
    const canvases = new Set<unknown>();
    const calls: number[] = [];
    let now = 0;
    // A frame is drawn at one go, be it when the browser asks or when the map wakes.
    const count = (): void => {
      if (now === 0)
        queueMicrotask(() => {
          calls.push(now);
          now = 0;
        });
      now += 1;
    };
    Object.assign(window, { drawn: () => ({ calls, canvases: canvases.size }) });
    for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
      const { drawArrays, drawElements, texImage2D } = prototype;
      Object.assign(prototype, {
        drawArrays(this: WebGLRenderingContext, ...args: unknown[]) {
          count();
          Reflect.apply(drawArrays, this, args);
        },
        drawElements(this: WebGLRenderingContext, ...args: unknown[]) {
          count();
          Reflect.apply(drawElements, this, args);
        },
        texImage2D(this: WebGLRenderingContext, ...args: unknown[]) {
          const source = args.at(-1);
          if (source instanceof HTMLCanvasElement) canvases.add(source);
          Reflect.apply(texImage2D, this, args);
        },
      });
    }
  });
  return () => page.evaluate(() => Reflect.get(window, 'drawn')());
}

test('CL 246 names and symbols come from one picture, at every zoom, and all is drawn in one or two calls', async () => {
  const { page, complaints, context } = await openDevice(browser, server.url, { kind: 'phone' });
  await callHardware(page);
  const drawn = await watch(page);
  await page.goto(`${server.url}/v/heron-house`);
  await page.locator('main[data-card="welcome"]').waitFor();
  await page.waitForSelector('#map canvas');
  for (const key of ['+', '+', '-', '-', '-']) {
    const before = (await drawn()).calls.length;
    await page.locator('#map').press(key);
    await expect.poll(async () => (await drawn()).calls.length, { timeout: 60_000 }).toBeGreaterThan(before);
  }
  const { calls, canvases } = await drawn();
  expect(Math.max(...calls)).toBeLessThanOrEqual(2);
  // The ground, the letters, the faces; the marks of a way, of me and of a spot would be more.
  expect(canvases).toBeLessThanOrEqual(3);
  expect(complaints).toEqual([]);
  await context.close();
});
