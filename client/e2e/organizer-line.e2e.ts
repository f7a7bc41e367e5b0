/** The organizer's whole line on a real building: from the folder of a map to somebody who arrives, in one go. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Point } from '../../shared/geometry/point.ts';
import { insidePoint } from '../../shared/geometry/polygon.ts';
import { polygonOf } from '../../shared/geometry/vector.ts';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { askWords } from '../i18n/ask.ts';
import { editorWords } from '../i18n/editor.ts';
import { needsWords } from '../i18n/needs.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { importWords } from '../i18n/organizer-import.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import { signsWords } from '../i18n/organizer-signs.ts';
import { fitView, toScreen } from '../map/view.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { openReader, readCodes } from './printed.ts';
import { type RunningServer, startServer } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMDF = resolve(ROOT, process.env.VISAVIS_DATA ?? '../shared/data', 'maps/imdf-cch-33c3');
const here = existsSync(IMDF);
if (!here) {
  const message = `The congress centre is not at ${IMDF} (VISAVIS_DATA says where the data is).`;
  if (process.env.CI) throw new Error(message);
  console.warn(`${message} The organizer's line is skipped.`);
}

/** Where the ten signs go, by the number of the floor and the name of the place. The phone starts at the first. */
const SIGNS: readonly (readonly [floor: number, place: string])[] = [
  [0, 'Entrance Hall / Lobby'],
  [0, 'Hall 3 Foyer / Ground Level Foyer'],
  [0, 'Hall 4 Foyer'],
  [0, 'Hall H'],
  [0, 'Hall 6'],
  [0, 'Forecourt'],
  [2, 'Hall 2 Main Foyer'],
  [2, 'Hall E'],
  [2, 'Hall F'],
  [2, 'Hall G'],
];
/** On the second floor; the nearest way there has stairs. */
const GOAL = 'Hall 2 Main Foyer';

/** Nobody gets there without steps. */
const STAGE = 'Hall 1 Stage';

const words = editorWords('en');
const importing = importWords('en');
const shell = shellWords('en');
const events = eventWords('en');
const printing = signsWords('en');
const ask = askWords('en');
const needs = needsWords('en');

/** Drops a folder as a hand would: the browser itself makes its entries. */
async function dropFolder(page: Page, path: string): Promise<void> {
  const zone = await page.locator('.import .drop').boundingBox();
  if (zone === null) throw new Error('there is nowhere to drop');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: zone.x + 40, y: zone.y + 20, data });
}

const levelOf = (venue: VenueFile, floor: number): string =>
  venue.levels.find(({ ordinal }) => ordinal === floor)?.id ?? '';

/** Where places of a level are on the screen, as long as all of it is shown. */
async function onScreen(board: Locator, venue: VenueFile, level: string): Promise<(at: Point) => Point> {
  const box = await board.boundingBox();
  if (box === null) throw new Error('there is no board');
  const points = [
    ...venue.areas.filter((area) => area.level === level).flatMap(({ polygon }) => polygon[0] ?? []),
    ...venue.walls.filter((wall) => wall.level === level).flatMap(({ line }) => line),
  ];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const view = fitView(
    {
      x: 0,
      y: 0,
      scale: 1,
      width: Math.round(box.width),
      height: Math.round(box.height),
      insets: { top: 60, right: 72, bottom: 8, left: 8 },
    },
    { minX: Math.min(...xs) - 2, minY: Math.min(...ys) - 2, maxX: Math.max(...xs) + 2, maxY: Math.max(...ys) + 2 },
  );
  return (at) => {
    const { x, y } = toScreen(view, at);
    return { x: box.x + x, y: box.y + y };
  };
}

