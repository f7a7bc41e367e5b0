import { describe, expect, test } from 'vitest';
import { dayEnd, isDayOver } from '../venue/opening.ts';
import { MINUTE, MORNING, Stage } from './fixture.ts';

const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);

describe('WO 43 the event’s day', () => {
  test('WO 43 ends at four in the morning by its own clocks, also in nights that are longer or shorter', () => {
    const paris = (text: string) => dayEnd(at(text), 'Europe/Paris');
    expect(paris('2026-11-23T08:00:00Z')).toBe('2026-11-24T04:00:00');
    expect(paris('2026-11-23T22:59:59Z')).toBe('2026-11-24T04:00:00');
    expect(paris('2026-11-24T02:59:59Z')).toBe('2026-11-24T04:00:00');
    expect(paris('2026-11-24T03:00:00Z')).toBe('2026-11-25T04:00:00');
    expect(paris('2026-12-31T23:30:00Z')).toBe('2027-01-01T04:00:00');
    // The nights of 25 October, with an hour twice, and of 29 March, with an hour less.
    for (const text of ['2026-10-24T10:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:59:00Z'])
      expect(paris(text), text).toBe('2026-10-25T04:00:00');
    expect(paris('2026-10-25T03:00:00Z')).toBe('2026-10-26T04:00:00');
    expect(paris('2026-03-29T01:59:00Z')).toBe('2026-03-29T04:00:00');
    expect(paris('2026-03-29T02:00:00Z')).toBe('2026-03-30T04:00:00');
    expect(dayEnd(at('2026-11-23T08:59:00Z'), 'America/New_York')).toBe('2026-11-23T04:00:00');
  });

  test('WO 43 is over before that when it has closed and opens no more', () => {
    const hours = [
      { opens: '2026-11-23T09:00', closes: '2026-11-23T12:00' },
      { opens: '2026-11-23T14:00', closes: '2026-11-24T02:00' },
      { opens: '2026-11-24T09:00', closes: '2026-11-24T18:00' },
    ];
    const over = (text: string) => isDayOver({ hours, timeZone: 'UTC' }, at(`${text}:00Z`));
    expect(['2026-11-23T08:00', '2026-11-23T10:00', '2026-11-23T13:00', '2026-11-24T01:59'].map(over)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['2026-11-24T02:00', '2026-11-24T03:59'].map(over)).toEqual([true, true]);
    expect(['2026-11-24T04:00', '2026-11-24T12:00'].map(over)).toEqual([false, false]);
    expect(['2026-11-24T18:00', '2026-12-24T12:00'].map(over)).toEqual([true, true]);
    expect(isDayOver({ hours: null, timeZone: 'UTC' }, at('2026-11-24T03:59:00Z'))).toBe(false);
  });
});

