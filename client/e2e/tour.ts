import type { Browser, Page } from 'playwright-core';
import { needsWords } from '../i18n/needs.ts';
import { scannerWords } from '../i18n/scanner.ts';
import { Attendee } from './attendee.ts';
import { openDevice } from './browser.ts';
import type { RunningServer } from './server.ts';

/** The demo venue's id. */
export const DEMO = 'heron-house';

export interface TourOptions {
  readonly language: 'en' | 'fr';
  readonly theme: 'light' | 'dark';
  /** Called in each state, named "01-forged-sign" and so on. */
  readonly visit: (state: string, page: Page) => Promise<void>;
}

/** Shows every state of the phone page: one attendee's whole line in the demo, with somebody simulated. */
export async function tourPhone(browser: Browser, server: RunningServer, options: TourOptions): Promise<void> {
  const { language, theme } = options;
  // In a room, from where there is a way to go; on another floor in each language, so that two tours do not meet.
  const at = language === 'en' ? 'qr-ground-hall' : 'qr-upper-owl';
  const sign = (await server.signs(DEMO)).find(({ marker }) => marker === at);
  if (!sign) throw new Error('the demo venue has lost its signs');
  const me = await Attendee.arrive(browser, server.url, { name: language === 'en' ? 'Ada' : 'Zoé', language, theme });
  const { words, page } = me;
  const visit = (state: string) => options.visit(state, page);
  const mapIsThere = () => page.locator('#map canvas').waitFor();

  await page.goto(`${server.url}/v/${DEMO}/${sign.marker}/AAAAAAAAAAAAAAAAAAAAAA`);
  await me.seesCard('welcome');
  await visit('01-forged-sign');
  await page.goto(`${server.url}/v/${DEMO}`);
  await me.seesCard('welcome');
  await me.isConnected();
  await mapIsThere();
  await visit('02-no-sign');
  await me.tap(words.scan.camera);
  await page.locator('.camera[data-state="looking"], .camera[hidden]').waitFor({ state: 'attached' });
  await visit('35-camera');
  await me.tap(scannerWords(language).mine);
  await page.locator('.my-code .qr').waitFor();
  await visit('37-my-code');
  await me.tap(words.back);
  await me.scan(sign);
  await me.seesCard('welcome');
  await me.isConnected();
  await mapIsThere();
  await visit('03-scanned');
  await me.tap(words.home.join);
  await visit('04-join-name');
  await page.getByLabel(words.join.nameLabel, { exact: true }).fill(me.name);
  await page.getByLabel(words.join.old(18)).check();
  await me.tap(words.next);
  await visit('05-join-gives');
  await me.tap(language === 'en' ? 'Open source' : 'Logiciel libre');
  await me.tap(words.next);
  await me.tap(language === 'en' ? 'Law and contracts' : 'Droit et contrats');
  await visit('06-join-seeks');
  await me.tap(words.join.go);
  await me.seesCard('closed');
  await visit('07-closed');
  await me.tap(words.home.open);
  await visit('08-opening');
  await me.choose('spot');
  await visit('09-open');
  await me.seesCard('proposal', 60_000);
  await visit('10-proposal');
  await me.answer(true);
  await visit('11-sealed');
  await me.seesCard('walking', 90_000);
  await visit('12-walking');
  await me.tap(words.walk.allSteps);
  await visit('12-walking-all-steps');
  await me.tap(words.walk.nextStep);
  await me.tap(words.walk.block);
  await visit('13-block');
  await me.tap(words.back);
  await me.tap(words.walk.walkForMe);
  await me.seesCard('talking', 180_000);
  await visit('14-talking');
  await me.tap(words.talk.end);
  await me.seesCard('keep');
  await visit('15-keep');
  await me.tap(words.keep.yes);
  await me.seesCard('closed');
  await visit('16-kept');
  await tourWay(me, language, visit);
  await me.tap(words.home.encounters);
  await me.seesCard('encounters');
  await visit('17-encounters');
  await me.device.context.setOffline(true);
  await page.locator('header [role="status"]', { hasText: words.line.lost }).waitFor();
  await visit('18-offline');
  await me.device.context.close();
}

/** Asking the way, from an attendee's first card and back to it. */
async function tourWay(
  me: Attendee,
  language: TourOptions['language'],
  visit: (state: string) => Promise<void>,
): Promise<void> {
  const { page, words } = me;
  await me.tap(words.where);
  await page.locator('.finds .far').first().waitFor();
  await visit('24-ask');
  await me.tap(words.home.needs);
  await page.locator('input[type="checkbox"]').first().waitFor();
  await visit('29-needs');
  await me.tap(needsWords(language).done);
  await me.tap(words.where);
  await page.locator('.search input').fill('libary');
  await page.locator('.finds button').first().click();
  await page.locator('.all-steps li').last().waitFor();
  await visit('25-goal');
  await page.locator('.actions .is-ink').click();
  await me.seesCard('way');
  await visit('26-way');
  await page.locator('.actions .button').last().click();
  await me.seesCard('closed');
}

/** Resolves when a kiosk page has painted every level. */
export async function kioskIsPainted(page: Page): Promise<void> {
  await page.locator('.plan.painted').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.plan:not(.painted)') === null);
}

/** Shows the kiosk and organizer pages. */
export async function tourWalls(browser: Browser, server: RunningServer, options: TourOptions): Promise<void> {
  const { page, context } = await openDevice(browser, server.url, { kind: 'kiosk', ...options });
  await page.goto(`${server.url}/kiosk/${DEMO}`);
  await kioskIsPainted(page);
  await options.visit('20-kiosk', page);
  await page.goto(`${(await server.events())[0]?.kioskUrl}&camera=on`);
  await page.locator('.look strong').waitFor();
  await kioskIsPainted(page);
  await options.visit('36-kiosk-camera', page);
  await page.goto(`${server.url}/kiosk/${DEMO}?marker=qr-ground-info`);
  await page.locator('.where-to').click();
  await options.visit('27-kiosk-ask', page);
  await page.locator('.asking input').fill('libary');
  await page.locator('.finds button').first().click();
  await page.locator('.steps li').last().waitFor();
  await kioskIsPainted(page);
  await options.visit('28-kiosk-way', page);
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await page
    .getByText(/Heron|Héron/)
    .first()
    .waitFor();
  await options.visit('21-organizer', page);
  const [signs, kiosk] = [page.locator('article.event button').first(), page.locator('article.event button').nth(1)];
  await signs.click();
  await page.locator('.preview img').waitFor();
  await options.visit('22-signs', page);
  await page.locator('nav.pages a').first().click();
  await kiosk.click();
  await page.locator('select').selectOption({ index: 1 });
  await page.locator('article.link .qr').waitFor();
  await options.visit('23-kiosk-link', page);
  await page.goto(`${server.url}/organizer#/venues/${DEMO}/events`);
  await page.locator('.tab-events a.card').first().click();
  await page.locator('.event-form summary').click();
  await options.visit('31-event', page);
  await page.goto(`${server.url}/organizer#/venues/${DEMO}/plan`);
  await page.locator('.board canvas').waitFor();
  await options.visit('34-plan', page);
  await page.locator('nav.pages > ul > li > a').last().click();
  await page.locator('.token fieldset').waitFor();
  await options.visit('32-access', page);
  await page.locator('nav.pages > ul > li > a').nth(1).click();
  await page.locator('.cards a').first().waitFor();
  await options.visit('33-venues', page);
  await context.close();
}
