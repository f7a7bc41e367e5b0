import { describe, expect, test } from 'vitest';
import type { Encounter } from '../protocol/notices.ts';
import { MINUTE, MORNING, profileOf, Stage } from './fixture.ts';

const both = ['ada', 'ben'];

/** Two who have met and whose meeting ada has ended. */
function met(): Stage {
  const stage = new Stage();
  const { id: meeting } = stage.meeting();
  for (const who of both) stage.do(who, { type: 'we-met', meeting });
  stage.pass(2 * MINUTE, both);
  stage.do('ada', { type: 'end' });
  return stage;
}
const ticketOf = (stage: Stage, who: string) => stage.last(who, 'meeting-over')?.keep?.ticket ?? '';
const keep = (stage: Stage, who: string, ticket = ticketOf(stage, who), reach = '') =>
  stage.do(who, { type: 'keep', ticket, reach });
const encounter = (id: string, firstName: string): Encounter => ({
  id,
  firstName,
  give: '',
  gives: [],
  reach: '',
  place: 'Foyer',
  metAt: MORNING,
  simulated: false,
});
const bothKept = (stage: Stage) =>
  stage.system({
    type: 'kept',
    who: 'ben',
    meeting: 'm1',
    encounters: [
      { owner: 'ada', encounter: encounter('e-ada', 'ben') },
      { owner: 'ben', encounter: encounter('e-ben', 'ada') },
    ],
  });

