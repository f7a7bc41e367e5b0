import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point, Polygon } from '../../geometry/point.ts';
import { type Bearings, createLocator, type Locator } from './locator.ts';
import { noise } from './noise.ts';
import { type Anchor, DEFAULT_RADIO } from './radio-model.ts';
import { walkGrid } from './walk-grid.ts';

const box = (minX: number, minY: number, maxX: number, maxY: number): Polygon => [
  [
    { x: minX, y: minY },
    { x: maxX, y: minY },
    { x: maxX, y: maxY },
    { x: minX, y: maxY },
  ],
];

/** Two rooms of 10 by 12 m with a wall between, and one storey above. */
const between: readonly [Point, Point] = [
  { x: 10, y: 0 },
  { x: 10, y: 12 },
];
const grids = [
  walkGrid({ level: 'ground', floor: [box(0, 0, 20, 12)], obstacles: [box(3, 3, 4, 4)], walls: [between] }),
  walkGrid({ level: 'upper', floor: [box(0, 0, 20, 12)], obstacles: [], walls: [] }),
];
const anchors: Anchor[] = grids.flatMap(({ level }) =>
  [
    [2, 2],
    [8, 10],
    [12, 2],
    [18, 10],
    [8, 2],
    [12, 10],
  ].map(([x = 0, y = 0], i) => ({ id: `${level}${i}`, level, x, y, z: 2.5 })),
);

const locator = (seed = 1): Locator => createLocator({ anchors, grids, radio: DEFAULT_RADIO, seed });

/** What each anchor of a level hears of a device there, with 3 dB of noise. */
function heardAt(level: string, at: Point, luck: ReturnType<typeof noise>, gainDb = 0) {
  return anchors
    .filter((anchor) => anchor.level === level)
    .map(({ id, x, y }) => {
      const metres = Math.hypot(x - at.x, y - at.y, 1.3);
      return { anchor: id, rssiDbm: -57 + gainDb - 22 * Math.log10(metres) + 3 * luck.normal() };
    });
}

function stand(where: Locator, level: string, at: Point, seconds: number, before: Bearings | null = null, from = 0) {
  const luck = noise(7);
  let bearings = before;
  for (let s = 0; s < seconds; s++) bearings = where.hear(bearings, heardAt(level, at, luck), from + s * 1000);
  if (bearings === null) throw new Error('nothing was heard');
  return { bearings, estimate: where.estimate(bearings) };
}

test('PO 21 wherever a device is heard, its estimate is on free floor', () => {
  const reading = fc.record({
    anchor: fc.constantFrom(...anchors.map(({ id }) => id)),
    rssiDbm: fc.integer({ min: -110, max: -20 }),
  });
  const scans = fc.array(
    fc.tuple(fc.array(reading, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 20_000 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(scans, fc.integer({ min: 1, max: 1e9 }), (all, seed) => {
      const where = locator(seed);
      let bearings: Bearings | null = null;
      let at = 0;
      for (const [readings, pause] of all) {
        at += pause;
        bearings = where.hear(bearings, readings, at);
        expect(bearings).not.toBeNull();
        if (bearings === null) return;
        const { place, accuracyMetres } = where.estimate(bearings);
        expect(grids.find(({ level }) => level === place.level)?.isFree(place.x, place.y)).toBe(true);
        expect(accuracyMetres).toBeGreaterThanOrEqual(1);
        expect(accuracyMetres).toBeLessThan(100);
      }
    }),
    { numRuns: 60 },
  );
});

test('PO 22 what is no reading, or by nobody known, changes nothing', () => {
  const where = locator();
  const nothing = [
    { anchor: 'ground0', rssiDbm: -128 },
    { anchor: 'ground0', rssiDbm: 0 },
    { anchor: 'ground0', rssiDbm: Number.NaN },
    { anchor: 'a stranger', rssiDbm: -60 },
  ];
  expect(where.hear(null, nothing, 0)).toBeNull();
  const { bearings } = stand(where, 'ground', { x: 5, y: 6 }, 3);
  expect(where.hear(bearings, nothing, 9_000)).toBe(bearings);
});

test.each([
  ['in the middle of a room', { x: 5, y: 7 }],
  ['near a wall', { x: 17, y: 3 }],
])('PO 23 who stands %s comes to be believed there', (_, at) => {
  for (const seed of [1, 2, 3]) {
    const { estimate } = stand(locator(seed), 'ground', at, 12);
    expect(estimate.place.level).toBe('ground');
    expect(Math.hypot(estimate.place.x - at.x, estimate.place.y - at.y)).toBeLessThan(2.5);
    expect(estimate.accuracyMetres).toBeLessThan(9);
  }
});

test('PO 23 whoever was believed to be elsewhere is found again', () => {
  const where = locator();
  const { bearings } = stand(where, 'ground', { x: 2, y: 6 }, 10);
  const { estimate } = stand(where, 'ground', { x: 17, y: 6 }, 20, bearings, 60_000);
  expect(Math.hypot(estimate.place.x - 17, estimate.place.y - 6)).toBeLessThan(3);
});

test('PO 24 somebody near a wall is believed on their side of it', () => {
  for (const seed of [1, 2, 3]) {
    const { estimate } = stand(locator(seed), 'ground', { x: 7.5, y: 6 }, 15);
    expect(estimate.place.x).toBeLessThan(10);
  }
});

test('PO 25 another level is believed after two seconds, and one stray reading changes none', () => {
  const where = locator();
  const { bearings } = stand(where, 'ground', { x: 5, y: 6 }, 8);
  const stray = where.hear(bearings, [{ anchor: 'upper0', rssiDbm: -55 }], 8_200);
  expect(stray && where.estimate(stray).place.level).toBe('ground');
  const { estimate } = stand(where, 'upper', { x: 5, y: 6 }, 8, stray, 9_000);
  expect(estimate.place.level).toBe('upper');
});

test('PO 23 a device that is heard 12 dB better than most is believed near where it is', () => {
  const where = locator();
  const luck = noise(3);
  const at = { x: 15, y: 6 };
  let bearings: Bearings | null = null;
  for (let s = 0; s < 15; s++) bearings = where.hear(bearings, heardAt('ground', at, luck, 12), s * 1000);
  const estimate = bearings && where.estimate(bearings);
  expect(Math.hypot((estimate?.place.x ?? 0) - at.x, (estimate?.place.y ?? 0) - at.y)).toBeLessThan(3);
});

test('PO 21 a venue without levels has no locator', () => {
  expect(() => createLocator({ anchors, grids: [], radio: DEFAULT_RADIO, seed: 1 })).toThrow(/levels/);
});

test('PO 80 however many devices there are, the squares around an anchor are of three sizes at most', () => {
  const where = locator();
  const sizes = new Set<number>();
  for (let devices = 1; devices < 4_000; devices += 37) {
    const first = where.hear(null, [{ anchor: 'ground0', rssiDbm: -60 }], 0, devices);
    sizes.add(first?.cloud.size ?? 0);
  }
  expect(sizes.size).toBeGreaterThan(1);
  expect(sizes.size).toBeLessThanOrEqual(3);
});
