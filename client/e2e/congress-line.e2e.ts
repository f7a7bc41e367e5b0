import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { launchBrowser } from './browser.ts';
import { fetchPlan, liveTheLine } from './line.ts';
import { type RunningServer, startServer } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMDF = resolve(ROOT, process.env.VISAVIS_DATA ?? '../shared/data', 'maps/imdf-cch-33c3');
const here = existsSync(IMDF);
if (!here) {
  const message = `The congress centre is not at ${IMDF} (VISAVIS_DATA says where the data is).`;
  if (process.env.CI) throw new Error(message);
  console.warn(`${message} Its browser test is skipped.`);
}

describe.runIf(here)('the congress centre', () => {
  let browser: Browser;
  let server: RunningServer;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), startServer(['--venue', IMDF])]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('HO 11 HO 14 the whole line is lived on the imported congress centre', async () => {
    const venue = (await server.events())[0]?.event.venue ?? '';
    const plan = await fetchPlan(server, venue);
    await liveTheLine(browser, server, { venue, plan, from: apartInOneFoyer(plan) });
  });
});

/** The two signs farthest from each other in the foyer that has most of them. */
function apartInOneFoyer(plan: VenueFile): [string, string] {
  const foyers = plan.areas.filter((area) => area.kind === 'foyer');
  const signsIn = (area: string) => plan.markers.filter((marker) => marker.kind === 'qr' && marker.area === area);
  const [most] = foyers.map((area) => signsIn(area.id)).toSorted((a, b) => b.length - a.length);
  let best = { metres: 0, pair: ['', ''] as [string, string] };
  for (const a of most ?? []) {
    for (const b of most ?? []) {
      const metres = Math.hypot(a.standAt[0] - b.standAt[0], a.standAt[1] - b.standAt[1]);
      if (metres > best.metres) best = { metres, pair: [a.id, b.id] };
    }
  }
  return best.pair;
}
