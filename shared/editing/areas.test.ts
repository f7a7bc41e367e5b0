import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import type { AreaKind, VenueFile } from '../venue/venue-file.ts';
import { addArea, moveCorner, removeCorner, setArea, wallArea } from './areas.ts';
import { deleteArea } from './delete-area.ts';
import { addDoor } from './doors.ts';
import type { Draft } from './draft.ts';
import { joinAreas, splitArea } from './join-split.ts';
import { addMeetingPoint } from './meeting-points.ts';
import { moveArea } from './move-area.ts';
import { addMarker } from './signs.ts';
import { addLandmark, addObstacle } from './things.ts';
import { box, done, emptyDraft, seeded } from './tiny-draft.ts';
import { lengthOf, wallPieces } from './wall-pieces.ts';

const chance = seeded(4);
const draw = (draft: Draft, kind: AreaKind, ...corners: [number, number, number, number]) =>
  done(addArea(draft, { level: 'l0', kind, rings: [box(...corners)] }, chance));
const wallMetres = (venue: VenueFile) =>
  Math.round(wallPieces(venue, 'l0').reduce((sum, piece) => sum + lengthOf(piece), 0) * 1000) / 1000;
const faults = (draft: Draft) => checkVenue(draft.venue).faults.map(({ message }) => message);

/** Two rooms of 4 by 3 side by side. */
function twoRooms() {
  const left = draw(emptyDraft(), 'room', 0, 0, 4, 3);
  const right = draw(left.draft, 'room', 4, 0, 8, 3);
  return { draft: right.draft, left: left.about?.id ?? '', right: right.about?.id ?? '' };
}

test('ED 3 a drawn room is closed by walls, and the wall between two rooms is there once', () => {
  const { draft } = twoRooms();
  expect(wallMetres(draft.venue)).toBe(14 + 11);
  expect(faults(draft)).toEqual([]);
});

test('ED 3 two that are open to each other get no wall between them; a zone gets none; the street gets none', () => {
  const foyer = draw(emptyDraft(), 'foyer', 0, 0, 4, 3).draft;
  expect(wallMetres(draw(foyer, 'corridor', 4, 0, 8, 3).draft.venue)).toBe(22);
  expect(wallMetres(draw(foyer, 'bar', 1, 1, 2, 2).draft.venue)).toBe(14);
  expect(wallMetres(draw(foyer, 'outside', 0, 3, 4, 9).draft.venue)).toBe(14);
  expect(wallMetres(draw(foyer, 'bar', 4, 0, 8, 3).draft.venue)).toBe(22);
});

test('ED 3 what is no shape is not drawn', () => {
  const draw = (...ring: { x: number; y: number }[]) =>
    addArea(emptyDraft(), { level: 'l0', kind: 'room', rings: [ring] }, chance);
  expect(draw({ x: 0, y: 0 }, { x: 1, y: 0 })).toEqual({ ok: false, why: 'too-few-corners' });
  const bow = draw({ x: 0, y: 0 }, { x: 2, y: 2 }, { x: 2, y: 0 }, { x: 0, y: 2 });
  expect(bow).toEqual({ ok: false, why: 'crosses-itself' });
  expect(draw({ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 30_000, y: 1 })).toEqual({ ok: false, why: 'too-far' });
  expect(draw({ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 2, y: 0 })).toEqual({ ok: false, why: 'encloses-nothing' });
});

test('ED 3 walls can be taken away, a neighbour keeping its own, and be put back', () => {
  const { draft, left } = twoRooms();
  const bare = done(wallArea(draft, left, false, chance)).draft;
  expect(wallMetres(bare.venue)).toBe(14);
  expect(wallMetres(done(wallArea(bare, left, true, chance)).draft.venue)).toBe(25);
});

