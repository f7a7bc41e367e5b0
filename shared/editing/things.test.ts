import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { boundsOfThing, deleteThing, isThere, middleOf, moveThing, refOfFault } from './any-thing.ts';
import { addArea, setArea } from './areas.ts';
import { addConnection, addStop, deleteStop, setConnection } from './connections.ts';
import type { Draft } from './draft.ts';
import { addLevel, deleteLevel, setShortName, shiftLevel, upward } from './levels.ts';
import { addMeetingPoint, moveMeetingPoint, setMeetingNumber } from './meeting-points.ts';
import { colourVenue, nameVenue, setName } from './names.ts';
import { deletePlan, pixelToVenue, scalePlan, setPlan, venueToPixel } from './plans.ts';
import { addMarker, moveMarker, printedNumber, setMarkerNumber, setRadio, standMarkerAt } from './signs.ts';
import { addPlace, setPlace } from './things.ts';
import { box, done, emptyDraft, seeded } from './tiny-draft.ts';

const chance = seeded(11);
const room = (draft: Draft, level = 'l0') =>
  done(addArea(draft, { level, kind: 'foyer', rings: [box(0, 0, 8, 6)] }, chance)).draft;
const faults = (draft: Draft) => checkVenue(draft.venue).faults.map(({ message }) => message);
const sign = (draft: Draft, x: number, y: number, kind: 'qr' | 'beacon' = 'qr') =>
  addMarker(draft, { kind, level: 'l0', at: { x, y }, reach: 0.6 }, chance);

test('ED 9 a sign hangs at the wall that was pointed at, and one stands before it on the floor, on the side pointed from', () => {
  const two = done(addArea(room(emptyDraft()), { level: 'l0', kind: 'room', rings: [box(8, 0, 12, 6)] }, chance)).draft;
  const left = done(sign(two, 7.7, 3)).draft.venue.markers[0];
  const right = done(sign(two, 8.3, 3)).draft.venue.markers[0];
  expect([left?.at, right?.at]).toEqual([
    [8, 3],
    [8, 3],
  ]);
  expect([left?.standAt, right?.standAt]).toEqual([
    [7.2, 3],
    [8.8, 3],
  ]);
  expect(two.venue.areas.map(({ id }) => id)).toEqual([left?.area, right?.area]);
  // On the line itself it is read from where people pass.
  expect(done(sign(two, 8, 3)).draft.venue.markers[0]?.standAt).toEqual([7.2, 3]);
  expect(sign(two, 30, 30)).toEqual({ ok: false, why: 'no-floor-near' });
  expect(faults(done(sign(two, 8.3, 3)).draft)).toEqual([]);
});

test('ED 9 numbers that are printed stay when signs come and go', () => {
  const demo: Draft = { venue: demoVenue(), plans: [] };
  const signs = demo.venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id);
  const before = signs.map((id) => printedNumber(demo.venue, id));
  const shorter = done(deleteThing(demo, { list: 'markers', id: signs[3] ?? '' }, chance)).draft;
  expect(signs.filter((_, i) => i !== 3).map((id) => printedNumber(shorter.venue, id))).toEqual(
    before.filter((_, i) => i !== 3),
  );
  const more = done(addMarker(shorter, { kind: 'qr', level: 'ground', at: { x: 30, y: 30 }, reach: 0.5 }, chance));
  expect(printedNumber(more.draft.venue, more.about?.id ?? '')).toBe(signs.length + 1);
  expect(setMarkerNumber(more.draft, more.about?.id ?? '', 1)).toEqual({ ok: false, why: 'number-taken' });
  expect(done(setMarkerNumber(more.draft, more.about?.id ?? '', 4)).ok).toBe(true);
});

test('ED 9 a sign can be put into a wall by hand, which the check then tells', () => {
  const one = done(sign(room(emptyDraft()), 0, 3));
  const id = one.about?.id ?? '';
  const away = done(moveMarker(one.draft, id, { x: 40, y: 40 }, null)).draft;
  expect(away.venue.markers[0]?.at).toEqual([40, 40]);
  expect(away.venue.markers[0]?.standAt).toEqual(one.draft.venue.markers[0]?.standAt);
  const off = done(standMarkerAt(one.draft, id, { x: -3, y: 3 })).draft;
  const [fault] = checkVenue(off.venue).faults;
  expect(refOfFault(off.venue, fault?.path ?? '')).toEqual({ list: 'markers', id });
  expect(moveMarker(one.draft, id, { x: 40, y: 40 }, 0.5)).toEqual({ ok: false, why: 'no-floor-near' });
});

