import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineLength, nearestOnLine } from '../geometry/polyline.ts';
import type { OwnRoute } from '../protocol/notices.ts';
import { MINUTE, Stage } from './fixture.ts';
import { stepMetres } from './own-word.ts';
import { visibleTo } from './visible-to.ts';

const bodyOf = (stage: Stage, who: string) => visibleTo(stage.world, who).own.body;
const placeOf = (stage: Stage, who: string) => stage.last(who, 'me')?.place;
const tap = (stage: Stage, who: string, sign: { level: string; x: number; y: number }) =>
  stage.do(who, { type: 'i-am-here', level: sign.level, x: sign.x, y: sign.y });
const walk = (stage: Stage, who: string, count: number) => stage.do(who, { type: 'steps', count });
/** How far along the leg that they are on somebody's own place is, and how far beside it. */
function onLeg(stage: Stage, who: string, route: OwnRoute, leg: number) {
  const body = bodyOf(stage, who);
  const line = route.legs[leg]?.line;
  if (!body || !line) throw new Error('nobody is there');
  return { ...nearestOnLine(line, body), level: body.level };
}

/** Ada is open and has scanned; Ben, with whom she has no language in common, looks on. */
function two(): Stage {
  const stage = new Stage();
  stage.opens('ben', stage.sign(1), { languages: ['fr'] });
  stage.opens('ada', stage.sign(0));
  return stage;
}
const faceOf = (stage: Stage, who: string) => stage.seenBy('ben').find(({ attendee }) => attendee === who);

test('WO 101 "I stay here" holds the place on others’ maps until it is ended', () => {
  const stage = two();
  expect(stage.do('ada', { type: 'stay', on: true })).toBe(null);
  stage.pass(20 * MINUTE, ['ada', 'ben'], 5_000);
  expect(faceOf(stage, 'ada')).toMatchObject({ placement: { kind: 'spot' }, age: 'fresh' });
  expect(placeOf(stage, 'ada')?.stays).toBe(true);
  expect(bodyOf(stage, 'ada')?.accuracyMetres).toBe(1.5);
  expect(stage.do('ada', { type: 'stay', on: false })).toBe(null);
  expect(faceOf(stage, 'ada')?.placement.kind).toBe('area');
  expect(stage.do('ada', { type: 'stay', on: true })).toBe('scan-again');
});

test('WO 101 it ends by closing, by a meeting, and by being seen elsewhere', () => {
  const stage = two();
  const staysNow = () => placeOf(stage, 'ada')?.stays;
  const stay = () => stage.do('ada', { type: 'stay', on: true });
  stay();
  stage.scans('ada', stage.sign(9));
  expect(staysNow()).toBe(false);
  stay();
  stage.do('ada', { type: 'close' });
  expect(staysNow()).toBe(false);
  expect(stay()).toBe('not-open');
  const other = new Stage();
  const proposal = other.proposed();
  other.do('ada', { type: 'stay', on: true });
  for (const who of ['ada', 'ben']) other.do(who, { type: 'answer', proposal, yes: true });
  other.pass(MINUTE, ['ada', 'ben']);
  expect(other.last('ada', 'meeting')).toBeDefined();
  expect(placeOf(other, 'ada')?.stays).toBe(false);
});

test('WO 101 staying is no proof: after half an hour one sees nobody, and is at no spot by an old scan', () => {
  const stage = two();
  stage.do('ada', { type: 'open', minutes: 60, show: 'spot' });
  stage.do('ada', { type: 'stay', on: true });
  stage.pass(31 * MINUTE, ['ada', 'ben'], 5_000);
  expect(placeOf(stage, 'ada')?.stays).toBe(true);
  expect(visibleTo(stage.world, 'ada').shared).toBe(false);
  expect(stage.do('ada', { type: 'close' })).toBe(null);
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe('confirm-place');
});

