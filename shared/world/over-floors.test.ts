import { describe, expect, test } from 'vitest';
import type { NoticeOf } from '../protocol/notices.ts';
import { buildWays } from '../routing/build-ways.ts';
import type { Need } from '../routing/needs.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { demoHouse, MINUTE, Stage } from './fixture.ts';
import { replaceVenue } from './replace-venue.ts';
import { visibleTo } from './visible-to.ts';

const both = ['ada', 'ben'];

/** The sign of a level that is nearest to the stairs or lift of this id. */
function signAt(stage: Stage, level: string, connection: string): string {
  const { venue } = stage.world;
  const stop = venue.connections.find(({ id }) => id === connection)?.stops.find((one) => one.level === level);
  if (!stop) throw new Error(`${connection} does not stop at ${level}`);
  const away = ({ standAt: [x, y] }: VenueFile['markers'][number]) => Math.hypot(x - stop.at[0], y - stop.at[1]);
  const [nearest] = venue.markers
    .filter((marker) => marker.kind === 'qr' && marker.level === level)
    .sort((p, q) => away(p) - away(q));
  if (!nearest) throw new Error(`${level} has no sign`);
  return nearest.id;
}

/** Two who suit, each at the head or foot of the same stairs. */
function apart(stage: Stage, needs: readonly Need[] = [], connection = 'grand-stairs'): void {
  stage.opens('ada', signAt(stage, 'ground', connection), { gives: ['maps'] });
  stage.opens('ben', signAt(stage, 'upper', connection), { seeks: ['maps'] });
  stage.do('ben', { type: 'needs', needs: [...needs] });
}

function met(stage: Stage): [NoticeOf<'meeting'> | undefined, NoticeOf<'meeting'> | undefined] {
  stage.pass(10_000, both);
  const proposal = stage.last('ada', 'proposal')?.id ?? '';
  for (const who of both) stage.do(who, { type: 'answer', proposal, yes: true });
  stage.pass(MINUTE, both);
  return [stage.last('ada', 'meeting'), stage.last('ben', 'meeting')];
}

/** The demo venue without its lift, so that its floors are joined by stairs alone. */
function withoutLift(stage: Stage): void {
  const { venue } = demoHouse();
  const next = { ...venue, connections: venue.connections.filter(({ kind }) => kind !== 'lift') };
  replaceVenue(stage.world, next, buildWays(next), stage.now);
}

describe('WO 60 cards over floors', () => {
  test('WO 60 two on different floors get a card, and a way each to one spot', () => {
    const stage = new Stage();
    apart(stage);
    const [ada, ben] = met(stage);
    expect(ada?.spot).toEqual(ben?.spot);
    const levels = [ada, ben].map((notice) => notice?.route?.legs.map(({ level }) => level));
    expect(levels.some((of) => of?.length === 2)).toBe(true);
    for (const of of levels) expect(of?.at(-1)).toBe(ada?.spot.level);
  });

  test('WO 60 one on the same floor, a little farther in a straight line, comes first', () => {
    const stage = new Stage();
    apart(stage);
    stage.opens('cleo', stage.sign(0), { seeks: ['maps'] });
    stage.scans('ada', stage.sign(1));
    stage.pass(10_000, [...both, 'cleo']);
    expect(stage.last('ada', 'proposal')?.card.firstName).toBe('cleo');
  });

  test('WO 60 nobody gets a card for somebody whom they cannot meet anywhere', () => {
    const stage = new Stage();
    apart(stage, ['no-stairs']);
    stage.do('ada', { type: 'needs', needs: ['no-stairs'] });
    withoutLift(stage);
    stage.pass(5 * MINUTE, both);
    expect(stage.world.totals.proposals).toBe(0);
    // As soon as one of them can come, they do.
    stage.do('ada', { type: 'needs', needs: [] });
    stage.pass(10_000, both);
    expect(stage.world.totals.proposals).toBe(1);
  });
});

