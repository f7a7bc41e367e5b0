import { describe, expect, test } from 'vitest';
import { countsNow } from './counts.ts';
import { MINUTE, Stage } from './fixture.ts';
import { visibleTo } from './visible-to.ts';

type Act = (stage: Stage, proposal: string) => void;
const nothing: Act = () => {};
const says =
  (yes: boolean): Act =>
  (stage, proposal) =>
    expect(stage.do('ada', { type: 'answer', proposal, yes })).toBe(null);

/** The hall around the two: others who open, suit, and are seen. */
const OTHERS = Array.from({ length: 8 }, (_, i) => `other${i}`);
/** The tick in which the card of the two ends. */
const END = 60;

/**
 * Everything that reaches `viewer`, second by second from when the card came, in a run from one seed in which ben
 * answers after ten seconds as `bens` says and ada does `act` after twenty.
 */
function run(viewer: string, act: Act, bens: boolean | null, others = OTHERS): string[] {
  const stage = new Stage({}, 4711);
  const awake = ['ada', 'ben', ...others];
  const proposal = stage.proposed();
  for (const [i, who] of others.entries()) {
    stage.opens(who, stage.sign(i + 1), i % 2 ? { gives: ['law'] } : { seeks: ['law', 'maps'] });
  }
  const told: string[] = [];
  while (told.length < END + 180) {
    if (told.length === 10 && bens !== null) stage.do('ben', { type: 'answer', proposal, yes: bens });
    if (told.length === 20) act(stage, proposal);
    const before = stage.log.length;
    stage.pass(1_000, awake);
    const notices = stage.log
      .slice(before)
      .flatMap(({ event }) => ('to' in event && event.to === viewer ? [event] : []));
    const { shared, own } = visibleTo(stage.world, viewer);
    told.push(JSON.stringify([stage.now, notices, shared, own, stage.seenBy(viewer), countsNow(stage.world)]));
  }
  return told;
}

