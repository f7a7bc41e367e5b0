import { expect, test } from 'vitest';
import type { Point } from '../geometry/point.ts';
import type { Marker } from '../venue/venue-file.ts';
import { MINUTE, MORNING, Stage } from './fixture.ts';
import { visibleTo } from './visible-to.ts';

const bodyOf = (stage: Stage, who: string) => visibleTo(stage.world, who).own.body;

test('WO 7 a genuine sign sets the body to its standing point; a guest may scan too', () => {
  const stage = new Stage();
  stage.system({ type: 'connected', who: 'guest', simulated: false });
  const sign = stage.signs()[4];
  expect(stage.scans('guest', sign?.id ?? '')).toBe(null);
  expect(bodyOf(stage, 'guest')).toMatchObject({ x: sign?.x, y: sign?.y, level: sign?.level });
  expect(stage.last('guest', 'me')?.place).toMatchObject({ source: 'sign', marker: sign?.id });
});

test('WO 7 a forged, unknown or foreign sign changes nothing', () => {
  const stage = new Stage();
  stage.comes('ada');
  stage.scans('ada', stage.sign(0));
  const before = bodyOf(stage, 'ada');
  const other = stage.sign(1);
  expect(stage.do('ada', { type: 'scan', marker: other, signature: 'forged' })).toBe('sign-not-genuine');
  expect(stage.do('ada', { type: 'scan', marker: 'elsewhere', signature: 'signed elsewhere' })).toBe('sign-unknown');
  const beacon = stage.world.venue.markers.find(({ kind }) => kind === 'beacon')?.id ?? 'none';
  expect(stage.scans('ada', beacon)).toBe('sign-unknown');
  expect(bodyOf(stage, 'ada')).toEqual(before);
});

test('WO 7 scans faster than any thumb are refused for a moment', () => {
  const stage = new Stage();
  stage.comes('ada');
  const answers = Array.from({ length: 25 }, () => stage.scans('ada', stage.sign(0)));
  expect(answers).toContain('too-fast');
  stage.pass(MINUTE);
  expect(stage.scans('ada', stage.sign(0))).toBe(null);
});

test('WO 8 the sealed word on a scan goes to its person alone, once they have joined', () => {
  const stage = new Stage();
  stage.system({ type: 'connected', who: 'ada', simulated: false });
  stage.scans('ada', stage.sign(2));
  expect(stage.last('ada', 'me')?.receipt).toBe(null);
  stage.comes('ada');
  const receipt = stage.last('ada', 'me')?.receipt ?? '';
  expect(JSON.parse(receipt.slice(8))).toEqual({ person: 'ada', marker: stage.sign(2), at: MORNING });
});

test('WO 9 "still here" counts for the area where the last scan was, and for nothing more', () => {
  const stage = new Stage();
  stage.comes('ada');
  expect(stage.do('ada', { type: 'still-here' })).toBe('scan-first');
  stage.scans('ada', stage.sign(0));
  stage.pass(25 * MINUTE, ['ada'], 20_000);
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe('confirm-place');
  expect(stage.do('ada', { type: 'still-here' })).toBe(null);
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe(null);
  stage.pass(6 * MINUTE, ['ada'], 5_000);
  // Shown in the area, and no proof of half an hour ago any more: seen, but seeing nobody.
  expect(stage.shown()).toEqual(['ada']);
  expect(visibleTo(stage.world, 'ada').shared).toBe(false);
});

/** The demo venue's gateways in the foyer and at the far end of the same floor, as gw0 and gw1. */
function withGateways(): Stage {
  const stage = new Stage();
  const beacons = stage.world.venue.markers.filter(({ kind, level }) => kind === 'beacon' && level === 'ground');
  const [first] = beacons;
  const away = ({ at: [x, y] }: Marker) => Math.hypot(x - (first?.at[0] ?? 0), y - (first?.at[1] ?? 0));
  const far = beacons.reduce((most, one) => (away(one) > away(most) ? one : most));
  if (!first) throw new Error('no gateway');
  Object.assign(stage.world.derived, { gateways: new Map(Object.entries({ gw0: first, gw1: far })) });
  stage.comes('ada');
  return stage;
}
const gatewayAt = (stage: Stage, name: string): Point => {
  const [x, y] = stage.world.derived.gateways.get(name)?.at ?? [0, 0];
  return { x, y };
};
const apart = (a: Point | null, b: Point) => (a === null ? Infinity : Math.hypot(a.x - b.x, a.y - b.y));
const heard = (stage: Stage, gateway: string, badge = 'badge-1', rssiDbm = -60) =>
  stage.system({ type: 'badge-heard', badge, gateway, rssiDbm, at: stage.now });

