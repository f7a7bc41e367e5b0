import { describe, expect, test } from 'vitest';
import { MINUTE, Stage } from './fixture.ts';
import { shownNow } from './visible-to.ts';

const both = ['ada', 'ben'];

describe('WO 16 cards come on the beat', () => {
  test('WO 16 to two who suit, both at once, for sixty seconds', () => {
    const stage = new Stage();
    stage.pass(3_000);
    stage.opens('ada', stage.sign(0), { gives: ['maps'], giveLine: 'atlases' });
    stage.opens('ben', stage.sign(3), { seeks: ['maps'] });
    stage.pass(6_000, both);
    expect(stage.last('ada', 'proposal')).toBe(undefined);
    stage.pass(1_000);
    const beat = stage.now;
    expect(stage.last('ben', 'proposal')).toMatchObject({
      card: { firstName: 'ada', giveLine: 'atlases' },
      why: { kind: 'they-give', topic: 'maps' },
      minutes: 1,
      endsAt: beat + MINUTE,
      myAnswer: null,
    });
    expect(stage.last('ada', 'proposal')).toMatchObject({ card: { firstName: 'ben' }, why: { kind: 'you-give' } });
    stage.pass(59_000, both);
    expect(stage.last('ada', 'proposal-over')).toBe(undefined);
    stage.pass(1_000, both);
    for (const who of both) {
      expect(stage.last(who, 'proposal-over')).toEqual({ type: 'proposal-over', id: stage.last(who, 'proposal')?.id });
    }
  });

  test('WO 16 no pair twice a day; the next day is another', () => {
    const stage = new Stage();
    stage.proposed();
    const open = () => {
      for (const who of both) {
        stage.scans(who, stage.sign(who === 'ada' ? 0 : 3));
        stage.do(who, { type: 'open', minutes: 60, show: 'spot' });
      }
    };
    open();
    stage.pass(10 * MINUTE, both);
    expect(stage.world.totals.proposals).toBe(1);
    stage.pass(19 * 60 * MINUTE, both, 10_000);
    open();
    stage.pass(MINUTE, both);
    expect(stage.world.totals.proposals).toBe(2);
  });

  test('WO 16 only to pages that were on screen in the last 20 s', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0), { gives: ['maps'] });
    stage.opens('ben', stage.sign(3), { seeks: ['maps'] });
    stage.do('ben', { type: 'present', visible: false });
    stage.pass(40_000, ['ada']);
    expect(stage.world.totals.proposals).toBe(0);
    stage.pass(40_000, both);
    expect(stage.world.totals.proposals).toBe(1);
  });

  test('WO 16 only to those who may see others: a card holds a name', () => {
    const stage = new Stage();
    stage.comes('ada', { gives: ['maps'] });
    stage.scans('ada', stage.sign(0));
    stage.pass(25 * MINUTE, ['ada'], 20_000);
    stage.do('ada', { type: 'still-here' });
    expect(stage.do('ada', { type: 'open', minutes: 60, show: 'spot' })).toBe(null);
    stage.pass(6 * MINUTE, ['ada'], 20_000);
    expect(stage.last('ada', 'me')?.seesOthers).toBe(false);
    stage.opens('ben', stage.sign(3), { seeks: ['maps'] });
    stage.pass(40_000, both);
    expect(stage.world.totals.proposals).toBe(0);
    stage.scans('ada', stage.sign(0));
    stage.pass(10_000, both);
    expect(stage.world.totals.proposals).toBe(1);
  });

  test('WO 16 two who suit nobody get one when nobody better has come for two minutes', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0), { gives: ['maps'] });
    stage.opens('ben', stage.sign(1), { gives: ['law'] });
    stage.pass(110_000, both);
    expect(stage.world.totals.proposals).toBe(0);
    stage.pass(20_000, both);
    expect(stage.last('ada', 'proposal')?.why).toEqual({ kind: 'nearby' });
  });

  test('WO 16 a person is in one live card at most', () => {
    const stage = new Stage();
    stage.proposed();
    stage.opens('cleo', stage.sign(1), { gives: ['maps'], seeks: ['maps'] });
    stage.pass(50_000, [...both, 'cleo']);
    expect(stage.last('cleo', 'proposal')).toBe(undefined);
    stage.pass(20_000, [...both, 'cleo']);
    expect(stage.last('cleo', 'proposal')).toBeDefined();
  });
});

