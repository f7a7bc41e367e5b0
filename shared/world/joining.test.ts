import { describe, expect, test } from 'vitest';
import type { Command } from '../protocol/commands.ts';
import { MINUTE, MORNING, profileOf, Stage } from './fixture.ts';
import { profileOf as toldBy } from './world.ts';

const join = (firstName: string, more: Partial<Extract<Command, { type: 'join' }>> = {}): Command => ({
  type: 'join',
  profile: profileOf(firstName),
  oldEnough: true,
  ...more,
});
const hello = (more: Partial<Extract<Command, { type: 'hello' }>> = {}): Command => ({
  type: 'hello',
  profile: null,
  receipt: null,
  open: null,
  language: 'en',
  ...more,
});
const guest = (stage: Stage, who: string) => stage.system({ type: 'connected', who, simulated: false });

describe('WO 3 joining', () => {
  test('WO 3 takes a clean profile, and refuses kindly what it cannot take', () => {
    const stage = new Stage();
    guest(stage, 'ada');
    expect(stage.do('ada', join('  '))).toBe('name-missing');
    expect(stage.do('ada', join('www.ada.org'))).toBe('name-not-allowed');
    expect(stage.do('ada', join('Ada', { profile: profileOf('Ada', { seeks: ['astrology'] }) }))).toBe('topic-unknown');
    expect(toldBy(stage.world, 'ada')).toBe(null);
    expect(stage.do('ada', join(' Ada '))).toBe(null);
    expect(toldBy(stage.world, 'ada')?.firstName).toBe('Ada');
  });

  test('WO 3 needs the own word on age where there is a minimum', () => {
    const stage = new Stage();
    guest(stage, 'ada');
    expect(stage.do('ada', join('Ada', { oldEnough: false }))).toBe('not-old-enough');
    const open = new Stage({ minimumAgeYears: 0 });
    guest(open, 'ada');
    expect(open.do('ada', join('Ada', { oldEnough: false }))).toBe(null);
  });

  test('WO 3 needs the code where there is one, whatever its case', () => {
    const stage = new Stage({ admission: { kind: 'code', code: 'Heron-7' } });
    guest(stage, 'ada');
    expect(stage.do('ada', join('Ada'))).toBe('admission-code-wrong');
    expect(stage.do('ada', join('Ada', { admissionCode: 'heron' }))).toBe('admission-code-wrong');
    expect(stage.do('ada', join('Ada', { admissionCode: ' heron-7 ' }))).toBe(null);
    // Changing what others read needs no code again.
    expect(stage.do('ada', join('Ada L.'))).toBe(null);
  });

  test('WO 3 is for the hours of the event, in its own time zone', () => {
    // MORNING is 09:00 UTC: 10:00 in Paris, 18:00 in Tokyo.
    const hours = [{ opens: '2026-11-23T10:00', closes: '2026-11-23T17:30' }];
    const paris = new Stage({ hours, timeZone: 'Europe/Paris' });
    guest(paris, 'ada');
    expect(paris.do('ada', join('Ada'))).toBe(null);
    const tokyo = new Stage({ hours, timeZone: 'Asia/Tokyo' });
    guest(tokyo, 'ada');
    expect(tokyo.do('ada', join('Ada'))).toBe('event-not-open');
    expect(tokyo.scans('ada', tokyo.sign(0))).toBe('event-not-open');
    expect(tokyo.do('ada', hello())).toBe(null);
  });

  test('WO 3 when the event closes nobody is open any more', () => {
    const stage = new Stage({ hours: [{ opens: '2026-11-23T08:00', closes: '2026-11-23T10:05' }] });
    stage.opens('ada', stage.sign(0));
    stage.pass(4 * MINUTE, ['ada']);
    expect(stage.shown()).toEqual(['ada']);
    stage.pass(2 * MINUTE, ['ada']);
    expect(stage.shown()).toEqual([]);
    expect(stage.do('ada', { type: 'open', minutes: 15, show: 'area' })).toBe('event-not-open');
  });
});

