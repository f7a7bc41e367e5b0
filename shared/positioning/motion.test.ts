import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { distanceToSegment, segmentsIntersect } from '../geometry/segment.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { buildNavigation } from '../routing/navigation.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { createMotion } from './motion.ts';
import type { WallPiece } from './wall-engine.ts';

const wall = (ax: number, ay: number, bx: number, by: number): WallPiece => ({
  level: '0',
  a: { x: ax, y: ay },
  b: { x: bx, y: by },
});

/** Walk one body along a path until it ends; the places after each step. */
function walked(walls: readonly WallPiece[], path: readonly Point[], speed: number, tick: number) {
  const motion = createMotion(walls);
  motion.walk('a', '0', path, speed);
  const places: Point[] = [];
  for (let passed = 0; passed < 600_000; passed += tick) {
    const [moved] = motion.advance(tick);
    if (!moved) break;
    places.push(moved.place);
    if (moved.ended !== null) return { places, ended: moved.ended };
  }
  return { places, ended: null };
}

test('PO 11 a body walks at its pace, whatever the tick', () => {
  for (const tick of [50, 100, 200, 1_000]) {
    const motion = createMotion([]);
    motion.walk(
      'a',
      '0',
      [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ],
      1.25,
    );
    let at = 0;
    for (let passed = 0; passed < 10_000; passed += tick) at = motion.advance(tick)[0]?.place.x ?? at;
    expect(at).toBeCloseTo(12.5, 1);
  }
});

test('PO 12 a stall of the server is no leap', () => {
  const motion = createMotion([]);
  motion.walk(
    'a',
    '0',
    [
      { x: 0, y: 0 },
      { x: 500, y: 0 },
    ],
    1.25,
  );
  expect(motion.advance(60_000)[0]?.place.x).toBeLessThan(3);
});

test('PO 13 no wall is crossed, whatever the path, the tick and the pace of a walker', () => {
  const coordinate = fc.double({ min: 1, max: 19, noNaN: true });
  const point = fc.record({ x: coordinate, y: coordinate });
  const cross = [wall(10, 0, 10, 8), wall(10, 9, 10, 20), wall(0, 12, 9, 12), wall(3, 2, 7, 6)];
  const isClear = (p: Point) => cross.every(({ a, b }) => distanceToSegment(p, a, b) > 0.25);
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 4 }), fc.constantFrom(50, 100), (path, tick) => {
      let [before] = path;
      fc.pre(before !== undefined && isClear(before));
      for (const place of walked(cross, path, 1.6, tick).places) {
        for (const { a, b } of cross) expect(segmentsIntersect(a, b, before ?? place, place)).toBe(false);
        before = place;
      }
    }),
    { numRuns: 60 },
  );
});

test('PO 14 who cannot go on is stuck, and stands before the wall', () => {
  const { places, ended } = walked(
    [wall(5, -5, 5, 5)],
    [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
    ],
    1.4,
    200,
  );
  expect(ended).toBe('stuck');
  expect(places.at(-1)?.x).toBeLessThan(5);
});

test('PO 73 who rubs along a wall gets along it, and hardly into it', () => {
  for (const into of [0.1, 0.15, 0.2]) {
    const { places, ended } = walked(
      [wall(0, 0, 12, 0)],
      [
        { x: 1, y: 0.25 },
        { x: 11, y: into },
        { x: 11, y: 1 },
      ],
      1.6,
      200,
    );
    // It touches at 0.23 m from the wall's middle.
    expect(Math.min(...places.map(({ y }) => y))).toBeGreaterThan(0.19);
    expect(ended).toBe('arrived');
    expect(places.at(-1)?.x).toBeGreaterThan(10.8);
  }
});

test('PO 74 who walks about corners in the open is as far after a second as somebody who goes straight', () => {
  const zigzag = Array.from({ length: 20 }, (_, i) => ({ x: i * 0.3, y: i % 2 === 0 ? 0 : 0.4 }));
  const motion = createMotion([wall(-9, -9, 9, -9)]);
  motion.walk('a', '0', zigzag, 1.5);
  const ends: (string | null)[] = [];
  for (let tick = 0; tick < 40 && motion.isWalking('a'); tick++) {
    for (const { ended } of motion.advance(200)) ends.push(ended);
  }
  // 19 pieces of 0.5 m at 0.3 m a tick, and as much as 0.15 m saved at each corner.
  expect(ends.length).toBeGreaterThanOrEqual(Math.ceil((19 * 0.35) / 0.3));
  expect(ends.length).toBeLessThanOrEqual(Math.ceil((19 * 0.5) / 0.3));
  expect(ends.at(-1)).toBe('arrived');
  expect(ends.slice(0, -1).every((end) => end === null)).toBe(true);
});

test('PO 15 whoever follows the router’s way arrives, on the floor all the way (demo venue, 60 ways)', () => {
  const venue = demoVenue();
  const index = new VenueIndex(venue);
  const navigation = buildNavigation(venue);
  const everywhere = { minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6 };
  for (const { id: level } of venue.levels) {
    const walls = index.wallsNear(level, everywhere);
    const motion = createMotion(walls.map(({ a, b }) => ({ level, a, b })));
    const stands = venue.markers
      .filter((marker) => marker.level === level)
      .map(({ standAt: [x, y] }) => ({ level, x, y }));
    const goals = new Map<string, Point>();
    const before = new Map<string, Point>();
    for (let way = 0; way < 30; way++) {
      const from = stands[way % stands.length];
      const to = stands[(way * 7 + 3) % stands.length];
      const route = from && to && navigation.route(from, to);
      if (!route || 'reason' in route) continue;
      const who = `walker ${way}`;
      goals.set(who, route.to);
      before.set(who, route.from);
      motion.walk(who, level, route.legs[0]?.line ?? [], 1.25);
    }
    expect(goals.size).toBeGreaterThan(10);
    const ended = new Map<string, string>();
    for (let tick = 0; tick < 3_000 && ended.size < goals.size; tick++) {
      for (const { who, place, ended: end } of motion.advance(100)) {
        const last = before.get(who) ?? place;
        before.set(who, place);
        const crossed = index
          .wallsNear(level, boundsOf([last, place]))
          .filter(({ a, b }) => segmentsIntersect(a, b, last, place));
        expect(crossed).toEqual([]);
        if (tick % 10 === 0) expect(index.walkableAt(place)).toBe(true);
        if (end === null) continue;
        ended.set(who, end);
        expect(distanceBetween(place, goals.get(who) ?? place)).toBeLessThan(0.3);
      }
    }
    expect([...ended.values()].filter((end) => end !== 'arrived')).toEqual([]);
    expect(ended.size).toBe(goals.size);
  }
});
