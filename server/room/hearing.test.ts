import { expect, test } from 'vitest';
import { ADA, BEN, type Phone, StagedEvent } from './staged-event.ts';

const SECOND = 1_000;
const open = async () => {
  const stage = await new StagedEvent().open();
  // No card comes between them: they have no language in common.
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', { ...BEN, languages: ['fr'] }, stage.sign(1));
  // The whole floor, and no more of the land around it than a phone shows faces of.
  const { level } = stage.marker(stage.sign(1));
  ben.do({ type: 'look', level, minX: 0, minY: 0, maxX: 64, maxY: 48, again: false });
  stage.pass(2 * SECOND);
  return { stage, ada, ben };
};
const beaconsOf = ({ venue }: StagedEvent, level: string) =>
  venue.markers.filter((marker) => marker.kind === 'beacon' && marker.level === level);
/** Where the only other face is on this phone's map. */
const faceOn = ({ floor, own }: Phone) =>
  [...floor.dots.values()].find(({ dot, placement }) => dot !== own?.dot && placement.kind === 'spot');
const spotOf = (phone: Phone) => {
  const placement = faceOn(phone)?.placement;
  return placement?.kind === 'spot' ? placement : null;
};
/** What a phone at this beacon hears: the stronger, the nearer. */
function hears(stage: StagedEvent, phone: Phone, at: { level: string; at: readonly [number, number] }): string {
  const readings = beaconsOf(stage, at.level)
    .map(({ radio, at: [x, y] }) => {
      const metres = Math.max(1, Math.hypot(x - at.at[0], y - at.at[1]));
      return { beacon: radio ?? '', rssiDbm: Math.round(-59 - 25 * Math.log10(metres)), ago: 0 };
    })
    .filter(({ rssiDbm }) => rssiDbm > -100);
  return phone.do({ type: 'hear', readings });
}
/** The beacon of the level that is farthest from a sign, by air. */
function farFrom(stage: StagedEvent, sign: string) {
  const { level, at } = stage.marker(sign);
  const away = (marker: { at: readonly [number, number] }) => Math.hypot(marker.at[0] - at[0], marker.at[1] - at[1]);
  return beaconsOf(stage, level).reduce((most, one) => (away(one) > away(most) ? one : most));
}

test('RM 64 a phone that hears the venue’s beacons is placed by them: its face walks there on a second phone', async () => {
  const { stage, ada, ben } = await open();
  const goal = farFrom(stage, stage.sign(0));
  const before = spotOf(ben);
  const away = () => Math.hypot((spotOf(ben)?.x ?? 1e9) - goal.at[0], (spotOf(ben)?.y ?? 1e9) - goal.at[1]);
  expect(before).not.toBe(null);
  expect(away()).toBeGreaterThan(15);
  for (let second = 0; second < 90 && away() > 6; second++) {
    expect(hears(stage, ada, goal)).toBe('done');
    stage.pass(SECOND);
  }
  expect(away()).toBeLessThanOrEqual(6);
  expect(ada.last('me')?.place?.source).toBe('phone');
  expect(faceOn(ben)?.age).toBe('fresh');
  stage.pass(20 * SECOND);
  expect(faceOn(ben)?.age).toBe('fading');
  stage.pass(20 * SECOND);
  expect(faceOn(ben)?.age).toBe('grey');
  stage.pass(40 * SECOND);
  expect(faceOn(ben)).toBe(undefined);
});

test('RM 64 who was never proven to be here neither opens nor sees by what their phone says it hears', async () => {
  const { stage, ben } = await open();
  const cleo = await stage.comes('cleo');
  cleo.do({ type: 'join', profile: { ...ADA, firstName: 'Cleo' }, oldEnough: true });
  const goal = farFrom(stage, stage.sign(0));
  for (let second = 0; second < 10; second++) {
    hears(stage, cleo, goal);
    stage.pass(SECOND);
  }
  expect(cleo.own?.body?.level).toBe(goal.level);
  expect(cleo.last('me')?.place).toMatchObject({ source: 'phone', confirmedAt: null });
  expect(cleo.do({ type: 'open', minutes: 30, show: 'spot' })).toBe('scan-first');
  expect(cleo.floor.dots.size).toBe(0);
  expect([...ben.floor.dots.values()].map(({ card }) => card.firstName).sort()).toEqual(['Ada', 'Ben']);
});

test('RM 65 taps and steps of one’s own reach nobody else by a byte', async () => {
  const { stage, ada, ben } = await open();
  const { level, standAt } = stage.marker(stage.sign(5));
  stage.pass(10 * SECOND);
  const heard = ben.transcript.length;
  const mine = ada.transcript.length;
  expect(ada.do({ type: 'i-am-here', level, x: standAt[0], y: standAt[1] })).toBe('done');
  expect(ada.do({ type: 'ask-way', to: `area:${stage.marker(stage.sign(9)).area}` })).toBe('done');
  stage.pass(2 * SECOND);
  expect(ada.do({ type: 'steps', count: 4 })).toBe('done');
  stage.pass(2 * SECOND);
  expect(ada.transcript.length).toBeGreaterThan(mine + 3);
  expect(ada.last('me')?.place?.source).toBe('steps');
  // What ages as time passes would be told without them too.
  const told = ben.transcript.slice(heard).filter(({ said }) => !said.startsWith('own ') && !said.includes('"done"'));
  expect(told).toEqual([]);
});
