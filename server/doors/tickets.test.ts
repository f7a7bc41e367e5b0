import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { badgeSecret, openBadges } from './badges.ts';
import { newKeys } from './keys.ts';
import { createTicketOffice, TICKET_LIFE, type TicketOffice } from './tickets.ts';

const ada = { person: 'ada', role: 'phone' } as const;

const HOME = '192.0.2.1';
const office = (now: () => number = () => 0, most = 500) => createTicketOffice(now, most);
const numberOf = (seat: ReturnType<TicketOffice['reserve']>) => (typeof seat === 'string' ? seat : seat.ticket);

test('DO 14 a seat ticket is good until its seat is taken, for twenty seconds, in its own event', () => {
  let time = 1_000;
  const [here, other] = [office(() => time), office(() => time)];
  const ticket = here.issue(ada, HOME);
  expect(other.reserve(ticket)).toBe('no-ticket');
  const seat = here.reserve(ticket);
  expect(seat).toMatchObject(ada);
  expect(here.take(numberOf(seat))).toBe(true);
  expect(here.take(numberOf(seat))).toBe(false);
  expect(here.reserve(ticket)).toBe('no-ticket');
  const late = here.issue(ada, HOME);
  const held = here.reserve(here.issue(ada, HOME));
  time += TICKET_LIFE;
  expect(here.reserve(late)).toBe('no-ticket');
  expect(here.take(numberOf(held))).toBe(false);
  expect(here.issue(ada, HOME)).not.toBe(here.issue(ada, HOME));
});

test('DO 82 two seats at most are held on a ticket, of which one is taken', () => {
  const here = office();
  const ticket = here.issue(ada, HOME);
  const [first, second, third] = [here.reserve(ticket), here.reserve(ticket), here.reserve(ticket)];
  expect([first, second]).toMatchObject([ada, ada]);
  expect(third).toBe('seats-pending');
  expect(here.take(numberOf(second))).toBe(true);
  expect(here.take(numberOf(first))).toBe(false);
});

test('DO 82 of a person two tickets at most are pending, the newest', () => {
  const here = office();
  const tickets = [1, 2, 3].map(() => here.issue(ada, HOME));
  expect(tickets.map((ticket) => here.reserve(ticket) === 'no-ticket')).toEqual([true, false, false]);
});

test('DO 83 of an address only so many tickets are pending: the oldest give way, and no other address’s', () => {
  let time = 0;
  const here = office(() => time, 3);
  const come = (person: string, address: string) => here.issue({ person, role: 'phone' }, address);
  const elsewhere = come('zoe', '198.51.100.1');
  const tickets = ['a', 'b', 'c', 'd', 'e'].map((person) => come(person, HOME));
  expect(tickets.map((ticket) => here.reserve(ticket) === 'no-ticket')).toEqual([true, true, false, false, false]);
  expect(here.reserve(elsewhere)).toMatchObject({ person: 'zoe' });
  // Whose seat is taken, or whose time is over, is pending no more.
  expect(here.take(numberOf(here.reserve(tickets[2] ?? '')))).toBe(true);
  come('f', HOME);
  expect(here.reserve(tickets[3] ?? '')).toMatchObject({ person: 'd' });
  time += TICKET_LIFE;
  const fresh = ['g', 'h', 'i'].map((person) => come(person, HOME));
  for (const ticket of fresh) expect(here.reserve(ticket)).toMatchObject({ role: 'phone' });
});

test('DO 122 tickets of those who are known push out nobody else’s, however many come back at once', () => {
  const here = office(() => 0, 3);
  const fresh = here.issue({ person: 'new', role: 'phone' }, HOME);
  const back = Array.from({ length: 50 }, (_, n) => here.issue({ person: `p${n}`, role: 'phone' }, HOME, true));
  for (const ticket of [fresh, ...back]) expect(here.reserve(ticket)).toMatchObject({ address: HOME });
});

test('DO 14 an altered or invented ticket is nobody’s, and never throws', () => {
  const here = office();
  const ticket = here.issue(ada, HOME);
  for (let at = 0; at < ticket.length; at += 1) {
    const letter = ticket[at] === 'A' ? 'B' : 'A';
    expect(here.reserve(ticket.slice(0, at) + letter + ticket.slice(at + 1))).toBe('no-ticket');
    expect(here.reserve(ticket.slice(0, at))).toBe('no-ticket');
  }
  for (const text of ['', '{}', '\0', 'é'.repeat(2_000)]) expect(here.reserve(text)).toBe('no-ticket');
  expect(here.reserve(ticket)).toMatchObject(ada);
});

test('DO 15 a badge of the event’s list opens with its own secret of its own event alone', async () => {
  const keys = newKeys();
  const opened = (seals: typeof keys, list: readonly string[]) =>
    openBadges({ store: createMemoryStore(), keys: { seals }, event: 'e', list: () => list });
  const badges = await opened(keys, ['badge-1', 'badge-2']);
  const secret = badgeSecret(keys, 'badge-1');
  expect(badges.check('badge-1', secret)).toBe(true);
  expect(badges.check('badge-2', secret)).toBe(false);
  expect((await opened(keys, ['badge-2'])).check('badge-1', secret)).toBe(false);
  expect(badges.check('badge-1', `${secret}A`)).toBe(false);
  expect(badges.check('badge-1', '')).toBe(false);
  expect((await opened(newKeys(), ['badge-1'])).check('badge-1', secret)).toBe(false);
});

test('GW 30 a badge that the desk takes back is bound by a new secret alone, after a restart too', async () => {
  const store = createMemoryStore();
  const keys = newKeys();
  const opened = () => openBadges({ store, keys: { seals: keys }, event: 'e', list: () => ['badge-1', 'badge-2'] });
  const badges = await opened();
  const first = badges.secretOf('badge-1');
  expect(first).toBe(badgeSecret(keys, 'badge-1'));
  await store.bindBadge('e', 'badge-1', 'ada', 0);
  expect(await badges.bound()).toEqual(new Set(['badge-1']));
  expect(await badges.takeBack('badge-1')).toBe(true);
  expect(await badges.takeBack('unlisted')).toBe(false);
  for (const desk of [badges, await opened()]) {
    expect(await desk.bound()).toEqual(new Set());
    expect(desk.check('badge-1', first)).toBe(false);
    expect(desk.check('badge-1', desk.secretOf('badge-1'))).toBe(true);
    expect(desk.check('badge-2', badgeSecret(keys, 'badge-2'))).toBe(true);
  }
  // Another process has taken one back meanwhile.
  const other = await opened();
  await other.takeBack('badge-2');
  await badges.takeBack('badge-1');
  expect(badges.check('badge-2', badgeSecret(keys, 'badge-2'))).toBe(false);
});
