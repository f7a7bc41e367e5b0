import { describe, expect, test } from 'vitest';
import { MINUTE, Stage } from './fixture.ts';
import { replaceVenue } from './index.ts';
import { visibleTo } from './visible-to.ts';

const ENTRANCE = 'qr-ground-entrance';

/** A guest who has scanned a sign, and nothing more. */
function guestAt(marker: string | null, demo = false): Stage {
  const stage = new Stage({ demo });
  stage.system({ type: 'connected', who: 'gil', simulated: false });
  stage.do('gil', { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  if (marker !== null) stage.scans('gil', marker);
  return stage;
}
const ask = (stage: Stage, to: string, who = 'gil') => stage.do(who, { type: 'ask-way', to });
const way = (stage: Stage, who = 'gil') => stage.last(who, 'way');
const over = (stage: Stage, who = 'gil') => stage.last(who, 'way-over');

describe('WO 80 asking the way', () => {
  test('WO 80 a guest who has scanned is led from there, over levels', () => {
    const stage = guestAt(ENTRANCE);
    expect(ask(stage, 'area:upper-library')).toBe(null);
    const told = way(stage);
    expect(told).toMatchObject({ to: 'area:upper-library', goal: { goal: 'area:upper-library' }, noWay: null });
    expect(told?.route?.legs.map(({ level }) => level)).toEqual(['ground', 'upper']);
    const body = visibleTo(stage.world, 'gil').own.body;
    expect(told?.route?.legs[0]?.line[0]).toMatchObject({ x: body?.x, y: body?.y });
  });

  test('WO 80 of a kind it is the one that is soonest reached, with their own needs', () => {
    const stage = guestAt('qr-ground-terrace');
    ask(stage, 'nearest:toilet');
    expect(way(stage)?.goal?.goal).toBe('place:ground-place-toilets-east');
    stage.do('gil', { type: 'needs', needs: ['no-stairs'] });
    ask(stage, 'area:upper-library');
    expect(way(stage)?.route?.legs[0]?.next?.kind).toBe('lift');
  });

  test('WO 80 who is nowhere is asked to scan first; what the house has not is refused', () => {
    const stage = guestAt(null);
    expect(ask(stage, 'nearest:toilet')).toBe('scan-first');
    stage.scans('gil', ENTRANCE);
    for (const to of ['nearest:escalator', 'area:nowhere', 'nonsense', '']) expect(ask(stage, to)).toBe('goal-unknown');
    expect(way(stage)).toBe(undefined);
  });
});

describe('WO 81 on the way', () => {
  test('WO 81 who is open, too, sees themselves where they say that they are', () => {
    const stage = new Stage();
    stage.opens('ada', ENTRANCE);
    ask(stage, 'area:upper-library', 'ada');
    expect(visibleTo(stage.world, 'ada').own.body).not.toBe(null);
    stage.do('ada', { type: 'way-step', step: 0 });
    const step = way(stage, 'ada')?.route?.steps[1];
    expect(visibleTo(stage.world, 'ada').own.body).toMatchObject({ x: step?.at.x, y: step?.at.y });
  });

  test('WO 81 a sign on the way steps on; one beside it makes the way anew, perhaps to a nearer one of the kind', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:upper-library');
    stage.scans('gil', 'qr-ground-stairs');
    const onWay = way(stage)?.route;
    stage.scans('gil', 'qr-upper-stairs');
    expect(way(stage)?.route?.step).toBeGreaterThanOrEqual(onWay?.step ?? 0);
    ask(stage, 'nearest:toilet');
    expect(way(stage)?.goal?.goal).toBe('place:upper-place-toilets');
    stage.scans('gil', 'qr-ground-terrace');
    expect(way(stage)?.goal?.goal).toBe('place:ground-place-toilets-east');
  });

  test('WO 81 "I am there" shows the next step, and me there to myself alone', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:upper-library');
    expect(stage.do('gil', { type: 'way-step', step: 0 })).toBe(null);
    const told = way(stage);
    expect(told?.route?.step).toBe(1);
    const step = told?.route?.steps[1];
    expect(visibleTo(stage.world, 'gil').own.body).toMatchObject({ x: step?.at.x, y: step?.at.y });
    expect(stage.last('gil', 'me')?.place?.source).toBe('own-word');
  });
});

describe('WO 82 it is over', () => {
  test('WO 82 by being proven to be at the place, or in the area', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:ground-swift');
    stage.scans('gil', 'qr-ground-swift');
    expect(over(stage)).toEqual({ type: 'way-over', to: 'area:ground-swift', arrived: true });
    ask(stage, 'point:mp-3');
    stage.scans('gil', 'qr-mp-3');
    expect(over(stage)?.to).toBe('point:mp-3');
    expect(stage.world.attendees.get('gil')?.asked).toBe(null);
  });

  test('WO 82 by their own word at its last step, and by wanting it no more', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'nearest:coffee');
    const steps = way(stage)?.route?.steps.length ?? 0;
    stage.do('gil', { type: 'way-step', step: steps - 1 });
    expect(over(stage)).toMatchObject({ arrived: true });
    expect(stage.do('gil', { type: 'way-step', step: 0 })).toBe('not-walking');
    ask(stage, 'nearest:coffee');
    stage.do('gil', { type: 'stop-way' });
    expect(over(stage)).toMatchObject({ arrived: false });
    expect(stage.do('gil', { type: 'stop-way' })).toBe(null);
  });

  test('WO 82 what is over is not told again to a phone that comes back; what is not, is', () => {
    const stage = guestAt(ENTRANCE);
    const hello = () => stage.do('gil', { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
    ask(stage, 'area:upper-library');
    hello();
    expect(stage.notices('gil').filter(({ type }) => type === 'way')).toHaveLength(2);
    stage.do('gil', { type: 'stop-way' });
    hello();
    expect(stage.notices('gil').filter(({ type }) => type === 'way')).toHaveLength(2);
  });
});

