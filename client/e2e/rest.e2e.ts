import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGE } from '../../shared/protocol/version.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const SIGN = 'qr-ground-entrance';
/** What the network library begins a message of bytes with, and a string of one letter. */
const [BYTES, LETTER] = [17, 0xa1];

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--as-built', '--crowd', '40'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Counts the frames that a page draws. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    Object.assign(window, { framesDrawn: 0 });
    window.requestAnimationFrame = (draw) =>
      ask((at) => {
        Object.assign(window, { framesDrawn: Number(Reflect.get(window, 'framesDrawn')) + 1 });
        draw(at);
      });
  });
  return () => page.evaluate(() => Number(Reflect.get(window, 'framesDrawn')));
}

/** Counts the messages of floor that a page is sent. */
function countFloor(page: Page): () => number {
  let count = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') return;
      if (payload[0] === BYTES && payload[1] === LETTER && payload[2] === MESSAGE.floor.charCodeAt(0)) count += 1;
    }),
  );
  return () => count;
}

/** What the page says that it is, to itself and to the server: a headless browser hides none. */
const show = (page: Page, state: 'visible' | 'hidden'): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('CL 245 a page that is not on screen is sent no floor, and is again once it is', async () => {
  const sign = (await server.signs('heron-house')).find(({ marker }) => marker === SIGN);
  if (!sign) throw new Error(`there is no sign ${SIGN}`);
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  const { page } = ada;
  const floor = countFloor(page);
  await ada.scan(sign);
  await ada.join('French', 'Open source', 'Law and contracts');
  await ada.open('spot');
  await expect.poll(floor).toBeGreaterThan(0);

  await show(page, 'hidden');
  // The last message on its way, then none for as long as twenty would have come.
  let before = -1;
  await expect
    .poll(
      () => {
        const isQuiet = before === floor();
        before = floor();
        return isQuiet;
      },
      { interval: 4_000, timeout: 60_000 },
    )
    .toBe(true);
  const quiet = floor();
  await show(page, 'visible');
  await expect.poll(floor).toBeGreaterThan(quiet);
  expect(await page.locator('section.only-heard li').count()).toBeGreaterThan(0);
  expect(ada.device.complaints).toEqual([]);
  await ada.device.context.close();
});

test('CL 245 where nothing moves no frame is drawn', async () => {
  const still = await startServer(['--as-built', '--crowd', '0']);
  try {
    const sign = (await still.signs('heron-house')).find(({ marker }) => marker === SIGN);
    if (!sign) throw new Error(`there is no sign ${SIGN}`);
    const ada = await Attendee.arrive(browser, still.url, { name: 'Ada', language: 'en' });
    const frames = await countFrames(ada.page);
    await ada.scan(sign);
    await ada.page.waitForSelector('#map canvas');
    await expect.poll(frames).toBeGreaterThan(0);
    let before = -1;
    await expect
      .poll(
        async () => {
          const now = await frames();
          const isQuiet = now === before;
          before = now;
          return isQuiet;
        },
        { interval: 3_000, timeout: 90_000 },
      )
      .toBe(true);
    await ada.device.context.close();
  } finally {
    await still.close();
  }
});
