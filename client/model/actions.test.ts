import { expect, test, vi } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { NoticeOf } from '../../shared/protocol/notices.ts';
import type { Boot, ScannedSign } from '../../shared/protocol/pages.ts';
import { en } from '../i18n/en.ts';
import type { Answer } from '../link/link.ts';
import { createActions } from './actions.ts';
import { bindOnArrival, rejoinWhenForgotten, scanOnArrival } from './arrival.ts';
import { createClock } from './clock.ts';
import { createDevice } from './device.ts';
import { createFloor } from './floor.ts';
import { createPhone } from './phone.ts';
import { createSession } from './session.ts';
import type { Shelf } from './shelf.ts';

const sign: ScannedSign = {
  marker: 'qr-1',
  signature: 's',
  areaName: { en: 'the foyer' },
  levelName: { en: 'Ground floor' },
  openNearby: 9,
};
const profile = { firstName: 'Nora', gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en'] };
const closed: NoticeOf<'me'> = {
  type: 'me',
  availability: { state: 'closed' },
  place: null,
  receipt: null,
  seesOthers: false,
  wavesLeft: 5,
};

/** A phone whose server answers as the test says; without a word of the test: done. */
function phoneWith(answers: Partial<Record<Command['type'], Answer>> = {}, scanned: ScannedSign | null = null) {
  const kept = new Map<string, string>();
  const shelf: Shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  let now = 1_000_000;
  const boot: Boot = {
    protocol: 1,
    page: 'phone',
    event: {
      id: 'e',
      venue: 'v',
      venueName: { en: 'House' },
      name: { en: 'Fair' },
      timeZone: 'UTC',
      hours: null,
      topics: [],
      admission: 'open',
      minimumAgeYears: 18,
      demo: true,
      open: true,
      opensAt: null,
    },
    events: [],
    before: [],
    instead: null,
    venueHash: null,
    sign: scanned,
    badge: null,
    signRefusal: null,
    kiosk: null,
  };
  const device = createDevice(shelf, 'e');
  const clock = createClock(() => now);
  const session = createSession(device, clock, null);
  const floor = createFloor(() => {});
  const phone = createPhone({ boot, device, clock, session, floor, language: 'en', words: en });
  const sent: Command[] = [];
  let renewed = 0;
  const actions = createActions(phone, {
    send: async (command) => {
      sent.push(command);
      return answers[command.type] ?? { ok: true };
    },
    renew: () => {
      renewed += 1;
    },
  });
  const types = () => sent.map((command) => command.type);
  const later = (ms: number) => {
    now += ms;
    clock.tick();
  };
  return { phone, actions, device, session, sent, types, later, answers, renewed: () => renewed };
}

const refuse = (refusal: Extract<Answer, { ok: false }>['refusal']): Answer => ({ ok: false, refusal });

test('CL 34 a sign in the address is scanned once, as soon as the line stands, by a guest too', () => {
  const { phone, actions, session, types } = phoneWith({}, sign);
  let forgotten = 0;
  scanOnArrival(phone, actions, () => {
    forgotten += 1;
  });
  expect(types()).toEqual([]);
  session.line.value = 'connected';
  expect(types()).toEqual(['scan']);
  session.profile.value = profile;
  session.line.value = 'lost';
  session.line.value = 'connected';
  expect(types()).toEqual(['scan']);
  expect(forgotten).toBe(1);
});

test('CL 190 an event that was changed reads so at once, with what the page came with beside it', () => {
  const { phone, session } = phoneWith({});
  const before = phone.event;
  if (!before) throw new Error('the page has an event');
  const { timeZone, hours, admission } = before;
  const topics = [{ id: 'bees', name: { en: 'Bees' } }];
  const texts = { name: { en: 'Autumn Days' }, topics, timeZone, hours, admission, minimumAgeYears: 16 };
  session.hear({ type: 'event', ...texts });
  expect(phone.event).toEqual({ ...before, ...texts });
});

test('CL 147 a sign that is scanned outside the hours says nothing; a badge waits until the event opens', () => {
  const { phone, actions, session, types } = phoneWith({}, sign);
  const boot = { ...phone.boot, badge: { id: 'badge-1', secret: 's' } };
  session.hear({ type: 'hours', open: false, opensAt: '2026-11-24T09:00' });
  let forgotten = 0;
  scanOnArrival(phone, actions, () => {
    forgotten += 1;
  });
  bindOnArrival({ session, boot }, actions, () => {});
  session.line.value = 'connected';
  session.standing.value = 'joined';
  expect(types()).toEqual([]);
  expect(forgotten).toBe(1);
  session.hear({ type: 'hours', open: true, opensAt: null });
  session.standing.value = 'joined';
  expect(types()).toEqual(['bind-badge']);
});

const welcome = (known: NoticeOf<'welcome'>['profile']): NoticeOf<'welcome'> => ({
  type: 'welcome',
  protocol: 1,
  now: 1_000_000,
  venue: 'v',
  venueHash: 'h',
  profile: known,
});

test('CL 148 who looked in while the event was closed joins by themselves when it opens', async () => {
  const { phone, actions, device, session, types } = phoneWith();
  rejoinWhenForgotten(phone, actions);
  device.remember({ profile });
  session.profile.value = profile;
  session.hear({ type: 'hours', open: false, opensAt: '2026-11-24T09:00' });
  session.line.value = 'connected';
  session.hear(welcome(null));
  // Said for what is kept now; that it lets nobody in the server sees to.
  await vi.waitFor(() => expect(session.standing.value).toBe('joined'));
  expect(phone.view.value.card).toBe('event-closed');
  session.hear({ type: 'hours', open: true, opensAt: null });
  await vi.waitFor(() => expect(session.standing.value).toBe('joined'));
  expect(types()).toEqual(['join', 'join']);
  expect(phone.view.value.card).toBe('closed');
  // It closes while I am here, and I am told.
  session.hear({ type: 'hours', open: false, opensAt: null });
  expect(types()).toEqual(['join', 'join']);
  expect(phone.view.value.card).toBe('event-closed');
});

test('CL 43 a server that has forgotten who I am is told again by itself, with the code that let me in', async () => {
  const { phone, actions, session, sent, types } = phoneWith();
  rejoinWhenForgotten(phone, actions);
  session.line.value = 'connected';
  session.hear(welcome(null));
  expect(types()).toEqual([]);
  await actions.join(profile, true, ' tulip ');
  session.standing.value = 'unsaid';
  session.hear(welcome(null));
  await vi.waitFor(() => expect(session.standing.value).toBe('joined'));
  expect(sent.at(-1)).toEqual({ type: 'join', profile, oldEnough: true, admissionCode: 'tulip' });
  session.hear(welcome(profile));
  expect(types()).toEqual(['join', 'join']);
});

test('CL 43 what the server refuses is asked of me again; a lost line is not', async () => {
  const { phone, actions, session, answers } = phoneWith();
  await actions.join(profile, true, '');
  rejoinWhenForgotten(phone, actions);
  answers.join = refuse('offline');
  session.line.value = 'connected';
  await actions.rejoin();
  expect(session.profile.value).toEqual(profile);
  answers.join = refuse('admission-code-wrong');
  session.hear(welcome(null));
  await vi.waitFor(() => expect(session.profile.value).toBeNull());
  expect(session.note.value).toEqual({ kind: 'refusal', refusal: 'admission-code-wrong' });
});

test('CL 44 a badge in the address is bound once, when I have joined', async () => {
  const { phone, actions, session, sent } = phoneWith();
  let forgotten = 0;
  const badge = { id: 'badge-1', secret: 's' };
  bindOnArrival({ session, boot: { ...phone.boot, badge } }, actions, () => {
    forgotten += 1;
  });
  session.line.value = 'connected';
  session.hear(welcome(null));
  expect(sent).toEqual([]);
  await actions.join(profile, true, '');
  expect(sent.at(-1)).toEqual({ type: 'bind-badge', badge: 'badge-1', secret: 's' });
  await vi.waitFor(() => expect(session.note.value).toEqual({ kind: 'badge-bound' }));
  session.hear(welcome(profile));
  expect([forgotten, sent.length]).toEqual([1, 2]);
});

test('CL 45 what the page came with counts only until the room tells its numbers', () => {
  const { phone, session } = phoneWith({}, sign);
  expect(phone.nearby.value).toBe(9);
  session.publicState.value = { venueHash: 'h', areas: [], density: [] };
  expect(phone.nearby.value).toBeNull();
});

test('CL 35 who wanted to open and had to scan first is open after the scan', async () => {
  const { phone, actions, session, answers, sent } = phoneWith({ open: refuse('scan-first') });
  session.profile.value = profile;
  session.me.value = closed;
  await actions.open(30, 'area');
  expect(phone.view.value).toEqual({ card: 'scan', still: false });
  answers.open = { ok: true };
  await actions.scan(sign);
  expect(sent.at(-1)).toEqual({ type: 'open', minutes: 30, show: 'area' });
  expect(phone.sheet.value).toBeNull();
});

test('CL 35 a wish of more than five minutes ago is forgotten', async () => {
  const { actions, session, types, later } = phoneWith({ open: refuse('scan-again') });
  session.profile.value = profile;
  session.me.value = closed;
  await actions.open(30, 'spot');
  later(5 * 60_000);
  await actions.scan(sign);
  await actions.scan(sign);
  expect(types()).toEqual(['open', 'scan', 'scan']);
});

test('CL 38 a place to be confirmed can be confirmed by a tap, and then what waited goes on', async () => {
  const { phone, actions, session, answers, types } = phoneWith({ open: refuse('confirm-place') });
  session.profile.value = profile;
  session.me.value = closed;
  await actions.open(15, 'spot');
  expect(phone.view.value).toEqual({ card: 'scan', still: true });
  answers.open = { ok: true };
  await actions.stillHere();
  expect(types()).toEqual(['open', 'still-here', 'open']);
});

test('CL 39 a refusal is said in a sentence, and gone with the next tap', async () => {
  const { actions, session, answers } = phoneWith({ close: refuse('too-fast') });
  await actions.close();
  expect(session.note.value).toEqual({ kind: 'refusal', refusal: 'too-fast' });
  answers.close = { ok: true };
  await actions.close();
  expect(session.note.value).toBeNull();
});

test('CL 40 joining is remembered by the device, refused or offline it is not', async () => {
  const { actions, session, device, answers } = phoneWith({ join: refuse('name-not-allowed') });
  expect(await actions.join(profile, true, '')).toBe(false);
  expect(device.event().profile).toBeNull();
  answers.join = { ok: true };
  expect(await actions.join(profile, true, '')).toBe(true);
  expect(device.event().profile).toEqual(profile);
  expect(session.profile.value).toEqual(profile);
  await actions.leave();
  expect(device.event().profile).toBeNull();
  expect(session.profile.value).toBeNull();
});

test('CL 29 a keep that is refused as too late drops its ticket; one that is offline stays', async () => {
  const { actions, session, answers } = phoneWith({ keep: refuse('offline') });
  const card = { ...profile, simulated: false };
  session.hear({ type: 'meeting-over', id: 'm', keep: { ticket: 't', until: 9_000_000, card }, byMe: true });
  await actions.keep('m', '');
  expect(session.keeps.value).toHaveLength(1);
  expect(session.keeping.value).toBeNull();
  answers.keep = refuse('keep-too-late');
  await actions.keep('m', '');
  expect(session.keeps.value).toEqual([]);
});

const met: NoticeOf<'proposal'> = {
  type: 'proposal',
  id: 'p7',
  card: { ...profile, simulated: false },
  why: { kind: 'nearby' },
  minutes: 1,
  endsAt: 1_060_000,
  myAnswer: 'yes',
};

test('CL 127 a tap that hides me names what was on the page', async () => {
  const { actions, session, sent } = phoneWith();
  session.line.value = 'connected';
  session.hear(met);
  await actions.end();
  expect(sent).toEqual([{ type: 'end', of: 'p7' }]);
});

test('CL 127 a close after my yes ends the card too: the line may be dead, and the card a meeting when it arrives', async () => {
  const { actions, session, sent } = phoneWith();
  session.line.value = 'connected';
  session.hear({ ...met, myAnswer: null });
  await actions.close();
  expect(sent).toEqual([{ type: 'close' }]);
  session.hear(met);
  await actions.close();
  expect(sent.slice(1)).toEqual([{ type: 'end', of: 'p7' }, { type: 'close' }]);
});

test('CL 127 without a line it ends what the card may have become and closes me, and says so', async () => {
  for (const tap of ['close', 'end'] as const) {
    const { actions, session, sent, device } = phoneWith();
    device.remember({ open: { until: 9_000_000, show: 'spot' } });
    session.line.value = 'lost';
    session.hear(met);
    const hidden = actions[tap]();
    expect(session.note.value).toEqual({ kind: 'held' });
    expect(sent).toEqual([{ type: 'end', of: 'p7' }, { type: 'close' }]);
    // The next hello opens nobody.
    expect(device.event().open).toBeNull();
    await hidden;
    expect(session.note.value).toBeNull();
  }
});

test('CL 127 a close that arrives before I am known again says nothing of who I am', () => {
  const { session } = phoneWith();
  session.profile.value = profile;
  session.hear({ type: 'refused', n: 2, command: 'close', refusal: 'not-joined' });
  expect(session.profile.value).toEqual(profile);
});

test('CL 125 who has left is somebody new on a new line', async () => {
  const { actions, device, renewed } = phoneWith();
  await actions.join(profile, true, '');
  await actions.leave();
  expect(renewed()).toBe(1);
  expect(device.person().secret).toBe('');
});

test('CL 125 a tab whose person has left in another tab begins with who I am', async () => {
  const { phone, actions, session, device, types } = phoneWith();
  await actions.join(profile, true, '');
  rejoinWhenForgotten(phone, actions);
  device.forget();
  session.line.value = 'connected';
  session.hear(welcome(null));
  await vi.waitFor(() => expect(session.profile.value).toBeNull());
  expect(phone.view.value.card).toBe('welcome');
  expect(types()).toEqual(['join']);
});

test('CL 150 needs are kept and said at once; without a line they hold all the same', async () => {
  const { phone, actions, device, sent, answers } = phoneWith();
  await actions.chooseNeeds(['no-stairs']);
  expect(sent).toEqual([{ type: 'needs', needs: ['no-stairs'] }]);
  expect([device.needs(), phone.needs.value]).toEqual([['no-stairs'], ['no-stairs']]);
  answers.needs = refuse('offline');
  await actions.chooseNeeds([]);
  expect([device.needs(), phone.needs.value, phone.session.note.value]).toEqual([[], [], null]);
  await actions.chooseNeeds(['slow-pace']);
  await actions.leave();
  expect([device.needs(), phone.needs.value]).toEqual([[], []]);
});