test('WO 83 nobody else learns of it, and nothing of it is written', () => {
  const stage = guestAt(ENTRANCE);
  stage.opens('ada', ENTRANCE);
  const [notices, changes] = [stage.notices('ada').length, stage.changes().length];
  ask(stage, 'area:upper-library');
  stage.do('gil', { type: 'way-step', step: 0 });
  stage.do('gil', { type: 'stop-way' });
  expect(stage.notices('ada')).toHaveLength(notices);
  expect(stage.changes()).toHaveLength(changes);
});

test('WO 84 a meeting goes before it: it is over as the meeting begins, and none is given while one lasts', () => {
  const stage = new Stage();
  const proposal = stage.proposed();
  ask(stage, 'area:upper-library', 'ada');
  expect(way(stage, 'ada')?.route).not.toBe(null);
  for (const who of ['ada', 'ben']) stage.do(who, { type: 'answer', proposal, yes: true });
  stage.pass(MINUTE, ['ada', 'ben']);
  expect(stage.last('ada', 'meeting')?.phase).toBe('walking');
  expect(over(stage, 'ada')).toMatchObject({ arrived: false });
  expect(over(stage, 'ben')).toBe(undefined);
  expect(ask(stage, 'area:upper-library', 'ada')).toBe('busy-meeting');
});

describe('WO 85 the way is made anew', () => {
  test('WO 85 when its walker needs something else', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:upper-library');
    expect(way(stage)?.route?.legs[0]?.next?.kind).toBe('stairs');
    stage.do('gil', { type: 'needs', needs: ['no-stairs'] });
    expect(way(stage)?.route?.legs[0]?.next?.kind).toBe('lift');
  });

  test('WO 85 when they come back with other needs', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:upper-library');
    stage.do('gil', { type: 'hello', profile: null, receipt: null, open: null, language: 'en', needs: ['no-stairs'] });
    expect(way(stage)?.route?.legs[0]?.next?.kind).toBe('lift');
  });

  test('WO 85 when the house has a new version; it is over when that has the goal no more', () => {
    const stage = guestAt(ENTRANCE);
    const { venue, navigation, wayfinder } = stage.world;
    ask(stage, 'place:upper-place-quiet');
    const renamed = { ...venue, name: { en: 'Heron Hall' } };
    stage.note(replaceVenue(stage.world, renamed, { navigation, wayfinder }, stage.now));
    expect(over(stage)).toBe(undefined);
    expect(stage.notices('gil').filter(({ type }) => type === 'way')).toHaveLength(2);
    stage.note(replaceVenue(stage.world, { ...renamed, places: [] }, { navigation, wayfinder }, stage.now));
    expect(over(stage)).toMatchObject({ to: 'place:upper-place-quiet', arrived: false });
  });
});

test('WO 86 where only ways lead that break a need, none is given, and the answer says where it ends', () => {
  const stage = guestAt(ENTRANCE);
  stage.world.wayfinder = {
    ...stage.world.wayfinder,
    measure: () => null,
    way: () => ({ reason: 'needs', ends: null }),
  };
  ask(stage, 'area:upper-library');
  expect(way(stage)).toMatchObject({ goal: null, route: null, noWay: { reason: 'needs', ends: null } });
  expect(stage.do('gil', { type: 'way-step', step: 0 })).toBe('not-walking');
});

describe('WO 87 the demo leads', () => {
  test('WO 87 to the goal, over the stairs', () => {
    const stage = guestAt(ENTRANCE, true);
    ask(stage, 'area:upper-library');
    expect(stage.do('gil', { type: 'walk-my-way' })).toBe(null);
    const seconds = way(stage)?.route?.seconds ?? 0;
    stage.pass(2 * seconds * 1000, ['gil'], 200);
    expect(over(stage)).toMatchObject({ arrived: true });
    expect(visibleTo(stage.world, 'gil').own.body).toMatchObject({ level: 'upper' });
  });

  test('WO 87 no farther than the way: who is led and has none any more stands still', () => {
    const stage = guestAt(ENTRANCE, true);
    ask(stage, 'area:upper-library');
    stage.do('gil', { type: 'walk-my-way' });
    stage.pass(4_000, ['gil'], 200);
    stage.world.wayfinder = {
      ...stage.world.wayfinder,
      measure: () => null,
      way: () => ({ reason: 'needs', ends: null }),
    };
    stage.do('gil', { type: 'needs', needs: ['no-stairs'] });
    expect(way(stage)?.route).toBe(null);
    const { body } = visibleTo(stage.world, 'gil').own;
    stage.pass(4_000, ['gil'], 200);
    expect(visibleTo(stage.world, 'gil').own.body).toMatchObject({ x: body?.x, y: body?.y });
  });

  test('WO 87 nowhere else than in the demo, and nobody who has not asked', () => {
    const stage = guestAt(ENTRANCE);
    ask(stage, 'area:upper-library');
    expect(stage.do('gil', { type: 'walk-my-way' })).toBe('demo-only');
    expect(guestAt(ENTRANCE, true).do('gil', { type: 'walk-my-way' })).toBe('not-walking');
  });
});
