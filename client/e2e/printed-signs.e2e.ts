/** What is printed, read by a decoder that is not ours, as somebody's phone would read it off the paper. */
import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openDevice } from './browser.ts';
import { openReader, readCodes } from './printed.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function printed(query: string): Promise<Buffer> {
  const answer = await fetch(`${server.url}/api/organizer/signs/print?${query}`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  expect(answer.status, query).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** What axe finds, by rule and element. */
async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('SG 3 every sign of every format is read off its page at 96 dots an inch, and leads to its sign; a tent from both sides', async () => {
  const venue = (await server.events())[0]?.event.venue ?? '';
  const signs = await server.signs(venue);
  const all = signs.map(({ url }) => url);
  const tents = signs.filter(({ meetingPoint }) => meetingPoint !== null).map(({ url }) => url);
  const wanted = { a4: all, a5: all, sticker: all, tent: tents.flatMap((url) => [url, url]) };
  const reader = await openReader(browser);
  for (const [format, urls] of Object.entries(wanted)) {
    const document = await printed(`format=${format}&only=${format === 'tent' ? 'tents' : 'all'}`);
    const found: string[] = [];
    for await (const picture of reader.pictures(document)) found.push(...(await readCodes(picture)));
    expect(found.toSorted(), format).toEqual(urls.toSorted());
  }
  await reader.close();
});

test('SG 3 each sign’s own drawing is read, without any font', async () => {
  const venue = (await server.events())[0]?.event.venue ?? '';
  const signs = await server.signs(venue);
  const reader = await openReader(browser);
  const files = Object.entries(unzipSync(await printed('format=svg')));
  const found: string[] = [];
  for (const [, svg] of files) {
    const picture = await reader.page.evaluate(async (text) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      const canvas = globalThis.document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/png');
    }, new TextDecoder().decode(svg));
    found.push(...(await readCodes(picture)));
  }
  expect(found.toSorted()).toEqual(signs.map(({ url }) => url).toSorted());
  await reader.close();
});

test('SG 10 SG 24 SG 31 the tab of signs prints, suggests into the draft and ticks off, and axe finds nothing on it', async () => {
  const device = await openDevice(browser, server.url, { kind: 'kiosk' });
  const { page } = device;
  const venue = (await server.events())[0]?.event.venue ?? '';
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await page.goto(`${server.url}/organizer#/venues/${venue}/signs`);
  await page.locator('.preview img').waitFor();
  await page.getByLabel(/Stickers/).check();
  await page.getByText('Page 1 of 4').waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe(`${venue}-sticker.pdf`);
  expect(await axeFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Where more would help' }).click();
  await page.getByLabel('How many more signs').fill('3');
  await page.getByRole('button', { name: 'Suggest places' }).click();
  await page.locator('.coverage-map').waitFor();
  expect(await page.locator('.taken').first().locator('li').count()).toBe(3);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put them into the draft' }).click();
  await page.getByText('They are in the draft').waitFor();
  const draft = await fetch(`${server.url}/api/organizer/venues/${venue}/draft`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const { draft: written } = await draft.json();
  expect(written.venue.markers.filter(({ kind }: { kind: string }) => kind === 'qr')).toHaveLength(33);

  await page.getByRole('button', { name: 'Hanging them' }).click();
  await page.getByText('0 of 30 hang').first().waitFor();
  await page.getByRole('button', { name: 'This device hangs signs' }).click();
  await page.getByText('From now on signs that are scanned on this device').waitFor();
  const [first] = await server.signs(venue);
  const scan = await device.context.newPage();
  await scan.goto(first?.url ?? '');
  await scan.getByText('✓ Sign 1 is ticked off').waitFor();
  expect(await axeFaults(scan)).toEqual([]);
  await page.getByText('1 of 30 hang').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect([...device.complaints, ...device.foreignRequests]).toEqual([]);
  await device.context.close();
});
