import { expect, test } from 'vitest';
import type { OrganizerHanging } from '../../shared/protocol/pages.ts';
import { signSign } from '../doors/signs.ts';
import { get, NOW, ORGANIZER, post, runningEvent, serve, told, venue } from '../served.ts';
import { createMemoryStore } from '../store/memory.ts';

const authorization = `Bearer ${ORGANIZER}`;
const signs = venue.markers.filter(({ kind }) => kind === 'qr');
const [one, two] = [signs[0], signs.at(-1)];
if (one === undefined || two === undefined) throw new Error('the demo venue has no signs');

/** An event, a clock, and a browser that has become a helper's. */
async function hang() {
  const event = await runningEvent();
  const clock = { now: NOW };
  await serve([event], { now: () => clock.now, store: createMemoryStore() });
  const pathOf = (marker: string) => `/v/${venue.id}/${marker}/${signSign(event.keys.signs, venue.id, marker)}`;
  const made = await post('/api/organizer/signs/helper', { venue: venue.id, helps: true }, { authorization });
  const given = made.headers.get('set-cookie') ?? '';
  const cookie = given.split(';')[0] ?? '';
  const say = (marker: string, word: string) =>
    fetch(told.base + pathOf(marker), {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ say: word }),
    });
  const hanging = async (): Promise<OrganizerHanging> =>
    JSON.parse((await get('/api/organizer/signs/hanging', { authorization })).text);
  const rowOf = async (marker: string) => (await hanging()).signs.find((sign) => sign.marker === marker);
  return { event, clock, pathOf, given, cookie, say, hanging, rowOf };
}

test('SG 31 a helper’s scan ticks the sign off, and shows where it belongs', async () => {
  const { pathOf, given, cookie, rowOf } = await hang();
  expect(given).toMatch(/^__Secure-vis-a-vis-helper=.*; Path=\/v\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
  expect(await rowOf(one.id)).toMatchObject({ hungAt: null, doubt: null });
  const { status, text, headers } = await get(pathOf(one.id), { cookie });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(text).toContain('✓ Sign 1 is ticked off');
  expect(text).toContain('1 of 30 hang.');
  expect(text).toMatch(/<svg .*<\/svg>/s);
  expect(text).not.toContain('id="boot"');
  expect(await rowOf(one.id)).toMatchObject({ hungAt: NOW, doubt: null });
  expect((await get(pathOf(two.id), { cookie, 'accept-language': 'fr' })).text).toContain('Panneau 30');
  expect((await get('/helper.css')).headers.get('content-type')).toMatch(/^text\/css/);
});

test('SG 31 everybody else’s scan is a scan; a pass that is altered, old or of a token that is gone is none', async () => {
  const { clock, pathOf, cookie, rowOf } = await hang();
  const others = ['', `${cookie}x`, cookie.replace(`${venue.id}.`, 'other.'), cookie.replace(/\.-\./, '.abcdef.')];
  for (const other of others) {
    expect((await get(pathOf(one.id), { cookie: other })).text, other).toContain('id="boot"');
  }
  clock.now += 13 * 3_600_000;
  expect((await get(pathOf(one.id), { cookie })).text).toContain('id="boot"');
  expect(await rowOf(one.id)).toMatchObject({ hungAt: null });
});

test('SG 31 a sign that is scanned too soon after another is in doubt, until it is said or scanned that it hangs', async () => {
  const { clock, pathOf, cookie, say, rowOf } = await hang();
  await get(pathOf(one.id), { cookie });
  clock.now += 3_000;
  const soon = await get(pathOf(two.id), { cookie });
  expect(soon.text).toContain('farther away than you can have walked');
  expect(await rowOf(two.id)).toMatchObject({ doubt: 'too-soon' });
  expect(await (await say(two.id, 'right')).text()).toContain('✓ Sign 30 is ticked off');
  expect(await rowOf(two.id)).toMatchObject({ doubt: null });
  expect(await (await say(two.id, 'elsewhere')).text()).toContain('You said that it hangs elsewhere');
  expect(await rowOf(two.id)).toMatchObject({ doubt: 'elsewhere' });
  await say(two.id, 'untick');
  expect(await rowOf(two.id)).toMatchObject({ hungAt: null, doubt: null });
  expect((await say(two.id, 'sing')).status).toBe(400);
  const end = await say(one.id, 'end');
  expect(end.headers.get('set-cookie')).toMatch(/Max-Age=0/);
});

test('SG 31 signs are ticked and unticked by hand, by the desk’s role, and only those that there are', async () => {
  const { rowOf } = await hang();
  const tick = (marker: string, hangs: unknown, headers: Record<string, string> = { authorization }) =>
    post('/api/organizer/signs/hanging', { venue: venue.id, marker, hangs }, headers);
  expect((await tick(one.id, true)).status).toBe(200);
  expect(await rowOf(one.id)).toMatchObject({ hungAt: NOW });
  expect((await tick(one.id, false)).status).toBe(200);
  expect(await rowOf(one.id)).toMatchObject({ hungAt: null });
  expect((await tick('no-such', true)).status).toBe(404);
  expect((await tick(one.id, 'yes')).status).toBe(400);
  expect((await tick(one.id, true, {})).status).toBe(401);
});

test('SG 32 the list names the signs that contradict each other, by their numbers', async () => {
  const { event, hanging } = await hang();
  for (let n = 0; n < 5; n++) {
    event.signDoubts.scanned(venue, `phone-${n}`, one.id, 1_000);
    event.signDoubts.scanned(venue, `phone-${n}`, two.id, 2_000);
  }
  expect((await hanging()).contradictions).toEqual([{ numbers: [1, 30].toSorted(), devices: 5 }]);
});
