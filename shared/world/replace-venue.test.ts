import { describe, expect, test } from 'vitest';
import { FloorEncoder } from '../interest/floor-encoder.ts';
import { buildWays } from '../routing/build-ways.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { demoHouse, MINUTE, Stage, withoutLevel } from './fixture.ts';
import { countsNow, rebuild, replaceVenue } from './index.ts';
import { shownNow, visibleTo } from './visible-to.ts';

test('WO 32 who stands at a sign that vanished keeps their last place; a meeting goes on with a new way', () => {
  const stage = new Stage();
  const meeting = stage.meeting();
  stage.opens('cleo', stage.sign(0));
  const body = visibleTo(stage.world, 'cleo').own.body;
  const { venue } = demoHouse();
  const fewer = { ...venue, markers: venue.markers.filter(({ id }) => id !== stage.sign(0)) };
  const gone = stage.sign(0);
  replaceVenue(stage.world, fewer, buildWays(fewer), stage.now);
  expect(visibleTo(stage.world, 'cleo').own.body).toEqual(body);
  expect(stage.shown()).toEqual(['cleo']);
  expect(stage.last('ada', 'meeting')?.id).toBe(meeting.id);
  expect(stage.world.meetings.get(meeting.id)?.members.every(({ route }) => route !== null)).toBe(true);
  expect(stage.scans('cleo', gone)).toBe('sign-unknown');
});

test('WO 32 who stands where there is no floor any more is set to the nearest floor', () => {
  const stage = new Stage();
  stage.opens('ada', stage.sign(0));
  const { x, y, level } = stage.signs()[0] ?? { x: 0, y: 0, level: '' };
  const { venue } = demoHouse();
  const column = {
    id: 'new-column',
    level,
    kind: 'column' as const,
    polygon: [
      [
        [x - 1, y - 1],
        [x + 1, y - 1],
        [x + 1, y + 1],
        [x - 1, y + 1],
      ] as [number, number][],
    ],
  };
  const built = { ...venue, obstacles: [...venue.obstacles, column] };
  replaceVenue(stage.world, built, buildWays(built), stage.now);
  const body = visibleTo(stage.world, 'ada').own.body;
  expect(body && stage.world.derived.index.walkableAt(body)).toBe(true);
  expect(Math.hypot((body?.x ?? 0) - x, (body?.y ?? 0) - y)).toBeLessThan(3);
});

test('WO 32 what is derived can be made anew at any time, and everything is as it was', () => {
  const stage = new Stage();
  stage.meeting();
  for (let i = 0; i < 6; i++) stage.opens(`other${i}`, stage.sign(i));
  const before = [shownNow(stage.world), visibleTo(stage.world, 'ada'), visibleTo(stage.world, 'other1')];
  rebuild(stage.world);
  expect([shownNow(stage.world), visibleTo(stage.world, 'ada'), visibleTo(stage.world, 'other1')]).toEqual(before);
  stage.pass(20_000, ['other0', 'other1']);
  expect(stage.last('other0', 'proposal')).toBe(undefined);
  expect(stage.last('ada', 'meeting')?.phase).toBe('walking');
});

/** Publish a version of the demo venue while this stage is played. */
function publish(stage: Stage, change: (venue: VenueFile) => Partial<VenueFile>): VenueFile {
  const { venue } = demoHouse();
  const next = { ...venue, ...change(venue) };
  stage.note(replaceVenue(stage.world, next, buildWays(next), stage.now));
  return next;
}

const withoutSpot = (id: string) => (venue: VenueFile) => ({
  landmarks: venue.landmarks.filter((landmark) => landmark.id !== id),
  meetingPoints: venue.meetingPoints.filter((point) => point.id !== id),
});

/** What the frames make of who is shown: throws where somebody is shown on a level or in an area that is not there. */
const frames = (stage: Stage, { levels, areas }: VenueFile) =>
  new FloorEncoder(
    levels.map(({ id }) => id),
    areas.map(({ id }) => id),
  ).update(shownNow(stage.world));

