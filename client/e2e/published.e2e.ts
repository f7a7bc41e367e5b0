import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Published } from '../../shared/protocol/pages.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-published-'));
const file = join(folder, 'venue.json');
const venue = demoVenue();
const HERE = 'qr-ground-entrance';
const CREDIT = '© Those who drew it, ODbL 1.0';
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  writeFileSync(file, JSON.stringify(venue));
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--venue', file, '--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The sign at the entrance and its area are called anew, and a new sign hangs beside it. */
function changed(): VenueFile {
  const sign = venue.markers.find(({ id }) => id === HERE);
  if (!sign) throw new Error('no such sign');
  const calledAnew = { ...sign, name: { en: 'the Blue Door', fr: 'la porte bleue' } };
  const beside = { ...sign, id: 'qr-new', name: { en: 'the Green Lamp', fr: 'la lampe verte' } };
  return {
    ...venue,
    credit: CREDIT,
    areas: venue.areas.map((area) =>
      area.id === sign.area ? { ...area, name: { en: 'Blue Hall', fr: 'Salle bleue' } } : area,
    ),
    markers: [...venue.markers.map((marker) => (marker === sign ? calledAnew : marker)), beside],
  };
}

async function publish(): Promise<Published> {
  const headers = { authorization: `Bearer ${server.token}` };
  return (await fetch(`${server.url}/api/organizer/venues/${venue.id}/reload`, { method: 'POST', headers })).json();
}

test('CL 144 a venue published anew reaches an open page without a reload, and what was typed stays', async () => {
  const sign = (await server.signs(venue.id)).find(({ marker }) => marker === HERE);
  if (!sign) throw new Error('no such sign');
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  const kiosk = await openDevice(browser, server.url, { kind: 'kiosk' });
  await kiosk.page.goto(`${server.url}/kiosk/${venue.id}`);
  await ada.scan(sign);
  await ada.isConnected();
  await ada.join('French', 'Open source', 'Law and contracts');
  await ada.tap(ada.words.home.profile);
  await ada.seesCard('profile');
  await ada.page.getByLabel(ada.words.join.nameLabel, { exact: true }).fill('Ada Love');
  for (const { page } of [ada, kiosk])
    await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));

  writeFileSync(file, JSON.stringify(changed()));
  const fetched = (page: typeof kiosk.page) =>
    page.waitForResponse((answer) => answer.url().includes('/venues/') && answer.status() === 200);
  const both = Promise.all([ada.page, kiosk.page].map(fetched));
  const published = await publish();
  const hash = published.outcome === 'published' ? published.venueHash : '';
  for (const answer of await both) expect(answer.url()).toBe(`${server.url}/venues/${venue.id}/${hash}.json`);

  // The same card, the same letters, the same page.
  await ada.seesCard('profile');
  expect(await ada.page.getByLabel(ada.words.join.nameLabel, { exact: true }).inputValue()).toBe('Ada Love');
  await ada.tap(ada.words.back);
  await ada.seesCard('closed');
  await ada.page
    .locator('main.card')
    .getByText(/Blue (Door|Hall)/)
    .first()
    .waitFor();
  for (const { page } of [ada, kiosk]) expect(await page.locator('html[data-kept]').count()).toBe(1);

  // VE 70: whose map it is now is said on both.
  for (const { page } of [ada, kiosk]) await page.getByText(`Map: ${CREDIT}`).waitFor();

  // The new sign is good at once.
  const lamp = (await server.signs(venue.id)).find(({ marker }) => marker === 'qr-new');
  await ada.scan(lamp ?? sign);
  await ada.page
    .getByText(/Green Lamp|Blue Hall/)
    .first()
    .waitFor();
  for (const device of [ada.device, kiosk]) {
    expect(device.complaints).toEqual([]);
    expect(device.foreignRequests).toEqual([]);
    await device.context.close();
  }
});
