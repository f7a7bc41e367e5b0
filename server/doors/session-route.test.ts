import { expect, test } from 'vitest';
import type { SessionAnswer } from '../../shared/protocol/pages.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { NOW, post, runningEvent, serve, stopServing, venue } from '../served.ts';
import { createMemoryStore } from '../store/memory.ts';
import { kioskKey } from './kiosks.ts';
import { hashOf, openSessions } from './sessions.ts';

test('DO 27 a session gives a ticket for one seat, and the next secret', async () => {
  const event = await runningEvent();
  await serve([event]);
  const ask = async (secret: string | null, role = 'phone'): Promise<SessionAnswer> =>
    (await post('/api/session', { event: venue.id, role, secret })).json();
  const first = await ask(null);
  const second = await ask(first.secret);
  expect(first.roomId).toBe(`room-of-${venue.id}`);
  expect(second.secret).not.toBe(first.secret);
  const seats = [first, second].map((answer) => event.tickets.reserve(answer.ticket));
  expect(seats[0]).toMatchObject({ role: 'phone' });
  const [one, two] = seats.map((seat) => (typeof seat === 'string' ? seat : seat.person));
  expect(two).toBe(one);
  const answer = await post('/api/session', { event: venue.id, role: 'kiosk', secret: null });
  // A kiosk is nobody, and takes nobody's place on its device.
  expect(answer.headers.get('set-cookie')).toBeNull();
  const kiosk: SessionAnswer = await answer.json();
  expect(kiosk.secret).toBeNull();
  expect(event.tickets.reserve(kiosk.ticket)).toMatchObject({ role: 'kiosk' });
  expect((await post('/api/session', { event: 'none', role: 'phone', secret: null })).status).toBe(404);
  for (const wrong of [{}, [], null, { event: 1 }, { event: venue.id, role: 'admin', secret: null }]) {
    expect((await post('/api/session', wrong)).status).toBe(400);
  }
});

test('DO 204 a kiosk is bound by its own link for a marker of this event, and nobody by any other', async () => {
  const event = await runningEvent();
  await serve([event]);
  const [door = '', other = ''] = venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id);
  const key = kioskKey(event.keys.signs, venue.id, door);
  const seat = async (role: string, kiosk: unknown) => {
    const answer = await post('/api/session', { event: venue.id, role, secret: null, kiosk });
    if (!answer.ok) return answer.status;
    const { ticket }: SessionAnswer = await answer.json();
    const held = event.tickets.reserve(ticket);
    return typeof held === 'string' ? held : (held.link ?? null);
  };
  expect(await seat('kiosk', { marker: door, key })).toEqual({ marker: door, key });
  expect(await seat('kiosk', { marker: other, key })).toBe(null);
  expect(await seat('kiosk', { marker: door, key: `${key.slice(0, -1)}_` })).toBe(null);
  expect(await seat('phone', { marker: door, key })).toBe(null);
  expect(await seat('kiosk', undefined)).toBe(null);
  for (const odd of [{ marker: door }, { marker: 'x'.repeat(81), key }, { marker: door, key, more: 1 }, 'door'])
    expect(await seat('kiosk', odd)).toBe(400);
});

const DAY = 24 * 3_600_000;
/** It is eight in the morning of the 23rd. */
const yesterday = { opens: '2026-11-22T09:00', closes: '2026-11-22T18:00' };

/** A device that came while the event was open, and asks again when its hours are these. */
async function askedLater(hours: EventPlan['hours'], more: { remembers?: boolean; role?: string; now?: number } = {}) {
  const store = createMemoryStore();
  const sessions = await openSessions(store);
  const { secret } = await sessions.begin(NOW - DAY);
  const event = await runningEvent({ hours, timeZone: 'UTC' });
  const here = { ...event, remembers: async () => more.remembers ?? false };
  await serve([here], { sessions, now: () => more.now ?? NOW });
  const ask = async (by: string | null) =>
    post('/api/session', { event: venue.id, role: more.role ?? 'phone', secret: by });
  const answer = await ask(secret);
  const row = await store.personBySecret(hashOf(secret));
  const stranger = (await ask(null)).status;
  await stopServing();
  return { status: answer.status, isRotated: row?.previousSecretHash !== null, stranger };
}

test('DO 117 outside the hours whom the server knows has a seat as long as a meeting may be kept', async () => {
  const seated = { status: 200, isRotated: true, stranger: 403 };
  const turnedAway = { status: 403, isRotated: false, stranger: 403 };
  expect(await askedLater([yesterday])).toEqual(seated);
  // Between two days, and after the last.
  expect(await askedLater([yesterday, { opens: '2026-11-24T09:00', closes: '2026-11-24T18:00' }])).toEqual(seated);
  const closed = Date.parse('2026-11-22T18:00:00Z');
  expect(await askedLater([yesterday], { now: closed + 2 * DAY + 60_000 })).toEqual(seated);
  expect(await askedLater([yesterday], { now: closed + 2 * DAY + 2 * 3_600_000 })).toEqual(turnedAway);
  // Before it opens for the first time nobody has anything to keep.
  expect(await askedLater([{ opens: '2026-11-24T09:00', closes: '2026-11-24T18:00' }])).toEqual(turnedAway);
});

test('DO 118 and for as long as they own an encounter of it', async () => {
  const years = { now: NOW + 900 * DAY };
  expect(await askedLater([yesterday], { ...years, remembers: true })).toMatchObject({ status: 200, stranger: 403 });
  expect(await askedLater([yesterday], years)).toMatchObject({ status: 403, isRotated: false });
});

test('DO 119 outside the hours nobody new is made, no kiosk comes, and what is refused rotates nothing', async () => {
  const store = createMemoryStore();
  const made: string[] = [];
  const counted = { ...store, createPerson: async ({ id }: { id: string }) => void made.push(id) };
  await serve([await runningEvent({ hours: [yesterday], timeZone: 'UTC' })], { sessions: await openSessions(counted) });
  for (const [role, secret] of [
    ['phone', null],
    ['phone', ''],
    ['phone', 'A'.repeat(43)],
    ['kiosk', null],
  ]) {
    const answer = await post('/api/session', { event: venue.id, role, secret });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect(made).toEqual([]);
});

test('DO 119 who is forgotten while they ask is not made anew', async () => {
  const store = createMemoryStore();
  const sessions = await openSessions(store);
  const { secret } = await sessions.begin(NOW);
  const gone = { ...sessions, resume: async () => null };
  await serve([await runningEvent({ hours: [yesterday], timeZone: 'UTC' })], { sessions: gone });
  expect((await post('/api/session', { event: venue.id, role: 'phone', secret })).status).toBe(403);
});
