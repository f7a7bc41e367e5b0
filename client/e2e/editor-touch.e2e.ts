/** The editor under a finger, on a phone: what is tapped is drawn, what is dragged moves, and the page stays where it is. */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Point } from '../../shared/geometry/point.ts';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import { editorWords } from '../i18n/editor.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const words = editorWords('en');
/** What is awaited comes, on a busy machine late. */
const COMES = { timeout: 60_000 };
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Fingers go from where they are put down to where they are lifted. */
async function fingers(session: CDPSession, ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
  const at = (share: number) => ways.map(([a, b]) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 6; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 6) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('ED 31, ED 33 on a phone a room is drawn by two taps and dragged by a finger, two fingers zoom, and the page does not scroll', async () => {
  const { page, context, complaints } = await openDevice(browser, server.url, { kind: 'phone', language: 'en' });
  page.setDefaultTimeout(60_000);
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await page.goto(`${server.url}/organizer#/venues/heron-house/plan`);
  const board = page.locator('.board');
  await board.locator('canvas').waitFor();
  await page
    .locator('.ed-tabs')
    .getByRole('button', { name: words.faultCount(0) })
    .waitFor();
  const box = await board.boundingBox();
  if (box === null) throw new Error('there is no board');
  const at = (x: number, y: number): Point => ({ x: box.x + box.width * x, y: box.y + box.height * y });
  const annexe = async () => {
    const headers = { authorization: `Bearer ${server.token}` };
    const answer = await fetch(`${server.url}/api/organizer/venues/heron-house/draft`, { headers });
    const { draft } = (await answer.json()) as DraftAnswer;
    return draft.venue.areas.find(({ kind, name }) => kind === 'room' && name === undefined)?.polygon[0]?.[0]?.[0];
  };

  // On the free ground below the house: by two taps.
  const tool = (name: string) => page.locator('.ed-tools').getByRole('button', { name, exact: true });
  await tool(words.tool.area).tap();
  for (const { x, y } of [at(0.1, 0.8), at(0.3, 0.9)]) await page.touchscreen.tap(x, y);
  const heading = page.getByRole('heading', { name: words.area.room, exact: true });
  await heading.waitFor();
  await expect.poll(annexe, COMES).toBeDefined();
  // ED 33: what was drawn can be seen in the panel, and all of the plan above it.
  const [shown, panel] = [await heading.boundingBox(), await page.locator('.ed-panel').boundingBox()];
  expect((shown?.y ?? 900) + (shown?.height ?? 0)).toBeLessThanOrEqual(844);
  expect(panel?.y ?? 0).toBeGreaterThanOrEqual(box.y + box.height - 1);
  const before = (await annexe()) ?? 0;

  // Chosen, it goes along with the finger; the page stays.
  await tool(words.tool.choose).tap();
  const session = await context.newCDPSession(page);
  await fingers(session, [[at(0.2, 0.85), at(0.35, 0.85)]]);
  await expect.poll(annexe, COMES).toBeGreaterThan(before + 1);
  const scale = () => page.locator('.ed-rail').evaluate(() => window.visualViewport?.scale);
  await fingers(session, [
    [at(0.45, 0.6), at(0.2, 0.6)],
    [at(0.55, 0.6), at(0.8, 0.6)],
  ]);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await scale()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(complaints).toEqual([]);
  await context.close();
});
