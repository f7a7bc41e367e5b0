import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardView, comesUnasked, type Sheet, type Situation, whichCard } from './card.ts';

const NOW = 1_000_000;
const calm: Situation = {
  event: { id: 'e' },
  open: true,
  someEvents: true,
  line: 'connected',
  joined: true,
  me: { availability: { state: 'closed' } },
  proposal: null,
  meeting: null,
  keeps: [],
  sheet: null,
  way: false,
  now: NOW,
};
const card = (change: Partial<Situation>): CardView['card'] => whichCard({ ...calm, ...change }).card;
const open = { availability: { state: 'open', until: NOW + 60_000, show: 'spot' } } as const;
const sheets: readonly Sheet[] = [
  { kind: 'join' },
  { kind: 'profile' },
  { kind: 'opening' },
  { kind: 'scan', still: true },
  { kind: 'person', dot: 3 },
  { kind: 'block' },
  { kind: 'encounters' },
  { kind: 'encounter', id: 'e' },
  { kind: 'ask' },
  { kind: 'goal', goal: 'nearest:toilet' },
  { kind: 'needs' },
  { kind: 'camera' },
  { kind: 'my-code' },
];

test('CL 13 there is always exactly one card', () => {
  const situation = fc.record({
    event: fc.constantFrom(null, { id: 'e' }),
    open: fc.boolean(),
    someEvents: fc.boolean(),
    line: fc.constantFrom(
      'connecting' as const,
      'connected' as const,
      'lost' as const,
      'elsewhere' as const,
      'other-version' as const,
      'refused' as const,
      'event-closed' as const,
    ),
    joined: fc.boolean(),
    me: fc.constantFrom(null, calm.me, open, { availability: { state: 'walking' as const } }),
    proposal: fc.constantFrom(null, { endsAt: NOW + 1 }, { endsAt: NOW - 60_000 }),
    meeting: fc.constantFrom(null, { phase: 'walking' as const }, { phase: 'talking' as const }),
    keeps: fc.constantFrom([], [{ meeting: 'm', state: 'asked' as const, until: NOW + 1 }]),
    sheet: fc.constantFrom(null, ...sheets),
    way: fc.boolean(),
    now: fc.constant(NOW),
  });
  fc.assert(
    fc.property(situation, (now) => {
      const view = whichCard(now);
      expect(typeof view.card).toBe('string');
      const stopped = now.line === 'elsewhere' || now.line === 'other-version' || now.line === 'refused';
      const stays = now.joined && now.meeting !== null;
      if (stopped || !now.event || now.line === 'event-closed')
        expect(view.card).toMatch(/elsewhere|version|turned|event/);
      else if (!now.open && !stays)
        expect(view.card).toMatch(
          /event-closed|keep|encounter|profile|leave|proposal|scan|block|ask|goal|needs|camera|my-code/,
        );
      else if (now.joined && now.meeting) expect(view.card).toMatch(/walking|talking|block|needs|camera|my-code/);
      else if (!now.joined) expect(view.card).toMatch(/welcome|join|scan|ask|goal|way|needs|camera|my-code/);
    }),
  );
});

test('CL 14 what stops the page comes first: another tab or version, no event, a closed event', () => {
  expect(card({ line: 'elsewhere', event: null })).toBe('elsewhere');
  expect(card({ line: 'other-version' })).toBe('other-version');
  expect(card({ line: 'refused' })).toBe('turned-away');
  expect(card({ event: null })).toBe('events');
  expect(card({ event: null, someEvents: false })).toBe('no-event');
  expect(card({ open: false, line: 'connecting' })).toBe('event-closed');
  expect(card({ line: 'event-closed' })).toBe('event-closed');
});

test('CL 15 a lost line changes no card: the pill says it', () => {
  expect(card({ line: 'lost' })).toBe('closed');
  expect(card({ line: 'lost', me: open })).toBe('open');
  expect(card({ line: 'connecting', me: null })).toBe('closed');
});

test('CL 16 a meeting comes before all that was opened by a tap, but for the block, my needs and the camera', () => {
  const walking = { phase: 'walking' } as const;
  for (const sheet of sheets)
    expect(card({ meeting: walking, sheet })).toBe(
      ['block', 'needs', 'camera', 'my-code'].includes(sheet.kind) ? sheet.kind : 'walking',
    );
  expect(card({ meeting: { phase: 'talking' } })).toBe('talking');
});

test('CL 17 a proposal is shown while it runs, and only a wanted sign or the block lies over it', () => {
  const proposal = { endsAt: NOW + 5_000 };
  expect(card({ me: open, proposal })).toBe('proposal');
  expect(card({ me: open, proposal, sheet: { kind: 'person', dot: 1 } })).toBe('proposal');
  expect(card({ me: open, proposal, sheet: { kind: 'scan', still: true } })).toBe('scan');
  expect(card({ me: open, proposal, sheet: { kind: 'block' } })).toBe('block');
  expect(card({ me: open, proposal: { endsAt: NOW - 14_000 } })).toBe('proposal');
  expect(card({ me: open, proposal: { endsAt: NOW - 16_000 } })).toBe('open');
});

