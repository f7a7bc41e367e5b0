import { describe, expect, test } from 'vitest';
import { MEETING_KINDS } from '../venue/area-kinds.ts';
import { MINUTE, Stage } from './fixture.ts';
import { visibleTo } from './visible-to.ts';

const both = ['ada', 'ben'];

/** Signs of the level by how far they are from a place in a straight line, the nearest first. */
function signsBy(stage: Stage, { x, y }: { x: number; y: number }) {
  const away = (sign: { x: number; y: number }) => Math.hypot(sign.x - x, sign.y - y);
  return stage
    .signs()
    .map((sign) => ({ id: sign.id, metres: away(sign) }))
    .sort((p, q) => p.metres - q.metres);
}

describe('WO 23 both yes', () => {
  test('WO 23 opens a meeting at one spot, with a way for each from where they are', () => {
    const stage = new Stage();
    stage.meeting();
    const [ada, ben] = both.map((who) => stage.last(who, 'meeting'));
    expect(ada?.id).toBe(ben?.id);
    expect(ada?.spot).toEqual(ben?.spot);
    const area = stage.world.derived.index.area(ada?.spot.area ?? '');
    expect(area && MEETING_KINDS.includes(area.kind)).toBe(true);
    expect(ada?.card.firstName).toBe('ben');
    expect(ben?.card.firstName).toBe('ada');
    for (const [who, notice] of [
      ['ada', ada],
      ['ben', ben],
    ] as const) {
      const body = visibleTo(stage.world, who).own.body;
      expect(notice?.route?.legs[0]?.line[0]).toMatchObject({ x: body?.x, y: body?.y });
      expect(notice?.route?.steps.at(-1)?.kind).toBe('arrive');
    }
  });

  test('WO 23 each sees how many seconds the other is away, in fives, and on which level', () => {
    const stage = new Stage();
    stage.meeting();
    const [ada, ben] = both.map((who) => stage.last(who, 'meeting'));
    expect(ada?.otherSeconds).toBe(Math.ceil((ben?.route?.seconds ?? 0) / 5) * 5);
    expect(ada?.otherLevel).toBe(stage.signs()[0]?.level);
  });

  test('WO 23 is the neutral sentence where one has gone meanwhile', () => {
    const stage = new Stage();
    const proposal = stage.proposed();
    for (const who of both) stage.do(who, { type: 'answer', proposal, yes: true });
    stage.system({ type: 'disconnected', who: 'ada' });
    stage.pass(MINUTE, ['ben']);
    expect(stage.last('ben', 'proposal-over')?.id).toBe(proposal);
    expect(stage.last('ben', 'meeting')).toBe(undefined);
  });
});

test('WO 23 opens a meeting although one has gone to another level meanwhile, with a way over the floors', () => {
  const stage = new Stage();
  const proposal = stage.proposed();
  for (const who of both) stage.do(who, { type: 'answer', proposal, yes: true });
  const [here] = stage.signs();
  const away = stage.world.venue.markers.find(({ kind, level }) => kind === 'qr' && level !== here?.level);
  stage.scans('ben', away?.id ?? '');
  stage.pass(MINUTE, both);
  const [ada, ben] = both.map((who) => stage.last(who, 'meeting'));
  expect(ada?.spot).toEqual(ben?.spot);
  for (const notice of [ada, ben]) {
    expect(notice?.noWay).toBe(null);
    expect(notice?.route?.legs.at(-1)?.level).toBe(ada?.spot.level);
  }
  const [from, to] = [ada, ben].map((notice) => notice?.route?.legs.map(({ level }) => level));
  expect(new Set([...(from ?? []), ...(to ?? [])])).toEqual(new Set([here?.level, away?.level]));
});

test('WO 23 is the neutral sentence where the event has closed meanwhile', () => {
  const stage = new Stage({ hours: [{ opens: '2026-11-23T08:00', closes: '2026-11-23T10:01' }] });
  const proposal = stage.proposed();
  for (const who of both) stage.do(who, { type: 'answer', proposal, yes: true });
  stage.pass(MINUTE, both);
  for (const who of both) {
    expect(stage.last(who, 'proposal-over')?.id).toBe(proposal);
    expect(stage.last(who, 'meeting')).toBe(undefined);
  }
});

