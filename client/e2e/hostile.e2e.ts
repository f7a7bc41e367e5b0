import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Profile } from '../../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import { createColyseusLink } from '../link/colyseus-link.ts';
import type { Link } from '../link/link.ts';
import { Attendee, type Sign } from './attendee.ts';
import { type Device, launchBrowser, openDevice } from './browser.ts';
import { HOSTILE_PEOPLE, type HostileHouse, hostileHouse } from './hostile-house.ts';
import { type RunningServer, startServer } from './server.ts';

let browser: Browser;
let server: RunningServer;
let house: HostileHouse;
let signs: readonly Sign[];
const bots: Bot[] = [];

beforeAll(async () => {
  house = hostileHouse();
  [browser, server] = await Promise.all([launchBrowser(), startServer(house.options)]);
  signs = await server.signs(house.venue);
});

afterAll(async () => {
  for (const { link } of bots) link.close();
  await browser?.close();
  await server?.close();
  house?.erase();
});

const signAt = (marker: string): Sign => {
  const sign = signs.find((one) => one.marker === marker);
  if (!sign) throw new Error(`there is no sign at ${marker}`);
  return sign;
};

/** A person without a page, on the page's own link. */
class Bot {
  readonly link: Link;
  readonly #heard: Notice[] = [];
  #waiting: (() => void)[] = [];
  #secret: string | null = null;

  private constructor(profile: Profile) {
    this.link = createColyseusLink({
      endpoint: server.url,
      event: house.venue,
      role: 'phone',
      secret: () => this.#secret,
      onSecret: (secret) => {
        this.#secret = secret;
      },
      hello: () => ({ type: 'hello', profile, receipt: null, open: null, language: 'en' }),
      listener: {
        notice: (notice) => {
          this.#heard.push(notice);
          for (const look of this.#waiting.splice(0)) look();
        },
        floor: () => {},
        own: () => {},
        publicState: () => {},
        line: () => {},
      },
    });
  }

  /** Comes, joins, scans and opens. */
  static async opens(profile: Profile, at: Sign): Promise<Bot> {
    const bot = new Bot(profile);
    bots.push(bot);
    await bot.hears('welcome');
    for (const command of [
      { type: 'join', profile, oldEnough: true },
      { type: 'scan', marker: at.marker, signature: new URL(at.url).pathname.split('/').at(-1) ?? '' },
      { type: 'open', minutes: 60, show: 'spot' },
    ] as const) {
      expect(await bot.link.send(command), command.type).toEqual({ ok: true });
    }
    return bot;
  }

  async hears<T extends Notice['type']>(type: T): Promise<NoticeOf<T>> {
    for (;;) {
      const found = this.#heard.findLast((notice): notice is NoticeOf<T> => notice.type === type);
      if (found) return found;
      await new Promise<void>((look) => this.#waiting.push(look));
    }
  }
}

/** What a page did that no page does: scripts of others, and breaks of its own headers. */
async function watch(device: Device): Promise<string[]> {
  const deeds: string[] = [];
  device.page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await device.page.exposeFunction('ran', () => deeds.push('a text ran'));
  await device.page.exposeFunction('broke', (rule: string) => deeds.push(`broke ${rule}`));
  await device.page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.apply(Reflect.get(globalThis, 'broke'), null, [`${violatedDirective} ${blockedURI}`]);
    });
  });
  return deeds;
}

/** What sticks out of the screen to its right or left, though it is there to be seen. */
async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > wide)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const clips = (element: Element | null): boolean => {
      if (element === null) return false;
      const { overflowX } = getComputedStyle(element);
      return (overflowX === 'hidden' || overflowX === 'clip') &&
        element !== document.body &&
        element !== document.documentElement
        ? true
        : clips(element.parentElement);
    };
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('#map canvas, svg, script, noscript')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || (left >= -0.5 && right <= wide + 0.5) || clips(element)) continue;
      found.push(`${element.tagName} ${element.className}: ${Math.round(left)} to ${Math.round(right)}`);
    }
    return found;
  });
}

/** Where on the screen the first letter of this text stands, wherever on the card it is. */
const leftOf = (page: Page, text: string): Promise<number> =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('main.card') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0 || node.parentElement?.closest('.only-heard')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right } = range.getBoundingClientRect();
      return (left + right) / 2;
    }
    return Number.NaN;
  }, text);

const profile = (
  { name, line }: { readonly name: string; readonly line: string },
  more: Partial<Profile> = {},
): Profile => ({
  firstName: name,
  gives: [],
  seeks: [],
  giveLine: line,
  seekLine: line,
  languages: [],
  ...more,
});

