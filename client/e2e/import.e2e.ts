/** Bringing things in from the organizer's page: a map, a newer one with a decision, broken ones, pictures of plans. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import { importWords } from '../i18n/organizer-import.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-import-'));
const words = importWords('en');
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

type XY = readonly [number, number];
const place = ([x, y]: XY) => [4.83 + x / 77_584.6, 45.76 + y / 111_195.08];

/** Two rooms along a corridor, as OpenStreetMap has them. */
function house(hall: string, extra: Readonly<Record<string, string>> = {}): string {
  const room = (id: string, [a, b, c, d]: readonly [number, number, number, number], properties: object) => ({
    type: 'Feature',
    id,
    properties: { level: '0', ...properties },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [a, b],
          [c, b],
          [c, d],
          [a, d],
          [a, b],
        ].map(([x = 0, y = 0]) => place([x, y])),
      ],
    },
  });
  const door = (id: string, at: XY) => ({
    type: 'Feature',
    id,
    properties: { level: '0', door: 'yes' },
    geometry: { type: 'Point', coordinates: place(at) },
  });
  const features = [
    room('way/1', [0, 4, 10, 10], { indoor: 'room', 'name:en': hall }),
    room('way/2', [10, 4, 20, 10], { indoor: 'room', 'name:en': 'Workshop', ...extra }),
    room('way/3', [0, 0, 20, 4], { indoor: 'corridor', 'name:en': 'Foyer' }),
    room('way/4', [0, 0, 20, 10], { level: undefined, building: 'yes', name: 'Small House' }),
    door('node/1', [5, 4]),
    door('node/2', [15, 4]),
  ];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Drops one file, as a hand would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, content]) => {
      const made = new DataTransfer();
      made.items.add(new File([content ?? ''], called ?? ''));
      return made;
    },
    [name, text],
  );
  await page.dispatchEvent('.import .drop', 'drop', { dataTransfer: transfer });
}

/** A plan of two pages. */
const pdf = (): Promise<Buffer> =>
  new Promise((done) => {
    const document = new PDFDocument({ size: 'A4', layout: 'landscape' });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => done(Buffer.concat(chunks)));
    // Longer in drawing than the second page, which is asked for meanwhile.
    for (let i = 0; i < 40_000; i++) document.rect(100 + (i % 500), 100 + (i % 300), 200, 100).stroke();
    document.addPage({ size: 'A4' }).text('Upper floor');
    document.end();
  });

async function draft(): Promise<DraftAnswer> {
  const headers = { authorization: `Bearer ${server.token}` };
  return (await fetch(`${server.url}/api/organizer/venues/small-house/draft`, { headers })).json();
}

test('VE 87 a map that is dropped becomes a venue, and a newer one is merged into it by decision', async () => {
  const { page, context, complaints, foreignRequests } = await openDevice(browser, server.url, { kind: 'kiosk' });
  page.setDefaultTimeout(60_000);
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  await page.goto(`${server.url}/organizer#/venues`);
  await drop(page, 'broken.geojson', '{"type": "FeatureCollection", "features": [');
  await page.getByText('broken.geojson is not JSON').waitFor();
  await drop(page, 'house.geojson', house('Hall'));
  await page.getByText(words.done('house.geojson')).waitFor();
  expect(await page.locator('.made').textContent()).toMatch(/areas.*3.*doors.*2/s);
  await page.getByText('1 × building=yes').waitFor();

  // Somebody calls the hall something else, and so does the source.
  const { draft: first, revision } = await draft();
  const areas = first.venue.areas.map((area) =>
    area.name?.en === 'Hall' ? { ...area, name: { en: 'Great Hall' } } : area,
  );
  const put = await fetch(`${server.url}/api/organizer/venues/small-house/draft`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ draft: { ...first, venue: { ...first.venue, areas } }, revision }),
  });
  expect(put.status).toBe(200);
  await page.goto(`${server.url}/organizer#/venues/small-house/import`);
  const newer = join(folder, 'Newer');
  mkdirSync(newer);
  writeFileSync(join(newer, 'house.geojson'), house('Theatre', { 'name:fr': 'Atelier' }));
  writeFileSync(join(newer, 'readme.txt'), 'not a map');
  await page.locator('input[webkitdirectory]').setInputFiles(newer);
  await page.getByText(words.conflicts(1), { exact: true }).waitFor();
  await page.getByText('Great Hall').waitFor();
  await page.getByLabel(words.theirs).check();
  await page.getByRole('button', { name: words.take }).click();
  await page.getByText(words.taken).waitFor();
  const names = (await draft()).draft.venue.areas.map(({ name }) => name);
  expect(names).toEqual([{ en: 'Theatre' }, { en: 'Workshop', fr: 'Atelier' }, { en: 'Foyer' }]);
  // What a browser says of the answer to the broken file, and nothing else.
  expect(complaints).toEqual([expect.stringContaining('422 (Unprocessable Entity)')]);
  expect(foreignRequests).toEqual([]);
  await context.close();
});

test('VE 88 a page of a PDF, a drawing and a photograph are laid under a level', async () => {
  const { page, context, complaints, foreignRequests } = await openDevice(browser, server.url, { kind: 'kiosk' });
  page.setDefaultTimeout(60_000);
  await page.goto(`${server.url}/organizer#token=${server.token}`);
  const made = await fetch(`${server.url}/api/organizer/venues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: { en: 'Traced' } }),
  });
  expect(made.status).toBe(201);
  await page.goto(`${server.url}/organizer#/venues/traced/import`);
  const plan = join(folder, 'plan.pdf');
  writeFileSync(plan, await pdf());
  const drawing = join(folder, 'plan.svg');
  writeFileSync(
    drawing,
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><script>document.title="bad"</script><image href="https://example.org/x.png"/><rect width="100" height="100"/></svg>',
  );
  const picker = page.locator('.drop input[type=file]').first();
  await picker.setInputFiles(plan);
  await page.getByLabel(words.planPage(2)).fill('2');
  await page.getByLabel(words.planPage(2)).press('Tab');
  // The second page stands upright.
  await page.waitForFunction(() => {
    const image = document.querySelector('img');
    return image !== null && image.naturalHeight > image.naturalWidth;
  });
  await page.getByRole('button', { name: words.planAdd }).click();
  await page.getByText(words.planAdded).waitFor();
  await page.getByRole('button', { name: words.again }).click();
  await picker.setInputFiles(drawing);
  await page.getByRole('button', { name: words.planAdd }).click();
  await page.getByText(words.planAdded).waitFor();
  const headers = { authorization: `Bearer ${server.token}` };
  const answer: DraftAnswer = await (
    await fetch(`${server.url}/api/organizer/venues/traced/draft`, { headers })
  ).json();
  const { plans } = answer.draft;
  expect(plans).toMatchObject([
    { level: 'level-0', heightPx: 4096 },
    { level: 'level-0', widthPx: 4096, heightPx: 2048 },
  ]);
  for (const { id } of plans) {
    const kept = await fetch(`${server.url}/api/organizer/venues/traced/plans/${id}`, { headers });
    expect(kept.headers.get('content-type')).toBe('image/png');
  }
  await page.getByRole('button', { name: words.again }).click();
  writeFileSync(join(folder, 'no.png'), 'not a picture');
  await picker.setInputFiles(join(folder, 'no.png'));
  await page.getByText(words.planBad).waitFor();
  expect(await page.title()).not.toBe('bad');
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);
  await context.close();
});
