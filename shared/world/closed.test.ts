import { describe, expect, test } from 'vitest';
import type { Command } from '../protocol/commands.ts';
import type { EventPlan } from '../venue/event-plan.ts';
import { MINUTE, profileOf, Stage } from './fixture.ts';

const HOUR = 60 * MINUTE;
const TODAY = { opens: '2026-11-23T08:00', closes: '2026-11-23T10:00' };
const TOMORROW = { opens: '2026-11-24T08:00', closes: '2026-11-24T10:00' };
const PLAN = { timeZone: 'UTC', hours: [TODAY, TOMORROW] };
const EVENING = Date.UTC(2026, 10, 23, 19);

const hello = (more: Partial<Extract<Command, { type: 'hello' }>> = {}): Command => ({
  type: 'hello',
  profile: null,
  receipt: null,
  open: null,
  language: 'en',
  ...more,
});

/** Two who have met, and whose event has closed since: a World that was begun anew then, and the ticket of each. */
function evening(more: Partial<EventPlan> = {}) {
  const day = new Stage(PLAN);
  const { id: meeting } = day.meeting();
  for (const who of ['ada', 'ben']) day.do(who, { type: 'we-met', meeting });
  day.do('ada', { type: 'end' });
  const ticketOf = (who: string) => day.last(who, 'meeting-over')?.keep?.ticket ?? '';
  const receipt = day.last('ada', 'me')?.receipt ?? null;
  const stage = new Stage({ ...PLAN, ...more }, 2, EVENING);
  const returns = (who: string, more = {}) => {
    stage.system({ type: 'connected', who, simulated: false });
    return stage.do(who, hello({ profile: profileOf(who, { giveLine: `${who} gives` }), ...more }));
  };
  return { stage, ticketOf, receipt, returns };
}

describe('WO 46 outside the event’s hours', () => {
  test('WO 46 nobody is placed, opened, seen or counted, and everything for that is refused as closed', () => {
    const { stage, receipt, returns } = evening();
    expect(receipt).not.toBe(null);
    expect(returns('ada', { receipt, open: { until: EVENING + 10 * MINUTE, show: 'spot' } })).toBe(null);
    expect(stage.last('ada', 'me')).toMatchObject({ availability: { state: 'closed' }, place: null, receipt });
    const badge: Command = { type: 'bind-badge', badge: 'badge-1', secret: 's' };
    const asked: readonly Command[] = [
      { type: 'open', minutes: 30, show: 'spot' },
      { type: 'still-here' },
      { type: 'wave', dot: 1 },
      badge,
    ];
    for (const command of asked) expect(stage.do('ada', command), command.type).toBe('event-not-open');
    expect(stage.scans('ada', stage.sign(0))).toBe('event-not-open');
    stage.pass(2 * MINUTE, ['ada']);
    expect(stage.shown()).toEqual([]);
    expect(stage.changes()).toEqual([]);
    expect(stage.world.attendees.get('ada')).toMatchObject({ profile: null, track: null });
  });

  test('WO 46 who was here when it closed is counted no more, and no badge moves them', () => {
    const { venue } = new Stage().world;
    const gateway = venue.markers.find(({ kind }) => kind === 'beacon')?.radio ?? '';
    const stage = new Stage(PLAN, 1, Date.UTC(2026, 10, 23, 9, 50));
    const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];
    for (const who of people) {
      stage.comes(who);
      stage.scans(who, stage.sign(0));
    }
    stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
    stage.pass(MINUTE, people);
    expect(stage.world.counts.present).toBe(6);
    stage.pass(10 * MINUTE, people);
    expect(stage.world.counts).toEqual({ areas: [], density: [], present: 0, open: 0 });
    const fix = () => stage.world.attendees.get('ada')?.track?.fix;
    const before = fix();
    stage.system({ type: 'badge-heard', badge: 'badge-1', gateway, rssiDbm: -50, at: stage.now });
    expect(fix()).toEqual(before);
    expect(stage.do('ada', { type: 'still-here' })).toBe('event-not-open');
  });

  test('WO 46 who is in a meeting when it closes is walked to its end, and may keep it', () => {
    const stage = new Stage(PLAN, 1, Date.UTC(2026, 10, 23, 9, 57));
    const { id: meeting } = stage.meeting();
    stage.pass(2 * MINUTE, ['ada', 'ben']);
    expect(stage.last('ada', 'hours')).toEqual({ type: 'hours', open: false, opensAt: TOMORROW.opens });
    expect(stage.scans('ada', stage.sign(1))).toBe(null);
    for (const who of ['ada', 'ben']) expect(stage.do(who, { type: 'we-met', meeting })).toBe(null);
    expect(stage.do('ada', { type: 'end' })).toBe(null);
    expect(stage.scans('ada', stage.sign(1))).toBe('event-not-open');
    const ticket = stage.last('ada', 'meeting-over')?.keep?.ticket ?? '';
    expect(stage.do('ada', { type: 'keep', ticket, reach: '' })).toBe(null);
  });
});

