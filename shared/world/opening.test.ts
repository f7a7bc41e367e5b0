import { describe, expect, test } from 'vitest';
import { MINUTE, Stage } from './fixture.ts';
import { nextUint32, randomness } from './random.ts';
import { shownNow, visibleTo } from './visible-to.ts';

describe('WO 11 opening', () => {
  test('WO 11 needs joining, and a place confirmed within 20 minutes', () => {
    const stage = new Stage();
    stage.system({ type: 'connected', who: 'ada', simulated: false });
    const open = () => stage.do('ada', { type: 'open', minutes: 15, show: 'spot' });
    expect(open()).toBe('not-joined');
    stage.comes('ada');
    expect(open()).toBe('scan-first');
    stage.scans('ada', stage.sign(0));
    stage.pass(20 * MINUTE, ['ada'], 20_000);
    expect(open()).toBe(null);
    stage.do('ada', { type: 'close' });
    stage.pass(1_000);
    expect(open()).toBe('confirm-place');
  });

  test('WO 11 "still near the coffee bar?" is asked where the last scan was, up to two hours ago', () => {
    const stage = new Stage();
    stage.comes('ada');
    stage.scans('ada', stage.sign(0));
    const open = () => stage.do('ada', { type: 'open', minutes: 15, show: 'area' });
    stage.pass(21 * MINUTE, ['ada'], 20_000);
    expect(open()).toBe('confirm-place');
    expect(stage.do('ada', { type: 'still-here' })).toBe(null);
    expect(open()).toBe(null);
    stage.pass(100 * MINUTE, ['ada'], 20_000);
    expect(open()).toBe('scan-again');
    expect(stage.do('ada', { type: 'still-here' })).toBe('scan-again');
  });

  test('WO 11 ends by itself after its 15, 30 or 60 minutes', () => {
    for (const minutes of [15, 30, 60] as const) {
      const stage = new Stage();
      stage.comes('ada');
      stage.scans('ada', stage.sign(0));
      stage.do('ada', { type: 'open', minutes, show: 'area' });
      stage.pass(minutes * MINUTE - 1_000, ['ada'], 9_000);
      expect(stage.shown()).toEqual(['ada']);
      stage.pass(1_000);
      expect(stage.shown()).toEqual([]);
      expect(stage.last('ada', 'me')?.availability).toEqual({ state: 'closed' });
    }
  });

  test('WO 11 closing is felt at once', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    expect(stage.shown()).toEqual(['ada']);
    expect(stage.do('ada', { type: 'close' })).toBe(null);
    expect(stage.shown()).toEqual([]);
    expect(visibleTo(stage.world, 'ada')).toMatchObject({ shared: false, own: { dot: null } });
  });
});

describe('WO 12 nobody is seen by somebody who is not seen', () => {
  test('WO 12 dots go to those alone who are open', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.comes('ben');
    stage.scans('ben', stage.sign(1));
    expect(visibleTo(stage.world, 'ben').shared).toBe(false);
    expect(visibleTo(stage.world, 'nobody').shared).toBe(false);
    stage.do('ben', { type: 'open', minutes: 15, show: 'area' });
    expect(stage.seenBy('ben').map(({ attendee }) => attendee)).toEqual(['ada']);
    expect(stage.seenBy('ada').map(({ attendee }) => attendee)).toEqual(['ben']);
    stage.do('ben', { type: 'close' });
    expect(stage.seenBy('ben')).toEqual([]);
  });

  test('WO 12 and whose place a sign or beacon confirmed within half an hour; they are told when it ends', () => {
    const stage = new Stage();
    stage.comes('ada');
    stage.scans('ada', stage.sign(0));
    stage.do('ada', { type: 'open', minutes: 60, show: 'spot' });
    stage.pass(30 * MINUTE, ['ada'], 8_000);
    expect(stage.last('ada', 'me')?.seesOthers).toBe(true);
    stage.pass(8_000, ['ada']);
    expect(visibleTo(stage.world, 'ada').shared).toBe(false);
    expect(stage.last('ada', 'me')?.seesOthers).toBe(false);
    stage.scans('ada', stage.sign(0));
    expect(stage.last('ada', 'me')?.seesOthers).toBe(true);
  });

  test('WO 12 a block is felt by both at once, and looks like somebody who is not there', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.opens('ben', stage.sign(1));
    stage.system({ type: 'known', who: 'ada', blocks: ['ben'], encounters: [] });
    expect(stage.seenBy('ada')).toEqual([]);
    expect(stage.seenBy('ben')).toEqual([]);
  });
});