describe('WO 24 on the way', () => {
  test('WO 24 a sign on the way steps on; one astray makes the way anew', () => {
    const stage = new Stage();
    const { route, spot } = stage.meeting();
    const far = signsBy(stage, spot).at(-1);
    stage.scans('ada', far?.id ?? '');
    const anew = stage.last('ada', 'meeting')?.route;
    const body = visibleTo(stage.world, 'ada').own.body;
    expect(anew?.legs[0]?.line[0]).toMatchObject({ x: body?.x, y: body?.y });
    expect(anew?.legs).not.toEqual(route?.legs);
    expect(stage.last('ben', 'meeting')?.otherSeconds).toBe(Math.ceil((anew?.seconds ?? 0) / 5) * 5);
  });

  test('WO 24 "I am there" moves only what the person sees themselves', () => {
    const stage = new Stage();
    const meeting = stage.meeting();
    const steps = meeting.route?.steps ?? [];
    expect(steps.length).toBeGreaterThan(2);
    const bens = stage.notices('ben').length;
    const proven = stage.world.attendees.get('ada')?.track?.body;
    expect(stage.do('ada', { type: 'at-step', meeting: meeting.id, step: 0 })).toBe(null);
    expect(stage.last('ada', 'meeting')?.route?.step).toBe(1);
    expect(visibleTo(stage.world, 'ada').own.body).toMatchObject({ x: steps[1]?.at.x, y: steps[1]?.at.y });
    expect(stage.last('ada', 'me')?.place?.source).toBe('own-word');
    expect(stage.do('ada', { type: 'at-step', meeting: meeting.id, step: 999 })).toBe(null);
    expect(stage.last('ada', 'meeting')).toMatchObject({ iArrived: false, route: { step: steps.length - 1 } });
    expect(stage.world.attendees.get('ada')?.track?.body).toEqual(proven);
    stage.pass(5_000, both);
    expect(stage.notices('ben')).toHaveLength(bens);
    // The next proof takes its place.
    stage.scans('ada', stage.sign(0));
    expect(stage.last('ada', 'me')?.place?.source).toBe('sign');
    expect(stage.last('ada', 'meeting')?.route?.step).toBe(0);
  });

  test('WO 24 each other’s dot comes only when both are proven to be in the spot’s area', () => {
    const stage = new Stage();
    const { spot } = stage.meeting();
    const inArea = stage.signs().filter(({ id }) => stage.world.derived.index.marker(id)?.area === spot.area);
    const outside = stage.signs().filter(({ id }) => stage.world.derived.index.marker(id)?.area !== spot.area);
    const partner = (who: string) => visibleTo(stage.world, who).own.partner;
    const [inside] = inArea;
    const [out] = outside;
    if (!inside || !out) throw new Error('the spot’s area has a sign, and others have');
    stage.scans('ada', inside.id);
    stage.scans('ben', out.id);
    expect([partner('ada'), partner('ben')]).toEqual([null, null]);
    stage.scans('ben', inside.id);
    expect(partner('ada')).toMatchObject({ x: inside.x, y: inside.y });
    expect(partner('ben')).toMatchObject({ x: inside.x, y: inside.y });
    stage.do('ada', { type: 'end' });
    expect(partner('ben')).toBe(null);
  });
});