test('WO 102 wherever is tapped, one’s own place is on the floor, near the tap, or nothing changes', () => {
  const stage = new Stage();
  stage.system({ type: 'connected', who: 'guest', simulated: false });
  const levels = stage.world.venue.levels.map(({ id }) => id);
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...levels),
      fc.integer({ min: -1_000, max: 7_500 }),
      fc.integer({ min: -1_000, max: 5_000 }),
      (level, left, top) => {
        const [x, y] = [left / 100, top / 100];
        stage.now += 2_000;
        const before = bodyOf(stage, 'guest');
        const refusal = tap(stage, 'guest', { level, x, y });
        const after = bodyOf(stage, 'guest');
        if (refusal === null) {
          taken += 1;
          expect(after && stage.world.derived.index.walkableAt(after)).toBe(true);
          expect(Math.hypot((after?.x ?? 1e9) - x, (after?.y ?? 1e9) - y)).toBeLessThanOrEqual(12.1);
        } else {
          refused += 1;
          expect(refusal).toBe('no-floor-there');
          expect(after?.x).toBe(before?.x);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(10);
  expect(stage.do('guest', { type: 'i-am-here', level: 'nowhere', x: 0, y: 0 })).toBe('no-floor-there');
});

test('WO 102 taps faster than any thumb are refused for a moment', () => {
  const stage = two();
  const [sign] = stage.signs();
  if (!sign) throw new Error('no sign');
  const answers = Array.from({ length: 15 }, () => tap(stage, 'ada', sign));
  expect([answers[0], answers.at(-1)]).toEqual([null, 'too-fast']);
  stage.pass(5_000);
  expect(tap(stage, 'ada', sign)).toBe(null);
});

test('WO 103 a tap moves only what its person sees, says so, and lets nobody in', () => {
  const stage = two();
  const far = stage.signs()[9];
  if (!far) throw new Error('no sign');
  const before = faceOf(stage, 'ada');
  expect(tap(stage, 'ada', far)).toBe(null);
  expect(bodyOf(stage, 'ada')).toMatchObject({ x: far.x, y: far.y, accuracyMetres: 5 });
  expect(placeOf(stage, 'ada')).toMatchObject({ source: 'own-word', marker: null, seenAt: stage.now });
  expect(faceOf(stage, 'ada')).toEqual(before);
  // Whoever was never proven to be here is nowhere to others, however often they tap.
  stage.comes('cleo');
  expect(tap(stage, 'cleo', far)).toBe(null);
  expect(bodyOf(stage, 'cleo')).toMatchObject({ x: far.x, y: far.y });
  expect(placeOf(stage, 'cleo')).toMatchObject({ source: 'own-word', confirmedAt: null });
  expect(stage.do('cleo', { type: 'open', minutes: 15, show: 'spot' })).toBe('scan-first');
  expect(stage.do('cleo', { type: 'still-here' })).toBe('scan-first');
  expect(visibleTo(stage.world, 'cleo').shared).toBe(false);
  expect(stage.shown()).not.toContain('cleo');
  // The ring grows, and the next fix takes the word's place.
  stage.pass(MINUTE);
  expect(bodyOf(stage, 'cleo')?.accuracyMetres).toBeGreaterThan(5);
  stage.scans('ada', stage.sign(2));
  expect(placeOf(stage, 'ada')).toMatchObject({ source: 'sign', marker: stage.sign(2) });
  expect(bodyOf(stage, 'ada')).toMatchObject({ x: stage.signs()[2]?.x });
});

test('WO 103 nobody arrives at a meeting by their own word, nor sees the other', () => {
  const stage = new Stage();
  const { spot } = stage.meeting();
  for (const who of ['ada', 'ben']) expect(tap(stage, who, spot)).toBe(null);
  stage.pass(2_000, ['ada', 'ben']);
  const meeting = stage.last('ada', 'meeting');
  expect(meeting).toMatchObject({ phase: 'walking', iArrived: false, otherArrived: false });
  expect(meeting?.route?.steps[meeting.route.step]?.kind).toBe('arrive');
  expect(visibleTo(stage.world, 'ada').own.partner).toBe(null);
});

test('WO 103 a way begins where its walker says they are, and is made anew from a tap beside it', () => {
  const stage = new Stage();
  stage.system({ type: 'connected', who: 'guest', simulated: false });
  const [near, , , , far] = stage.signs();
  if (!near || !far) throw new Error('no signs');
  const to = `area:${stage.world.venue.markers.find(({ id }) => id === far.id)?.area}`;
  expect(stage.do('guest', { type: 'ask-way', to })).toBe('scan-first');
  tap(stage, 'guest', near);
  expect(stage.do('guest', { type: 'ask-way', to })).toBe(null);
  const [from] = stage.last('guest', 'way')?.route?.legs[0]?.line ?? [];
  expect(Math.hypot((from?.x ?? 1e9) - near.x, (from?.y ?? 1e9) - near.y)).toBeLessThan(0.1);
  const other = stage.signs().at(-1);
  if (!other) throw new Error('no signs');
  tap(stage, 'guest', other);
  const [again] = stage.last('guest', 'way')?.route?.legs[0]?.line ?? [];
  expect(Math.hypot((again?.x ?? 1e9) - other.x, (again?.y ?? 1e9) - other.y)).toBeLessThan(0.1);
});

test('WO 104 steps lead along the way at the walker’s own length of step; the next fix corrects them', () => {
  const stage = new Stage();
  const { route } = stage.meeting();
  if (!route) throw new Error('no way');
  expect(stage.last('ada', 'meeting')?.otherSeconds).not.toBe(null);
  const before = stage.last('ben', 'meeting')?.otherSeconds ?? 0;
  stage.pass(6_000, ['ada', 'ben']);
  expect(walk(stage, 'ada', 10)).toBe(null);
  const { along, distance } = onLeg(stage, 'ada', route, 0);
  expect(distance).toBeLessThan(0.01);
  expect(along).toBeCloseTo(Math.min(10 * stepMetres([]), lineLength(route.legs[0]?.line ?? [])), 1);
  expect(placeOf(stage, 'ada')?.source).toBe('steps');
  expect(stage.last('ben', 'meeting')?.otherSeconds).toBeLessThan(before);
  stage.scans('ada', stage.sign(0));
  expect(placeOf(stage, 'ada')?.source).toBe('sign');
  expect(onLeg(stage, 'ada', route, 0).along).toBeLessThan(1);
  expect(stepMetres(['slow-pace'])).toBeLessThan(stepMetres([]));
});

test('WO 104 whatever is counted, nobody is off their way, farther than 2.2 steps a second lead, nor arrived', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ count: fc.integer({ min: 1, max: 60 }), gap: fc.integer({ min: 0, max: 8_000 }) }), {
        minLength: 1,
        maxLength: 25,
      }),
      (walks) => {
        const stage = new Stage();
        const { route } = stage.meeting();
        if (!route) throw new Error('no way');
        const began = stage.now;
        for (const { count, gap } of walks) {
          stage.pass(gap, ['ada', 'ben']);
          if (!stage.last('ada', 'meeting') || stage.last('ada', 'meeting-over')) return;
          expect(walk(stage, 'ada', count)).toBe(null);
          const { along, distance, level } = onLeg(stage, 'ada', route, 0);
          expect([distance < 0.01, level]).toEqual([true, route.legs[0]?.level]);
          const most = 30 + (2.2 * (stage.now - began)) / 1_000;
          expect(along).toBeLessThanOrEqual(most * stepMetres([]) + 0.01);
          expect(stage.last('ada', 'meeting')?.iArrived).toBe(false);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('WO 104 steps stop at the stairs or lift; "I am there" says that they were taken, and steps go on from there', () => {
  const stage = new Stage();
  stage.comes('ada');
  stage.scans('ada', stage.sign(0));
  const [here] = stage.signs();
  const upstairs = stage.world.venue.areas.find(
    ({ level, kind, name }) => level !== here?.level && kind === 'room' && name,
  );
  expect(stage.do('ada', { type: 'ask-way', to: `area:${upstairs?.id}` })).toBe(null);
  const route = stage.last('ada', 'way')?.route;
  if (!route || route.legs.length < 2) throw new Error('no way upstairs');
  const [first] = route.legs;
  for (let i = 0; i < 40; i++) {
    stage.pass(10_000);
    expect(walk(stage, 'ada', 22)).toBe(null);
  }
  const at = onLeg(stage, 'ada', route, 0);
  expect([at.level, at.along]).toEqual([first?.level, expect.closeTo(lineLength(first?.line ?? []), 1)]);
  const step = stage.last('ada', 'way')?.route?.step ?? -1;
  expect(route.steps[step]?.kind).toBe('connection');
  expect(stage.do('ada', { type: 'way-step', step })).toBe(null);
  expect(bodyOf(stage, 'ada')?.level).toBe(route.legs[1]?.level);
  stage.pass(3_000);
  expect(walk(stage, 'ada', 4)).toBe(null);
  expect(onLeg(stage, 'ada', route, 1).distance).toBeLessThan(0.01);
});

test('WO 104 who walks nowhere has no steps to count', () => {
  const stage = two();
  expect(walk(stage, 'ada', 3)).toBe('not-walking');
});

test('WO 105 nobody arrives, nor is proven to be anywhere, by the beacons that their phone says it hears', () => {
  const stage = new Stage();
  const { spot } = stage.meeting();
  const confirmed = placeOf(stage, 'ada')?.confirmedAt;
  const beacons = stage.world.venue.markers.filter(({ kind, level }) => kind === 'beacon' && level === spot.level);
  const readings = beacons.map(({ radio, at: [x, y] }) => {
    const metres = Math.max(1, Math.hypot(x - spot.x, y - spot.y));
    return { beacon: radio ?? '', rssiDbm: Math.round(-59 - 25 * Math.log10(metres)), ago: 0 };
  });
  // Until the signs that both scanned are no longer exact: what is heard within reach of an exact one moves nobody.
  for (let second = 0; second < 200; second++) {
    for (const who of ['ada', 'ben']) expect(stage.do(who, { type: 'hear', readings })).toBe(null);
    stage.pass(1_000, ['ada', 'ben'], 200);
  }
  const body = bodyOf(stage, 'ada');
  expect(Math.hypot((body?.x ?? 1e9) - spot.x, (body?.y ?? 1e9) - spot.y)).toBeLessThan(6);
  expect(placeOf(stage, 'ada')).toMatchObject({ source: 'phone', confirmedAt: confirmed });
  expect(stage.last('ada', 'meeting')).toMatchObject({ phase: 'walking', iArrived: false, otherArrived: false });
  expect(visibleTo(stage.world, 'ada').own.partner).toBe(null);
});

test('WO 105 what gateways hear of a badge goes before what its bearer’s phone says', () => {
  const stage = two();
  const beacons = stage.world.venue.markers.filter(({ kind, level }) => kind === 'beacon' && level === 'ground');
  const [near, ...others] = beacons;
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  stage.pass(4 * MINUTE, ['ada', 'ben'], 5_000);
  const heard = () =>
    stage.system({ type: 'badge-heard', badge: 'badge-1', gateway: near?.id ?? '', rssiDbm: -55, at: stage.now });
  for (let second = 0; second < 30; second++) {
    heard();
    stage.pass(1_000, ['ada', 'ben'], 200);
  }
  const before = bodyOf(stage, 'ada');
  for (let second = 0; second < 20; second++) {
    const readings = others.slice(-1).map(({ radio }) => ({ beacon: radio ?? '', rssiDbm: -50, ago: 0 }));
    expect(stage.do('ada', { type: 'hear', readings })).toBe(null);
    stage.pass(1_000, ['ada', 'ben'], 200);
    heard();
  }
  expect(placeOf(stage, 'ada')?.source).toBe('beacon');
  const after = bodyOf(stage, 'ada');
  expect(Math.hypot((after?.x ?? 1e9) - (before?.x ?? 0), (after?.y ?? 1e9) - (before?.y ?? 0))).toBeLessThan(6);
});

test('WO 105 batches too fast are refused, and what is no reading says nothing', () => {
  const stage = two();
  const hear = (rssiDbm: number, beacon = 'gw-ground-1') =>
    stage.do('ada', { type: 'hear', readings: [{ beacon, rssiDbm, ago: 0 }] });
  expect([hear(127), hear(-60, 'unknown'), hear(-120)]).toEqual([null, null, null]);
  expect(placeOf(stage, 'ada')?.source).toBe('sign');
  expect(Array.from({ length: 15 }, () => hear(-60)).at(-1)).toBe('too-fast');
});

test('WO 104 nobody is led faster than 2.2 steps a second, whatever their phone counts', () => {
  const stage = new Stage();
  stage.comes('ada');
  stage.scans('ada', stage.sign(0));
  const goal = stage.world.venue.markers.find(({ id }) => id === stage.signs().at(-1)?.id);
  expect(stage.do('ada', { type: 'ask-way', to: `area:${goal?.area}` })).toBe(null);
  const route = stage.last('ada', 'way')?.route;
  if (!route) throw new Error('no way');
  expect(lineLength(route.legs[0]?.line ?? [])).toBeGreaterThan(10);
  const along: number[] = [];
  for (const span of [2_000, 0, 1_000, 1_000]) {
    if (span > 0) stage.pass(span);
    expect(walk(stage, 'ada', 60)).toBe(null);
    along.push(onLeg(stage, 'ada', route, 0).along / stepMetres([]));
  }
  expect(along.map(Math.round)).toEqual([4, 4, 6, 8]);
});