test('ED 9 a beacon is known by a radio that no other has, and the check asks for it', () => {
  const one = done(sign(room(emptyDraft()), 0, 3, 'beacon'));
  const two = done(sign(one.draft, 8, 3, 'beacon'));
  expect(faults(two.draft)).toHaveLength(2);
  const said = done(setRadio(two.draft, one.about?.id ?? '', ' ac:23 ')).draft;
  expect(said.venue.markers[0]?.radio).toBe('ac:23');
  expect(setRadio(said, two.about?.id ?? '', 'ac:23')).toEqual({ ok: false, why: 'radio-taken' });
  expect(done(setRadio(said, one.about?.id ?? '', '')).draft.venue.markers[0]).not.toHaveProperty('radio');
});

test('ED 10 a meeting point gets the lowest free number and a table tent, which goes where it goes', () => {
  let draft = room(emptyDraft());
  for (const x of [2, 4, 6]) draft = done(addMeetingPoint(draft, 'l0', { x, y: 3 }, chance)).draft;
  const [first, second] = draft.venue.meetingPoints;
  draft = done(deleteThing(draft, { list: 'meetingPoints', id: first?.id ?? '' }, chance)).draft;
  expect(draft.venue.markers.map(({ meetingPoint, number }) => [meetingPoint, number])).toEqual([
    [second?.id, 2],
    [draft.venue.meetingPoints[1]?.id, 3],
  ]);
  const again = done(addMeetingPoint(draft, 'l0', { x: 1, y: 1 }, chance)).draft;
  expect(again.venue.meetingPoints.at(-1)?.number).toBe(1);
  const moved = done(moveMeetingPoint(again, second?.id ?? '', { x: 3, y: 5 })).draft;
  expect(moved.venue.markers[0]?.standAt).toEqual([3, 5]);
  expect(faults(moved)).toEqual([]);
  expect(moveMeetingPoint(again, second?.id ?? '', { x: 30, y: 5 })).toEqual({ ok: false, why: 'off-floor' });
  expect(setMeetingNumber(again, second?.id ?? '', 3)).toEqual({ ok: false, why: 'number-taken' });
});

test('ED 10 no meeting point in toilets, unless the owner says so; none where the owner says never', () => {
  const draft = room(emptyDraft());
  const area = draft.venue.areas[0]?.id ?? '';
  const put = (change: Parameters<typeof setArea>[2]) =>
    addMeetingPoint(done(setArea(draft, area, change)).draft, 'l0', { x: 2, y: 2 }, chance);
  expect(put({ kind: 'toilet' })).toEqual({ ok: false, why: 'never-here' });
  expect(put({ kind: 'toilet', meetings: 'always' }).ok).toBe(true);
  expect(put({ meetings: 'never' })).toEqual({ ok: false, why: 'never-here' });
  expect(put({ meetings: null }).ok).toBe(true);
});

test('ED 11 a connection stops on two levels at once, on a third by height, and keeps two', () => {
  let draft = emptyDraft('l0', 'l1', 'l2');
  for (const level of ['l0', 'l1', 'l2']) draft = room(draft, level);
  const at = { x: 2, y: 2 };
  expect(addConnection(emptyDraft(), { kind: 'lift', levels: ['l0'], at }, chance)).toEqual({
    ok: false,
    why: 'one-level',
  });
  const lift = done(addConnection(draft, { kind: 'lift', levels: ['l0', 'l2'], at }, chance));
  const id = lift.about?.id ?? '';
  const three = done(addStop(lift.draft, id, 'l1', at)).draft;
  expect(three.venue.connections[0]?.stops.map(({ level }) => level)).toEqual(['l0', 'l1', 'l2']);
  expect(faults(three)).toEqual([]);
  const turned = done(setConnection(three, id, { reversed: true, oneWay: true })).draft.venue.connections[0];
  expect([turned?.stops[0]?.level, turned?.oneWay]).toEqual(['l2', true]);
  const two = done(deleteStop(three, id, 0)).draft;
  expect(deleteStop(two, id, 0)).toEqual({ ok: false, why: 'one-level' });
  const moved = done(
    moveThing(three, { list: 'connections', id }, { dx: 1, dy: 0 }, { level: 'l1', reach: 1 }, chance),
  ).draft;
  expect(moved.venue.connections[0]?.stops.map((stop) => stop.at[0])).toEqual([2, 3, 2]);
  const { draft: lower, gone } = done(deleteLevel(two, 'l2'));
  expect(gone.map(({ list }) => list).sort()).toEqual(['areas', 'connections', 'walls']);
  expect(faults(lower)).toEqual([]);
});