describe('WO 40 nobody is shown on a level or in an area that the new version has not', () => {
  test('WO 40 whose level is gone is nowhere until their next scan, and closed', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    const level = stage.signs()[0]?.level ?? '';
    const next = publish(stage, (venue) => withoutLevel(venue, level));
    expect(stage.last('ada', 'me')).toMatchObject({ place: null, availability: { state: 'closed' } });
    expect(stage.shown()).toEqual([]);
    expect(() => frames(stage, next)).not.toThrow();
    expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe('scan-first');
    expect(stage.scans('ada', next.markers.find(({ kind }) => kind === 'qr')?.id ?? '')).toBe(null);
    expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe(null);
    expect(stage.shown()).toEqual(['ada']);
  });

  test('WO 40 whose area is gone is in the area that lies there now, or in none', () => {
    const stage = new Stage();
    stage.opens('ada', stage.sign(0));
    stage.do('ada', { type: 'open', minutes: 60, show: 'area' });
    const area = stage.last('ada', 'me')?.place?.area ?? '';
    const renamed = publish(stage, ({ areas, markers }) => ({
      areas: areas.map((each) => (each.id === area ? { ...each, id: 'anew', name: { en: 'Anew' } } : each)),
      markers: markers.map((each) => (each.area === area ? { ...each, area: 'anew' } : each)),
    }));
    expect(stage.last('ada', 'me')?.place?.area).toBe('anew');
    expect(shownNow(stage.world)[0]?.placement).toEqual({ kind: 'area', area: 'anew' });
    expect(() => frames(stage, renamed)).not.toThrow();
    const less = publish(stage, ({ areas }) => ({ areas: areas.filter(({ id }) => id !== area) }));
    expect(() => frames(stage, less)).not.toThrow();
  });
});

describe('WO 41 a meeting whose spot is gone goes on at another', () => {
  test('WO 41 while walking: another spot that is there, a way to it, and the time that this wants', () => {
    const stage = new Stage();
    const { id, spot, endsAt } = stage.meeting();
    publish(stage, withoutSpot(spot.id));
    for (const who of ['ada', 'ben']) {
      const meeting = stage.last(who, 'meeting');
      expect(meeting).toMatchObject({ id, phase: 'walking', iArrived: false });
      expect(meeting?.spot.id).not.toBe(spot.id);
      expect(stage.world.derived.spots).toContainEqual(meeting?.spot);
      expect(meeting?.route?.lengthMetres).toBeGreaterThan(0);
      expect(meeting?.endsAt).toBeGreaterThanOrEqual(endsAt);
    }
    expect(stage.last('ada', 'meeting')?.spot).toEqual(stage.last('ben', 'meeting')?.spot);
    // Written with its new spot, so that a restart finds it.
    const written = stage.changes().findLast((change) => change.kind === 'meeting-put');
    expect(written?.body).toContain(`"${stage.last('ada', 'meeting')?.spot.id}"`);
  });

  test('WO 41 while talking: they talk on, and can keep it', () => {
    const stage = new Stage();
    const { id, spot } = stage.meeting();
    for (const who of ['ada', 'ben']) stage.do(who, { type: 'we-met', meeting: id });
    publish(stage, withoutSpot(spot.id));
    expect(stage.last('ada', 'meeting')).toMatchObject({ id, phase: 'talking' });
    stage.do('ada', { type: 'end' });
    publish(stage, ({ areas }) => ({ areas: areas.filter((area) => area.level !== spot.level) }));
    const ticket = stage.last('ben', 'meeting-over')?.keep?.ticket ?? '';
    expect(stage.do('ben', { type: 'keep', ticket, reach: '' })).toBe(null);
    const kept = stage.changes().findLast((change) => change.kind === 'keep');
    expect(JSON.parse(kept?.body ?? '{}').place).toBe(demoHouse().venue.name.en);
  });

  test('WO 41 in a venue without any spot, or without their level, it goes on, and ends in its time', () => {
    for (const change of [
      () => ({ landmarks: [], meetingPoints: [] }),
      (venue: VenueFile) => withoutLevel(venue, venue.markers[0]?.level ?? ''),
    ]) {
      const stage = new Stage();
      const { id } = stage.meeting();
      publish(stage, change);
      expect(stage.last('ada', 'meeting')?.id).toBe(id);
      stage.pass(20 * MINUTE, ['ada', 'ben']);
      expect(stage.last('ada', 'meeting-over')?.id).toBe(id);
      expect(stage.world.meetings.size).toBe(0);
    }
  });

  test('WO 41 who is being walked by the demo is walked on', () => {
    const stage = new Stage({ demo: true });
    const { id: meeting, spot } = stage.meeting();
    expect(stage.do('ada', { type: 'walk-for-me', meeting })).toBe(null);
    stage.pass(2_000, ['ada', 'ben'], 200);
    publish(stage, withoutSpot(spot.id));
    stage.pass(2 * MINUTE, ['ada', 'ben'], 200);
    expect(stage.last('ada', 'meeting')).toMatchObject({ iArrived: true });
  });
});

test('WO 42 until the next public numbers, those of areas and levels that are gone are left out', () => {
  const stage = new Stage();
  for (let i = 0; i < 12; i++) stage.opens(`one${i}`, stage.sign(0));
  stage.pass(31_000, []);
  const { areas, density, present } = countsNow(stage.world);
  expect([areas.length, density.length > 0, present]).toEqual([1, true, 12]);
  publish(stage, (venue) => withoutLevel(venue, stage.signs()[0]?.level ?? ''));
  expect(countsNow(stage.world)).toEqual({ areas: [], density: [], present: 0, open: 0 });
});