describe('WO 61 needs are my own', () => {
  test('WO 61 nothing that is stored or told to another tells of them, and a card’s distance does not either', () => {
    const [free, needing] = [[], ['no-stairs', 'slow-pace', 'avoid-crowds']].map((needs) => {
      const stage = new Stage();
      apart(stage, needs as Need[], 'lift');
      met(stage);
      return stage;
    });
    const cards = [free, needing].map((stage) => stage?.last('ada', 'proposal')?.minutes);
    expect(cards[0]).toBe(cards[1]);
    expect(cards[0]).toBeGreaterThan(0);
    const said = JSON.stringify([needing?.notices('ada'), needing?.changes(), needing?.notices('ben')]);
    for (const need of ['no-stairs', 'slow-pace', 'avoid-crowds']) expect(said).not.toContain(need);
  });

  test('WO 61 they come with hello, each once, and go with leaving', () => {
    const stage = new Stage();
    stage.comes('ada');
    const hello = { type: 'hello', profile: null, receipt: null, open: null, language: 'en' } as const;
    stage.do('ada', { ...hello, needs: ['slow-pace', 'no-stairs', 'slow-pace'] });
    expect(stage.world.attendees.get('ada')?.needs).toEqual(['no-stairs', 'slow-pace']);
    stage.do('ada', hello);
    expect(stage.world.attendees.get('ada')?.needs).toEqual(['no-stairs', 'slow-pace']);
    stage.do('ada', { type: 'leave' });
    expect(stage.world.attendees.get('ada')?.needs).toEqual([]);
  });
});

describe('WO 62 no way breaks a need', () => {
  test('WO 62 whoever takes no stairs is led by the lift, and slower when they want', () => {
    const ways = [[], ['no-stairs']].map((needs) => {
      const stage = new Stage();
      // Where all the spots are below, Ben has to come down.
      const { venue, ...ways } = demoHouse();
      const below = <T extends { level: string }>(things: readonly T[]) =>
        things.filter(({ level }) => level === 'ground');
      const next = { ...venue, landmarks: below(venue.landmarks), meetingPoints: below(venue.meetingPoints) };
      replaceVenue(stage.world, next, ways, stage.now);
      apart(stage, needs as Need[]);
      const [, ben] = met(stage);
      return { stage, route: ben?.route };
    });
    const [free, kept] = ways;
    expect(free?.route?.legs.map(({ next }) => next?.kind)).toEqual(['stairs', undefined]);
    expect(kept?.route?.legs.map(({ next }) => next?.kind)).toEqual(['lift', undefined]);
    kept?.stage.do('ben', { type: 'needs', needs: ['no-stairs', 'slow-pace'] });
    const slow = kept?.stage.last('ben', 'meeting')?.route;
    expect(slow?.seconds).toBeGreaterThan((kept?.route?.seconds ?? Infinity) + 1);
    expect(slow?.lengthMetres).toBeCloseTo(kept?.route?.lengthMetres ?? 0, 6);
  });

  test('WO 62 where there is none the person is told so, and where it ends', () => {
    const stage = new Stage();
    apart(stage);
    withoutLift(stage);
    const [ada, ben] = met(stage);
    const stranded = ada?.spot.level === 'ground' ? 'ben' : 'ada';
    const other = stranded === 'ada' ? 'ben' : 'ada';
    stage.do(other, { type: 'needs', needs: ['no-stairs'] });
    stage.do(stranded, { type: 'needs', needs: ['no-stairs'] });
    expect(ben?.id).toBe(ada?.id);
    const notice = stage.last(stranded, 'meeting');
    expect(notice).toMatchObject({ route: null, noWay: { reason: 'needs', ends: { barrier: { kind: 'stairs' } } } });
    expect(stage.last(other, 'meeting')).toMatchObject({ noWay: null });
    expect(JSON.stringify(stage.last(other, 'meeting'))).not.toContain('barrier');
  });
});

test('WO 63 when all said yes and there is no place for both, all read that, and no meeting begins', () => {
  const stage = new Stage();
  withoutLift(stage);
  apart(stage);
  stage.pass(10_000, both);
  const id = stage.last('ada', 'proposal')?.id ?? '';
  for (const who of both) {
    stage.do(who, { type: 'answer', proposal: id, yes: true });
    stage.do(who, { type: 'needs', needs: ['no-stairs'] });
  }
  stage.pass(MINUTE, both);
  for (const who of both) {
    expect(stage.last(who, 'proposal-over')).toEqual({ type: 'proposal-over', id, noSpot: true });
    expect(stage.last(who, 'meeting')).toBe(undefined);
    expect(stage.last(who, 'me')?.availability.state).toBe('open');
  }
});

