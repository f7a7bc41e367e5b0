import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { OrganizerKiosks } from '../../shared/protocol/pages.ts';
import { askWords } from '../i18n/ask.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { DEMO } from './tour.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What the only code in a picture says, read by a decoder that has nothing to do with what wrote it. */
async function decoded(picture: Uint8Array): Promise<string> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer },
    fireImmediately: true,
  });
  const codes = await readBarcodes(picture, { formats: ['QRCode'] });
  return codes.map(({ text }) => text).join(' ');
}

async function kioskLink(marker: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/organizer/kiosks?venue=${DEMO}`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const { kiosks } = (await answer.json()) as OrganizerKiosks;
  return kiosks.find((kiosk) => kiosk.marker === marker)?.url ?? '';
}

test('CL 183 a kiosk is asked the nearest toilet, and the code that it shows brings the way to a phone, in French', async () => {
  const kiosk = await openDevice(browser, server.url, { kind: 'kiosk', language: 'en' });
  await kiosk.page.goto(await kioskLink('qr-ground-info'));
  const [english, french] = [askWords('en'), askWords('fr')];
  await kiosk.page.getByRole('button', { name: english.ask }).click();
  await kiosk.page.getByRole('button', { name: 'Toilets', exact: true }).click();
  await kiosk.page.locator('.steps li').last().waitFor();
  expect(await kiosk.page.locator('.asking .eyebrow').innerText()).toContain('Toilets east');
  const said = await kiosk.page.locator('.steps li').allInnerTexts();
  expect(said.at(-1)).toContain('You are there');
  const zoe = await Attendee.arrive(browser, server.url, { name: 'Zoé', language: 'fr' });
  // As late as can be: the code changes.
  const address = await decoded(await kiosk.page.locator('.join').screenshot());
  expect(new URL(address).hash).toMatch(/^#to=/);

  await zoe.page.goto(address);
  await zoe.seesCard('goal');
  await zoe.page.locator('.all-steps li').last().waitFor();
  expect(await zoe.title()).toBe('Toilettes est');
  expect(await zoe.page.locator('.all-steps li').count()).toBe(said.length);
  await zoe.tap(french.walk);
  await zoe.seesCard('way');
  // One word a step: nobody stands there to be met.
  for (const _ of said) await zoe.tap(zoe.words.walk.iAmThere);
  await zoe.page.getByText('Vous y êtes : Toilettes est.').waitFor();
  await zoe.seesCard('welcome');
  for (const device of [kiosk, zoe.device]) {
    expect(device.complaints).toEqual([]);
    expect(device.foreignRequests).toEqual([]);
    await device.context.close();
  }
});