describe('WO 4 hello after the server was started again', () => {
  const restarted = (event = {}) => {
    const before = new Stage(event);
    before.opens('ada', before.sign(0), { gives: ['maps'] });
    const receipt = before.last('ada', 'me')?.receipt ?? null;
    const after = new Stage(event, 2, MORNING + 2 * MINUTE);
    guest(after, 'ada');
    guest(after, 'eve');
    return { after, receipt };
  };
  const profile = profileOf('Ada', { gives: ['maps'] });

  test('WO 4 brings back profile, opening and the last scan with its true age', () => {
    const { after, receipt } = restarted();
    after.do('ada', hello({ profile, receipt, open: { until: MORNING + 30 * MINUTE, show: 'spot' } }));
    expect(toldBy(after.world, 'ada')).toEqual(profile);
    expect(after.last('ada', 'me')).toMatchObject({
      availability: { state: 'open', until: MORNING + 30 * MINUTE, show: 'spot' },
      place: { marker: after.sign(0), confirmedAt: MORNING, exactUntil: MORNING + 3 * MINUTE },
      receipt,
      seesOthers: true,
    });
  });

  test('WO 130 "I stay here" ends with the server: the scan comes back with its age, and is said of the area when it is old', () => {
    const before = new Stage();
    before.opens('ada', before.sign(0));
    before.do('ada', { type: 'stay', on: true });
    before.pass(10 * MINUTE, ['ada']);
    const told = before.last('ada', 'me');
    expect(told?.place).toMatchObject({ stays: true, marker: before.sign(0) });
    const after = new Stage({}, 2, MORNING + 11 * MINUTE);
    guest(after, 'ada');
    const open = { until: MORNING + 30 * MINUTE, show: 'spot' } as const;
    after.do('ada', hello({ profile, receipt: told?.receipt ?? null, open }));
    expect(after.last('ada', 'me')?.place).toMatchObject({
      stays: false,
      marker: before.sign(0),
      exactUntil: MORNING + 3 * MINUTE,
    });
    expect(after.do('ada', { type: 'stay', on: true })).not.toBe(null);
    expect(after.scans('ada', after.sign(0))).toBe(null);
    expect(after.do('ada', { type: 'stay', on: true })).toBe(null);
  });

  test('WO 4 believes no receipt of another person, of tomorrow, or made up', () => {
    const { after, receipt } = restarted();
    after.do('eve', hello({ profile, receipt }));
    expect(after.last('eve', 'me')?.place).toBe(null);
    for (const made of ['receipt', 'keep:{}', '']) {
      after.do('eve', hello({ receipt: made }));
      expect(after.last('eve', 'me')?.place).toBe(null);
    }
    const early = new Stage({}, 3, MORNING - MINUTE);
    guest(early, 'ada');
    early.do('ada', hello({ profile, receipt }));
    expect(early.last('ada', 'me')?.place).toBe(null);
  });

  test('WO 4 opens nobody for longer than an hour, after its end, or without a place', () => {
    for (const until of [MORNING + MINUTE, MORNING + 63 * MINUTE]) {
      const { after, receipt } = restarted();
      after.do('ada', hello({ profile, receipt, open: { until, show: 'spot' } }));
      expect(after.shown()).toEqual([]);
    }
    const { after } = restarted();
    after.do('ada', hello({ profile, open: { until: MORNING + 30 * MINUTE, show: 'spot' } }));
    expect(after.shown()).toEqual([]);
  });

  test('WO 4 opens nobody for longer than one who opened twenty minutes after that scan could be', () => {
    const { receipt } = restarted();
    for (const [until, open] of [
      [MORNING + 80 * MINUTE, ['ada']],
      [MORNING + 80 * MINUTE + 1, []],
    ] as const) {
      const late = new Stage({}, 2, MORNING + 50 * MINUTE);
      guest(late, 'ada');
      late.do('ada', hello({ profile, receipt, open: { until, show: 'area' } }));
      expect(late.shown()).toEqual(open);
    }
  });

  test('WO 4 joins nobody who cannot show that they had joined, whoever may come in', () => {
    for (const event of [{}, { admission: { kind: 'code', code: 'heron' } } as const]) {
      const { after, receipt } = restarted(event);
      after.do('ada', hello({ profile }));
      expect(toldBy(after.world, 'ada')).toBe(null);
      after.do('eve', hello({ profile, receipt }));
      expect(toldBy(after.world, 'eve')).toBe(null);
    }
    const event = { admission: { kind: 'code', code: 'heron' } } as const;
    const { after } = restarted(event);
    const before = new Stage(event);
    guest(before, 'ada');
    before.do('ada', join('Ada', { admissionCode: 'heron' }));
    before.scans('ada', before.sign(0));
    after.do('ada', hello({ profile, receipt: before.last('ada', 'me')?.receipt ?? null }));
    expect(toldBy(after.world, 'ada')).toEqual(profile);
  });

  test('WO 4 joins nobody while the event is closed', () => {
    const hours = [{ opens: '2026-11-23T08:00', closes: '2026-11-23T10:01' }];
    const { after, receipt } = restarted({ hours });
    after.do('ada', hello({ profile, receipt }));
    expect(toldBy(after.world, 'ada')).toBe(null);
  });

  test('WO 4 changes nothing of somebody whom the World knows', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.do('ada', { type: 'close' });
    stage.do('ada', hello({ profile: profileOf('Eve'), open: { until: MORNING + 30 * MINUTE, show: 'spot' } }));
    expect(toldBy(stage.world, 'ada')?.firstName).toBe('ada');
    expect(stage.shown()).toEqual([]);
  });
});

