import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { fetchPlan, liveTheLine } from './line.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('HO 10 HO 14 two phones and a kiosk live the whole line in the demo venue, on bad Wi-Fi, by signs and taps alone', async () => {
  const plan = await fetchPlan(server, 'heron-house');
  await liveTheLine(browser, server, {
    venue: 'heron-house',
    plan,
    from: ['qr-ground-entrance', 'qr-ground-terrace'],
  });
});
