import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { OrganizerSigns } from '../../shared/protocol/pages.ts';
import { isSignGenuine } from '../doors/signs.ts';
import { get, ORGANIZER, runningEvent, serve, told, venue } from '../served.ts';

const authorization = `Bearer ${ORGANIZER}`;
const print = (query: string) =>
  fetch(`${told.base}/api/organizer/signs/print?${query}`, { headers: { authorization } });

test('SG 10 the page prints what the command prints: PDFs, one drawing a sign, and any page as a drawing', async () => {
  const event = await runningEvent();
  await serve([event]);
  const pdf = await print(`venue=${venue.id}&format=sticker&only=tents`);
  expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('x-pages')]).toEqual([
    200,
    'application/pdf',
    '1',
  ]);
  expect(pdf.headers.get('content-disposition')).toContain('heron-house-sticker.pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const zip = unzipSync(new Uint8Array(await (await print('format=svg&only=tents&language=fr')).arrayBuffer()));
  expect(Object.keys(zip)).toHaveLength(8);
  expect(Object.keys(zip)).toContain('023-qr-mp-1.svg');
  const page = await print('format=a4&page=2');
  expect(page.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(await page.text()).toMatch(/^<svg .*viewBox="0 0 595.276 841.89"/);
});

test('SG 10 the signs are listed with the address that each QR carries and the code that stands for it', async () => {
  const event = await runningEvent();
  await serve([event]);
  const signs: OrganizerSigns = JSON.parse((await get('/api/organizer/signs', { authorization })).text);
  expect(signs.languages).toEqual(['en', 'fr']);
  for (const { url, code, marker } of signs.signs) {
    const signature = url.split('/').at(-1) ?? '';
    expect(isSignGenuine(event.keys.signs, venue.id, marker, signature)).toBe(true);
    const landed = await fetch(`${told.base}/${code}`, { redirect: 'manual' });
    expect(landed.headers.get('location')).toBe(new URL(url).pathname);
  }
});

test('SG 10 what cannot be printed is told: no such venue, format, language or page, an address that is not fit', async () => {
  const event = await runningEvent();
  await serve([event]);
  expect((await print('venue=elsewhere&format=a4')).status).toBe(404);
  for (const wrong of ['', 'format=a3', 'format=a4&language=en,xx', 'format=a4&page=0', 'format=a4&page=x']) {
    expect((await print(wrong)).status, wrong).toBe(400);
  }
  expect((await print('format=a4&page=31')).status).toBe(404);
  expect((await get('/api/organizer/signs/print?format=a4')).status).toBe(401);
});

test('SG 6 DO 65 for an address that is not fit nothing is printed', async () => {
  const event = await runningEvent();
  await serve([event], { publicUrl: () => 'http://localhost:2567' });
  const answer = await print('format=a4');
  expect([answer.status, await answer.json()]).toEqual([
    409,
    { error: 'loopback', publicUrl: 'http://localhost:2567' },
  ]);
});
