import { expect, test } from 'vitest';
import type { SessionAnswer } from '../../shared/protocol/pages.ts';
import { post, runningEvent, serve, venue } from '../served.ts';

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
  const kiosk = await ask(null, 'kiosk');
  expect(kiosk.secret).toBeNull();
  expect(event.tickets.reserve(kiosk.ticket)).toMatchObject({ role: 'kiosk' });
  expect((await post('/api/session', { event: 'none', role: 'phone', secret: null })).status).toBe(404);
  for (const wrong of [{}, [], null, { event: 1 }, { event: venue.id, role: 'admin', secret: null }]) {
    expect((await post('/api/session', wrong)).status).toBe(400);
  }
});