/** All that the World holds, as text; maps and sets too. */
const all = (stage: Stage) => {
  const { venue: _, event: __, navigation: ___, derived, ...world } = stage.world;
  const { understood } = derived;
  return JSON.stringify([world, understood], (_key, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
};

const SAID = { giveLine: 'the secret of sourdough', seekLine: 'a quiet flute', gives: ['maps'] };

describe('WO 44 who sleeps when the event’s day ends is forgotten', () => {
  test('WO 44 with all that they said, whether their line still stands or not; and comes anew', () => {
    for (const stands of [true, false]) {
      const stage = new Stage({ timeZone: 'UTC' });
      stage.opens('ada', stage.sign(0), SAID);
      stage.opens('ben', stage.sign(1), { gives: ['law'] });
      if (!stands) stage.system({ type: 'disconnected', who: 'ada' });
      stage.pass(16 * MINUTE, ['ben'], 8_000);
      // Off the map and closed, and still known: this is the same day.
      expect(stage.shown()).toEqual(['ben']);
      expect(all(stage)).toContain('sourdough');
      stage.pass(at('2026-11-24T03:59:52Z') - stage.now, ['ben'], 60_000);
      expect(all(stage)).toContain('sourdough');
      stage.pass(16_000, ['ben'], 8_000);
      expect(stage.log.at(-1)?.event).toEqual({ type: 'forgotten', who: 'ada' });
      expect(all(stage)).not.toMatch(/sourdough|flute/);
      expect(all(stage)).not.toContain('"ada"');
      expect(stage.world.attendees.get('ben')?.profile?.firstName).toBe('ben');
      expect(stage.do('ada', { type: 'still-here' })).toBe('not-joined');
      stage.opens('ada', stage.sign(2), SAID);
      expect(stage.shown()).toContain('ada');
    }
  });

  test('WO 44 who is awake then is forgotten at the end of the day in which they fell asleep', () => {
    const stage = new Stage({ timeZone: 'UTC' }, 1, at('2026-11-24T03:50:00Z'));
    stage.opens('ada', stage.sign(0), SAID);
    stage.pass(5 * HOUR, ['ada'], 60_000);
    stage.pass(18 * HOUR, [], 60_000);
    expect(all(stage)).toContain('sourdough');
    stage.pass(2 * HOUR, [], 60_000);
    expect(all(stage)).not.toContain('sourdough');
  });

  test('WO 44 where an event has hours, its day ends when it closes; who is in a meeting then is not asleep', () => {
    const hours = [{ opens: '2026-11-23T08:00', closes: '2026-11-23T09:30' }];
    const stage = new Stage({ timeZone: 'UTC', hours });
    stage.opens('cleo', stage.sign(0), SAID);
    stage.pass(14 * MINUTE, [], 10_000);
    const meeting = stage.meeting();
    stage.do('ada', { type: 'we-met', meeting: meeting.id });
    stage.pass(10 * MINUTE, ['ada', 'ben'], 10_000);
    expect(stage.world.attendees.has('cleo')).toBe(true);
    stage.pass(at('2026-11-23T09:31:00Z') - stage.now, ['ben'], 10_000);
    expect(stage.world.attendees.has('cleo')).toBe(false);
    // Ada sleeps, but Ben has her before him.
    stage.pass(14 * MINUTE, ['ben'], 10_000);
    expect(stage.last('ben', 'meeting-over')).toBe(undefined);
    expect(stage.world.attendees.has('ada')).toBe(true);
    stage.pass(20 * MINUTE, ['ben'], 10_000);
    expect(stage.last('ben', 'meeting-over')?.keep).not.toBe(null);
    expect([...stage.world.attendees.keys()]).toEqual(['ben']);
  });

  test('WO 44 a keep that waits for the other’s outlives it: whoever comes back may still keep within 48 hours', () => {
    const stage = new Stage({ timeZone: 'UTC' });
    const meeting = stage.meeting();
    stage.do('ada', { type: 'we-met', meeting: meeting.id });
    stage.do('ada', { type: 'end' });
    const ticketOf = (who: string) => stage.last(who, 'meeting-over')?.keep?.ticket ?? '';
    const [adas, bens] = [ticketOf('ada'), ticketOf('ben')];
    expect(stage.do('ada', { type: 'keep', ticket: adas, reach: 'ask at the desk' })).toBe(null);
    stage.pass(24 * HOUR, [], 60_000);
    expect(stage.world.attendees.size).toBe(0);
    // Nothing was told to the store but the keep: it is the store's to expire.
    expect(stage.changes().filter(({ kind }) => kind === 'forget')).toEqual([]);
    stage.comes('ben', { seeks: ['maps'] });
    expect(stage.do('ben', { type: 'keep', ticket: bens, reach: '' })).toBe(null);
  });

  test('WO 44 a guest who never joined is forgotten a quarter of an hour after they have gone', () => {
    const stage = new Stage({ timeZone: 'UTC' });
    for (const who of ['ada', 'ben']) {
      stage.system({ type: 'connected', who, simulated: false });
      stage.scans(who, stage.sign(0));
    }
    stage.system({ type: 'disconnected', who: 'ada' });
    stage.pass(14 * MINUTE, [], 10_000);
    expect(stage.world.attendees.size).toBe(2);
    stage.pass(2 * MINUTE, [], 10_000);
    expect([...stage.world.attendees.keys()]).toEqual(['ben']);
  });
});

test('WO 45 "no pair twice a day" counts the event’s days: a night out is one of them', () => {
  const stage = new Stage({ timeZone: 'UTC' }, 1, at('2026-11-23T23:00:00Z'));
  const proposals = () => stage.notices('ada').filter(({ type }) => type === 'proposal').length;
  const again = () => {
    for (const who of ['ada', 'ben']) {
      stage.scans(who, stage.sign(who === 'ada' ? 0 : 9));
      stage.do(who, { type: 'open', minutes: 60, show: 'spot' });
    }
    stage.pass(3 * MINUTE, ['ada', 'ben']);
  };
  stage.proposed();
  expect(proposals()).toBe(1);
  stage.pass(at('2026-11-24T00:30:00Z') - stage.now, ['ada', 'ben'], 10_000);
  again();
  expect(proposals()).toBe(1);
  stage.pass(at('2026-11-24T04:00:00Z') - stage.now, ['ada', 'ben'], 10_000);
  again();
  expect(proposals()).toBe(2);
  expect(MORNING).toBeLessThan(stage.now);
});
