import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { addArea } from './areas.ts';
import { addDoor, deleteDoor, moveDoor, setDoor } from './doors.ts';
import type { Draft } from './draft.ts';
import { box, done, emptyDraft, seeded } from './tiny-draft.ts';
import { lengthOf, wallPieces } from './wall-pieces.ts';
import { addWall, deleteWall, moveWall, moveWallPoint } from './walls.ts';

const chance = seeded(7);
const room = (): Draft =>
  done(addArea(emptyDraft(), { level: 'l0', kind: 'room', rings: [box(0, 0, 4, 3)] }, chance)).draft;
const metres = (venue: VenueFile, level = 'l0') =>
  Math.round(wallPieces(venue, level).reduce((sum, piece) => sum + lengthOf(piece), 0) * 100) / 100;

test('ED 4 a door put on a wall cuts its gap; taken out, the wall is as it was', () => {
  const draft = room();
  const door = done(addDoor(draft, { level: 'l0', at: { x: 2.2, y: -0.3 }, reach: 0.5 }, chance));
  expect(door.draft.venue.doors[0]?.line).toEqual([
    [1.6, 0],
    [2.8, 0],
  ]);
  expect(metres(door.draft.venue)).toBe(12.8);
  expect(checkVenue(door.draft.venue).faults).toEqual([]);
  const closed = done(deleteDoor(door.draft, door.about?.id ?? '')).draft;
  expect([metres(closed.venue), closed.venue.walls.length, closed.venue.doors]).toEqual([14, 1, []]);
});

test('ED 4 a door keeps clear of corners, becomes narrower on a short wall, and is refused where there is no room or wall', () => {
  const draft = room();
  const at = (x: number, y: number, width = 1.2) =>
    addDoor(draft, { level: 'l0', at: { x, y }, reach: 0.5, width }, chance);
  expect(done(at(0.1, 0)).draft.venue.doors[0]?.line[0]).toEqual([0.05, 0]);
  const wide = done(at(2, 3, 9)).draft.venue.doors[0]?.line;
  expect(wide?.map(([x]) => x).sort()).toEqual([0.05, 3.95]);
  expect(at(2, 1.5)).toEqual({ ok: false, why: 'no-wall-here' });
  const nook = done(
    addWall(
      draft,
      'l0',
      [
        { x: 0.5, y: 0 },
        { x: 0.5, y: 1 },
      ],
      chance,
    ),
  ).draft;
  expect(addDoor(nook, { level: 'l0', at: { x: 0.2, y: 0 }, reach: 0.5 }, chance)).toEqual({
    ok: false,
    why: 'wall-too-short',
  });
});

test('ED 4 a moved door takes its gap with it, keeps its id and its place in the list', () => {
  const one = done(addDoor(room(), { level: 'l0', at: { x: 2, y: 0 }, reach: 0.5 }, chance));
  const two = done(addDoor(one.draft, { level: 'l0', at: { x: 4, y: 1.5 }, reach: 0.5 }, chance)).draft;
  const id = one.about?.id ?? '';
  const moved = done(moveDoor(two, id, { at: { x: 2, y: 3 }, reach: 0.5, width: 2 }, chance)).draft;
  expect(moved.venue.doors.map((door) => door.id)).toEqual(two.venue.doors.map((door) => door.id));
  expect(moved.venue.doors[0]?.line.map(([, y]) => y)).toEqual([3, 3]);
  expect(metres(moved.venue)).toBe(14 - 2 - 1.2);
  expect(checkVenue(moved.venue).faults).toEqual([]);
  expect(moveDoor(two, id, { at: { x: 2, y: 1.5 }, reach: 0.5 }, chance)).toEqual({ ok: false, why: 'no-wall-here' });
  expect(done(setDoor(moved, id, 'opening')).draft.venue.doors[0]?.kind).toBe('opening');
});

test('ED 4 every door of the demo venue can be taken out and put back, and nothing is wrong then', () => {
  let draft: Draft = { venue: demoVenue(), plans: [] };
  const before = draft.venue.levels.map(({ id }) => metres(draft.venue, id));
  for (const door of draft.venue.doors) {
    const [[ax, ay], [bx, by]] = door.line;
    const width = Math.hypot(bx - ax, by - ay);
    draft = done(deleteDoor(draft, door.id)).draft;
    const middle = { x: (ax + bx) / 2, y: (ay + by) / 2 };
    const put = addDoor(draft, { level: door.level, at: middle, reach: 0.1, width, kind: door.kind }, chance);
    if (put.ok) draft = put.draft;
  }
  expect(draft.venue.doors.length).toBe(demoVenue().doors.length);
  expect(checkVenue(draft.venue).faults).toEqual([]);
  for (const [i, { id }] of draft.venue.levels.entries()) {
    expect(Math.abs(metres(draft.venue, id) - (before[i] ?? 0))).toBeLessThan(1);
  }
});

test('ED 4 a wall drawn by hand is moved and bent; taken away, a door that stood between it alone goes with it', () => {
  const drawn = done(
    addWall(
      emptyDraft(),
      'l0',
      [
        { x: 0, y: 0 },
        { x: 4, y: 0 },
      ],
      chance,
    ),
  );
  const id = drawn.about?.id ?? '';
  expect(done(moveWall(drawn.draft, id, 1, 2)).draft.venue.walls[0]?.line).toEqual([
    [1, 2],
    [5, 2],
  ]);
  expect(done(moveWallPoint(drawn.draft, id, 1, { x: 4, y: 4 })).draft.venue.walls[0]?.line[1]).toEqual([4, 4]);
  expect(moveWallPoint(drawn.draft, id, 1, { x: 0, y: 0 })).toEqual({ ok: false, why: 'too-short' });
  const door = done(addDoor(drawn.draft, { level: 'l0', at: { x: 2, y: 0 }, reach: 0.5 }, chance)).draft;
  const [first, second] = door.venue.walls;
  const half = done(deleteWall(door, first?.id ?? ''));
  expect([half.gone, half.draft.venue.doors.length]).toEqual([[], 1]);
  const none = done(deleteWall(half.draft, second?.id ?? ''));
  expect([none.gone.length, none.draft.venue.doors]).toEqual([1, []]);
});
