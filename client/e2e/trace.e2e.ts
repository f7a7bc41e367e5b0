/** From the picture of a floor alone to a published venue in which every area is reached: with few touches. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Point } from '../../shared/geometry/point.ts';
import { insidePoint } from '../../shared/geometry/polygon.ts';
import { polygonOf } from '../../shared/geometry/vector.ts';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import { buildNavigation } from '../../shared/routing/navigation.ts';
import { checkVenue } from '../../shared/venue/check-venue.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { AreaKind } from '../../shared/venue/venue-file.ts';
import { editorWords } from '../i18n/editor.ts';
import { importWords } from '../i18n/organizer-import.ts';
import { fitView, toScreen, type View } from '../map/view.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

/** The touches that the whole may take, choosing from a list counted as two. */
const MOST_TOUCHES = 250;
/** What is awaited comes, on a busy machine late. */
const COMES = { timeout: 60_000 };
/** Pixels of the picture a metre, and its white border in metres. */
const SCALE = 16;
const BORDER = 3;

const words = editorWords('en');
const importing = importWords('en');
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-trace-'));
const floor = demoVenue();
const [level = ''] = floor.levels.filter(({ ordinal }) => ordinal === 0).map(({ id }) => id);
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The walls of the ground floor as a picture, and nothing else of it. */
async function picture(page: Page): Promise<string> {
  const lines = floor.walls.filter((wall) => wall.level === level).map(({ line }) => line);
  const data = await page.evaluate(
    ({ lines: walls, scale, border }) => {
      const canvas = document.createElement('canvas');
      canvas.width = (62 + 2 * border) * scale;
      canvas.height = (39 + 2 * border) * scale;
      const ctx = canvas.getContext('2d');
      if (ctx === null) return '';
      ctx.fillStyle = '#ffffff';
      ctx.fillRect(0, 0, canvas.width, canvas.height);
      ctx.lineWidth = 3;
      for (const line of walls) {
        ctx.beginPath();
        for (const [x, y] of line) ctx.lineTo((x + border) * scale, (y + border) * scale);
        ctx.stroke();
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    },
    { lines, scale: SCALE, border: BORDER },
  );
  const file = join(folder, 'ground-floor.png');
  writeFileSync(file, Buffer.from(data, 'base64'));
  return file;
}

/** As one sees them on the picture, in metres of the demo venue. */
const AREAS: readonly (readonly [AreaKind, number, number, number, number])[] = [
  ['foyer', 16, 17, 44, 31],
  ['foyer', 24, 31, 36, 36],
  ['corridor', 2, 17, 16, 20.5],
  ['bar', 8, 24, 16, 31],
  ['hall', 20, 6, 40, 17],
  ['hall', 40, 5, 55.5, 17],
  ['talk-room', 2, 7, 11, 17],
  ['talk-room', 11, 5, 20, 17],
  ['room', 16, 31, 24, 36],
  ['room', 36, 31, 40, 36],
  ['room', 40, 31, 44, 36],
  ['toilet', 2, 20.5, 8.5, 24],
];
const DOORS: readonly (readonly [number, number])[] = [
  [30, 17],
  [42, 17],
  [9.7, 17],
  [14.3, 17],
  [24, 32.6],
  [38, 31],
  [42, 31],
  [5.2, 20.5],
];
const SIGNS: readonly (readonly [number, number])[] = [
  [26, 17.3],
  [34, 17.3],
  [43.7, 28],
  [20, 30.7],
  [30, 35.7],
  [2.3, 18.7],
  [8.3, 27],
  [30, 16.7],
  [48, 16.7],
  [2.3, 12],
];

test('ED 26 a floor is traced from its picture: scaled, twelve areas, doors, ten signs, published, every area reached, with few touches', async () => {
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  const made = await fetch(`${server.url}/api/organizer/venues`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: 'traced', name: { en: 'Traced' } }),
  });
  expect(made.status).toBe(201);
  const draftNow = async (): Promise<DraftAnswer> =>
    (await fetch(`${server.url}/api/organizer/venues/traced/draft`, { headers })).json();

  const device = await openDevice(browser, server.url, { kind: 'kiosk', language: 'en' });
  const { page } = device;
  let touches = 0;
  const touch = async (act: () => Promise<unknown>, count = 1) => {
    touches += count;
    await act();
  };
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await touch(() => page.getByRole('link', { name: 'Traced' }).first().click());
  await touch(() => page.getByRole('link', { name: 'Import', exact: true }).click());
  await touch(async () => page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(await picture(page)));
  await touch(() => page.getByRole('button', { name: importing.planAdd }).click());
  await touch(() => page.getByRole('link', { name: importing.toPlan }).click());
  const board = page.locator('.board');
  await board.locator('canvas').waitFor();
  await touch(() => page.locator('.ed-tabs').getByRole('button', { name: words.venue }).click());
  await page.getByRole('button', { name: words.scaleIt }).waitFor();

  /** A place of the demo venue where it is on the screen, when the whole picture is shown. */
  const view = async (): Promise<(at: readonly [number, number]) => Point> => {
    const [plan] = (await draftNow()).draft.plans;
    const box = await board.boundingBox();
    if (plan === undefined || box === null) throw new Error('there is no picture, or no board');
    const perMetre = SCALE * plan.metresPerPixel;
    const whole: View = {
      x: 0,
      y: 0,
      scale: 1,
      width: Math.round(box.width),
      height: Math.round(box.height),
      insets: { top: 60, right: 72, bottom: 8, left: 8 },
    };
    const fitted = fitView(whole, {
      minX: plan.x - 2,
      minY: plan.y - 2,
      maxX: plan.x + plan.widthPx * plan.metresPerPixel + 2,
      maxY: plan.y + plan.heightPx * plan.metresPerPixel + 2,
    });
    return ([x, y]) => {
      const at = toScreen(fitted, { x: plan.x + (x + BORDER) * perMetre, y: plan.y + (y + BORDER) * perMetre });
      return { x: box.x + at.x, y: box.y + at.y };
    };
  };
  const tap = async ({ x, y }: Point) => touch(() => page.mouse.click(x, y));
  const key = async (name: string) => {
    await board.focus();
    await board.press(name);
  };

  // The long wall between the halls and the foyer is 42 metres.
  let at = await view();
  await touch(() => page.getByRole('button', { name: words.scaleIt }).click());
  await tap(at([2, 17]));
  await tap(at([44, 17]));
  await touch(() => page.getByLabel(words.distance).fill('42'));
  await touch(() => page.getByRole('button', { name: words.applyScale }).click());
  await expect.poll(async () => (await draftNow()).draft.plans[0]?.metresPerPixel, COMES).toBeCloseTo(1 / SCALE, 3);
  await page.locator('.ed-saving [data-state=saved]').waitFor();
  at = await view();

  await key('a');
  let kind: AreaKind = 'room';
  for (const [wanted, minX, minY, maxX, maxY] of AREAS) {
    if (wanted !== kind) {
      await touch(() => page.locator('.ed-options').getByLabel(words.kind).selectOption(wanted), 2);
      kind = wanted;
    }
    await tap(at([minX, minY]));
    await tap(at([maxX, maxY]));
    await page.getByRole('heading', { name: words.area[wanted], exact: true }).waitFor();
  }
  await key('d');
  for (const door of DOORS) await tap(at(door));
  await key('s');
  for (const sign of SIGNS) await tap(at(sign));
  await page
    .locator('.ed-tabs')
    .getByRole('button', { name: words.faultCount(0) })
    .waitFor();
  await touch(() => page.getByRole('button', { name: words.publish, exact: true }).click());
  await page.getByText(words.published).waitFor();
  expect(touches).toBeLessThanOrEqual(MOST_TOUCHES);

  const { venue } = (await draftNow()).draft;
  expect([venue.areas.length, venue.doors.length, venue.markers.length]).toEqual([12, DOORS.length, 10]);
  expect(checkVenue(venue).faults).toEqual([]);
  const navigation = buildNavigation(venue);
  const middles = venue.areas.map((area) => ({ level: area.level, ...insidePoint(polygonOf(area.polygon)) }));
  const unreached = middles.flatMap((from, i) =>
    middles.flatMap((to, k) => (Number.isFinite(navigation.distance(from, to)) ? [] : [`${i} to ${k}`])),
  );
  expect(unreached).toEqual([]);
  expect(device.complaints).toEqual([]);
  await device.context.close();
});
