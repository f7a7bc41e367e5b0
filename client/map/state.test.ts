import { expect, test } from 'vitest';
import type { FloorChange } from '../../shared/interest/floor-decoder.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { createMapState } from './state.ts';

const VENUE = demoVenue();
const GROUND = VENUE.levels.find(({ ordinal }) => ordinal === 0)?.id ?? '';
const CARD = { firstName: 'Léa', gives: ['grants'], giveLine: '', simulated: false };
const state = () => createMapState(VENUE, { language: 'en', theme: 'light', reducedMotion: false });

const spot = (x: number, y: number) => ({ kind: 'spot', x, y }) as const;
const added = (dot: number, placement: FloorChange['placement']): FloorChange => ({
  type: 'added',
  dot,
  level: GROUND,
  placement,
  age: 'fresh',
  card: CARD,
});

test('CL 64 changes wait for the next frame and are taken in their order', () => {
  const s = state();
  s.queue([
    added(7, spot(10, 10)),
    { type: 'moved', dot: 7, level: GROUND, placement: spot(11, 10), age: 'fresh' },
    added(8, spot(5, 5)),
    { type: 'removed', dot: 8, level: GROUND, placement: spot(5, 5) },
  ]);
  expect(s.spotDots.size).toBe(0);
  expect(s.advance(0)).toBe(true);
  expect([...s.spotDots.keys()]).toEqual([7]);
  expect(s.spotDots.get(7)?.glide).toEqual({ at: { x: 10, y: 10 }, to: { x: 11, y: 10 } });
  for (let i = 0; i < 100; i++) s.advance(16);
  expect(s.spotDots.get(7)?.glide.at).toEqual({ x: 11, y: 10 });
  expect(s.advance(16)).toBe(false);
});

test('CL 64 a face goes from its place to beside an area and back, and is never at both', () => {
  const s = state();
  const area = VENUE.areas[0]?.id ?? '';
  s.queue([
    added(7, spot(10, 10)),
    { type: 'moved', dot: 7, level: GROUND, placement: { kind: 'area', area }, age: 'fresh' },
  ]);
  s.advance(16);
  expect([s.spotDots.size, s.areaDots.get(7)?.card.firstName]).toEqual([0, 'Léa']);
  s.queue([{ type: 'moved', dot: 7, level: GROUND, placement: spot(3, 3), age: 'fresh' }]);
  s.advance(16);
  expect([s.spotDots.size, s.areaDots.size]).toEqual([1, 0]);
});

test('CL 64 the words of a face change with a move, and stay when none come', () => {
  const s = state();
  const renamed = { ...CARD, firstName: 'Nils' };
  s.queue([
    added(7, spot(1, 1)),
    { type: 'moved', dot: 7, level: GROUND, placement: spot(1, 2), age: 'fresh', card: renamed },
  ]);
  s.queue([{ type: 'moved', dot: 7, level: GROUND, placement: spot(1, 3), age: 'fresh' }]);
  s.advance(16);
  expect(s.spotDots.get(7)?.card).toEqual(renamed);
});

test('CL 64 a move of somebody unknown draws nobody', () => {
  const s = state();
  s.queue([{ type: 'moved', dot: 9, level: GROUND, placement: spot(1, 1), age: 'fresh' }]);
  s.advance(16);
  expect(s.spotDots.size + s.areaDots.size).toBe(0);
});

test('CL 64 a face beside a name has the labels painted again, one that only walks has not', () => {
  const s = state();
  s.queue([added(7, spot(1, 1))]);
  s.advance(16);
  const before = s.labelRevision;
  s.queue([{ type: 'moved', dot: 7, level: GROUND, placement: spot(2, 1), age: 'fresh' }]);
  s.advance(16);
  expect(s.labelRevision).toBe(before);
  s.queue([added(8, { kind: 'area', area: VENUE.areas[0]?.id ?? '' })]);
  s.advance(16);
  expect(s.labelRevision).toBeGreaterThan(before);
});

test('CL 62 the tint follows the level', () => {
  const s = state();
  const upper = VENUE.levels.find(({ ordinal }) => ordinal === 1)?.id ?? '';
  s.setCounts([], [{ level: upper, x: 0, y: 0, sizeMetres: 4, people: 9 }]);
  expect(s.tint).toHaveLength(0);
  expect(s.setLevel(upper)).toBe(true);
  expect(s.tint).toHaveLength(1);
  expect(s.setLevel(upper)).toBe(false);
  expect(s.setLevel('no such level')).toBe(false);
});

test('CL 100 numbers that look the same have nothing painted again', () => {
  const s = state();
  const area = VENUE.areas[0]?.id ?? '';
  const cell = { level: GROUND, x: 0, y: 0, sizeMetres: 5, people: 9 };
  const revisions = () => [s.groundRevision, s.labelRevision];
  s.setCounts([{ area, present: 9, open: 6 }], [cell]);
  const [ground = 0, labels = 0] = revisions();
  s.setCounts([{ area, present: 9, open: 6 }], [{ ...cell }]);
  expect(revisions()).toEqual([ground, labels]);
  // One person more who is not open is not seen.
  s.setCounts([{ area, present: 10, open: 6 }], [cell]);
  expect(revisions()).toEqual([ground, labels]);
  s.setCounts([{ area, present: 10, open: 7 }], [cell]);
  expect(revisions()).toEqual([ground, labels + 1]);
  s.setCounts([{ area, present: 10, open: 7 }], [{ ...cell, people: 10 }]);
  expect(revisions()).toEqual([ground + 1, labels + 1]);
  s.setCounts([], []);
  expect(revisions()).toEqual([ground + 2, labels + 2]);
});

test('CL 101 only the levels that are looked at are planned', () => {
  const broken = {
    ...VENUE,
    areas: VENUE.areas.map((area) => (area.level === GROUND ? area : { ...area, polygon: [] })),
  };
  expect(createMapState(broken, { language: 'en', theme: 'light', reducedMotion: false }).plan.id).toBe(GROUND);
});

test('CL 242 who walks on stays the same face, changed in place: thousands do so in every frame', () => {
  const s = state();
  s.queue([added(7, spot(10, 10))]);
  s.advance(0);
  const before = s.spotDots.get(7);
  const glide = before?.glide;
  s.queue([{ type: 'moved', dot: 7, level: GROUND, placement: spot(10.5, 10), age: 'fading' }]);
  s.advance(100);
  expect(s.spotDots.get(7)).toBe(before);
  expect(before?.glide).toBe(glide);
  expect(before).toMatchObject({ age: 'fading', glide: { to: { x: 10.5, y: 10 } } });
  const { peopleRevision } = s;
  s.advance(100);
  expect(s.peopleRevision).toBe(peopleRevision);
});
