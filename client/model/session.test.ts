import { expect, test } from 'vitest';
import type { Card, Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import { createClock } from './clock.ts';
import { createDevice } from './device.ts';
import { createSession } from './session.ts';
import type { Shelf } from './shelf.ts';

const NOW = 1_000_000;
const card: Card = {
  firstName: 'Léa',
  gives: [],
  seeks: [],
  giveLine: 'bread',
  seekLine: '',
  languages: ['fr'],
  simulated: false,
};
const why = { kind: 'nearby' } as const;

function page() {
  const kept = new Map<string, string>();
  const shelf: Shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const device = createDevice(shelf, 'e');
  const clock = createClock(() => NOW);
  return { device, clock, session: createSession(device, clock, null) };
}

const me = (availability: NoticeOf<'me'>['availability']): Notice => ({
  type: 'me',
  availability,
  place: null,
  receipt: 'sealed',
  seesOthers: false,
  wavesLeft: 5,
});
const proposal = (id: string): Notice => ({
  type: 'proposal',
  id,
  card,
  why,
  minutes: 1,
  endsAt: NOW + 60_000,
  myAnswer: null,
});
const meeting = (id: string): Notice => ({
  type: 'meeting',
  id,
  phase: 'walking',
  card,
  why,
  spot: { id: 's', kind: 'landmark', number: null, level: 'l', area: 'a', x: 1, y: 2 },
  route: null,
  noWay: null,
  otherSeconds: 20,
  otherLevel: 'l',
  otherArrived: false,
  iArrived: false,
  claim: null,
  endsAt: NOW + 60_000,
});
const over = (id: string, keep: boolean, byMe = false): Notice => ({
  type: 'meeting-over',
  id,
  keep: keep ? { ticket: 't', until: NOW + 1_000, card } : null,
  byMe,
});
const encounter = (id: string) => ({
  id,
  firstName: 'Léa',
  give: 'bread',
  gives: [],
  reach: '',
  place: 'bar',
  metAt: NOW,
  simulated: false,
});

test('CL 23 the welcome sets the clock by the server’s, so that a phone with a wrong one counts down correctly', () => {
  const { session, clock } = page();
  session.hear({ type: 'welcome', protocol: 1, now: NOW + 500_000, venue: 'v', venueHash: 'h', profile: null });
  expect(clock.now.value).toBe(NOW + 500_000);
  clock.tick();
  expect(clock.now.value).toBe(NOW + 500_000);
  expect(session.venueHash.value).toBe('h');
});

test('CL 24 the device keeps the receipt and how I am open, for the next hello', () => {
  const { session, device } = page();
  session.hear(me({ state: 'open', until: NOW + 9, show: 'area' }));
  expect(device.event()).toMatchObject({ receipt: 'sealed', open: { until: NOW + 9, show: 'area' } });
  session.hear(me({ state: 'closed' }));
  expect(device.event().open).toBeNull();
});

test('CL 25 a hello that is refused, and a "not joined", begin with who I am', () => {
  for (const command of ['hello', 'open'] as const) {
    const { session } = page();
    session.profile.value = { ...card, gives: [], seeks: [], languages: [] };
    const refusal = command === 'hello' ? 'name-not-allowed' : 'not-joined';
    session.hear({ type: 'refused', n: 1, command, refusal });
    expect(session.profile.value).toBeNull();
  }
});

test('CL 26 a proposal that is over leaves one neutral sentence; an older one’s end takes no newer one away', () => {
  const { session } = page();
  session.hear(proposal('p1'));
  session.hear(proposal('p2'));
  session.hear({ type: 'proposal-over', id: 'p1' });
  expect(session.proposal.value?.id).toBe('p2');
  session.hear({ type: 'proposal-over', id: 'p2' });
  expect(session.proposal.value).toBeNull();
  expect(session.note.value).toEqual({ kind: 'proposal-over', noSpot: false });
});

test('CL 27 a meeting takes the proposal’s place, and ends when the server no longer tells of it', () => {
  const { session } = page();
  session.hear(proposal('p'));
  session.hear(meeting('m'));
  expect(session.proposal.value).toBeNull();
  session.hear(me({ state: 'walking' }));
  expect(session.meeting.value?.id).toBe('m');
  session.hear(me({ state: 'closed' }));
  expect(session.meeting.value).toBeNull();
});

test('CL 28 a meeting that never was ends in one neutral sentence; one that was asks whether to keep it', () => {
  const { session, device } = page();
  session.hear(meeting('m1'));
  session.hear(over('m1', false));
  expect(session.note.value).toEqual({ kind: 'meeting-over', byMe: false });
  session.hear(meeting('m2'));
  session.hear(over('m2', true));
  session.hear(over('m2', true));
  expect(session.keeps.value.map((keep) => [keep.meeting, keep.state])).toEqual([['m2', 'asked']]);
  expect(device.event().keeps).toHaveLength(1);
});

test('CL 29 kept is said only by the server, and of its own meeting; both kept puts the encounter on the list and drops the ticket', () => {
  const { session, device } = page();
  session.hear(over('m', true));
  session.hear(over('m2', true));
  session.keeping.value = 'm2';
  session.hear({ type: 'kept', meeting: 'm', encounter: null });
  expect(session.keeps.value.map(({ meeting, state }) => [meeting, state])).toEqual([
    ['m', 'kept'],
    ['m2', 'asked'],
  ]);
  expect(session.keeping.value).toBe('m2');
  expect(session.note.value).toEqual({ kind: 'kept', name: 'Léa', both: false });

  // The other keeps it later, while this phone asks for another one.
  session.hear({ type: 'kept', meeting: 'm', encounter: encounter('e1') });
  expect(session.keeps.value.map((keep) => keep.meeting)).toEqual(['m2']);
  expect(session.encounters.value.map(({ id }) => id)).toEqual(['e1']);
  expect(device.event().encounters).toHaveLength(1);
  session.hear({ type: 'kept', meeting: 'm2', encounter: encounter('e2') });
  expect(session.keeping.value).toBeNull();
  expect(session.keeps.value).toEqual([]);
  session.hear({ type: 'encounters', list: [encounter('e2')] });
  expect(session.encounters.value.map(({ id }) => id)).toEqual(['e2']);
});

test('CL 46 leaving empties all that the page knows of me', () => {
  const { session } = page();
  session.hear(me({ state: 'closed' }));
  session.hear(over('m', true));
  session.hear({ type: 'encounters', list: [encounter('e1')] });
  session.hear(proposal('p'));
  session.forgetMe();
  const { profile, me: own, proposal: asked, meeting: met, keeps, encounters, note } = session;
  expect([profile, own, asked, met, note].map(({ value }) => value)).toEqual([null, null, null, null, null]);
  expect([...keeps.value, ...encounters.value]).toEqual([]);
});

test('CL 152 that there is no place to meet is one sentence, and an ordinary end another', () => {
  const { session } = page();
  session.hear(proposal('p1'));
  session.hear({ type: 'proposal-over', id: 'p1', noSpot: true });
  expect(session.note.value).toEqual({ kind: 'proposal-over', noSpot: true });
  session.hear(proposal('p2'));
  session.hear({ type: 'proposal-over', id: 'p2' });
  expect(session.note.value).toEqual({ kind: 'proposal-over', noSpot: false });
});

test('CL 181 the way that I asked for is there until it is over, or a meeting begins; arriving is said', () => {
  const { session } = page();
  const goal = { goal: 'area:library', level: 'l', x: 1, y: 2 };
  const way: Notice = { type: 'way', to: 'nearest:quiet', goal, route: null, noWay: null };
  session.hear(way);
  expect(session.way.value).toEqual(way);
  session.hear({ type: 'way-over', to: 'nearest:quiet', arrived: true });
  expect(session.way.value).toBeNull();
  expect(session.note.value).toEqual({ kind: 'there', goal: 'area:library' });
  session.note.value = null;
  session.hear(way);
  session.hear({ type: 'way-over', to: 'nearest:quiet', arrived: false });
  expect(session.note.value).toBeNull();
  session.hear(way);
  session.hear(meeting('m'));
  expect(session.way.value).toBeNull();
  session.hear(way);
  session.forgetMe();
  expect(session.way.value).toBeNull();
});

test('WO 121 that the desk has taken my badge back is said', () => {
  const { session } = page();
  session.hear({ type: 'badge-ended' });
  expect(session.note.value).toEqual({ kind: 'badge-ended' });
});
