import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { Attendee, type Sign } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type Relay, startRelay } from './relay.ts';
import { type RunningServer, startServer } from './server.ts';

const VENUE = 'heron-house';

let browser: Browser;
let server: RunningServer;
let relay: Relay;
let context: BrowserContext;
let signs: readonly Sign[];
/** The tab in which the walk goes on. */
let here: Page;
let partner = '';

const card = (page: Page, name: string) => page.locator(`main[data-card="${name}"]`).waitFor({ timeout: 30_000 });
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const connected = (page: Page) => page.locator('header [role="status"]', { hasText: en.line.connected }).waitFor();
const signOf = (marker: string): Sign => {
  const sign = signs.find((each) => each.marker === marker);
  if (!sign) throw new Error(`there is no sign at ${marker}`);
  return sign;
};
const address = (marker: string): string => signOf(marker).url.replace(server.url, relay.url);

/** Resolves when this page is on the walk to the same partner as at first, over a line that the server answers. */
async function walks(page: Page): Promise<void> {
  await card(page, 'walking');
  await connected(page);
  await page.locator('header .pill', { hasText: partner }).waitFor();
  await page.getByRole('button', { name: en.walk.end, exact: true }).waitFor();
}

/** Another tab, as a phone's camera opens one. */
async function open(url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

/** Somebody who walks to a meeting, in the first tab. */
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '40'])]);
  relay = await startRelay(server.url);
  signs = await server.signs(VENUE);
  const ada = await Attendee.arrive(browser, relay.url, { name: 'Ada', language: 'en' });
  context = ada.device.context;
  here = ada.page;
  await here.goto(address('qr-ground-entrance'));
  await ada.join('French', 'Open source', 'Law and contracts');
  await ada.open('spot');
  await ada.seesCard('proposal', 90_000);
  const title = await ada.title();
  partner = /Meet (.+)\?/.exec(title)?.[1] ?? title;
  await ada.answer(true);
  await ada.seesCard('walking', 90_000);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  relay?.close();
  await server?.close();
});

test('CL 123 a sign opened in a second tab takes over place, meeting and way, and the first does not fight back', async () => {
  const first = here;
  await walks(first);
  const asked: string[] = [];
  first.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const second = await open(address('qr-ground-terrace'));
  await walks(second);
  await second.locator('section.only-heard p', { hasText: signOf('qr-ground-terrace').name.en ?? '' }).waitFor();
  await card(first, 'elsewhere');
  await first.getByText(en.elsewhere.title).waitFor();

  // Whatever wakes the first tab, the second has the line.
  await first.bringToFront();
  await first.evaluate(() => {
    for (const type of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(type));
    for (const type of ['online', 'focus']) dispatchEvent(new Event(type));
  });
  await tap(second, en.walk.iAmThere);
  await walks(second);
  await card(first, 'elsewhere');
  expect(asked).toEqual([]);

  // Until it is asked to go on; then it is the other that waits.
  await tap(first, en.elsewhere.goOn);
  await walks(first);
  await card(second, 'elsewhere');
  await tap(second, en.elsewhere.goOn);
  await walks(second);
  here = second;
  await first.close();
});

test('CL 123 a tab that was frozen while another took the line leaves it there when it wakes', async () => {
  const frozen = here;
  const cdp = await context.newCDPSession(frozen);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  // Its socket dies without a word, as on a phone in a pocket.
  relay.hush();
  const second = await open(address('qr-ground-entrance'));
  await walks(second);
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await card(frozen, 'elsewhere');
  await walks(second);
  here = second;
  await frozen.close();
});

test('CL 123 a page that the browser’s own way back shows again goes on', async () => {
  await here.goto(`${relay.url}/kiosk/${VENUE}`);
  await here.goBack();
  await walks(here);
});

