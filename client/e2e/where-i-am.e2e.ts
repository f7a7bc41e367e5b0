import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OrganizerBadges } from '../../shared/protocol/pages.ts';
import { askWords } from '../i18n/ask.ts';
import { placeWords } from '../i18n/place.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { DEMO } from './tour.ts';

const GATEWAY_TOKEN = 'g'.repeat(32);
const BADGE = 'badge-7';
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-where-'));
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  process.env.GATEWAY_TOKEN = GATEWAY_TOKEN;
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ badges: [BADGE] }));
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0', '--event', event])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  delete process.env.GATEWAY_TOKEN;
  rmSync(folder, { recursive: true, force: true });
});

/** A gateway of the demo's ground floor has heard the badge, so many seconds ago. */
async function heard(secondsAgo: number): Promise<void> {
  const answer = await fetch(`${server.url}/api/sightings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${GATEWAY_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ gateway: 'gw-ground-1', badge: BADGE, rssi: -58, time: Date.now() - 1_000 * secondsAgo }]),
  });
  expect(answer.status).toBeLessThan(300);
}

async function badgeAddress(): Promise<string> {
  const answer = await fetch(`${server.url}/api/organizer/badges`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  return ((await answer.json()) as OrganizerBadges).badges.find(({ badge }) => badge === BADGE)?.url ?? '';
}

/** What a phone's motion sensors tell of so many steps, all at once. */
const walk = (page: Page, steps: number) =>
  page.evaluate((count) => {
    const [rate, cadence] = [60, 1.8];
    for (let i = 0; i < (count / cadence) * rate; i++) {
      const phase = (2 * Math.PI * cadence * i) / rate;
      const z = 9.81 + 2.5 * (Math.sin(phase) + 0.35 * Math.sin(2 * phase + 0.8));
      const event = new DeviceMotionEvent('devicemotion', { accelerationIncludingGravity: { x: 0.2, y: 0.4, z } });
      Object.defineProperty(event, 'timeStamp', { value: (i * 1_000) / rate });
      dispatchEvent(event);
    }
  }, steps);

test('CL 221 who taps the map says where they are, and counted steps lead them on their way; a silent badge fades', async () => {
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  const [ask, place] = [askWords('en'), placeWords('en')];
  const inWords = ada.page.getByRole('region', { name: ada.words.heard.title });
  await ada.page.goto(`${server.url}/v/${DEMO}`);
  await ada.isConnected();
  await ada.page.locator('#map canvas').waitFor();
  const here = ada.page.getByRole('button', { name: ada.words.iAmHere, exact: true });
  await ada.page.getByRole('button', { name: ada.words.home.join, exact: true }).waitFor();
  // Tapped at once, while the floor still makes room for the card; again once it has, if that was beside the house.
  await ada.page.locator('#map').click({ position: { x: 190, y: 300 } });
  await vi.waitFor(async () => {
    await ada.page.locator('#map').click({ position: { x: 190, y: 340 } });
    await here.waitFor({ timeout: 10_000 });
  }, 100_000);
  await here.click();
  await ada.page.getByText(ada.words.saidHere).waitFor();
  await inWords.getByText('You say that you are here').waitFor();

  // By keyboard: a place that is found by its name.
  await ada.tap(ada.words.where);
  await ada.page.getByLabel(ask.fieldLabel).fill('entrance');
  await ada.page.keyboard.press('Enter');
  await ada.seesCard('goal');
  await ada.page.getByRole('button', { name: ask.walk }).waitFor();
  await ada.page.getByRole('button', { name: ask.walk }).press('Enter');
  await ada.seesCard('way');
  await ada.page.getByText(place.stepsWhy).waitFor();
  await ada.tap(place.steps);
  await ada.page.getByText(place.stepsOn).waitFor();
  await walk(ada.page, 12);
  await inWords.getByText('By your steps you are here').waitFor();
  await ada.tap(ask.stop);

  // The badge is heard: first of long ago, then now.
  await ada.join('German', 'Software development', 'Open source');
  await ada.page.goto(await badgeAddress());
  await ada.page.getByText(ada.words.badge.bound).waitFor();
  const ben = await Attendee.arrive(browser, server.url, { name: 'Ben', language: 'fr' });
  const [sign] = await server.signs(DEMO);
  if (!sign) throw new Error('the demo venue has lost its signs');
  await ben.scan(sign);
  await ben.join('espagnol', 'Développement logiciel', 'Logiciel libre');
  await ben.open('spot');
  await heard(40);
  await inWords.getByText('Your badge was last heard').waitFor();
  await ada.open('spot');
  await ada.page.locator('main.card').getByText('Your face fades').waitFor();
  await ben.tap(ben.words.open.list);
  const row = ben.page.locator('main.card li', { hasText: 'Ada' });
  await row.getByText(placeWords('fr').grey).waitFor();
  await heard(0);
  await row.getByText(placeWords('fr').grey).waitFor({ state: 'detached' });
  await row.waitFor();
  for (const { device } of [ada, ben]) {
    expect(device.complaints).toEqual([]);
    expect(device.foreignRequests).toEqual([]);
    await device.context.close();
  }
});