describe('WO 25 arrival', () => {
  const near = (stage: Stage, spot: { id: string; x: number; y: number }) =>
    stage.world.venue.markers.find(({ kind, meetingPoint }) => kind === 'qr' && meetingPoint === spot.id)?.id ??
    signsBy(stage, spot).find(({ metres }) => metres <= 4)?.id;

  test('WO 25 both proven to be at the spot: they talk', () => {
    const stage = new Stage();
    const { spot } = stage.meeting();
    const sign = near(stage, spot);
    if (sign === undefined) throw new Error('the spot of this seed has a sign within 4 m');
    stage.scans('ada', sign);
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'walking', iArrived: true });
    expect(stage.last('ben', 'meeting')).toMatchObject({ otherArrived: true, otherSeconds: 0 });
    stage.scans('ben', sign);
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'talking', route: null });
    expect(stage.last('ben', 'me')?.availability).toEqual({ state: 'talking' });
  });

  test('WO 25 a scan of before that has aged to its area proves nothing', () => {
    const stage = new Stage();
    const { spot } = stage.meeting();
    const sign = near(stage, spot) ?? '';
    const late = new Stage();
    late.opens('ada', sign, { gives: ['maps'] });
    late.pass(5 * MINUTE, ['ada']);
    late.opens('ben', sign, { seeks: ['maps'] });
    late.pass(10_000, both);
    const proposal = late.last('ada', 'proposal')?.id ?? '';
    for (const who of both) late.do(who, { type: 'answer', proposal, yes: true });
    late.pass(MINUTE, both);
    expect(late.last('ada', 'meeting')).toMatchObject({ phase: 'walking', iArrived: false, otherArrived: true });
  });

  test('WO 25 "we met" by one begins the talk; the other may take it back', () => {
    const stage = new Stage();
    const { id: meeting } = stage.meeting();
    expect(stage.do('ben', { type: 'not-yet', meeting })).toBe('nothing-to-take-back');
    expect(stage.do('ada', { type: 'we-met', meeting })).toBe(null);
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'talking', claim: 'mine' });
    stage.pass(10 * MINUTE, both, 5_000);
    expect(stage.last('ben', 'meeting')).toMatchObject({ phase: 'talking', claim: 'theirs' });
    expect(stage.do('ben', { type: 'not-yet', meeting })).toBe(null);
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'walking', claim: null });
    expect(stage.last('ada', 'me')?.availability).toEqual({ state: 'walking' });
    expect(stage.last('ben', 'meeting')?.route).not.toBe(null);
  });

  test('WO 25 words about a meeting that is not mine, or over, are refused', () => {
    const stage = new Stage();
    const { id: meeting } = stage.meeting();
    stage.comes('eve');
    for (const type of ['we-met', 'not-yet', 'walk-for-me'] as const) {
      const refusal = type === 'walk-for-me' ? 'demo-only' : 'meeting-over';
      expect(stage.do('eve', { type, meeting })).toBe(refusal);
    }
    expect(stage.do('eve', { type: 'at-step', meeting, step: 1 })).toBe('meeting-over');
    stage.do('ada', { type: 'we-met', meeting });
    expect(stage.do('ada', { type: 'at-step', meeting, step: 1 })).toBe('not-walking');
    expect(stage.do('ada', { type: 'open', minutes: 15, show: 'spot' })).toBe(null);
    expect(stage.do('ada', { type: 'we-met', meeting })).toBe('meeting-over');
  });
});

describe('WO 26 every meeting ends', () => {
  test('WO 26 by one tap, which hides me; the other reads only that it has ended', () => {
    const stage = new Stage();
    const { id } = stage.meeting();
    expect(stage.do('ada', { type: 'end' })).toBe(null);
    expect(stage.last('ada', 'meeting-over')).toEqual({ type: 'meeting-over', id, keep: null, byMe: true });
    expect(stage.last('ben', 'meeting-over')).toEqual({ type: 'meeting-over', id, keep: null, byMe: false });
    expect(stage.shown()).toEqual([]);
    expect(stage.changes().at(-1)).toEqual({ kind: 'meeting-erase', meeting: id });
  });

  test('WO 26 by one more, which blocks for good, both ways', () => {
    const stage = new Stage();
    stage.meeting();
    expect(stage.do('ada', { type: 'block' })).toBe(null);
    expect(stage.last('ben', 'meeting-over')).toMatchObject({ keep: null, byMe: false });
    expect(stage.changes()).toContainEqual({ kind: 'block', by: 'ada', whom: 'ben' });
    for (const who of both) {
      stage.scans(who, stage.sign(0));
      stage.do(who, { type: 'open', minutes: 30, show: 'spot' });
    }
    expect([stage.seenBy('ada'), stage.seenBy('ben')]).toEqual([[], []]);
    expect(stage.do('ada', { type: 'block' })).toBe('nothing-to-end');
  });

  test('WO 26 by itself: walking after twice the planned walk and three minutes', () => {
    const stage = new Stage();
    const { endsAt } = stage.meeting();
    const planned = Math.max(...both.map((who) => stage.last(who, 'meeting')?.route?.seconds ?? 0));
    expect(endsAt - stage.now).toBeCloseTo(2_000 * planned + 3 * MINUTE, -1);
    stage.pass(endsAt - stage.now - 1_000, both);
    expect(stage.last('ada', 'meeting-over')).toBe(undefined);
    stage.pass(2_000, both);
    for (const who of both) expect(stage.last(who, 'meeting-over')).toMatchObject({ keep: null, byMe: false });
  });

  test('WO 26 by itself: talking after half an hour, or at the next opening of one', () => {
    const stage = new Stage();
    stage.do('ada', { type: 'we-met', meeting: stage.meeting().id });
    stage.pass(30 * MINUTE + 1_000, both, 5_000);
    expect(stage.last('ada', 'meeting-over')?.keep).not.toBe(null);
    expect(stage.last('ada', 'me')?.availability).toEqual({ state: 'closed' });

    const next = new Stage();
    const { id: meeting } = next.meeting();
    expect(next.do('ben', { type: 'open', minutes: 15, show: 'spot' })).toBe('busy-meeting');
    next.do('ada', { type: 'we-met', meeting });
    expect(next.do('ben', { type: 'open', minutes: 15, show: 'spot' })).toBe(null);
    expect(next.last('ada', 'meeting-over')).toMatchObject({ id: meeting, byMe: false });
    expect(next.shown()).toEqual(['ben']);
  });
});