test('ED 5 a corner that two rooms share moves for both, with the walls and the door between them', () => {
  const { draft, left } = twoRooms();
  const door = done(addDoor(draft, { level: 'l0', at: { x: 4, y: 1.5 }, reach: 0.5 }, chance)).draft;
  const first = done(moveCorner(door, { area: left, ring: 0, index: 1 }, { x: 5, y: 0 }, true, chance)).draft;
  const moved = done(moveCorner(first, { area: left, ring: 0, index: 2 }, { x: 5, y: 3 }, true, chance)).draft;
  expect(moved.venue.areas.map(({ polygon }) => polygon[0])).toEqual([
    [
      [0, 0],
      [5, 0],
      [5, 3],
      [0, 3],
    ],
    [
      [5, 0],
      [8, 0],
      [8, 3],
      [5, 3],
    ],
  ]);
  expect(wallMetres(moved.venue)).toBeCloseTo(25 - 1.2, 2);
  const [gap] = moved.venue.doors;
  expect(gap?.line.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)])).toEqual([
    [500, 90],
    [500, 210],
  ]);
  expect(faults(moved)).toEqual([]);
});

test('ED 5 a corner moved for one room alone leaves the neighbour its wall', () => {
  const { draft, left } = twoRooms();
  const moved = done(moveCorner(draft, { area: left, ring: 0, index: 1 }, { x: 3, y: 0 }, false, chance)).draft;
  expect(wallMetres(moved.venue)).toBeCloseTo(14 + 3 + 3 + 4 + Math.sqrt(10), 2);
  expect(moved.venue.areas[1]).toBe(draft.venue.areas[1]);
});

test('ED 5 a corner taken out leaves one straight wall', () => {
  const { draft, left } = twoRooms();
  const cut = done(removeCorner(draft, { area: left, ring: 0, index: 0 }, chance)).draft;
  expect(cut.venue.areas[0]?.polygon[0]).toHaveLength(3);
  expect(wallMetres(cut.venue)).toBeCloseTo(14 + 4 + 5, 2);
  const three = removeCorner(cut, { area: left, ring: 0, index: 0 }, chance);
  expect(three).toEqual({ ok: false, why: 'too-few-corners' });
});

test('ED 6 what stands in an area goes along when it is moved; a shared wall stays with the neighbour', () => {
  const { draft, left, right } = twoRooms();
  let full = done(
    addLandmark(draft, { level: 'l0', at: { x: 1, y: 1 }, kind: 'art', name: { en: 'a' } }, chance),
  ).draft;
  full = done(addMarker(full, { kind: 'qr', level: 'l0', at: { x: 0, y: 1.5 }, reach: 0.5 }, chance)).draft;
  full = done(addObstacle(full, { level: 'l0', kind: 'table', ring: box(2, 2, 2.5, 2.5) }, chance)).draft;
  full = done(setArea(full, left, { label: { x: 2, y: 1 } })).draft;
  full = draw(full, 'bar', 0.5, 0.5, 1.5, 1.5).draft;
  const moved = done(moveArea(full, left, -10, 5, chance)).draft.venue;
  expect(moved.areas.find(({ id }) => id === left)?.polygon[0]?.[0]).toEqual([-10, 5]);
  expect(moved.areas.find(({ id }) => id === left)?.label).toEqual([-8, 6]);
  expect(moved.areas.find(({ kind }) => kind === 'bar')?.polygon[0]?.[0]).toEqual([-9.5, 5.5]);
  expect(moved.landmarks[0]?.at).toEqual([-9, 6]);
  expect(moved.obstacles[0]?.polygon[0]?.[0]).toEqual([-8, 7]);
  const [x = 0, y = 0] = full.venue.markers[0]?.at ?? [];
  expect(moved.markers[0]?.at).toEqual([x - 10, y + 5]);
  expect(moved.areas.find(({ id }) => id === right)).toBe(full.venue.areas.find(({ id }) => id === right));
  expect(wallMetres(moved)).toBe(28);
  expect(checkVenue(moved).faults).toEqual([]);
});

test('ED 7 a deleted area takes along what stood on it alone, closes its doors, and tells', () => {
  const { draft, left, right } = twoRooms();
  let full = done(addDoor(draft, { level: 'l0', at: { x: 4, y: 1.5 }, reach: 0.5 }, chance)).draft;
  full = done(addDoor(full, { level: 'l0', at: { x: 0, y: 1.5 }, reach: 0.5 }, chance)).draft;
  full = done(addMarker(full, { kind: 'qr', level: 'l0', at: { x: 2, y: 0 }, reach: 0.5 }, chance)).draft;
  full = done(setArea(full, left, { kind: 'lounge' })).draft;
  full = done(addMeetingPoint(full, 'l0', { x: 2, y: 2 }, chance)).draft;
  full = done(addMarker(full, { kind: 'qr', level: 'l0', at: { x: 8, y: 1 }, reach: 0.5 }, chance)).draft;
  expect(faults(full)).toEqual([]);
  const { draft: after, gone } = done(deleteArea(full, left, chance));
  expect(gone.map(({ list }) => list).sort()).toEqual(['doors', 'doors', 'markers', 'markers', 'meetingPoints']);
  expect(after.venue.areas.map(({ id }) => id)).toEqual([right]);
  expect([after.venue.doors, after.venue.markers.length]).toEqual([[], 1]);
  expect(wallMetres(after.venue)).toBe(14);
  expect(faults(after)).toEqual([]);
});

