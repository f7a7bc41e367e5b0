import { expect, test } from 'vitest';
import type {
  OrganizerBadges,
  OrganizerKiosks,
  OrganizerOverview,
  OrganizerSigns,
} from '../../shared/protocol/pages.ts';
import { badgeSecret } from '../doors/badges.ts';
import { bootIn, get, ORGANIZER, runningEvent, serve, stopServing, told, venue } from '../served.ts';

test('DO 26 the organizer’s answers want the token', async () => {
  await serve([await runningEvent()]);
  for (const path of [
    '/api/organizer/overview',
    '/api/organizer/signs',
    '/api/organizer/badges',
    '/api/organizer/kiosk',
  ]) {
    for (const shown of ['', 'Bearer ', 'Bearer wrong', `Basic ${ORGANIZER}`, `Bearer ${ORGANIZER}x`]) {
      const answer = await get(path, { authorization: shown });
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain('example.org');
    }
  }
  const authorization = `Bearer ${ORGANIZER}`;
  const overview: OrganizerOverview = JSON.parse((await get('/api/organizer/overview', { authorization })).text);
  expect(overview.events[0]).toMatchObject({ present: 40, open: 3, meetings: 2 });
  const signs: OrganizerSigns = JSON.parse(
    (await get(`/api/organizer/signs?venue=${venue.id}`, { authorization })).text,
  );
  expect(signs.signs).toHaveLength(venue.markers.filter((marker) => marker.kind === 'qr').length);
  for (const sign of signs.signs) {
    const address = await get(new URL(sign.url).pathname);
    expect(address.status).toBe(200);
    expect(bootIn(address.text).sign?.marker).toBe(sign.marker);
  }
  expect((await get('/api/organizer/signs?venue=elsewhere', { authorization })).status).toBe(404);
});

test('DO 65 what is printed is refused for an address that is not fit for it, or marked as such', async () => {
  const authorization = `Bearer ${ORGANIZER}`;
  for (const [publicUrl, fault] of [
    ['http://127.0.0.1:2567', 'loopback'],
    ['http://192.168.1.20:2567', 'plain-http'],
  ] as const) {
    await serve([await runningEvent()], { publicUrl: () => publicUrl });
    for (const path of ['/api/organizer/signs', '/api/organizer/badges']) {
      const refused = await get(path, { authorization });
      expect([refused.status, JSON.parse(refused.text)]).toEqual([409, { error: fault, publicUrl }]);
    }
    await stopServing();
    await serve([await runningEvent()], { publicUrl: () => publicUrl, allowInsecure: true });
    const signs: OrganizerSigns = JSON.parse((await get('/api/organizer/signs', { authorization })).text);
    expect(signs.key).toMatch(/^[0-9a-f]{8}$/);
    expect([signs.fault, new URL(signs.signs[0]?.url ?? '').origin]).toEqual([fault, publicUrl]);
    expect((await get('/api/organizer/badges', { authorization })).status).toBe(200);
    await stopServing();
  }
  await serve([await runningEvent()]);
  const signs: OrganizerSigns = JSON.parse((await get('/api/organizer/signs', { authorization })).text);
  expect(signs.fault).toBeNull();
});

test('DO 25 the organizer makes a kiosk’s link for any sign of the venue, and for nothing else', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${ORGANIZER}`;
  const { kiosks }: OrganizerKiosks = JSON.parse((await get('/api/organizer/kiosks', { authorization })).text);
  expect(kiosks.map(({ marker }) => marker)).toEqual(
    venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id),
  );
  for (const { marker, url } of kiosks) {
    const { pathname, search } = new URL(url);
    const shown = bootIn((await get(pathname + search)).text).kiosk;
    expect(shown).toMatchObject({ marker, key: new URL(url).searchParams.get('key') });
  }
  expect((await get('/api/organizer/kiosks?venue=none', { authorization })).status).toBe(404);
});

test('DO 58 the organizer has the address of each badge; it alone opens the page that binds it', async () => {
  const event = await runningEvent();
  await serve([event]);
  const authorization = `Bearer ${ORGANIZER}`;
  const { badges }: OrganizerBadges = JSON.parse((await get('/api/organizer/badges', { authorization })).text);
  expect(badges.map(({ badge }) => badge)).toEqual(['badge-1', 'badge-2']);
  const address = new URL(badges[0]?.url ?? '').pathname;
  const [, secret = ''] = /^\/v\/heron-house\/badge\/badge-1\/(.+)$/.exec(address) ?? [];
  const right = await get(address);
  expect([right.status, right.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(right.text).toContain('<h1>Your badge</h1>');
  expect(bootIn(right.text)).toMatchObject({ badge: { id: 'badge-1', secret }, signRefusal: null });
  for (const wrong of [
    `/v/${venue.id}/badge/badge-1/${'A'.repeat(secret.length)}`,
    `/v/${venue.id}/badge/badge-2/${secret}`,
    `/v/${venue.id}/badge/unlisted/${badgeSecret(event.keys.seals, 'unlisted')}`,
    `/v/elsewhere/badge/badge-1/${secret}`,
  ]) {
    const answer = await get(wrong, { 'accept-language': 'fr' });
    expect(answer.status, wrong).toBe(403);
    expect(answer.text).toContain('Demandez un nouveau code à l’accueil');
    expect(bootIn(answer.text)).toMatchObject({ badge: null, signRefusal: 'badge-not-bound' });
  }
  expect((await get('/api/organizer/badges?event=other', { authorization })).status).toBe(404);
});

test('GW 31 the desk takes a badge back: whoever had its address cannot bind it again, and the new one can', async () => {
  const event = await runningEvent();
  await serve([event]);
  const headers = { authorization: `Bearer ${ORGANIZER}`, 'content-type': 'application/json' };
  const listed = async (): Promise<OrganizerBadges['badges']> =>
    JSON.parse((await get('/api/organizer/badges', headers)).text).badges;
  const [before] = await listed();
  expect(before?.bound).toBe(false);
  const ask = (body: object) =>
    fetch(`${told.base}/api/organizer/badges`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await ask({ event: event.plan.id, badge: 'badge-1' });
  expect(answer.status).toBe(200);
  const [after, other] = await listed();
  expect(after?.url).not.toBe(before?.url);
  expect((await get(new URL(before?.url ?? '').pathname)).status).toBe(403);
  expect((await get(new URL(after?.url ?? '').pathname)).status).toBe(200);
  expect((await get(new URL(other?.url ?? '').pathname)).status).toBe(200);
  expect((await ask({ event: event.plan.id, badge: 'unlisted' })).status).toBe(404);
  expect((await ask({ event: 'none', badge: 'badge-1' })).status).toBe(404);
  expect((await ask({ event: event.plan.id })).status).toBe(400);
});
