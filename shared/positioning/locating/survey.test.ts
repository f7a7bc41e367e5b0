import { expect, test } from 'vitest';
import type { Point } from '../../geometry/point.ts';
import type { Cloud } from './cloud.ts';
import { noise } from './noise.ts';
import { type Anchor, DEFAULT_RADIO } from './radio-model.ts';
import { createSurvey } from './survey.ts';
import { walkGrid } from './walk-grid.ts';

const box = [
  { x: 0, y: 0 },
  { x: 24, y: 0 },
  { x: 24, y: 16 },
  { x: 0, y: 16 },
];
const grids = ['ground', 'upper'].map((level) => walkGrid({ level, floor: [[box]], obstacles: [], walls: [] }));
const anchors: Anchor[] = grids.flatMap(({ level }) =>
  [3, 9, 15, 21].flatMap((x) => [3, 8, 13].map((y) => ({ id: `${level} ${x} ${y}`, level, x, y, z: 2.5 }))),
);
const survey = createSurvey({ anchors, grids, radio: DEFAULT_RADIO, residual: null, luck: noise(5) });

/** What the anchors of the ground floor hear of a device there, without noise. */
const heardAt = (at: Point, gainDb: number, exponent: number) =>
  anchors.flatMap(({ level, x, y, z }, anchor) =>
    level === 'ground'
      ? [{ anchor, rssiDbm: -57 + gainDb - 10 * exponent * Math.log10(Math.hypot(x - at.x, y - at.y, z - 1.2)) }]
      : [],
  );

const sumOf = (column: ArrayLike<number>, { weight }: Cloud) =>
  weight.reduce((sum, one, i) => sum + one * (column[i] ?? 0), 0);

test.each([
  ['as most are, where radio fades as usual', 0, 2.2],
  ['much weaker, in a tube', -18, 1.4],
  ['much stronger, in a storeroom', 15, 3.4],
])('PO 80 who is heard %s is found by one look', (_, gainDb, exponent) => {
  const at = { x: 13, y: 6 };
  const cloud = survey(heardAt(at, gainDb, exponent), 1200);
  expect(Math.hypot(sumOf(cloud.x, cloud) - at.x, sumOf(cloud.y, cloud) - at.y)).toBeLessThan(1);
  expect(sumOf(cloud.level, cloud)).toBeLessThan(0.25);
  expect(cloud.weight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  // What it was not told it makes out as far as twelve anchors let it.
  const unusual = Math.abs(exponent - DEFAULT_RADIO.exponent);
  expect(Math.abs(sumOf(cloud.exponent, cloud) - exponent)).toBeLessThan(Math.max(0.2, unusual));
});

test('PO 80 squares are free, and as many as were asked for or fewer', () => {
  for (const size of [240, 1200]) {
    const cloud = survey(heardAt({ x: 4, y: 12 }, 0, 2.2), size);
    expect(cloud.size).toBeGreaterThan(size / 8);
    expect(cloud.size).toBeLessThanOrEqual(1.1 * size);
    for (let i = 0; i < cloud.size; i++) {
      expect(grids[cloud.level[i] ?? -1]?.isFree(cloud.x[i] ?? 0, cloud.y[i] ?? 0)).toBe(true);
    }
  }
});

test('PO 80 an anchor that nobody can stand near leaves the nearest square', () => {
  const far: Anchor = { id: 'far', level: 'ground', x: 60, y: 8, z: 2.5 };
  const cloud = createSurvey({ anchors: [far], grids, radio: DEFAULT_RADIO, residual: null, luck: noise(5) })(
    [{ anchor: 0, rssiDbm: -70 }],
    1200,
  );
  expect(cloud.size).toBe(1);
  expect(grids[0]?.isFree(cloud.x[0] ?? 0, cloud.y[0] ?? 0)).toBe(true);
});
