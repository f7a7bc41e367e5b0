import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftAnswer, VenueList } from '../../shared/protocol/organizer.ts';
import { editorWords } from '../i18n/editor.ts';
import { type Device, launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const words = editorWords('en');
const VENUE = 'heron-house';
/** What is awaited comes, on a busy machine late. */
const COMES = { timeout: 60_000 };
let browser: Browser;
let server: RunningServer;
let device: Device;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const asked = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${server.url}/api/organizer/${path}`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  return (await answer.json()) as T;
};
const draftNow = () => asked<DraftAnswer>(`venues/${VENUE}/draft`);

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const panel = (page: Page, name: string | RegExp): Locator => page.locator('.ed-tabs').getByRole('button', { name });
const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true }).first();

/** Fills a field and leaves it, which is when its word holds. */
async function say(at: Locator, text: string): Promise<void> {
  await at.fill(text);
  await at.press('Enter');
  await at.blur();
}

/** A point of the plan by its share of the board's width and height. */
async function pointOf(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator('.board').boundingBox();
  if (box === null) throw new Error('there is no board');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

async function click(page: Page, at: { x: number; y: number }): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
}

const steps = async (page: Page, name: string): Promise<number> => {
  for (let done = 0; ; done++) {
    const step = page.locator('.ed-tools').getByRole('button', { name, exact: true });
    if (await step.isDisabled()) return done;
    await step.click();
  }
};

test('ED 25 a room is drawn, opened and given a sign; undone and done again; a fault is seen, clicked and mended; it is published', async () => {
  device = await openDevice(browser, server.url, { kind: 'kiosk', language: 'en' });
  const { page } = device;
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await page.getByRole('link', { name: 'Heron House' }).first().click();
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.locator('.board canvas').waitFor();
  await panel(page, words.faultCount(0)).waitFor();
  const board = page.locator('.board');
  await board.focus();

  // A room on the free ground at the lower left, by two taps; named.
  const [a, b] = [await pointOf(page, 0.06, 0.84), await pointOf(page, 0.18, 0.95)];
  await board.press('a');
  await click(page, a);
  await click(page, b);
  await page.getByRole('heading', { name: words.area.room, exact: true }).waitFor();
  await say(field(page, words.nameIn.en), 'Annexe');
  await page.getByRole('heading', { name: `${words.area.room}, Annexe` }).waitFor();

  // A door by one tap on its upper wall, a sign by one tap inside its left wall.
  await board.focus();
  await board.press('d');
  await click(page, { x: (a.x + b.x) / 2, y: a.y });
  await page.getByRole('heading', { name: new RegExp(`^${words.door.door} `) }).waitFor();
  await board.press('s');
  await click(page, { x: a.x + 6, y: (a.y + b.y) / 2 });
  const sign = page.getByRole('heading', { name: new RegExp(`^${words.sign} \\d+, `) });
  await sign.waitFor();
  expect(await page.locator('.ed-panel').getByText('Annexe').count()).toBeGreaterThan(0);
  await board.press('Escape');

  // All of it is undone and done again.
  const undone = await steps(page, words.undo);
  expect(undone).toBe(4);
  await panel(page, words.list).click();
  expect(await page.getByRole('button', { name: /Annexe/ }).count()).toBe(0);
  expect(await steps(page, words.redo)).toBe(undone);
  await page.getByRole('button', { name: /Annexe/ }).waitFor();

  // Somebody who stands in the street reads no sign: the fault is told, and leads to its sign.
  await page.locator('summary', { hasText: words.things.markers }).click();
  await page
    .getByRole('button', { name: /Annexe/ })
    .last()
    .click();
  await panel(page, words.chosen).click();
  await sign.waitFor();
  await say(page.getByRole('group', { name: words.standing }).getByLabel(words.x), '-500');
  const fault = panel(page, words.faultCount(1));
  await fault.click();
  await board.focus();
  await board.press('Escape');
  await page.locator('.ed-faults').getByRole('button').click();
  await panel(page, words.chosen).click();
  await sign.waitFor();
  await board.press('Control+z');
  await panel(page, words.faultCount(0)).waitFor();

  // By keyboard alone the room goes ten centimetres to the right.
  await panel(page, words.list).click();
  await page
    .getByRole('button', { name: /Annexe/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.locator('.ed-saving [data-state=saved]').waitFor();
  const before = (await draftNow()).draft.venue.areas.find(({ name }) => name?.en === 'Annexe')?.polygon[0]?.[0]?.[0];
  await board.press('ArrowRight');
  await page.locator('.ed-saving [data-state=saved]').waitFor();
  await expect
    .poll(
      async () => (await draftNow()).draft.venue.areas.find(({ name }) => name?.en === 'Annexe')?.polygon[0]?.[0]?.[0],
      COMES,
    )
    .toBeCloseTo((before ?? 0) + 0.1, 3);

  await button(page, words.publish).click();
  await page.getByText(words.published).waitFor();
  const { venues } = await asked<VenueList>('venues');
  expect(venues.find(({ id }) => id === VENUE)?.draftDiffers).toBe(false);

  // A change of the last moment is there after a reload.
  await panel(page, words.venue).click();
  await field(page, words.nameIn.fr).waitFor();
  await page.getByLabel(words.shortName).fill('RC');
  await page.getByLabel(words.shortName).press('Enter');
  await page.reload();
  await page.locator('.board canvas').waitFor();
  await button(page, 'RC Ground floor').filter({ hasText: 'RC' }).waitFor();
  await page.locator('.ed-saving [data-state=saved]').waitFor();
  await expect
    .poll(async () => (await draftNow()).draft.venue.levels.map(({ shortName }) => shortName), COMES)
    .toContain('RC');
  await panel(page, words.faultCount(0)).waitFor();

  expect(device.complaints).toEqual([]);
  expect(device.foreignRequests).toEqual([]);
  await device.context.close();
});