describe('WO 27 "walk for me"', () => {
  test('WO 27 moves me along my way at walking speed in a demo; its end is a proven arrival', () => {
    const stage = new Stage({ demo: true });
    const { id: meeting, route } = stage.meeting();
    for (const who of both) expect(stage.do(who, { type: 'walk-for-me', meeting })).toBe(null);
    let before = visibleTo(stage.world, 'ada').own.body;
    for (let tick = 0; tick < 1_500 && stage.last('ada', 'meeting')?.phase === 'walking'; tick++) {
      stage.pass(200, both, 200);
      const body = visibleTo(stage.world, 'ada').own.body;
      if (!stage.last('ada', 'meeting')?.iArrived) {
        expect(Math.hypot((body?.x ?? 0) - (before?.x ?? 0), (body?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(0.4);
      }
      before = body;
    }
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'talking' });
    expect(route?.seconds).toBeGreaterThan(0);
  });

  test('WO 27 who is stuck has not arrived, and is led on along another way', () => {
    const stage = new Stage({ demo: true });
    const { id: meeting } = stage.meeting();
    const { motion } = stage.world.derived;
    const walks: string[] = [];
    const walk: typeof motion.walk = (who, ...way) => {
      walks.push(who);
      motion.walk(who, ...way);
    };
    let stuck = true;
    const advance: typeof motion.advance = (span) =>
      motion.advance(span).map((moved) => (stuck ? { ...moved, ended: 'stuck' } : moved));
    stage.world.derived = { ...stage.world.derived, motion: { ...motion, walk, advance } };
    stage.do('ada', { type: 'walk-for-me', meeting });
    stage.pass(1_000, both, 200);
    expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'walking', iArrived: false });
    expect(walks.length).toBeGreaterThan(1);
    stuck = false;
    stage.pass(3 * MINUTE, both, 200);
    expect(stage.last('ada', 'meeting')?.iArrived).toBe(true);
  });

  test('WO 27 who was led when the other said too early that they met is led on when they ask again', () => {
    const stage = new Stage({ demo: true });
    const { id: meeting } = stage.meeting();
    stage.do('ada', { type: 'walk-for-me', meeting });
    stage.do('ben', { type: 'we-met', meeting });
    stage.do('ada', { type: 'not-yet', meeting });
    stage.do('ada', { type: 'walk-for-me', meeting });
    stage.pass(3 * MINUTE, both, 200);
    expect(stage.last('ada', 'meeting')?.iArrived).toBe(true);
  });

  test('WO 27 is for a demo alone', () => {
    const stage = new Stage();
    const { id: meeting } = stage.meeting();
    expect(stage.do('ada', { type: 'walk-for-me', meeting })).toBe('demo-only');
  });
});

test('WO 26 a tap that names what was on the page ends that card and its meeting, and no later one', () => {
  const stage = new Stage();
  const card = stage.proposed();
  for (const who of both) stage.do(who, { type: 'answer', proposal: card, yes: true });
  expect(stage.do('ada', { type: 'end', of: 'p-of-yesterday' })).toBe('nothing-to-end');
  stage.pass(MINUTE, both);
  const meeting = stage.last('ada', 'meeting')?.id ?? '';
  expect(stage.do('ada', { type: 'end', of: 'm-of-yesterday' })).toBe('nothing-to-end');
  expect(stage.world.meetings.has(meeting)).toBe(true);
  // Tapped on the card, while the line was down and the card became a meeting.
  expect(stage.do('ada', { type: 'end', of: card })).toBe(null);
  expect(stage.world.meetings.has(meeting)).toBe(false);
  expect(stage.do('ben', { type: 'end', of: meeting })).toBe('nothing-to-end');
});

test('WO 26 “hide me”, tapped on a card without a line, hides me though the card is over when it is heard', () => {
  const stage = new Stage();
  const card = stage.proposed();
  stage.pass(2 * MINUTE, both);
  expect(stage.last('ada', 'me')?.availability.state).toBe('open');
  expect(stage.do('ada', { type: 'end', of: card })).toBe(null);
  expect(stage.last('ada', 'me')?.availability.state).toBe('closed');
  expect(stage.do('ada', { type: 'end', of: card })).toBe('nothing-to-end');
});