test('WO 64 whoever cannot get to the spot any more brings the meeting to one that all can get to', () => {
  const stage = new Stage();
  withoutLift(stage);
  apart(stage);
  const [ada] = met(stage);
  const stranded = ada?.spot.level === 'ground' ? 'ben' : 'ada';
  stage.do(stranded, { type: 'needs', needs: ['no-stairs'] });
  const [one, other] = both.map((who) => stage.last(who, 'meeting'));
  expect(one?.spot).toEqual(other?.spot);
  expect(one?.spot.level).not.toBe(ada?.spot.level);
  for (const notice of [one, other]) expect(notice).toMatchObject({ id: ada?.id, noWay: null, phase: 'walking' });
});

describe('WO 65 from floor to floor', () => {
  test('WO 65 "walk for me" leads by the stairs to the spot, on the floor all the way', () => {
    const stage = new Stage({ demo: true });
    apart(stage);
    const [ada] = met(stage);
    const walker = ada?.spot.level === 'ground' ? 'ben' : 'ada';
    const began = stage.last(walker, 'meeting');
    expect(began?.route?.legs).toHaveLength(2);
    stage.do(walker, { type: 'walk-for-me', meeting: ada?.id ?? '' });
    const floors = new Set<string>();
    const departed = stage.now;
    let steps = -1;
    for (let tick = 0; tick < 600 && !stage.last(walker, 'meeting')?.iArrived; tick++) {
      stage.pass(200, both, 200);
      const body = visibleTo(stage.world, walker).own.body;
      if (body) floors.add(body.level);
      expect(body && stage.world.derived.index.walkableAt(body)).toBe(true);
      const route = stage.last(walker, 'meeting')?.route;
      if (!route) continue;
      expect(route.legs).toEqual(began?.route?.legs);
      expect(route.step).toBeGreaterThanOrEqual(steps);
      steps = route.step;
    }
    expect(stage.last(walker, 'meeting')?.iArrived).toBe(true);
    expect(floors.size).toBe(2);
    // The stairs take the seconds that they were said to take: nobody is up there in no time.
    const said = began?.route?.seconds ?? 0;
    const took = (stage.now - departed) / 1000;
    // The last 4 m count as there.
    expect(took).toBeGreaterThan(said - 3.5);
    expect(took).toBeLessThan(said * 1.3 + 10);
  });

  test('WO 122 a scan while somebody is led up the stairs ends that: they are where the sign is', () => {
    const stage = new Stage({ demo: true });
    apart(stage);
    const [ada] = met(stage);
    const walker = ada?.spot.level === 'ground' ? 'ben' : 'ada';
    stage.do(walker, { type: 'walk-for-me', meeting: ada?.id ?? '' });
    for (let tick = 0; tick < 600 && !stage.world.rides.has(walker); tick++) stage.pass(200, both, 200);
    expect(stage.world.rides.has(walker)).toBe(true);
    const from = visibleTo(stage.world, walker).own.body?.level ?? '';
    const sign = stage.world.venue.markers.find(({ level, kind }) => level === from && kind === 'qr')?.id ?? '';
    stage.scans(walker, sign);
    stage.pass(60_000, both, 200);
    expect(stage.world.rides.has(walker)).toBe(false);
    expect(visibleTo(stage.world, walker).own.body?.level).toBe(from);
  });

  test('WO 65 a sign on the next floor steps on behind the stairs', () => {
    const stage = new Stage();
    apart(stage);
    const [ada] = met(stage);
    const walker = ada?.spot.level === 'ground' ? 'ben' : 'ada';
    const before = stage.last(walker, 'meeting')?.route;
    const stairs = before?.steps.findIndex(({ kind }) => kind === 'connection') ?? -1;
    stage.scans(walker, signAt(stage, ada?.spot.level ?? '', 'grand-stairs'));
    const after = stage.last(walker, 'meeting')?.route;
    if (after?.legs === before?.legs) expect(after?.step).toBeGreaterThan(stairs);
    else expect(after?.legs).toHaveLength(1);
  });
});
