import { expect, test } from 'vitest';
import type { Marker } from '../venue/venue-file.ts';
import { MINUTE, Stage } from './fixture.ts';
import { visibleTo } from './visible-to.ts';

const SECOND = 1_000;
const faceOf = (stage: Stage, viewer: string, who: string) =>
  stage.seenBy(viewer).find(({ attendee }) => attendee === who);
const ringOf = (stage: Stage, who: string) => visibleTo(stage.world, who).own.body?.accuracyMetres ?? 0;

/** Ada wears a badge that a gateway has just heard, and is open; Ben is open and looks on. No card comes: they have no language in common. */
function worn(show: 'spot' | 'area' = 'spot'): Stage {
  const stage = new Stage();
  stage.opens('ben', stage.sign(1), { languages: ['fr'] });
  stage.opens('ada', stage.sign(0));
  stage.do('ada', { type: 'open', minutes: 60, show });
  stage.do('ben', { type: 'open', minutes: 60, show: 'spot' });
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  stage.pass(4 * MINUTE, ['ada', 'ben'], 4_000);
  const gateway = stage.world.venue.markers.find(({ kind, level }) => kind === 'beacon' && level === 'ground');
  stage.system({ type: 'badge-heard', badge: 'badge-1', gateway: gateway?.id ?? '', rssiDbm: -60, at: stage.now });
  return stage;
}

test('WO 100 a badge that is not heard fades, is grey, and is gone from others’ maps; its next sighting brings it back', () => {
  const stage = worn();
  const seen: [number, string | undefined][] = [];
  for (const [from, to] of [
    [0, 15],
    [15, 16],
    [16, 30],
    [30, 31],
    [31, 75],
    [75, 76],
  ] as const) {
    stage.pass((to - from) * SECOND, ['ada', 'ben']);
    seen.push([to, faceOf(stage, 'ben', 'ada')?.age]);
  }
  expect(seen).toEqual([
    [15, 'fresh'],
    [16, 'fading'],
    [30, 'fading'],
    [31, 'grey'],
    [75, 'grey'],
    [76, undefined],
  ]);
  expect(stage.shown()).not.toContain('ada');
  // Whoever is gone from the map is open all the same, and knows where they were.
  expect(stage.last('ada', 'me')?.availability.state).toBe('open');
  const gateway = stage.world.venue.markers.find(({ kind, level }) => kind === 'beacon' && level === 'ground');
  stage.system({ type: 'badge-heard', badge: 'badge-1', gateway: gateway?.id ?? '', rssiDbm: -60, at: stage.now });
  expect(faceOf(stage, 'ben', 'ada')?.age).toBe('fresh');
});

test('WO 100 so does a badge’s bearer who shows only the area', () => {
  const stage = worn('area');
  const seen: (string | undefined)[] = [];
  for (const span of [1, 20, 20, 40]) {
    stage.pass(span * SECOND, ['ada', 'ben']);
    const face = faceOf(stage, 'ben', 'ada');
    expect(face?.placement.kind ?? 'area').toBe('area');
    seen.push(face?.age);
  }
  expect(seen).toEqual(['fresh', 'fading', 'grey', undefined]);
});

test('WO 100 who scanned is about there, then in the area until their opening ends; the ring on their own map grows', () => {
  const stage = new Stage();
  stage.opens('ben', stage.sign(1), { languages: ['fr'] });
  stage.opens('ada', stage.sign(0));
  const seen: unknown[] = [];
  const rings: number[] = [];
  for (const span of [1, 50, 100, 60, 20 * 60]) {
    stage.pass(span * SECOND, ['ada', 'ben']);
    const face = faceOf(stage, 'ben', 'ada');
    seen.push([face?.placement.kind, face?.age]);
    rings.push(ringOf(stage, 'ada'));
  }
  expect(seen).toEqual([
    ['spot', 'fresh'],
    ['spot', 'about'],
    ['spot', 'about'],
    ['area', 'fresh'],
    ['area', 'fresh'],
  ]);
  expect(rings).toEqual([...rings].sort((p, q) => p - q));
  expect(rings[0]).toBeLessThan(2);
  expect(rings[3]).toBeGreaterThanOrEqual(10);
  stage.pass(10 * MINUTE, ['ada', 'ben'], 5_000);
  expect(stage.shown()).toEqual([]);
});

/** Ada's badge was heard for ten seconds at one gateway of the ground floor; others hear it next. */
function heardAt(): { stage: Stage; hear: (gateway: string, rssiDbm?: number) => void; beacons: readonly Marker[] } {
  const stage = new Stage();
  stage.opens('ada', stage.sign(0));
  stage.system({ type: 'bound', badge: 'badge-1', who: 'ada' });
  stage.pass(4 * MINUTE, ['ada'], 4_000);
  const beacons = stage.world.venue.markers.filter(({ kind }) => kind === 'beacon');
  const hear = (gateway: string, rssiDbm = -60) =>
    stage.system({ type: 'badge-heard', badge: 'badge-1', gateway, rssiDbm, at: stage.now });
  const [first] = beacons.filter(({ level }) => level === 'ground');
  for (let second = 0; second < 30; second++) {
    hear(first?.id ?? '');
    stage.pass(SECOND, ['ada'], 200);
  }
  return { stage, hear, beacons };
}
const trackOf = (stage: Stage) => stage.world.attendees.get('ada')?.track;

test('WO 106 one stray report from the far end of the house moves nobody, however strong', () => {
  const { stage, hear, beacons } = heardAt();
  const before = trackOf(stage);
  const away = ({ at: [x, y] }: Marker) => Math.hypot(x - (before?.body.x ?? 0), y - (before?.body.y ?? 0));
  const far = beacons
    .filter(({ level }) => level === before?.body.level)
    .reduce((most, one) => (away(one) > away(most) ? one : most));
  hear(far.id, -30);
  stage.pass(SECOND, ['ada'], 200);
  const after = trackOf(stage);
  expect(
    Math.hypot((after?.body.x ?? 0) - (before?.body.x ?? 0), (after?.body.y ?? 0) - (before?.body.y ?? 0)),
  ).toBeLessThan(2.5);
  expect(away(far)).toBeGreaterThan(20);
});

test('WO 106 another level is believed only after it has seemed so for some seconds, and nobody flickers between two', () => {
  const { stage, hear, beacons } = heardAt();
  const below = trackOf(stage)?.body.level;
  const first = beacons.find(({ level }) => level === below);
  const apart = ({ at: [x, y] }: Marker) => Math.hypot(x - (first?.at[0] ?? 0), y - (first?.at[1] ?? 0));
  const above = beacons
    .filter(({ level }) => level !== below)
    .reduce((nearest, one) => (apart(one) < apart(nearest) ? one : nearest));
  hear(above.id, -55);
  stage.pass(200, ['ada'], 200);
  expect(trackOf(stage)?.body.level).toBe(below);
  let changes = 0;
  let level = below;
  // Heard alike above and below, by turns, as near a stairwell.
  for (let half = 0; half < 120; half++) {
    hear(half % 2 === 0 ? above.id : (first?.id ?? ''), -62);
    stage.pass(500, ['ada'], 250);
    const now = trackOf(stage)?.body.level;
    if (now !== level) changes += 1;
    level = now;
  }
  expect(changes).toBeLessThanOrEqual(1);
  for (let second = 0; second < 15; second++) {
    hear(above.id, -50);
    stage.pass(SECOND, ['ada'], 250);
  }
  expect(trackOf(stage)?.body.level).toBe(above.level);
});