test('ED 11 levels are added at both ends, renamed and put in order; the last one stays', () => {
  const draft = emptyDraft();
  const up = done(addLevel(draft, { where: 'above', name: { en: 'Up' } }, chance));
  const down = done(addLevel(up.draft, { where: 'below', name: { en: 'Cellar' } }, chance)).draft;
  expect(upward(down.venue).map(({ ordinal, shortName }) => [ordinal, shortName])).toEqual([
    [-1, '-1'],
    [0, '0'],
    [1, '1'],
  ]);
  const id = up.about?.id ?? '';
  const shifted = done(shiftLevel(down, id, 'down')).draft;
  expect(upward(shifted.venue).map((level) => level.id === id)).toEqual([false, true, false]);
  expect(done(setShortName(shifted, id, ' M ')).draft.venue.levels.find((level) => level.id === id)?.shortName).toBe(
    'M',
  );
  expect(deleteLevel(draft, 'l0')).toEqual({ ok: false, why: 'last-level' });
});

test('ED 12 names are set language by language, on one line; what need not have one can do without', () => {
  const draft = room(emptyDraft());
  const area = { list: 'areas', id: draft.venue.areas[0]?.id ?? '' } as const;
  const named = done(setName(draft, area, 'fr', ' Le\u0007 hall\n ')).draft;
  expect(named.venue.areas[0]?.name).toEqual({ fr: 'Le  hall' });
  expect(done(setName(named, area, 'fr', '')).draft.venue.areas[0]).not.toHaveProperty('name');
  expect(done(setName(draft, { list: 'levels', id: 'l0' }, 'en', '')).draft.venue.levels[0]?.name).toEqual({});
  expect(done(nameVenue(draft, 'en', '')).draft).toBe(draft);
  expect(done(nameVenue(draft, 'fr', 'Petit')).draft.venue.name).toEqual({ en: 'Tiny', fr: 'Petit' });
  expect(colourVenue(draft, 'red')).toEqual({ ok: false, why: 'not-a-colour' });
  expect(done(colourVenue(draft, '#C9431C')).draft.venue.colour).toBe('#c9431c');
  const place = done(addPlace(draft, { level: 'l0', at: { x: 1, y: 1 }, kind: 'coffee' }, chance));
  const numbered = done(setPlace(place.draft, place.about?.id ?? '', { number: ' 42 ', at: { x: 20, y: 20 } })).draft;
  expect(numbered.venue.places?.[0]).toMatchObject({ number: '42', at: [20, 20] });
  expect(numbered.venue.places?.[0]).not.toHaveProperty('area');
});

test('ED 13 a plan is laid to scale by two points and how far apart they are; the first stays where it is', () => {
  const plan = {
    id: 'p',
    level: 'l0',
    widthPx: 800,
    heightPx: 600,
    metresPerPixel: 0.05,
    x: 3,
    y: 4,
    turnDegrees: 30,
    opacity: 0.6,
  };
  const draft: Draft = { ...emptyDraft(), plans: [plan] };
  const [a, b] = [pixelToVenue(plan, { x: 100, y: 100 }), pixelToVenue(plan, { x: 500, y: 400 })];
  expect(venueToPixel(plan, a)).toEqual({ x: expect.closeTo(100, 6), y: expect.closeTo(100, 6) });
  const scaled = done(scalePlan(draft, 'p', a, b, 12.5)).draft.plans[0] ?? plan;
  expect(scaled.metresPerPixel).toBeCloseTo(0.025, 9);
  const again = pixelToVenue(scaled, { x: 100, y: 100 });
  expect([again.x, again.y]).toEqual([expect.closeTo(a.x, 2), expect.closeTo(a.y, 2)]);
  expect(scalePlan(draft, 'p', a, a, 3)).toEqual({ ok: false, why: 'too-short' });
  expect(scalePlan(draft, 'p', a, b, 0)).toEqual({ ok: false, why: 'not-a-number' });
  expect(setPlan(draft, 'p', { opacity: 2 })).toEqual({ ok: false, why: 'not-a-number' });
  expect(done(deletePlan(draft, 'p')).draft.plans).toEqual([]);
});

test('ED 14 every fault but one of the file itself names its thing, which is there and can be looked at', () => {
  const draft: Draft = { venue: demoVenue(), plans: [] };
  const broken = {
    ...draft.venue,
    areas: draft.venue.areas.slice(1),
    doors: [...draft.venue.doors, ...draft.venue.doors],
  };
  const { faults: found } = checkVenue(broken);
  expect(found.length).toBeGreaterThan(5);
  for (const { path } of found) {
    const ref = refOfFault(broken, path);
    expect(ref && isThere(broken, ref) && boundsOfThing(broken, ref)).not.toBeNull();
    expect(ref && middleOf(broken, ref)).not.toBeNull();
  }
  expect(refOfFault(broken, 'name')).toBeNull();
});