test('TR 2 TR 3 two with hostile names in a hostile house live the line: nothing runs, breaks, sticks out or turns about', async () => {
  const { html, rightToLeft, ...others } = HOSTILE_PEOPLE;
  const at = signAt('qr-ground-entrance');
  // These speak no language that anybody else does: they are on the map and in the list alone.
  for (const [i, person] of Object.values({ html, ...others }).entries()) {
    await Bot.opens(profile(person, { languages: [`q${'abcdefgh'.charAt(i)}`] }), at);
  }
  const me = await Attendee.arrive(browser, server.url, { name: html.name, language: 'en' });
  const { page, words } = me;
  const deeds = await watch(me.device);
  const inList = (name: string) => page.locator('main.card li b', { hasText: name });
  const states: string[] = [];
  const see = async (state: string): Promise<void> => {
    states.push(state);
    expect(await stickingOut(page), state).toEqual([]);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${state}.png` });
  };

  await page.goto(at.url);
  await me.seesCard('welcome');
  await me.isConnected();
  await page.locator('#map canvas').waitFor();
  await see('01-scanned');
  await me.tap(words.home.join);
  await page.getByLabel(words.join.nameLabel, { exact: true }).fill(html.name);
  await page.getByLabel(words.join.old(18)).check();
  await me.tap(words.next);
  await page.getByLabel(`${words.join.giveLine} (${words.join.optional})`).fill(`${html.line}`);
  await see('02-gives');
  await me.tap(words.next);
  await page.locator('.chip').nth(1).click();
  await me.tap(words.join.go);
  await me.seesCard('closed');
  await me.open('spot');
  await me.tap(words.open.list);
  await inList(HOSTILE_PEOPLE.long.name).waitFor();
  await see('03-list');
  for (const person of Object.values({ html, ...others })) {
    await inList(person.name).click();
    await me.seesCard('person', 20_000);
    await see(`04-person-${Object.values(HOSTILE_PEOPLE).indexOf(person)}`);
    await me.tap(words.back);
    await me.tap(words.open.list);
  }
  await me.tap(words.less);

  // Somebody who suits comes, whose texts run from right to left.
  const topic = (await server.events())[0]?.event.topics[1]?.id ?? '';
  const gives = profile(rightToLeft, { gives: [topic] });
  const shira = await Bot.opens(gives, signAt('qr-ground-terrace'));
  await me.seesCard('proposal', 60_000);
  await see('05-proposal');
  const proposal = await shira.hears('proposal');
  expect(await leftOf(page, 'Meet')).toBeLessThan(await leftOf(page, 'שירה'));
  // The name's own words run from the right, and what stands behind it stays behind it.
  expect(await leftOf(page, 'אל')).toBeLessThan(await leftOf(page, 'שירה'));
  await me.answer(true);
  await shira.link.send({ type: 'answer', proposal: proposal.id, yes: true });
  await me.seesCard('walking', 90_000);
  await see('06-walking');
  await me.tap(words.walk.block);
  await me.seesCard('block');
  await see('07-block');
  await me.tap(words.back);
  const meeting = await shira.hears('meeting');
  await shira.link.send({ type: 'we-met', meeting: meeting.id });
  await me.seesCard('talking');
  await see('08-claim');
  await me.tap(words.claim.yes);
  await me.tap(words.talk.end);
  await me.seesCard('keep');
  await see('09-keep');
  await me.tap(words.keep.yes);
  const { keep } = await shira.hears('meeting-over');
  await shira.link.send({ type: 'keep', ticket: keep?.ticket ?? '', reach: `‮${rightToLeft.line}; +33 6 12 34 56 78` });
  await me.seesCard('closed');
  await me.tap(words.home.encounters);
  await inList('שירה').waitFor();
  await see('10-encounters');
  await inList('שירה').click();
  await me.seesCard('encounter');
  await see('11-encounter');
  const [file] = await Promise.all([page.waitForEvent('download'), me.tap(words.encounters.vcard)]);
  expect(file.suggestedFilename()).toMatch(/^[\p{L}\p{M}\p{N} ]+\.vcf$/u);

  expect(deeds).toEqual([]);
  expect(me.device.complaints).toEqual([]);
  expect(me.device.foreignRequests).toEqual([]);
  expect(states).toHaveLength(15);
  await me.device.context.close();
});

test('TR 2 the kiosk, the organizer’s pages, printed signs, first HTML and refused addresses of a hostile house', async () => {
  const deeds: string[] = [];
  const look = async (device: Device, state: string): Promise<void> => {
    expect(await stickingOut(device.page), state).toEqual([]);
    if (process.env.PICTURES) await device.page.screenshot({ path: `${process.env.PICTURES}/${state}.png` });
  };
  const wall = await openDevice(browser, server.url, { kind: 'kiosk' });
  const wallDeeds = await watch(wall);
  await wall.page.goto((await server.events())[0]?.kioskUrl ?? '');
  await wall.page.locator('canvas').first().waitFor();
  await look(wall, '20-kiosk');
  await wall.page.goto(`${server.url}/organizer#token=${server.token}`);
  await wall.page.locator('article.event').waitFor();
  await look(wall, '21-organizer');
  await wall.page.locator('article.event button').first().click();
  await wall.page.locator('.preview img').waitFor();
  await look(wall, '22-signs');
  deeds.push(...wallDeeds, ...wall.foreignRequests, ...wall.complaints);
  await wall.context.close();

  const phone = await openDevice(browser, server.url, { kind: 'phone' });
  const phoneDeeds = await watch(phone);
  // Without scripts: what is seen is the first HTML alone.
  await phone.page.route('**/*.js', (route) => route.abort());
  const { url } = signAt('qr-ground-entrance');
  const paths = [
    url,
    server.url,
    `${url}x`,
    `${server.url}/nowhere/<script>ran()</script>`,
    `${server.url}/v/%3Cscript%3Eran()%3C/script%3E`,
  ];
  for (const [i, path] of paths.entries()) {
    await phone.page.goto(path);
    await look(phone, `3${i}-first`);
  }
  deeds.push(...phoneDeeds, ...phone.foreignRequests);
  await phone.context.close();
  expect(deeds).toEqual([]);
});
