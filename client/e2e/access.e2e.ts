import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { DEMO, tourPhone, tourWalls } from './tour.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'fr', theme: 'dark' },
] as const;

test.concurrent.each(looks)('HO 12 axe finds nothing on any page and state, $language and $theme', async (look) => {
  const visited: string[] = [];
  const found: string[] = [];
  const visit = async (state: string, page: Page): Promise<void> => {
    visited.push(state);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, help, nodes } of violations) {
      found.push(`${state}: ${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    }
  };
  await tourPhone(browser, server, { ...look, visit });
  await tourWalls(browser, server, { ...look, visit });
  expect(found).toEqual([]);
  expect(visited).toHaveLength(36);
});

test('HO 13 somebody with a keyboard alone joins and opens', async () => {
  const sign = (await server.signs(DEMO)).find(({ marker }) => marker === 'qr-ground-info');
  if (!sign) throw new Error('the demo venue has lost its signs');
  const me = await Attendee.arrive(browser, server.url, { name: 'Kim', language: 'en' });
  const { page, words } = me;
  /** Tab until the focus is on what has this name; fails when it comes round without having met it. */
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 120; presses += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return [element?.getAttribute('aria-label'), element?.textContent, ...labels.map((label) => label.textContent)];
      });
      if (focused.some((text) => text?.trim().startsWith(name))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the focus never came to ${name}`);
  };
  const press = async (name: string, key: 'Enter' | 'Space'): Promise<void> => {
    await tabTo(name);
    await page.keyboard.press(key);
  };
  await me.scan(sign);
  await me.seesCard('welcome');
  await press(words.home.join, 'Enter');
  await tabTo(words.join.nameLabel);
  await page.keyboard.type('Kim');
  await press(words.join.old(18), 'Space');
  await press(words.next, 'Enter');
  await press('Open source', 'Space');
  await press(words.next, 'Enter');
  await press('Law and contracts', 'Space');
  await press(words.join.go, 'Enter');
  await me.seesCard('closed');
  await press(words.home.open, 'Enter');
  await me.seesCard('opening');
  await press(words.opening.area, 'Enter');
  await me.seesCard('open');
  await me.device.context.close();
});