describe('WO 28 keeping', () => {
  test('WO 28 asks the store, again when asked again, with what the other will have of me', () => {
    const stage = met();
    expect(keep(stage, 'ada', ticketOf(stage, 'ada'), 'ada@example.org')).toBe(null);
    expect(keep(stage, 'ada')).toBe(null);
    const keeps = stage.changes().filter(({ kind }) => kind === 'keep');
    expect(keeps).toHaveLength(2);
    const [change] = keeps;
    if (change?.kind !== 'keep') throw new Error('a keep');
    expect(change.claims).toMatchObject({ person: 'ada', members: ['ada', 'ben'] });
    expect(change.expiresAt - stage.now).toBe(48 * 60 * MINUTE);
    expect(JSON.parse(change.body)).toMatchObject({ firstName: 'ada', gives: ['maps'], reach: 'ada@example.org' });
    expect(JSON.parse(change.body).place).not.toBe('');
  });

  test('WO 28 is told only when the store has acknowledged, the encounter only when both kept', () => {
    const stage = met();
    keep(stage, 'ada');
    expect(stage.last('ada', 'kept')).toBe(undefined);
    stage.system({ type: 'kept', who: 'ada', meeting: 'm1', encounters: null });
    expect(stage.last('ada', 'kept')).toEqual({ type: 'kept', meeting: 'm1', encounter: null });
    keep(stage, 'ben');
    bothKept(stage);
    expect(stage.last('ada', 'kept')?.encounter?.firstName).toBe('ben');
    expect(stage.last('ben', 'encounters')?.list.map(({ firstName }) => firstName)).toEqual(['ada']);
    expect(stage.world.totals.kept).toBe(1);
  });

  test('WO 28 not with another’s ticket, an invented one, too late, or when they never met', () => {
    const stage = met();
    expect(keep(stage, 'ben', ticketOf(stage, 'ada'))).toBe('keep-not-yours');
    expect(keep(stage, 'ben', 'invented')).toBe('keep-not-yours');
    expect(keep(stage, 'ben', ticketOf(stage, 'ben'), 'x'.repeat(121))).toBe('line-too-long');
    const late = ticketOf(stage, 'ben');
    stage.pass(48 * 60 * MINUTE + MINUTE, [], 60_000);
    stage.comes('ben');
    expect(keep(stage, 'ben', late)).toBe('keep-too-late');
    const never = new Stage();
    never.meeting();
    never.do('ada', { type: 'end' });
    expect(never.last('ben', 'meeting-over')?.keep).toBe(null);
  });

  test('WO 28 whoever was away when it ended is told at their return, until they have kept', () => {
    const stage = new Stage();
    stage.do('ada', { type: 'we-met', meeting: stage.meeting().id });
    stage.system({ type: 'disconnected', who: 'ben' });
    stage.do('ada', { type: 'end' });
    expect(stage.last('ben', 'meeting-over')).toBe(undefined);
    const hello = () => {
      stage.system({ type: 'connected', who: 'ben', simulated: false });
      stage.do('ben', { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
      return stage.notices('ben').filter(({ type }) => type === 'meeting-over').length;
    };
    expect(hello()).toBe(1);
    expect(keep(stage, 'ben')).toBe(null);
    expect(hello()).toBe(1);
  });

  test('WO 28 who keeps again is told again, and the other is not', () => {
    const stage = met();
    bothKept(stage);
    const told = () => both.map((who) => stage.notices(who).filter(({ type }) => type === 'kept').length);
    expect(told()).toEqual([1, 1]);
    bothKept(stage);
    expect(told()).toEqual([1, 2]);
    expect(stage.world.totals.kept).toBe(1);
    // What both had erased is not brought back, but the phone has its answer.
    stage.system({ type: 'kept', who: 'ben', meeting: 'm1', encounters: [] });
    expect(stage.last('ben', 'kept')).toEqual({ type: 'kept', meeting: 'm1', encounter: null });
  });

  test('WO 28 who was blocked cannot tell: keeping asks and tells the same with a block and without', () => {
    const told = (blocked: boolean) => {
      const stage = met();
      stage.system({ type: 'known', who: 'ada', blocks: blocked ? ['ben'] : [], encounters: [] });
      const before = stage.log.length;
      expect(keep(stage, 'ben')).toBe(null);
      return JSON.stringify(stage.log.slice(before));
    };
    expect(told(true)).toBe(told(false));
    expect(told(true)).toContain('"kind":"keep"');
  });
});

describe('WO 29 my encounters', () => {
  const kept = () => {
    const stage = met();
    bothKept(stage);
    return stage;
  };

  test('WO 29 are known at connection, and forgotten on my side alone', () => {
    const stage = kept();
    stage.system({ type: 'known', who: 'ada', blocks: [], encounters: [encounter('old', 'cleo')] });
    expect(stage.last('ada', 'encounters')?.list.map(({ id }) => id)).toEqual(['old']);
    expect(stage.do('ada', { type: 'forget-encounter', encounter: 'e-ben' })).toBe('encounter-unknown');
    expect(stage.do('ada', { type: 'forget-encounter', encounter: 'old' })).toBe(null);
    expect(stage.last('ada', 'encounters')?.list).toEqual([]);
    expect(stage.changes()).toContainEqual({ kind: 'encounter-erase', owner: 'ada', encounter: 'old' });
    expect(stage.last('ben', 'encounters')?.list).toHaveLength(1);
  });

  test('WO 29 who one is with can be blocked: felt at once', () => {
    const stage = kept();
    for (const who of both) {
      stage.scans(who, stage.sign(0));
      stage.do(who, { type: 'open', minutes: 30, show: 'spot' });
    }
    expect(stage.seenBy('ben')).toHaveLength(1);
    expect(stage.do('ada', { type: 'block-encounter', encounter: 'unknown' })).toBe('encounter-unknown');
    expect(stage.do('ada', { type: 'block-encounter', encounter: 'e-ada' })).toBe(null);
    expect([stage.seenBy('ada'), stage.seenBy('ben')]).toEqual([[], []]);
    expect(stage.changes()).toContainEqual({ kind: 'encounter-block', owner: 'ada', encounter: 'e-ada' });
    expect(stage.last('ada', 'encounters')?.list).toEqual([]);
  });
});

test('WO 29 blocking somebody of my encounters ends the meeting that we are in now', () => {
  const stage = new Stage();
  const { id } = stage.meeting();
  bothKept(stage);
  expect(stage.do('ada', { type: 'block-encounter', encounter: 'e-ada' })).toBe(null);
  expect(stage.last('ben', 'meeting-over')).toEqual({ type: 'meeting-over', id, keep: null, byMe: false });

  const card = new Stage();
  const proposal = card.proposed();
  bothKept(card);
  for (const who of both) card.do(who, { type: 'answer', proposal, yes: true });
  // What the store knows of a block comes with `known`.
  card.system({ type: 'known', who: 'ada', blocks: ['ben'], encounters: [] });
  card.pass(MINUTE, both);
  expect(card.last('ben', 'proposal-over')?.id).toBe(proposal);
  expect(card.last('ben', 'meeting')).toBe(undefined);
});

describe('WO 30 meetings under way', () => {
  const bodies = (stage: Stage) =>
    stage.changes().flatMap((change) => (change.kind === 'meeting-put' ? [change.body] : []));

  test('WO 30 are written at each change, without a position, and erased at the end', () => {
    const stage = met();
    const kinds = stage.changes().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'meeting-put').length).toBeGreaterThanOrEqual(3);
    expect(kinds.at(-1)).toBe('meeting-erase');
    for (const body of bodies(stage)) expect(body).not.toMatch(/"(x|y|level|line|route|body|track)"/);
  });

  test('WO 30 among simulated people alone are nobody’s to write', () => {
    const stage = new Stage({ demo: true });
    const names = Array.from({ length: 24 }, (_, i) => `sim${i}`);
    for (const who of names) stage.opens(who, stage.sign(1), { gives: ['maps'], seeks: ['maps'] }, true);
    stage.pass(10_000, names);
    for (const who of names) {
      const proposal = stage.last(who, 'proposal')?.id;
      if (proposal) stage.do(who, { type: 'answer', proposal, yes: true });
    }
    stage.pass(MINUTE, names);
    expect(stage.world.totals.meetings).toBeGreaterThan(0);
    expect(stage.changes()).toEqual([]);
  });

  const restarted = (phase: 'walking' | 'talking') => {
    const before = new Stage();
    const meeting = before.meeting();
    if (phase === 'talking') before.do('ada', { type: 'we-met', meeting: meeting.id });
    const endsAt = before.last('ada', 'meeting')?.endsAt ?? 0;
    const after = new Stage({}, 99, before.now + 8_000);
    after.system({ type: 'restore-meeting', meeting: meeting.id, body: bodies(before).at(-1) ?? '' });
    const comesBack = (who: string) => {
      after.system({ type: 'connected', who, simulated: false });
      const receipt = before.last(who, 'me')?.receipt ?? null;
      after.do(who, { type: 'hello', profile: profileOf(who), receipt, open: null, language: 'en' });
    };
    return { before, after, meeting, endsAt, comesBack };
  };

  test('WO 30 go on after a restart: both are back in the same one, with its deadline and their ways', () => {
    const { after, before, meeting, endsAt, comesBack } = restarted('walking');
    for (const who of both) comesBack(who);
    for (const who of both) {
      const [was, is] = [before, after].map((stage) => stage.last(who, 'meeting'));
      expect(is).toMatchObject({ id: meeting.id, phase: 'walking', spot: meeting.spot, endsAt, card: was?.card });
      expect(is?.route?.lengthMetres).toBeCloseTo(was?.route?.lengthMetres ?? 0, 3);
      expect(after.last(who, 'me')?.availability).toEqual({ state: 'walking' });
    }
    after.do('ben', { type: 'we-met', meeting: meeting.id });
    expect(after.last('ada', 'meeting')?.phase).toBe('talking');
  });

  test('WO 30 one who is back alone is told too, and it ends in its time', () => {
    const { after, endsAt, comesBack } = restarted('talking');
    comesBack('ada');
    expect(after.last('ada', 'meeting')).toMatchObject({ phase: 'talking', card: { firstName: 'ben' }, endsAt });
    after.pass(endsAt - after.now + 1_000, ['ada'], 5_000);
    expect(after.last('ada', 'meeting-over')?.keep).not.toBe(null);
    expect(after.changes().at(-1)?.kind).toBe('meeting-erase');
  });

  test('WO 30 what cannot be read, or is over, is erased', () => {
    const { before, meeting, endsAt } = restarted('walking');
    for (const [body, now] of [
      ['{}', before.now],
      [bodies(before).at(-1) ?? '', endsAt],
    ] as const) {
      const stage = new Stage({}, 5, now);
      stage.system({ type: 'restore-meeting', meeting: meeting.id, body });
      expect(stage.changes()).toEqual([{ kind: 'meeting-erase', meeting: meeting.id }]);
      expect(stage.world.meetings.size).toBe(0);
    }
  });
});
