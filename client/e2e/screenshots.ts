/** Every page and state as a picture: phone and kiosk, light and dark, English and French. Run by `npm run screenshots`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, openDevice } from './browser.ts';
import { writeFilm } from './film.ts';
import { startServer } from './server.ts';
import { kioskIsPainted, type TourOptions, tourPhone, tourWalls } from './tour.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const out = resolve(ROOT, process.argv[2] ?? 'screenshots');

/** Buildings of the data sets: what their pictures are called, and where they are. */
const IMPORTED: readonly (readonly [name: string, set: string])[] = [
  ['congress', 'imdf-cch-33c3'],
  ['apb', 'osm-apb-dresden/apb.geojson'],
  ['campus', 'imdf-spbstu-campus'],
];

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled' });
  console.info(`  ${name}.png`);
}

const options = (language: 'en' | 'fr', theme: 'light' | 'dark'): TourOptions => ({
  language,
  theme,
  visit: (state, page) => shoot(page, `${theme}-${language}-${state}`),
});

// What the camera of a phone sees: a code of somebody else's, which changes nothing.
const films = mkdtempSync(join(tmpdir(), 'vis-a-vis-film-'));
const film = join(films, 'film.y4m');
writeFilm(film, 'https://elsewhere.example');
const browser = await launchBrowser(film);
try {
  mkdirSync(out, { recursive: true });
  console.info(`Pictures in ${out}:`);
  await demo();
  await replayed();
  for (const [name, set] of IMPORTED) {
    const path = resolve(ROOT, process.env.VISAVIS_DATA ?? '../shared/data', 'maps', set);
    if (existsSync(path)) await imported(name, path);
    else console.info(`There is nothing at ${path}: no picture of it.`);
  }
} finally {
  await browser.close();
  rmSync(films, { recursive: true });
}

async function demo(): Promise<void> {
  const server = await startServer();
  try {
    for (const looks of [options('en', 'light'), options('fr', 'dark')]) {
      await tourPhone(browser, server, looks);
      await tourWalls(browser, server, looks);
    }
  } finally {
    await server.close();
  }
}

/** A recorded walk through a flat, four minutes after it began: the track, and the truth beside it. */
async function replayed(): Promise<void> {
  const raw = resolve(ROOT, process.env.VISAVIS_DATA ?? '../shared/data', 'positioning/ble-flat-calib2021');
  if (!existsSync(raw)) return console.info(`There is nothing at ${raw}: no picture of it.`);
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-walk-'));
  const walk = join(folder, 'robot-in-a-flat');
  execFileSync(process.execPath, ['server/cli/evaluate.ts', 'convert', '--data', raw, '--out', walk], { cwd: ROOT });
  const server = await startServer(['--replay', walk]);
  try {
    const { page } = await openDevice(browser, server.url, { kind: 'kiosk' });
    await page.goto(`${server.url}/kiosk/replay?replay`);
    await kioskIsPainted(page);
    const isFar = () => /[4-9]:\d\d \//.test(document.querySelector('.replay .legend')?.textContent ?? '');
    await page.waitForFunction(isFar, null, { timeout: 400_000 });
    await shoot(page, 'replay');
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** An imported building on a kiosk, and on a phone each of its levels. */
async function imported(name: string, path: string): Promise<void> {
  const server = await startServer(['--venue', path, '--crowd', '200']);
  try {
    const venue = (await server.events())[0]?.event.venue ?? '';
    const kiosk = await openDevice(browser, server.url, { kind: 'kiosk' });
    await kiosk.page.goto(`${server.url}/kiosk/${venue}`);
    await kioskIsPainted(kiosk.page);
    await shoot(kiosk.page, `${name}-kiosk`);
    const phone = await openDevice(browser, server.url, { kind: 'phone' });
    await phone.page.goto(`${server.url}/v/${venue}`);
    await phone.page.locator('main[data-card="welcome"]').waitFor();
    await phone.page.locator('#map canvas').waitFor();
    // From below, as the rail has them from above.
    const rail = phone.page.locator('nav.rail button[aria-pressed]');
    await rail.first().waitFor();
    const levels = await rail.count();
    for (let level = 0; level < levels; level++) {
      await rail.nth(levels - 1 - level).click();
      await shoot(phone.page, `${name}-phone-level-${level + 1}`);
    }
  } finally {
    await server.close();
  }
}
