import { expect, test } from 'vitest';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import { changedPart } from './changed.ts';

const venue = demoVenue();
const [level = ''] = venue.levels.map(({ id }) => id);

test('ED 23 what is painted again is what changed, on its own level alone', () => {
  expect(changedPart(venue, venue, level)).toBeNull();
  expect(changedPart(venue, { ...venue, areas: [...venue.areas] }, level)).toBeNull();
  const door = venue.doors.find((each) => each.level === level);
  const doors = venue.doors.filter((each) => each !== door);
  const [[ax, ay], [bx, by]] = door?.line ?? [
    [0, 0],
    [0, 0],
  ];
  const expected = { minX: Math.min(ax, bx), minY: Math.min(ay, by), maxX: Math.max(ax, bx), maxY: Math.max(ay, by) };
  expect(changedPart(venue, { ...venue, doors }, level)).toEqual(expected);
  expect(changedPart({ ...venue, doors }, venue, level)).toEqual(expected);
  expect(changedPart(venue, { ...venue, doors }, 'another')).toBeNull();
});