test('CL 124 a page that wakes on a line that died without a word is on its walk again', async () => {
  relay.hush();
  const again = here.waitForResponse((response) => response.url().endsWith('/api/session'));
  await here.evaluate(() => document.dispatchEvent(new Event('resume')));
  await again;
  await walks(here);
});

test('DO 110 a page whose storage was wiped is back in the same meeting by its cookie', async () => {
  await here.evaluate(() => localStorage.clear());
  await here.reload();
  await walks(here);
});

test('CL 128 a page of another protocol version loads itself anew once, and is back in the same meeting', async () => {
  let old = 1;
  let loads = 0;
  here.on('framenavigated', () => {
    loads += 1;
  });
  // An old page, as far as the server can tell.
  await here.route('**/matchmake/joinById/**', async (route) => {
    const join: unknown = route.request().postDataJSON();
    const altered = typeof join === 'object' ? { ...join, protocol: 99 } : join;
    if (old > 0) {
      old -= 1;
      await route.continue({ postData: JSON.stringify(altered) });
    } else await route.continue();
  });
  await here.reload();
  await walks(here);
  expect([old, loads]).toEqual([0, 2]);

  // One that stays old says so, kindly and once.
  old = Number.POSITIVE_INFINITY;
  await here.reload();
  await card(here, 'other-version');
  await here.getByText(en.otherVersion.title).waitFor();
  await here.waitForFunction(() => document.readyState === 'complete');
  expect(loads).toBe(4);
  old = 0;
  await here.locator('main.card').getByRole('button', { name: en.otherVersion.reload }).click();
  await walks(here);
  expect(loads).toBe(5);
});

test('CL 120 a part that did not come is fetched with the page, and the walk goes on', async () => {
  for (const [what, pattern] of [
    ['the cards that come later', /\/later-[^/]*\.js$/],
    ['what opens the line', /\/build-[^/]*\.js$/],
    ['the words', /\/en-[^/]*\.js$/],
  ] as const) {
    let stopped = 0;
    await here.route(pattern, async (route) => {
      stopped += 1;
      // This Chromium never asks twice on one page for a part that did not come.
      if (stopped <= 2) await route.abort('connectionreset');
      else await route.continue();
    });
    await here.reload();
    await walks(here);
    expect(stopped, what).toBeGreaterThan(2);
    await here.unroute(pattern);
  }
});

test('CL 122 “end this”, tapped without a line, ends the meeting though the page was closed before it was back', async () => {
  relay.cut();
  await here.locator('header [role="status"]', { hasText: en.line.lost }).waitFor();
  await tap(here, en.walk.end);
  await here.getByText(en.held).waitFor();
  await here.close();
  relay.mend();
  here = await open(`${relay.url}/v/${VENUE}`);
  await connected(here);
  await card(here, 'closed');
  expect(await here.locator('main.card').innerText()).not.toContain(partner);
  expect(await here.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('/held')))).toEqual([]);
});

test('CL 125 who leaves is somebody new, in storage and cookie', async () => {
  const identity = async (): Promise<readonly (string | undefined)[]> => {
    const stored = await here.evaluate(() => localStorage.getItem('vis-a-vis') ?? '');
    const cookie = (await context.cookies()).find(({ name }) => name === 'vis-a-vis');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    return [/"secret":"([\w-]{43})"/.exec(stored)?.[1], cookie?.value];
  };
  const before = await identity();
  expect(before[0]).toBe(before[1]);
  await tap(here, en.home.profile);
  await tap(here, en.join.leave);
  const again = here.waitForResponse((response) => response.url().endsWith('/api/session'));
  await tap(here, en.encounters.sure);
  expect((await again).request().postDataJSON()).toMatchObject({ secret: '' });
  await card(here, 'welcome');
  await connected(here);
  const after = await identity();
  expect(after[0]).toBe(after[1]);
  expect(after[0]).not.toBe(before[0]);
  await here.reload();
  await connected(here);
  await card(here, 'welcome');
});