test('WO 10 a bound badge moves its person to the gateway; an unbound one is forgotten', () => {
  const stage = withGateways();
  heard(stage, 'gw0');
  expect(bodyOf(stage, 'ada')).toBe(null);
  expect(stage.do('ada', { type: 'bind-badge', badge: 'badge-1', secret: 's' })).toBe(null);
  expect(stage.changes()).toEqual([{ kind: 'bind-badge', person: 'ada', badge: 'badge-1', secret: 's' }]);
  heard(stage, 'gw0');
  expect(bodyOf(stage, 'ada')).toBe(null);
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  heard(stage, 'gw0');
  expect(apart(bodyOf(stage, 'ada'), gatewayAt(stage, 'gw0'))).toBeLessThan(6);
  heard(stage, 'gw9');
  heard(stage, 'gw1', 'badge-2');
  expect(stage.last('ada', 'me')?.place?.source).toBe('beacon');
});

test('WO 10 the body is drawn there at a walker’s pace, through the doors, never through a wall', () => {
  const stage = withGateways();
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  heard(stage, 'gw0');
  stage.pass(10_000);
  const to = gatewayAt(stage, 'gw1');
  let before = bodyOf(stage, 'ada');
  const straight = apart(before, to);
  let ticks = 0;
  while (apart(before, to) > 5 && ticks < 2_000) {
    if (ticks % 5 === 0) heard(stage, 'gw1');
    stage.pass(200, [], 200);
    const now = bodyOf(stage, 'ada');
    expect(Math.hypot((now?.x ?? 0) - (before?.x ?? 0), (now?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(0.5);
    expect(now && stage.world.derived.index.walkableAt(now)).toBe(true);
    before = now;
    ticks += 1;
  }
  expect(straight).toBeGreaterThan(20);
  expect(ticks * 0.2).toBeGreaterThan(straight / 2);
  expect(ticks).toBeLessThan(2_000);
});

test('WO 10 a sign beats what was heard before it at once, and is where the badge is looked for after it', () => {
  const stage = withGateways();
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  for (let s = 0; s < 5; s++) {
    heard(stage, 'gw1');
    stage.pass(1_000);
  }
  const [sign] = stage.signs();
  if (!sign) throw new Error('no sign');
  stage.scans('ada', sign.id);
  expect(bodyOf(stage, 'ada')).toMatchObject({ x: sign.x, y: sign.y });
  const isAtSign = () => {
    stage.pass(200);
    expect(apart(bodyOf(stage, 'ada'), sign)).toBeLessThan(1.5);
    expect(stage.world.attendees.get('ada')?.track?.fix.source).toBe('sign');
  };
  // As if beside the gateway, thirty metres away: nobody walks there so fast.
  stage.pass(5_000);
  heard(stage, 'gw1');
  isAtSign();
  // As faintly as from the sign.
  stage.pass(2 * MINUTE);
  heard(stage, 'gw1', 'badge-1', -88);
  isAtSign();
});

test('WO 10 a sign of long ago holds nobody back: the first that is heard of a badge says where it is', () => {
  const stage = withGateways();
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  stage.scans('ada', stage.sign(0));
  stage.pass(20 * MINUTE, ['ada'], 20_000);
  heard(stage, 'gw1');
  const fix = stage.world.attendees.get('ada')?.track?.fix;
  expect(fix?.source).toBe('beacon');
  expect(apart(fix?.place ?? null, gatewayAt(stage, 'gw1'))).toBeLessThan(8);
});

test('WO 10 a reading of long ago, or that no receiver measures, says nothing', () => {
  const stage = withGateways();
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  stage.system({ type: 'badge-heard', badge: 'badge-1', gateway: 'gw0', rssiDbm: -60, at: stage.now - MINUTE - 1 });
  heard(stage, 'gw0', 'badge-1', 127);
  expect(bodyOf(stage, 'ada')).toBe(null);
});

test('WO 120 a badge that is taken back moves nobody any more, and its holder is told at once, or when they come', () => {
  const stage = withGateways();
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  heard(stage, 'gw0');
  const before = bodyOf(stage, 'ada');
  stage.system({ type: 'unbound', badge: 'badge-1' });
  expect(stage.last('ada', 'badge-ended')).toEqual({ type: 'badge-ended' });
  heard(stage, 'gw9');
  expect(bodyOf(stage, 'ada')).toEqual(before);
  expect(stage.world.derived.bearings.has('ada')).toBe(false);

  stage.system({ type: 'bound', badge: 'badge-2', who: 'ben' });
  stage.system({ type: 'disconnected', who: 'ben' });
  stage.system({ type: 'unbound', badge: 'badge-2' });
  expect(stage.last('ben', 'badge-ended')).toBeUndefined();
  stage.system({ type: 'connected', who: 'ben', simulated: false });
  stage.do('ben', { type: 'hello', language: 'en', profile: null, receipt: null, open: null });
  expect(stage.last('ben', 'badge-ended')).toEqual({ type: 'badge-ended' });
  expect(stage.world.unbound.size).toBe(0);
  stage.system({ type: 'unbound', badge: 'nobody’s' });
});
