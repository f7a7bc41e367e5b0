import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askWords } from '../i18n/ask.ts';
import { needsWords } from '../i18n/needs.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '1'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('CL 150 CL 154 CL 155 CL 170 CL 171 needs are kept, the way over floors is told in words, and the map follows me to the next floor', async () => {
  const ask = askWords('en');
  const needs = needsWords('en');
  const sign = (await server.signs('heron-house')).find(({ marker }) => marker === 'qr-upper-stairs');
  if (!sign) throw new Error('the demo venue has a sign at the head of its stairs');
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  const { page } = ada;
  await ada.scan(sign);
  await ada.seesCard('welcome');
  // Chosen once, and still so after a reload.
  await ada.tap(ada.words.where);
  await ada.tap(ada.words.home.needs);
  await page.getByLabel(needs.names['no-stairs'], { exact: true }).check();
  await ada.tap(needs.done);
  await page.reload();
  await ada.isConnected();
  await ada.tap(ada.words.where);
  await ada.tap(ada.words.home.needs);
  expect(await page.getByLabel(needs.names['no-stairs'], { exact: true }).isChecked()).toBe(true);
  expect(await page.getByLabel(needs.names['slow-pace'], { exact: true }).isChecked()).toBe(false);
  await ada.tap(needs.done);
  // A place on the floor below: not by the stairs at which I stand.
  await ada.tap(ada.words.where);
  await page.getByLabel(ask.fieldLabel, { exact: true }).fill('Coffee Bar');
  await page.locator('.finds button').first().click();
  await ada.tap(ask.walk);
  await ada.seesCard('way');
  await ada.tap(ada.words.walk.allSteps);
  const steps = await page.locator('.all-steps').innerText();
  expect(steps).toMatch(/lift/i);
  expect(steps).not.toMatch(/take the .*stairs/i);
  // My word is one step, shown to me alone: the list is gone, and I am where I was.
  const first = await ada.title();
  await ada.tap(ada.words.walk.iAmThere);
  await page.locator('.all-steps').waitFor({ state: 'detached' });
  expect(await ada.title()).not.toBe(first);
  const inWords = page.locator('section.only-heard');
  await inWords.getByText('Your way goes over several floors').waitFor({ state: 'attached' });
  // Walked for me, the map goes along, floor by floor.
  const shown = page.locator('nav.rail button[aria-pressed="true"]');
  expect(await shown.innerText()).toContain('1');
  await ada.tap(ask.walkForMe);
  await page.locator('nav.rail button[aria-pressed="true"]', { hasText: /^0/ }).waitFor();
  expect(ada.device.complaints).toEqual([]);
});