test('CL 18 who has not joined is welcomed, and joins by a tap', () => {
  expect(card({ joined: false, me: null })).toBe('welcome');
  expect(card({ joined: false, me: null, sheet: { kind: 'join' } })).toBe('join');
  expect(card({ joined: false, me: null, sheet: { kind: 'encounters' } })).toBe('welcome');
});

test('CL 19 after a meeting keeping is asked once, while it can be kept', () => {
  const keep = { meeting: 'm', state: 'asked', until: NOW + 1 } as const;
  expect(whichCard({ ...calm, keeps: [keep] })).toEqual({ card: 'keep', meeting: 'm' });
  expect(card({ keeps: [{ ...keep, state: 'later' }] })).toBe('closed');
  expect(card({ keeps: [{ ...keep, state: 'kept' }] })).toBe('closed');
  expect(card({ keeps: [{ ...keep, until: NOW - 1 }] })).toBe('closed');
});

test('CL 20 the choice of how to open goes once I am open; other sheets stay', () => {
  expect(card({ sheet: { kind: 'opening' } })).toBe('opening');
  expect(card({ me: open, sheet: { kind: 'opening' } })).toBe('open');
  expect(card({ me: open, sheet: { kind: 'encounters' } })).toBe('encounters');
  expect(card({ me: { availability: { state: 'walking' } } })).toBe('moment');
});

test('CL 36 a tap in the first half second of a card that came by itself does not count', () => {
  expect(comesUnasked({ card: 'proposal' })).toBe(true);
  expect(comesUnasked({ card: 'keep', meeting: 'm' })).toBe(true);
  expect(comesUnasked({ card: 'opening' })).toBe(false);
  const css = readFileSync(resolve(import.meta.dirname, '../styles/phone.css'), 'utf8');
  expect(css).toMatch(/@keyframes not-yet \{\s*from,\s*to \{\s*pointer-events: none;/);
  // With motion and without.
  expect(css.match(/\.unasked \{\s*animation:[^;]*not-yet 500ms;/g)).toHaveLength(2);
});

test('CL 145 outside the hours the page says so, whoever I am, and nothing of the event’s hours is offered', () => {
  const offered: readonly Sheet[] = [
    { kind: 'join' },
    { kind: 'opening' },
    { kind: 'scan', still: true },
    { kind: 'person', dot: 3 },
    { kind: 'block' },
  ];
  for (const joined of [true, false]) {
    expect(card({ open: false, joined })).toBe('event-closed');
    for (const sheet of offered) expect(card({ open: false, joined, sheet })).toBe('event-closed');
  }
  // A meeting that it closed on goes on; a line that is not let in shows nothing.
  expect(card({ open: false, meeting: { phase: 'talking' } })).toBe('talking');
  expect(card({ open: false, line: 'event-closed', sheet: { kind: 'encounters' } })).toBe('event-closed');
});

test('CL 146 outside the hours a meeting is kept, and my encounters, what others read of me and leaving open as ever', () => {
  const keep = { meeting: 'm', state: 'asked', until: NOW + 1 } as const;
  expect(whichCard({ ...calm, open: false, keeps: [keep] })).toEqual({ card: 'keep', meeting: 'm' });
  expect(card({ open: false, keeps: [{ ...keep, state: 'later' }] })).toBe('event-closed');
  expect(card({ open: false, keeps: [{ ...keep, until: NOW - 1 }] })).toBe('event-closed');
  for (const kind of ['encounters', 'profile', 'leave'] as const) {
    expect(card({ open: false, sheet: { kind } })).toBe(kind);
  }
  expect(card({ open: false, sheet: { kind: 'encounter', id: 'e' } })).toBe('encounter');
  // Also when this page has forgotten who I am: the server knows.
  expect(card({ open: false, joined: false, sheet: { kind: 'encounters' } })).toBe('encounters');
});

test('CL 180 anybody can ask the way: who has not joined, who is open, and outside the hours; not in a card or meeting', () => {
  const goal = { kind: 'goal', goal: 'nearest:toilet' } as const;
  for (const change of [{}, { joined: false, me: null }, { me: open }, { open: false }] as const) {
    expect(card({ ...change, sheet: { kind: 'ask' } })).toBe('ask');
    expect(whichCard({ ...calm, ...change, sheet: goal })).toEqual({ card: 'goal', goal: 'nearest:toilet' });
  }
  expect(card({ me: open, proposal: { endsAt: NOW + 5_000 }, sheet: goal })).toBe('proposal');
  expect(card({ meeting: { phase: 'walking' }, sheet: goal })).toBe('walking');
});

test('CL 181 who walks an asked way has its steps for a card, under what they open by a tap', () => {
  expect(card({ way: true })).toBe('way');
  expect(card({ way: true, me: open })).toBe('way');
  expect(card({ way: true, joined: false, me: null })).toBe('way');
  expect(card({ way: true, joined: false, me: null, sheet: { kind: 'scan', still: false } })).toBe('scan');
  expect(card({ way: true, joined: false, me: null, sheet: { kind: 'join' } })).toBe('join');
  expect(card({ way: true, sheet: { kind: 'encounters' } })).toBe('encounters');
  expect(card({ way: true, meeting: { phase: 'talking' } })).toBe('talking');
});