describe('WO 17 waving', () => {
  const waving = () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0), { gives: ['maps'] });
    stage.opens('ben', stage.sign(1), { gives: ['law'] });
    const dotOf = (who: string) => shownNow(stage.world).find(({ attendee }) => attendee === who)?.dot ?? 0;
    return { stage, dotOf, wave: (dot: number) => stage.do('ada', { type: 'wave', dot }) };
  };

  test('WO 17 is a vote for a card, which comes when one of those who are near could, and does not tell which it was', () => {
    const { stage, dotOf, wave } = waving();
    expect(wave(dotOf('ben'))).toBe(null);
    expect(stage.last('ada', 'me')?.wavesLeft).toBe(4);
    stage.pass(110_000, both);
    expect(stage.last('ben', 'proposal')).toBe(undefined);
    stage.pass(10_000, both);
    const [mine, theirs] = both.map((who) => stage.last(who, 'proposal'));
    expect(theirs?.why).toEqual({ kind: 'nearby' });
    expect(Object.keys(theirs ?? {})).toEqual(Object.keys(mine ?? {}));
  });

  test('WO 17 one answer for a dot that is gone, never was, is my own, or is hidden from me', () => {
    const { stage, dotOf, wave } = waving();
    stage.opens('cleo', stage.sign(2));
    const [mine, gone, hidden] = [dotOf('ada'), dotOf('ben'), dotOf('cleo')];
    stage.do('ben', { type: 'close' });
    stage.system({ type: 'known', who: 'cleo', blocks: ['ada'], encounters: [] });
    expect([mine, gone, hidden, 12_345].map(wave)).toEqual(Array(4).fill('no-such-dot'));
    expect(stage.last('ada', 'me')?.wavesLeft).toBe(5);
  });

  test('WO 17 five an hour; they come back', () => {
    const { stage, dotOf, wave } = waving();
    stage.pass(1_000);
    for (let i = 0; i < 5; i++) expect(wave(dotOf('ben'))).toBe(null);
    expect(wave(dotOf('ben'))).toBe('waves-used-up');
    stage.pass(61 * MINUTE, both, 8_000);
    expect(stage.last('ada', 'me')?.wavesLeft).toBe(5);
  });

  test('WO 17 is for those who are open and see, and who have no card', () => {
    const { stage, dotOf, wave } = waving();
    const dot = dotOf('ben');
    stage.do('ada', { type: 'close' });
    expect(wave(dot)).toBe('not-open');
    const busy = new Stage();
    busy.proposed();
    busy.opens('cleo', busy.sign(1));
    expect(busy.do('ada', { type: 'wave', dot: shownNow(busy.world)[2]?.dot ?? 0 })).toBe('busy-proposal');
  });

  test('WO 17 says nothing of the other: whoever had a card today, or has one now, can be waved at in vain', () => {
    const { stage, dotOf, wave } = waving();
    stage.opens('cleo', stage.sign(1), { seeks: ['law'] });
    stage.pass(10_000, [...both, 'cleo']);
    expect(stage.last('ben', 'proposal')).toBeDefined();
    expect(wave(dotOf('ben'))).toBe(null);
    stage.pass(20_000, [...both, 'cleo']);
    expect(stage.last('ada', 'proposal')).toBe(undefined);
  });
});

describe('WO 18 real people first', () => {
  const simulated = (stage: Stage, count: number) => {
    const names = Array.from({ length: count }, (_, i) => `sim${i}`);
    for (const [i, who] of names.entries()) {
      stage.opens(who, stage.sign(i % 12), { gives: ['maps'], seeks: ['maps'] }, true);
    }
    return names;
  };

  test('WO 18 at most an eighth of the open simulated people are engaged among themselves', () => {
    const stage = new Stage({ demo: true });
    const names = simulated(stage, 24);
    stage.pass(10 * MINUTE, names);
    const engaged = () => names.filter((who) => stage.world.attendees.get(who)?.proposal !== null).length;
    let most = 0;
    for (let i = 0; i < 60; i++) {
      stage.pass(10_000, names);
      most = Math.max(most, engaged());
    }
    expect(most).toBeLessThanOrEqual(3);
    expect(stage.world.totals.proposals).toBeGreaterThan(10);
  });

  test('WO 18 so that a newcomer has a card within a beat', () => {
    const stage = new Stage({ demo: true });
    const names = simulated(stage, 24);
    stage.pass(MINUTE, names);
    stage.opens('ada', stage.sign(4), { seeks: ['maps'] });
    stage.pass(10_000, [...names, 'ada']);
    expect(stage.last('ada', 'proposal')?.card.simulated).toBe(true);
  });
});
