import { expect, test } from 'vitest';
import type { OrganizerOverview } from '../../shared/protocol/pages.ts';
import { screenCode } from '../doors/screens.ts';
import { signCodes } from '../doors/sign-codes.ts';
import { signSign } from '../doors/signs.ts';
import { bar, bootIn, get, NOW, nothing, ORGANIZER, post, runningEvent, serve, told, venue } from '../served.ts';

test('DO 20 a scanned sign’s first answer is HTML that says where I am and how many are open nearby', async () => {
  const event = await runningEvent();
  await serve([event]);
  if (bar === undefined) throw new Error('the demo venue has no sign at the coffee bar');
  const address = `/v/${venue.id}/${bar.id}/${signSign(event.keys.signs, venue.id, bar.id)}`;
  told.counts = { ...nothing, areas: [{ area: bar.area, present: 20, open: 9 }] };
  const { status, text } = await get(address, { 'accept-language': 'en-GB,en;q=0.9' });
  expect(status).toBe(200);
  expect(text).toContain(
    `<h1>You are at the high tables, Weir Coffee Bar, ground floor</h1><p>9 people around here are open to a chat.</p>`,
  );
  expect(text).toMatch(/^<!doctype html><html data-page="x" lang="en">/);
  expect(bootIn(text)).toMatchObject({
    page: 'phone',
    event: { id: venue.id, open: true },
    sign: { marker: bar.id, openNearby: 9, levelName: { en: 'Ground floor' } },
    signRefusal: null,
    venueHash: 'hash-of-venue',
  });
  const french = await get(address, { 'accept-language': 'fr-CA, en;q=0.5' });
  expect(french.text).toContain('<html data-page="x" lang="fr">');
  expect(french.text).toContain('Vous êtes ici\u00a0: les tables hautes, ');
  expect(french.text).toContain('9 personnes');
  expect(french.headers.get('content-language')).toBe('fr');
});

test('DO 20 with fewer than five open nearby no number is given', async () => {
  const event = await runningEvent();
  await serve([event]);
  const { text } = await get(`/v/${venue.id}/${bar?.id}/${signSign(event.keys.signs, venue.id, bar?.id ?? '')}`);
  expect(text).toContain('Fewer than five people');
  expect(bootIn(text).sign?.openNearby).toBeNull();
});

test('DO 21 a forged, cut, foreign or unknown code gets a clear sentence, and no sign', async () => {
  const event = await runningEvent();
  await serve([event]);
  const signature = signSign(event.keys.signs, venue.id, bar?.id ?? '');
  const gone = signSign(event.keys.signs, venue.id, 'taken-down');
  const cases = [
    [`/v/${venue.id}/${bar?.id}/${'A'.repeat(22)}`, 403, 'sign-not-genuine', 'This code is not one of our signs'],
    [`/v/${venue.id}/${bar?.id}/${signature.slice(0, -1)}`, 403, 'sign-not-genuine', 'not one of our signs'],
    [`/v/${venue.id}/invented/${signature}`, 403, 'sign-not-genuine', 'not one of our signs'],
    [`/v/${venue.id}/taken-down/${gone}`, 404, 'sign-unknown', 'not on our map any more'],
    [`/v/elsewhere/${bar?.id}/${signature}`, 404, 'sign-of-another-venue', 'belongs to another venue'],
  ] as const;
  for (const [path, status, refusal, sentence] of cases) {
    const answer = await get(path);
    expect(answer.status, path).toBe(status);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('Nothing has changed');
    expect(bootIn(answer.text)).toMatchObject({ sign: null, signRefusal: refusal });
  }
  expect((await get(cases[0][0], { 'accept-language': 'fr' })).text).toContain('n’est pas l’un de nos panneaux');
});

test('DO 22 outside its hours the page says when the event opens, and no seat is given', async () => {
  const hours = [{ opens: '2026-11-24T09:00', closes: '2026-11-24T18:00' }];
  const event = await runningEvent({ hours });
  await serve([event]);
  const signature = signSign(event.keys.signs, venue.id, bar?.id ?? '');
  for (const path of ['/', `/v/${venue.id}`, `/v/${venue.id}/${bar?.id}/${signature}`]) {
    const { text } = await get(path);
    expect(text).toMatch(/Open house opens on Tuesday,? 24 November at 09:00/);
    expect(bootIn(text).event).toMatchObject({ open: false, opensAt: '2026-11-24T09:00' });
  }
  expect((await get('/', { 'accept-language': 'fr' })).text).toMatch(/ouverture le mardi 24 novembre à 9\u00a0h/);
  expect((await post('/api/session', { event: venue.id, role: 'phone', secret: null })).status).toBe(403);
});

test('DO 23 whatever names an organizer writes, nothing of them runs', async () => {
  const name = { en: `<img src=x onerror=alert(1)> & "'` };
  const event = await runningEvent({ name });
  const evil = { ...event, venue: { ...event.venue, name: { en: '</script><script>alert(2)</script><!--' } } };
  await serve([evil, await runningEvent({}, 'second')]);
  for (const path of ['/', `/v/${venue.id}`]) {
    const { text } = await get(path);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>alert');
    expect(text.split('<script').length).toBe(2);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#39;');
    const boot = bootIn(text);
    expect(boot.event ?? boot.events[0]).toMatchObject({ name, venueName: evil.venue.name });
  }
});