test('ED 7 what stood on two areas is said to be in the one that is left', () => {
  const room = draw(emptyDraft(), 'room', 0, 0, 8, 6).draft;
  const bar = draw(room, 'bar', 2, 2, 6, 5);
  const named = done(addMeetingPoint(bar.draft, 'l0', { x: 4, y: 4 }, chance)).draft;
  expect(named.venue.meetingPoints[0]?.area).toBe(bar.about?.id);
  const { draft: after, gone } = done(deleteArea(named, bar.about?.id ?? '', chance));
  expect(gone).toEqual([]);
  expect([after.venue.meetingPoints[0]?.area, after.venue.markers[0]?.area]).toEqual([
    room.venue.areas[0]?.id,
    room.venue.areas[0]?.id,
  ]);
  expect(after.venue.walls).toBe(named.venue.walls);
});

test('ED 8 joined areas are one, without the wall and the door that were between them', () => {
  const { draft, left, right } = twoRooms();
  let full = done(addDoor(draft, { level: 'l0', at: { x: 4, y: 1.5 }, reach: 0.5 }, chance)).draft;
  full = done(addMarker(full, { kind: 'qr', level: 'l0', at: { x: 8, y: 1 }, reach: 0.5 }, chance)).draft;
  const { draft: joined, gone } = done(joinAreas(full, [left, right], chance));
  expect(joined.venue.areas).toHaveLength(1);
  expect(joined.venue.areas[0]?.polygon[0]).toHaveLength(4);
  expect(joined.venue.markers[0]?.area).toBe(left);
  expect([wallMetres(joined.venue), joined.venue.doors, gone.length]).toEqual([22, [], 1]);
  expect(faults(joined)).toEqual([]);
});

test('ED 8 areas a few centimetres apart are joined over the slit; those farther apart are not', () => {
  const near = draw(draw(emptyDraft(), 'room', 0, 0, 4, 3).draft, 'room', 4.04, 0, 8, 3).draft;
  const ids = near.venue.areas.map(({ id }) => id);
  expect(done(joinAreas(near, ids, chance)).draft.venue.areas).toHaveLength(1);
  const far = draw(draw(emptyDraft(), 'room', 0, 0, 4, 3).draft, 'room', 4.5, 0, 8, 3).draft;
  expect(
    joinAreas(
      far,
      far.venue.areas.map(({ id }) => id),
      chance,
    ),
  ).toEqual({ ok: false, why: 'areas-apart' });
});

test('ED 8 a cut makes two areas with a wall between them, and each keeps what is in it', () => {
  const room = draw(emptyDraft(), 'room', 0, 0, 8, 3);
  const id = room.about?.id ?? '';
  const signs = done(addMarker(room.draft, { kind: 'qr', level: 'l0', at: { x: 8, y: 1 }, reach: 0.5 }, chance)).draft;
  const split = done(splitArea(signs, id, { x: 5, y: -1 }, { x: 5, y: 9 }, chance)).draft;
  expect(split.venue.areas.map(({ polygon }) => polygon[0]?.length)).toEqual([4, 4]);
  expect(split.venue.markers[0]?.area).not.toBe(id);
  expect(wallMetres(split.venue)).toBe(25);
  expect(faults(split)).toEqual([]);
  expect(splitArea(room.draft, id, { x: 9, y: 0 }, { x: 9, y: 5 }, chance)).toEqual({ ok: false, why: 'cut-misses' });
  const [a, b] = split.venue.areas;
  const again = done(joinAreas(split, [a?.id ?? '', b?.id ?? ''], chance)).draft;
  expect(wallMetres(again.venue)).toBe(22);
});