/** A point of the plan by its share of the board's width and height. */
async function pointIn(board: Locator, x: number, y: number): Promise<Point> {
  const box = await board.boundingBox();
  if (box === null) throw new Error('there is no board');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

function middleOf(venue: VenueFile, floor: number, name: string): Point {
  const area = venue.areas.find((each) => each.level === levelOf(venue, floor) && each.name?.en === name);
  if (area === undefined) throw new Error(`there is no ${name} on floor ${floor}`);
  return insidePoint(polygonOf(area.polygon));
}

describe.runIf(here)('the organizer of a congress centre', () => {
  let browser: Browser;
  let server: RunningServer;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('ED 30 CL 151 a folder is dropped, ten signs placed, a fault seen and mended, it is published and printed; who scans a sign finds a room two floors up without stairs', async () => {
    const organizer = await openDevice(browser, server.url, { kind: 'kiosk', language: 'en' });
    const { page } = organizer;
    await page.goto(`${server.url}/organizer#token=${server.token}`);

    // The folder becomes a venue; signs are the organizer's own.
    await page.getByRole('link', { name: shell.venues, exact: true }).click();
    await page.getByText(importing.options).click();
    await page.getByLabel(importing.noMarkers).check();
    await dropFolder(page, IMDF);
    await page.getByText(importing.done(`${basename(IMDF)}.zip`)).waitFor();
    const made = await page.locator('.made > div').allInnerTexts();
    const counts = new Map(made.map((row) => row.split('\n') as [string, string]));
    expect([counts.get('floors'), counts.get('areas'), counts.get('signs')]).toEqual(['5', '660', undefined]);
    await page.getByRole('link', { name: importing.toPlan }).click();

    const board = page.locator('.board');
    await board.locator('canvas').waitFor();
    const panel = (name: string) => page.locator('.ed-tabs').getByRole('button', { name });
    await panel(words.faultCount(0)).waitFor();
    const [venueId = ''] = new URL(page.url()).hash.split('/').slice(2);
    const draftNow = async (): Promise<DraftAnswer['draft']> => {
      const headers = { authorization: `Bearer ${server.token}` };
      const answer = await fetch(`${server.url}/api/organizer/venues/${venueId}/draft`, { headers });
      return ((await answer.json()) as DraftAnswer).draft;
    };
    const { venue } = await draftNow();

    // Ten signs by ten taps, over two floors.
    await board.focus();
    await board.press('s');
    let floor = 0;
    let at = await onScreen(board, venue, levelOf(venue, floor));
    for (const [on, place] of SIGNS) {
      if (on !== floor) {
        floor = on;
        const level = venue.levels.find(({ ordinal }) => ordinal === floor);
        await page
          .locator('.ed-rail')
          .getByRole('button', { name: level?.shortName ?? '', exact: false })
          .first()
          .click();
        at = await onScreen(board, venue, levelOf(venue, floor));
      }
      const { x, y } = at(middleOf(venue, on, place));
      await page.mouse.click(x, y);
      await page.getByRole('heading', { name: new RegExp(`^${words.sign} \\d+`) }).waitFor();
    }
    await panel(words.faultCount(0)).waitFor();

    // A hand slips: where one stands before the last sign is in the void. The fault leads to the sign, and it is undone.
    await board.press('Escape');
    await page.locator('.ed-saving [data-state=saved]').waitFor();
    const last = (await draftNow()).venue.markers.at(-1);
    if (last === undefined) throw new Error('no sign was placed');
    const [from, to] = [at({ x: last.standAt[0], y: last.standAt[1] }), await pointIn(board, 0.02, 0.97)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await panel(words.faultCount(1)).click();
    await board.press('Escape');
    await page.locator('.ed-faults').getByRole('button').click();
    await panel(words.chosen).click();
    await page.getByRole('heading', { name: new RegExp(`^${words.sign} ${SIGNS.length}\\b`) }).waitFor();
    await page.locator('.ed-tools').getByRole('button', { name: words.undo }).click();
    await panel(words.faultCount(0)).waitFor();
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    await page.getByText(words.published).waitFor();

    // An event opens in it.
    await page.getByRole('link', { name: shell.tab.events, exact: true }).click();
    await page.getByLabel(events.name, { exact: true }).fill('Autumn congress');
    await page.getByRole('button', { name: events.make }).click();
    await page.getByRole('button', { name: events.open, exact: true }).click();
    await page.getByText(events.opened).waitFor();

    // Its signs are printed, and read off the paper.
    await page.getByRole('link', { name: shell.tab.signs, exact: true }).click();
    await page.locator('.preview img').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: printing.download }).click(),
    ]);
    const reader = await openReader(browser);
    const addresses: string[] = [];
    for await (const picture of reader.pictures(readFileSync(await download.path())))
      addresses.push(...(await readCodes(picture)));
    await reader.close();
    expect(addresses).toHaveLength(SIGNS.length);
    const [first = '', seventh = ''] = [addresses[0], addresses[6]];
    expect(organizer.complaints).toEqual([]);
    expect(organizer.foreignRequests).toEqual([]);
    await organizer.context.close();

    // Somebody scans the first and asks for a room two floors up, without stairs.
    const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
    await ada.page.goto(first);
    await ada.seesCard('welcome');
    await ada.isConnected();
    await ada.tap(ada.words.where);
    await ada.tap(ada.words.home.needs);
    for (const need of ['no-stairs', 'no-escalators'] as const)
      await ada.page.getByLabel(needs.names[need], { exact: true }).check();
    await ada.tap(needs.done);
    await ada.tap(ada.words.where);
    await ada.page.getByLabel(ask.fieldLabel, { exact: true }).fill(GOAL);
    await ada.page.locator('.finds button .far').first().waitFor();
    await ada.page.locator('.finds button', { hasText: GOAL }).first().click();
    await ada.seesCard('goal');
    await ada.page.locator('.all-steps li').last().waitFor();
    const said = await ada.page.locator('.all-steps li').allInnerTexts();
    expect(said.join(' ')).toMatch(/lift/i);
    expect(said.join(' ')).not.toMatch(/(take|up|down) the [^.]*(stairs|escalator)/i);
    await ada.tap(ask.walk);
    await ada.seesCard('way');
    await ada.tap(ada.words.walk.allSteps);
    expect(await ada.page.locator('.all-steps li').count()).toBe(said.length);
    // By their own word as far as out of the lift.
    const upstairs = said.findIndex((sentence) => /lift/i.test(sentence)) + 1;
    for (let step = 0; step < upstairs; step++) await ada.tap(ada.words.walk.iAmThere);
    // The sign that hangs at the goal is scanned: that is proof, and they have arrived.
    await ada.page.goto(seventh);
    await ada.isConnected();
    await ada.page.getByText(ada.words.there(GOAL)).waitFor();

    // The stage has steps before it: the card says so, and where the way ends.
    await ada.tap(ada.words.where);
    await ada.page.getByLabel(ask.fieldLabel, { exact: true }).fill(STAGE);
    await ada.page.locator('.finds button', { hasText: STAGE }).first().click();
    await ada.seesCard('goal');
    await ada.page.getByText(ask.needs).waitFor();
    expect(await ada.page.getByRole('button', { name: ask.walk, exact: true }).count()).toBe(0);
    // Walked without the need, which is then remembered: why there is no way stands in place of the step.
    const tick = async (wanted: boolean) => {
      await ada.tap(ada.words.home.needs);
      await ada.page.getByLabel(needs.names['no-stairs'], { exact: true }).setChecked(wanted);
      await ada.tap(needs.done);
    };
    await ada.tap(ask.back);
    await tick(false);
    await ada.tap(ada.words.where);
    await ada.page.locator('.finds button', { hasText: STAGE }).first().click();
    await ada.tap(ask.walk);
    await ada.seesCard('way');
    await tick(true);
    await ada.page.locator('main.card h1, main.card h2').getByText(ask.needs).waitFor();
    expect(ada.device.complaints).toEqual([]);
    expect(ada.device.foreignRequests).toEqual([]);
    await ada.device.context.close();
  });
});
