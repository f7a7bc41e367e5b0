import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceBetween } from '../geometry/vector.ts';
import { addArea } from './areas.ts';
import { snap, snapTargets } from './snapping.ts';
import { box, done, emptyDraft, seeded } from './tiny-draft.ts';

const { draft } = done(addArea(emptyDraft(), { level: 'l0', kind: 'room', rings: [box(0, 0, 4, 3)] }, seeded(1)));
const targets = snapTargets(draft.venue, 'l0');
const near = { tolerance: 0.3, grid: 0.1 };

test('ED 15 a corner before an edge, an edge before being in line, being in line before the grid', () => {
  expect(snap(targets, { x: 3.9, y: 0.2 }, near)).toMatchObject({ at: { x: 4, y: 0 }, by: 'corner' });
  expect(snap(targets, { x: 4.2, y: 1.53 }, near)).toMatchObject({ at: { x: 4, y: 1.53 }, by: 'edge' });
  const line = snap(targets, { x: 7.234, y: 0.11 }, near);
  expect(line).toMatchObject({ at: { x: 7.2, y: 0 }, by: 'line' });
  expect(line.guides).toHaveLength(1);
  expect(snap(targets, { x: 7.234, y: 1.53 }, near)).toMatchObject({ at: { x: 7.2, y: 1.5 }, by: 'grid' });
  expect(snap(targets, { x: 7.234, y: 1.53 }, { tolerance: 0.3, grid: 0 }).at).toEqual({ x: 7.234, y: 1.53 });
});

test('ED 15 a line goes straight across or down from the point before, and meets an edge at a right angle', () => {
  const from = { x: 7, y: 1.5 };
  expect(snap(targets, { x: 9, y: 1.6 }, { ...near, from }).at).toEqual({ x: 9, y: 1.5 });
  expect(snap(targets, { x: 4.1, y: 1.6 }, { ...near, from })).toMatchObject({ at: { x: 4, y: 1.5 }, by: 'edge' });
});

test('ED 15 a point goes no farther than it may, and one that was snapped stays', () => {
  fc.assert(
    fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), (x, y) => {
      const snapped = snap(targets, { x, y }, near);
      expect(distanceBetween(snapped.at, { x, y })).toBeLessThanOrEqual(1.5 * near.tolerance + 1e-9);
      expect(distanceBetween(snap(targets, snapped.at, near).at, snapped.at)).toBeLessThan(1e-9);
    }),
  );
});

test('ED 15 what is being moved is no target of its own', () => {
  const own = snapTargets(draft.venue, 'l0', new Set([draft.venue.areas[0]?.id ?? '', draft.venue.walls[0]?.id ?? '']));
  expect(snap(own, { x: 3.9, y: 0.2 }, { tolerance: 0.3, grid: 0 }).by).toBe('nothing');
});
