import { expect, test } from 'vitest';
import { badgeSecret, createBadges } from './badges.ts';
import { newKeys } from './keys.ts';
import { createTicketOffice, TICKET_LIFE } from './tickets.ts';

const ada = { person: 'ada', role: 'phone' } as const;

test('DO 14 a seat ticket is good once, for twenty seconds, in its own event', () => {
  let time = 1_000;
  const office = createTicketOffice(() => time);
  const other = createTicketOffice(() => time);
  const ticket = office.issue(ada);
  expect(other.check(ticket)).toBeNull();
  expect(office.check(ticket)).toEqual(ada);
  expect(office.check(ticket)).toBeNull();
  const late = office.issue(ada);
  time += TICKET_LIFE;
  expect(office.check(late)).toBeNull();
  expect(office.check(ticket)).toBeNull();
  expect(office.issue(ada)).not.toBe(office.issue(ada));
});

test('DO 14 an altered or invented ticket is nobody’s, and never throws', () => {
  const office = createTicketOffice(() => 0);
  const ticket = office.issue(ada);
  for (let at = 0; at < ticket.length; at += 1) {
    const letter = ticket[at] === 'A' ? 'B' : 'A';
    expect(office.check(ticket.slice(0, at) + letter + ticket.slice(at + 1))).toBeNull();
    expect(office.check(ticket.slice(0, at))).toBeNull();
  }
  for (const text of ['', '{}', '\0', 'é'.repeat(2_000)]) expect(office.check(text)).toBeNull();
  expect(office.check(ticket)).toEqual(ada);
});

test('DO 15 a badge of the event’s list opens with its own secret of its own event alone', () => {
  const keys = newKeys();
  const badges = createBadges(keys, ['badge-1', 'badge-2']);
  const secret = badgeSecret(keys, 'badge-1');
  expect(badges.check('badge-1', secret)).toBe(true);
  expect(badges.check('badge-2', secret)).toBe(false);
  expect(createBadges(keys, ['badge-2']).check('badge-1', secret)).toBe(false);
  expect(badges.check('badge-1', `${secret}A`)).toBe(false);
  expect(badges.check('badge-1', '')).toBe(false);
  expect(createBadges(newKeys(), ['badge-1']).check('badge-1', secret)).toBe(false);
});