test('DO 24 where several events run, the first page is a list of links', async () => {
  await serve([await runningEvent(), await runningEvent({}, 'second')]);
  const { text } = await get('/');
  expect(text).toContain('<a href="/v/second">Open house, Heron House</a>');
  expect(bootIn(text)).toMatchObject({ event: null, events: [{ venue: venue.id }, { venue: 'second' }] });
});

test('DO 205 the address of a screen’s code is a sign’s while it is good; afterwards its page says what to do', async () => {
  const event = await runningEvent();
  let now = NOW;
  await serve([event], { now: () => now });
  const { signature, code } = screenCode(event.keys.signs, venue.id, bar?.id ?? '', now);
  const path = `/v/${venue.id}/${bar?.id}/${signature}`;
  const good = await get(path);
  expect([good.status, bootIn(good.text).sign]).toEqual([200, expect.objectContaining({ marker: bar?.id, signature })]);
  expect((await fetch(`${told.base}/${code}`, { redirect: 'manual' })).headers.get('location')).toBe(path);
  now += 60_000;
  for (const address of [path, `/${code}`]) {
    const old = await get(address);
    expect([old.status, bootIn(old.text).sign, bootIn(old.text).signRefusal]).toEqual([410, null, 'code-changed']);
    expect(old.text).toContain('This code has changed since');
    expect(old.text).toContain('scan the screen again');
  }
});

test('DO 25 a kiosk is bound to its marker, and may look, only by the organizer’s link for that marker', async () => {
  const event = await runningEvent();
  await serve([event]);
  const overview: OrganizerOverview = await (
    await fetch(`${told.base}/api/organizer/overview`, { headers: { authorization: `Bearer ${ORGANIZER}` } })
  ).json();
  const opened = new URL(overview.events[0]?.kioskUrl ?? '');
  const bound = bootIn((await get(opened.pathname + opened.search)).text);
  const marker = opened.searchParams.get('marker') ?? '';
  const joinUrl = `https://meet.example.org/v/${venue.id}`;
  const key = opened.searchParams.get('key');
  expect(bound.kiosk).toEqual({ marker, joinUrl, key, camera: false });
  const looking = bootIn((await get(`${opened.pathname}${opened.search}&camera=on`)).text);
  expect(looking.kiosk).toEqual({ marker, joinUrl, key, camera: true });
  for (const query of [
    '',
    `?marker=${marker}`,
    `?marker=${marker}&key=AAAA`,
    `?marker=x&key=${opened.searchParams.get('key')}`,
    `?marker=${venue.markers.find(({ id, kind }) => kind === 'qr' && id !== marker)?.id}&key=${opened.searchParams.get('key')}`,
    `?marker=${marker}&key=${signSign(event.keys.signs, venue.id, marker)}`,
  ]) {
    const boot = bootIn((await get(`/kiosk/${venue.id}${query}${query === '' ? '?' : '&'}camera=on`)).text);
    expect(boot.kiosk, query).toMatchObject({ joinUrl, key: null, camera: false });
  }
});

test('DO 32 an address that has no page says so in the reader’s language; one of the API in JSON', async () => {
  await serve([await runningEvent()]);
  const english = await get('/nowhere/at/all');
  expect([english.status, english.text.includes('There is no page at this address')]).toEqual([404, true]);
  expect((await get('/nowhere', { 'accept-language': 'fr' })).text).toContain('<html lang="fr">');
  expect((await get('/v/unknown-venue')).status).toBe(404);
  expect(JSON.parse((await get('/api/none')).text)).toEqual({ error: 'no such address' });
  expect((await get('/v/%ff')).status).toBe(400);
});

test('SG 7 a typed code leads to its sign by its short address or from the page’s field; a wrong one gets a sentence', async () => {
  const event = await runningEvent();
  await serve([event]);
  const code = signCodes(event.keys.signs, venue.id, [bar?.id ?? '']).get(bar?.id ?? '') ?? '';
  const typed = `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`;
  for (const path of [`/${code}`, `/${typed}`, `/s?code=${encodeURIComponent(typed)}`]) {
    const answer = await fetch(told.base + path);
    expect(bootIn(await answer.text()).sign, path).toMatchObject({ marker: bar?.id });
  }
  for (const path of ['/00000000', '/s?code=hello', '/s']) {
    const answer = await get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.text).toContain('No sign here has that code');
    expect(bootIn(answer.text).signRefusal).toBe('sign-code-wrong');
  }
  expect((await get('/organized')).text).toContain('There is no page at this address');
  for (let n = 0; n < 60; n++) await get('/00000000');
  const late = await get(`/${code}`, { 'accept-language': 'fr' });
  expect(late.status).toBe(429);
  expect(late.text).toContain('Trop de codes erronés');
});
