/** Codes on a kiosk's screen that change, and codes that are held before its camera. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { EventAnswer } from '../../shared/protocol/organizer.ts';
import { lookWords } from '../i18n/look.ts';
import { scannerWords } from '../i18n/scanner.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser, openDevice } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { DEMO } from './tour.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0'])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The organizer wants the first check-in at a screen. */
async function wantScreens(event: string): Promise<void> {
  const address = `${server.url}/api/organizer/events/${event}`;
  const authorization = `Bearer ${server.token}`;
  const { plan }: EventAnswer = await (await fetch(address, { headers: { authorization } })).json();
  const { id: _, venue: __, demo: ___, ...rest } = plan;
  const answer = await fetch(address, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ plan: { ...rest, firstCheckIn: 'changing' } }),
  });
  expect(answer.status).toBe(200);
}

/** What a phone's own camera reads off a code on another screen. */
async function readOff(page: Page, code: string): Promise<string> {
  const [found] = await readBarcodes(new Uint8Array(await page.locator(code).screenshot()), { formats: ['QRCode'] });
  return found?.text ?? '';
}

/** Gives a page a camera that sees what is held before it: a canvas, in place of a device that a test machine has not. */
function giveCamera(): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  const held = new Image();
  setInterval(() => {
    if (!context) return;
    context.fillStyle = '#888';
    context.fillRect(0, 0, 640, 480);
    if (held.complete && held.naturalWidth > 0) context.drawImage(held, 140, 60, 360, 360);
  }, 100);
  // What came of a code stands there for a moment only, which a busy machine may miss.
  const heard = new Set<string>();
  setInterval(() => heard.add(document.querySelector('.look strong')?.textContent ?? ''), 100);
  Object.assign(globalThis, { held, heard });
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
}

/** As on a full day: as many places as a kiosk ever names. */
function nameManyPlaces(): void {
  const rule = document.querySelector('.side .rule');
  const who = document.createElement('section');
  who.className = 'who';
  who.innerHTML = `<p class="open"><strong>99</strong> open</p><ul class="places">${'<li><span>Room</span> <b>9</b></li>'.repeat(7)}</ul>`;
  for (const other of document.querySelectorAll('.side .who, .side .first')) other.remove();
  rule?.before(who);
}

test('CL 212 a screen’s code and what its camera sees are whole on it, however many places are named above them', async () => {
  const [running] = await server.events();
  const kiosk = await openDevice(browser, server.url, { kind: 'kiosk' });
  await kiosk.page.addInitScript(giveCamera);
  await kiosk.page.goto(`${running?.kioskUrl}&camera=on`);
  await kiosk.page.getByText(lookWords('en').show).waitFor();
  await kiosk.page.locator('.join .typed').waitFor();
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
  ] as const) {
    await kiosk.page.setViewportSize({ width, height });
    await kiosk.page.evaluate(nameManyPlaces);
    for (const part of ['.join', '.look']) {
      const box = await kiosk.page.locator(part).boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0), `${part} at ${height}`).toBeLessThanOrEqual(height);
    }
  }
  await kiosk.context.close();
});

test('CL 211 where the first check-in is at a screen, its code or its camera checks in, and signs are good afterwards', async () => {
  const [running] = await server.events();
  await wantScreens(running?.event.id ?? '');
  const kiosk = await openDevice(browser, server.url, { kind: 'kiosk' });
  await kiosk.page.addInitScript(giveCamera);
  await kiosk.page.goto(`${running?.kioskUrl}&camera=on`);
  await kiosk.page.locator('.join', { hasText: 'changes every 30 seconds' }).waitFor();
  await kiosk.page.getByText(lookWords('en').show).waitFor();
  const marker = new URL(running?.kioskUrl ?? '').searchParams.get('marker');
  const signs = await server.signs(DEMO);
  const [here, other] = [signs.find((sign) => sign.marker === marker), signs.find((sign) => sign.marker !== marker)];
  if (!here || !other) throw new Error('the demo venue has lost its signs');
  const where = (me: Attendee, name: string) => me.page.getByText(me.words.home.here(name), { exact: true }).waitFor();

  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  await ada.scan(other);
  // Refused kindly, with where to go.
  await ada.page.getByText(ada.words.screensAt(here.name.en ?? '')).waitFor();
  // On a busy machine a code may have changed before the page has its line: then it says so, and one scans again.
  const changed = ada.page.getByText(ada.words.refusals['code-changed']);
  const arrived = ada.page.getByText(ada.words.home.here(here.name.en ?? ''), { exact: true });
  do {
    await ada.page.goto(await readOff(kiosk.page, '.join .qr'));
    await changed.or(arrived).first().waitFor();
  } while (await changed.isVisible());
  await where(ada, here.name.en ?? '');
  await ada.scan(other);
  await where(ada, other.name.en ?? '');

  const ben = await Attendee.arrive(browser, server.url, { name: 'Ben', language: 'en' });
  await ben.page.goto(`${server.url}/v/${DEMO}`);
  await ben.isConnected();
  await ben.tap(ben.words.scan.camera);
  await ben.tap(scannerWords('en').mine);
  await ben.page.locator('.my-code .qr').waitFor();
  const said = kiosk.page.waitForFunction(
    (text) => Reflect.get(globalThis, 'heard').has(text),
    lookWords('en').said.in,
  );
  const mine = ben.page.locator('.my-code');
  // Held there until it was seen: another one each half minute.
  while (await mine.isVisible()) {
    const shot = await mine.screenshot({ timeout: 5_000 }).catch(() => null);
    if (shot !== null)
      await kiosk.page.evaluate(
        (src) => {
          Reflect.get(globalThis, 'held').src = src;
        },
        `data:image/png;base64,${shot.toString('base64')}`,
      );
    await Promise.race([said, mine.waitFor({ state: 'hidden', timeout: 10_000 }).catch(() => null)]);
  }
  await said;
  await where(ben, here.name.en ?? '');
  // Nobody is named there.
  expect(await kiosk.page.locator('main').innerText()).not.toContain('Ben');
  for (const { complaints, foreignRequests } of [kiosk, ada.device, ben.device])
    expect([...complaints, ...foreignRequests]).toEqual([]);
});