describe('WO 19 sealed: nothing that reaches one phone differs by the other’s answer, unless both said yes', () => {
  for (const bens of [false, null]) {
    test(`WO 19 ben, whose answer is ${bens}, gets the same in the same ticks whether ada says yes, no or nothing`, () => {
      const silent = run('ben', nothing, bens);
      expect(silent[END - 1]).toContain('proposal-over');
      expect(run('ben', says(true), bens)).toEqual(silent);
      expect(run('ben', says(false), bens)).toEqual(silent);
    });
  }

  test('WO 19 ben, who said yes, gets the same whether ada says no or nothing, and until the end when she says yes', () => {
    const silent = run('ben', nothing, true);
    expect(run('ben', says(false), true)).toEqual(silent);
    const both = run('ben', says(true), true);
    expect(both.slice(0, END - 1)).toEqual(silent.slice(0, END - 1));
    expect(both[END - 1]).toContain('"type":"meeting"');
  });

  test('WO 19 a third one in the room gets the same whatever the two answer, short of both yes', () => {
    const silent = run('other3', nothing, null);
    for (const [yes, bens] of [
      [true, null],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      expect(run('other3', says(yes), bens)).toEqual(silent);
    }
  });

  test('WO 19 nobody stays on the map because they answered: answering is no sign of life', () => {
    const shownAfter = (act: Act) => {
      const stage = new Stage();
      const proposal = stage.proposed();
      stage.pass(40_000, ['ben']);
      act(stage, proposal);
      return Array.from({ length: 60 }, () => {
        stage.pass(1_000, ['ben']);
        return stage.shown();
      });
    };
    const silent = shownAfter(nothing);
    expect(silent.at(-1)).toEqual(['ben']);
    expect(shownAfter(says(false))).toEqual(silent);
    expect(shownAfter(says(true))).toEqual(silent);
  });
});

describe('WO 20 whatever one does while the card runs does not show to the other', () => {
  const acts: Record<string, Act> = {
    close: (stage) => expect(stage.do('ada', { type: 'close' })).toBe(null),
    end: (stage) => expect(stage.do('ada', { type: 'end' })).toBe(null),
    block: (stage) => expect(stage.do('ada', { type: 'block' })).toBe(null),
    leave: (stage) => expect(stage.do('ada', { type: 'leave' })).toBe(null),
    disconnect: (stage) => stage.system({ type: 'disconnected', who: 'ada' }),
    'yes and end': (stage, proposal) => {
      says(true)(stage, proposal);
      expect(stage.do('ada', { type: 'end' })).toBe(null);
    },
    'close and open again': (stage) => {
      stage.do('ada', { type: 'close' });
      expect(stage.do('ada', { type: 'open', minutes: 60, show: 'spot' })).toBe(null);
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    test(`WO 20 ${name}: ben gets the same until the end, and the same neutral sentence then`, () => {
      for (const bens of [true, null]) {
        const silent = run('ben', nothing, bens, []);
        // Nor does ada's dot come or go afterwards, until she opens anew.
        expect(run('ben', act, bens, [])).toEqual(silent);
      }
    });
  }

  test('WO 20 ending it is a no that hides me, and is told to me at once', () => {
    const stage = new Stage();
    const proposal = stage.proposed();
    stage.do('ada', { type: 'answer', proposal, yes: true });
    expect(stage.do('ada', { type: 'end' })).toBe(null);
    expect(stage.last('ada', 'proposal-over')).toEqual({ type: 'proposal-over', id: proposal });
    expect(stage.last('ada', 'me')?.availability).toEqual({ state: 'closed' });
    expect(stage.do('ada', { type: 'answer', proposal, yes: true })).toBe('proposal-over');
    expect(stage.do('ada', { type: 'end' })).toBe('nothing-to-end');
  });

  test('WO 20 it holds both for its full time, also after two noes', () => {
    const stage = new Stage();
    const proposal = stage.proposed();
    for (const who of ['ada', 'ben']) stage.do(who, { type: 'answer', proposal, yes: false });
    stage.opens('cleo', stage.sign(1), { gives: ['maps'], seeks: ['maps'] });
    stage.pass(50_000, ['ada', 'ben', 'cleo']);
    expect(stage.last('cleo', 'proposal')).toBe(undefined);
    expect(stage.last('ada', 'proposal-over')).toBe(undefined);
    stage.pass(10_000, ['ada', 'ben', 'cleo']);
    expect(stage.last('cleo', 'proposal')).toBeDefined();
  });
});

test('WO 21 answering: once, one’s own card, with a place confirmed within 20 minutes for a yes', () => {
  const stage = new Stage();
  stage.opens('ada', stage.sign(0), { gives: ['maps'] });
  stage.do('ada', { type: 'open', minutes: 60, show: 'spot' });
  stage.pass(25 * MINUTE, ['ada'], 8_000);
  stage.opens('ben', stage.sign(3), { seeks: ['maps'] });
  stage.pass(10_000, ['ada', 'ben']);
  const proposal = stage.last('ada', 'proposal')?.id ?? '';
  const answer = (who: string, yes: boolean, id = proposal) => stage.do(who, { type: 'answer', proposal: id, yes });
  expect(answer('ada', true, 'p-of-others')).toBe('proposal-over');
  expect(answer('ada', true)).toBe('confirm-place');
  expect(stage.do('ada', { type: 'still-here' })).toBe(null);
  expect(answer('ada', true)).toBe(null);
  expect(answer('ada', false)).toBe('already-answered');
  expect(stage.last('ada', 'proposal')?.myAnswer).toBe('yes');
  expect(answer('ben', false)).toBe(null);
  expect(stage.last('ada', 'proposal')?.myAnswer).toBe('yes');
});

test('WO 22 keeping is sealed too: mine is written down, and nothing tells whether the other kept', () => {
  const told = (otherKeeps: boolean) => {
    const stage = new Stage();
    const meeting = stage.meeting();
    stage.do('ada', { type: 'we-met', meeting: meeting.id });
    stage.pass(MINUTE, ['ada', 'ben']);
    stage.do('ada', { type: 'end' });
    const before = stage.notices('ben').length;
    const keep = (who: string) =>
      stage.do(who, { type: 'keep', ticket: stage.last(who, 'meeting-over')?.keep?.ticket ?? '', reach: '' });
    if (otherKeeps) {
      expect(keep('ada')).toBe(null);
      stage.system({ type: 'kept', who: 'ada', meeting: meeting.id, encounters: null });
    }
    stage.pass(MINUTE, ['ada', 'ben']);
    stage.do('ben', { type: 'hello', profile: null, receipt: null, open: null, language: 'fr' });
    return JSON.stringify([stage.notices('ben').slice(before), stage.seenBy('ben')]);
  };
  expect(told(true)).toBe(told(false));
});
