import { expect, test } from 'vitest';
import { buildNavigation } from '../routing/navigation.ts';
import { demoHouse, Stage } from './fixture.ts';
import { rebuild, replaceVenue } from './index.ts';
import { shownNow, visibleTo } from './visible-to.ts';

test('WO 32 who stands at a sign that vanished keeps their last place; a meeting goes on with a new way', () => {
  const stage = new Stage();
  const meeting = stage.meeting();
  stage.opens('cleo', stage.sign(0));
  const body = visibleTo(stage.world, 'cleo').own.body;
  const { venue } = demoHouse();
  const fewer = { ...venue, markers: venue.markers.filter(({ id }) => id !== stage.sign(0)) };
  const gone = stage.sign(0);
  replaceVenue(stage.world, fewer, buildNavigation(fewer), stage.now);
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
  replaceVenue(stage.world, built, buildNavigation(built), stage.now);
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
