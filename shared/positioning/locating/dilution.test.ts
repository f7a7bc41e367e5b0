import { expect, test } from 'vitest';
import type { Polygon } from '../../geometry/point.ts';
import { createDilution } from './dilution.ts';
import { noise } from './noise.ts';
import { DEFAULT_RADIO } from './radio-model.ts';
import { walkGrid } from './walk-grid.ts';

/** Anchors on a circle around the middle of a floor so wide and deep. */
function circle(count: number, radius: number, width = 60, depth = 60) {
  const floor: Polygon[] = [
    [
      [
        { x: -width / 2, y: -depth / 2 },
        { x: width / 2, y: -depth / 2 },
        { x: width / 2, y: depth / 2 },
        { x: -width / 2, y: depth / 2 },
      ],
    ],
  ];
  const anchors = Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { id: `a${i}`, level: '0', x: radius * Math.cos(angle), y: radius * Math.sin(angle), z: 2.5 };
  });
  const grids = [walkGrid({ level: '0', floor, obstacles: [], walls: [] })];
  const dilution = createDilution({ anchors, grids, radio: DEFAULT_RADIO, residual: null, luck: noise(1) });
  return (x = 0, y = 0) => dilution(anchors.keys(), 0, x, y);
}

test('PO 81 a place is surer the more anchors hear it, and the nearer they are', () => {
  expect(circle(6, 4)()).toBeLessThan(circle(3, 4)());
  expect(circle(6, 4)()).toBeLessThan(circle(6, 8)());
  expect(circle(6, 8)()).toBeLessThan(circle(6, 8)(20, 0));
});

test('PO 81 without anchors a place is as unsure as the floor around is wide', () => {
  expect(circle(0, 4)()).toBeCloseTo(Math.sqrt(2 / (1 / 49 + 12 / 3600)), 6);
  expect(circle(0, 4, 2, 2)()).toBeCloseTo(Math.sqrt(2 / (1 / 49 + 3)), 6);
});
