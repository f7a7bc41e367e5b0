import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point, Polygon } from '../../geometry/point.ts';
import { polygonContains } from '../../geometry/polygon.ts';
import { segmentDistance } from '../../geometry/segment.ts';
import { walkGrid } from './walk-grid.ts';

const box = (minX: number, minY: number, maxX: number, maxY: number): Polygon => [
  [
    { x: minX, y: minY },
    { x: maxX, y: minY },
    { x: maxX, y: maxY },
    { x: minX, y: maxY },
  ],
];

const coordinate = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((cm) => cm / 100);
const boxes = fc
  .tuple(coordinate(8), coordinate(8), coordinate(4), coordinate(4))
  .map(([x, y, w, h]) => box(x, y, x + w + 0.3, y + h + 0.3));
const lines = fc
  .tuple(coordinate(12), coordinate(12), coordinate(12), coordinate(12))
  .map(([x, y, toX, toY]): readonly [Point, Point] => [
    { x, y },
    { x: toX, y: toY },
  ]);

test('PO 20 a point of a free square is on the floor, outside of obstacles, and no wall comes through', () => {
  fc.assert(
    fc.property(
      fc.array(boxes, { minLength: 1, maxLength: 4 }),
      fc.array(boxes, { maxLength: 2 }),
      fc.array(lines, { maxLength: 3 }),
      fc.array(fc.tuple(coordinate(13), coordinate(13)), { minLength: 50, maxLength: 50 }),
      (floor, obstacles, walls, points) => {
        const grid = walkGrid({ level: 'a', floor, obstacles, walls });
        for (const [x, y] of points) {
          if (!grid.isFree(x, y)) continue;
          const p = { x, y };
          expect(floor.some((polygon) => polygonContains(polygon, p))).toBe(true);
          expect(obstacles.some((polygon) => polygonContains(polygon, p))).toBe(false);
          for (const [a, b] of walls) expect(segmentDistance(a, b, p, p)).toBeGreaterThan(0);
          expect(grid.nearest(x, y, 1)).not.toBeNull();
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('PO 20 where there is room all around, a square is free', () => {
  const grid = walkGrid({ level: 'a', floor: [box(0, 0, 10, 10)], obstacles: [], walls: [] });
  // Squares at the rim may be left out, none beyond it is free.
  expect(grid.size).toBeGreaterThanOrEqual(2400);
  expect(grid.size).toBeLessThanOrEqual(2500);
  expect(grid.isFree(5, 5)).toBe(true);
  expect(grid.isFree(-1, 5)).toBe(false);
  expect(grid.nearest(-3, 5, 5)?.x).toBeLessThan(0.3);
  expect(grid.nearest(-3, 5, 2)).toBeNull();
});

test('PO 20 one gets through a door and through no wall, however thin', () => {
  const walls: [Point, Point][] = [
    [
      { x: 5, y: 0 },
      { x: 5, y: 4.5 },
    ],
    [
      { x: 5, y: 5.4 },
      { x: 5, y: 10 },
    ],
  ];
  const grid = walkGrid({ level: 'a', floor: [box(0, 0, 10, 10)], obstacles: [], walls });
  expect(grid.isOpen(4.5, 2, 5.5, 2)).toBe(false);
  expect(grid.isOpen(4.5, 5, 5.5, 5)).toBe(true);
});

test('PO 20 a level without floor has no free square', () => {
  const grid = walkGrid({ level: 'a', floor: [], obstacles: [], walls: [] });
  expect([grid.size, grid.isFree(0, 0), grid.nearest(0, 0, 10)]).toEqual([0, false, null]);
});
