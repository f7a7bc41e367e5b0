import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdmissionWish } from '../../shared/protocol/pages.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const CODE = 'K7QP-2M4X';
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-put-out-'));
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify({ id: 'fair', admission: { kind: 'codes', codes: [CODE] } }));
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0', '--event', file])]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('DO 77 whom the organizer puts out is told so by the page, and can join by that code no more', async () => {
  const [sign] = await server.signs('heron-house');
  if (sign === undefined) throw new Error('no signs');
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en' });
  await ada.scan(sign);
  await ada.isConnected();
  await ada.join('French', 'Open source', 'Law and contracts', CODE);
  const wish: AdmissionWish = { event: 'fair', wish: 'remove', code: CODE };
  const answer = await fetch(`${server.url}/api/organizer/admission`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
    body: JSON.stringify(wish),
  });
  expect(answer.status).toBe(200);
  const told = ada.page.getByText(ada.words.refusals['admission-code-dead']);
  await told.waitFor();
  expect(ada.device.complaints).toEqual([]);
  // What the device remembers does not bring them back, and they are told why.
  await ada.page.reload();
  await told.waitFor();
  expect(await ada.page.getByRole('button', { name: ada.words.home.open, exact: true }).count()).toBe(0);
  expect((await server.events())[0]?.present).toBe(0);
});