describe('WO 13 what is shown', () => {
  test('WO 13 who shows only the area is in no position', () => {
    const stage = new Stage();
    stage.comes('ada', { gives: ['maps'], giveLine: 'atlases' });
    stage.scans('ada', stage.sign(0));
    stage.do('ada', { type: 'open', minutes: 30, show: 'area' });
    const area = stage.last('ada', 'me')?.place?.area;
    expect(shownNow(stage.world)).toMatchObject([
      {
        placement: { kind: 'area', area },
        card: { firstName: 'ada', gives: ['maps'], giveLine: 'atlases', simulated: false },
      },
    ]);
    expect(JSON.stringify(shownNow(stage.world))).not.toContain('"x"');
  });

  test('WO 13 a scan older than three minutes is shown as an area', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.pass(3 * MINUTE, ['ada']);
    expect(shownNow(stage.world)[0]?.placement.kind).toBe('spot');
    stage.pass(1_000);
    expect(shownNow(stage.world)[0]?.placement.kind).toBe('area');
  });

  test('WO 13 who walks or talks is on nobody’s map', () => {
    const stage = new Stage();
    const meeting = stage.meeting();
    stage.opens('cleo', stage.sign(1));
    expect(stage.seenBy('cleo')).toEqual([]);
    stage.do('ada', { type: 'we-met', meeting: meeting.id });
    expect(stage.last('ada', 'me')?.availability).toEqual({ state: 'talking' });
    expect(stage.seenBy('cleo')).toEqual([]);
  });
});

describe('WO 14 phones that fall silent', () => {
  test('WO 14 who has not been heard of for 60 s is off the map, and back with the next sign of life', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.pass(59_000);
    expect(stage.shown()).toEqual(['ada']);
    stage.pass(1_000);
    expect(stage.shown()).toEqual([]);
    stage.do('ada', { type: 'present', visible: false });
    expect(stage.shown()).toEqual(['ada']);
  });

  test('WO 14 after 15 minutes they are closed', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.system({ type: 'disconnected', who: 'ada' });
    stage.pass(16 * MINUTE);
    stage.comes('ada');
    expect(stage.last('ada', 'me')?.availability.state).toBe('closed');
  });
});

describe('WO 15 dots', () => {
  test('WO 15 each opening has a new one; the same opening for longer keeps its own', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    const first = shownNow(stage.world)[0]?.dot;
    stage.do('ada', { type: 'open', minutes: 60, show: 'area' });
    expect(shownNow(stage.world)[0]?.dot).toBe(first);
    stage.do('ada', { type: 'close' });
    stage.do('ada', { type: 'open', minutes: 60, show: 'spot' });
    expect(shownNow(stage.world)[0]?.dot).not.toBe(first);
  });

  test('WO 15 their numbers repeat from the seed, and look like nothing else', () => {
    const draw = (seed: number) => {
      const random = randomness(seed);
      return Array.from({ length: 4_096 }, () => nextUint32(random));
    };
    expect(draw(7)).toEqual(draw(7));
    const [one, other] = [draw(7), draw(8)];
    expect(new Set([...one, ...other]).size).toBeGreaterThan(8_190);
    // Every bit is set about half of the time, and independent of the number before.
    for (let bit = 0; bit < 32; bit++) {
      const set = one.filter((number) => (number >>> bit) & 1).length;
      expect(Math.abs(set - 2_048)).toBeLessThan(200);
      const same = one.filter((number, i) => i > 0 && ((number ^ (one[i - 1] ?? 0)) >>> bit) & 1).length;
      expect(Math.abs(same - 2_048)).toBeLessThan(200);
    }
  });

  test('WO 15 nothing that others are shown holds an id but for the server’s own use', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    const [shown] = shownNow(stage.world);
    expect(Object.keys(shown ?? {}).sort()).toEqual(['age', 'attendee', 'card', 'dot', 'level', 'placement']);
  });
});
