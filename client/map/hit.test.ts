import { expect, test } from 'vitest';
import { namedAreaAt, nearestHit, REACH } from './hit.ts';
import type { PlanArea } from './plan.ts';

const area = (id: string, side: number, name = true): PlanArea => ({
  id,
  kind: 'foyer',
  ground: 'floor',
  name: name ? { en: id } : null,
  polygon: [
    [
      { x: 0, y: 0 },
      { x: side, y: 0 },
      { x: side, y: side },
      { x: 0, y: side },
    ],
  ],
  bounds: { minX: 0, minY: 0, maxX: side, maxY: side },
  squareMetres: side * side,
  label: { x: side / 2, y: side / 2 },
});

test('CL 59 where the reaches of faces overlap, the nearer is meant', () => {
  const faces = [
    { dot: 1, x: 100, y: 100 },
    { dot: 2, x: 120, y: 100 },
  ];
  expect(nearestHit(faces, { x: 112, y: 104 })?.dot).toBe(2);
  expect(nearestHit(faces, { x: 100 - REACH, y: 100 })?.dot).toBe(1);
  expect(nearestHit(faces, { x: 100 - REACH - 1, y: 100 })).toBeNull();
});

test('CL 59 a face can be hit by a finger: at least 44 pixels across', () => {
  expect(2 * REACH).toBeGreaterThanOrEqual(44);
});

test('CL 59 of areas on one another the smallest named one is meant', () => {
  const areas = [area('foyer', 20), area('bar', 6), area('nook', 2, false)];
  expect(namedAreaAt(areas, { x: 1, y: 1 })?.id).toBe('bar');
  expect(namedAreaAt(areas, { x: 15, y: 15 })?.id).toBe('foyer');
  expect(namedAreaAt(areas, { x: 25, y: 15 })).toBeNull();
});