describe('WO 47 who comes outside the hours', () => {
  test('WO 47 keeps with what they say of themselves, and is nobody in the room by it', () => {
    const { stage, ticketOf, returns } = evening();
    returns('ada');
    expect(stage.do('ada', { type: 'keep', ticket: ticketOf('ben'), reach: '' })).toBe('keep-not-yours');
    expect(stage.do('ada', { type: 'keep', ticket: ticketOf('ada'), reach: 'ada@example.org' })).toBe(null);
    const [change] = stage.changes();
    expect(change).toMatchObject({ kind: 'keep', claims: { person: 'ada', members: ['ada', 'ben'] } });
    expect(change?.kind === 'keep' && JSON.parse(change.body)).toMatchObject({
      firstName: 'ada',
      giveLine: 'ada gives',
      reach: 'ada@example.org',
    });
    expect(stage.world.totals.joined).toBe(0);
  });

  test('WO 47 may change it, and who said nothing can neither join nor keep', () => {
    const { stage, ticketOf, returns } = evening();
    const join = (firstName: string): Command => ({ type: 'join', profile: profileOf(firstName), oldEnough: true });
    returns('ben', { profile: null });
    expect(stage.do('ben', join('Ben'))).toBe('event-not-open');
    expect(stage.do('ben', { type: 'keep', ticket: ticketOf('ben'), reach: '' })).toBe('not-joined');
    returns('ada');
    expect(stage.do('ada', join('www.ada.org'))).toBe('name-not-allowed');
    expect(stage.do('ada', join('Ada the second'))).toBe(null);
    expect(stage.world.attendees.get('ada')?.profile).toBe(null);
    stage.do('ada', { type: 'keep', ticket: ticketOf('ada'), reach: '' });
    const change = stage.changes().find(({ kind }) => kind === 'keep');
    expect(change?.kind === 'keep' && JSON.parse(change.body).firstName).toBe('Ada the second');
  });

  test('WO 47 joins like anybody when it opens: by code and age', () => {
    const { stage, returns } = evening({ admission: { kind: 'code', code: 'heron-2026' } });
    const join = (more = {}): Command => ({ type: 'join', profile: profileOf('Ada'), oldEnough: true, ...more });
    returns('ada');
    stage.pass(13 * HOUR + MINUTE, ['ada'], 60_000);
    expect(stage.last('ada', 'hours')?.open).toBe(true);
    expect(stage.scans('ada', stage.sign(0))).toBe(null);
    expect(stage.do('ada', { type: 'open', minutes: 15, show: 'area' })).toBe('not-joined');
    expect(stage.do('ada', join())).toBe('admission-code-wrong');
    expect(stage.do('ada', join({ admissionCode: 'heron-2026' }))).toBe(null);
    expect(stage.world.attendees.get('ada')).toMatchObject({ profile: { firstName: 'Ada' }, said: null });
  });

  test('WO 47 is forgotten with all that they said when they have gone, and when they leave', () => {
    const { stage, returns } = evening();
    returns('ada');
    returns('ben');
    stage.system({ type: 'disconnected', who: 'ada' });
    expect(stage.do('ben', { type: 'leave' })).toBe(null);
    expect(stage.changes()).toEqual([{ kind: 'forget', person: 'ben' }]);
    expect(stage.world.attendees.get('ben')?.said).toBe(null);
    stage.pass(16 * MINUTE, ['ben'], 8_000);
    expect([...stage.world.attendees.keys()]).toEqual(['ben']);
  });
});

test('WO 48 hello tells whether the event is open and when it opens next, and so is everybody when that changes', () => {
  const stage = new Stage(PLAN, 1, Date.UTC(2026, 10, 23, 9, 59));
  const hours = () => stage.notices('ada').filter(({ type }) => type === 'hours');
  stage.comes('ada');
  expect(hours()).toEqual([{ type: 'hours', open: true, opensAt: null }]);
  stage.pass(2 * MINUTE, ['ada']);
  expect(hours().slice(1)).toEqual([{ type: 'hours', open: false, opensAt: TOMORROW.opens }]);
  stage.pass(22 * HOUR, ['ada'], 60_000);
  expect(hours().slice(2)).toEqual([{ type: 'hours', open: true, opensAt: null }]);
  stage.pass(2 * HOUR, ['ada'], 60_000);
  expect(hours().slice(3)).toEqual([{ type: 'hours', open: false, opensAt: null }]);
});