test('WO 5 hello tells everything that is so, again', () => {
  const stage = new Stage();
  stage.proposed();
  stage.system({ type: 'disconnected', who: 'ada' });
  stage.system({ type: 'connected', who: 'ada', simulated: false });
  const before = stage.notices('ada').length;
  stage.do('ada', hello());
  const again = stage.notices('ada').slice(before);
  expect(again.map(({ type }) => type).sort()).toEqual(['encounters', 'hours', 'me', 'proposal']);
});

test('WO 6 leaving forgets all that is mine, my encounters too, and lets the store forget', () => {
  const stage = new Stage();
  const meeting = stage.meeting();
  const kept = { id: 'e', firstName: 'Cleo', give: '', gives: [], reach: '', place: '', metAt: 0, simulated: false };
  stage.system({ type: 'known', who: 'ada', blocks: [], encounters: [kept] });
  expect(stage.last('ada', 'encounters')?.list).toEqual([kept]);
  expect(stage.do('ada', { type: 'leave' })).toBe(null);
  expect(stage.last('ben', 'meeting-over')).toEqual({ type: 'meeting-over', id: meeting.id, keep: null, byMe: false });
  expect(toldBy(stage.world, 'ada')).toBe(null);
  expect(stage.last('ada', 'me')).toMatchObject({ availability: { state: 'closed' }, place: null, receipt: null });
  expect(stage.last('ada', 'encounters')?.list).toEqual([]);
  expect(stage.changes()).toContainEqual({ kind: 'forget', person: 'ada' });
  expect(stage.do('ada', { type: 'open', minutes: 15, show: 'area' })).toBe('not-joined');
});

test('WO 6 leaving and joining anew gives no more waves in the hour, and shows nobody whom a live card hides', () => {
  const stage = new Stage();
  stage.opens('cleo', stage.sign(2));
  stage.opens('ada', stage.sign(0), { gives: ['maps'] });
  stage.do('cleo', { type: 'present', visible: false });
  const [cleo] = stage.seenBy('ada');
  for (let i = 0; i < 5; i++) stage.do('ada', { type: 'wave', dot: cleo?.dot ?? 0 });
  stage.opens('ben', stage.sign(9), { seeks: ['maps'] });
  stage.pass(10_000, ['ada', 'ben']);
  expect(stage.last('ben', 'proposal')?.card.firstName).toBe('ada');
  stage.do('ada', { type: 'leave' });
  stage.opens('ada', stage.sign(0), { gives: ['maps'] });
  expect(stage.last('ada', 'me')).toMatchObject({ seesOthers: true, wavesLeft: 0 });
  expect(stage.seenBy('ada').map(({ attendee }) => attendee)).toEqual(['cleo']);
  expect(stage.seenBy('ben').map(({ attendee }) => attendee)).toEqual(['cleo']);
});
