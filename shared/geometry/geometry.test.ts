import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point, Polygon, Ring } from './point.ts';
import {
  boundsOf,
  centroid,
  distanceToEdge,
  insidePoint,
  nearestInPolygon,
  polygonArea,
  polygonContains,
} from './polygon.ts';
import { lineLength, nearestOnLine, pointAlong, sampleLine } from './polyline.ts';
import {
  distanceToSegment,
  nearestOnSegment,
  segmentDistance,
  segmentIntersection,
  segmentsIntersect,
} from './segment.ts';
import { between, distanceBetween, polygonOf, turnAngle } from './vector.ts';

const coordinate = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 10);
const point: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const line = fc.array(point, { minLength: 2, maxLength: 12 });

/** A star-shaped ring around a centre, so that it never crosses itself. */
const star = fc
  .record({ centre: point, radii: fc.array(fc.integer({ min: 10, max: 300 }), { minLength: 3, maxLength: 20 }) })
  .map(({ centre, radii }): { centre: Point; ring: Ring } => ({
    centre,
    ring: radii.map((r, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return { x: centre.x + (r / 10) * Math.cos(angle), y: centre.y + (r / 10) * Math.sin(angle) };
    }),
  }));

const square = (x: number, y: number, side: number): Ring => [
  { x, y },
  { x: x + side, y },
  { x: x + side, y: y + side },
  { x, y: y + side },
];
const frame: Polygon = [square(0, 0, 10), square(4, 4, 2)];

describe('segments', () => {
  test('GE 1 no point of a segment is nearer than the nearest one', () => {
    fc.assert(
      fc.property(point, point, point, share, (p, a, b, t) => {
        const nearest = nearestOnSegment(p, a, b);
        expect(distanceToSegment(nearest, a, b)).toBeLessThan(1e-9);
        expect(distanceBetween(p, nearest)).toBeLessThanOrEqual(distanceBetween(p, between(a, b, t)) + 1e-9);
      }),
    );
  });

  test('GE 2 two segments intersect exactly when some point is on both, whichever is named first', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const meets = segmentsIntersect(a, b, c, d);
        expect(segmentsIntersect(d, c, b, a)).toBe(meets);
        const at = segmentIntersection(a, b, c, d);
        if (at) expect(segmentDistance(at, at, a, b) + segmentDistance(at, at, c, d)).toBeLessThan(1e-6);
        if (at) expect(segmentDistance(a, b, c, d)).toBeLessThan(1e-6);
        if (!meets) expect(segmentDistance(a, b, c, d)).toBeGreaterThan(0);
      }),
    );
  });

  test('GE 2 touching ends, a T and pieces in one line intersect; parallel and apart do not', () => {
    const p = (x: number, y: number) => ({ x, y });
    expect(segmentsIntersect(p(0, 0), p(1, 0), p(1, 0), p(2, 5))).toBe(true);
    expect(segmentsIntersect(p(0, 0), p(2, 0), p(1, 0), p(1, 5))).toBe(true);
    expect(segmentsIntersect(p(0, 0), p(2, 0), p(1, 0), p(3, 0))).toBe(true);
    expect(segmentsIntersect(p(0, 0), p(1, 0), p(2, 0), p(3, 0))).toBe(false);
    expect(segmentsIntersect(p(0, 0), p(2, 0), p(0, 1), p(2, 1))).toBe(false);
    expect(segmentDistance(p(0, 0), p(2, 0), p(0, 1), p(2, 1))).toBe(1);
    expect(segmentIntersection(p(0, 0), p(2, 2), p(0, 2), p(2, 0))).toEqual(p(1, 1));
  });
});

describe('polygons', () => {
  test('GE 3 a hole is not inside, and is taken from the area', () => {
    expect(polygonContains(frame, { x: 2, y: 5 })).toBe(true);
    expect(polygonContains(frame, { x: 5, y: 5 })).toBe(false);
    expect(polygonContains(frame, { x: 11, y: 5 })).toBe(false);
    expect(polygonArea(frame)).toBe(96);
    expect(distanceToEdge(frame, { x: 3, y: 5 })).toBe(1);
  });

  test('GE 3 the inside of a star is on the near side of its edge, whichever way it runs', () => {
    fc.assert(
      fc.property(star, fc.nat(19), fc.double({ min: 0, max: 2, noNaN: true }), ({ centre, ring }, index, t) => {
        const corner = ring[index % ring.length] ?? centre;
        const p = between(centre, corner, t);
        fc.pre(Math.abs(t - 1) > 1e-6);
        expect(polygonContains([ring], p)).toBe(t < 1);
        expect(polygonContains([ring.toReversed()], p)).toBe(t < 1);
      }),
    );
  });

  test('GE 4 area and centroid do not depend on the direction, and move with the polygon', () => {
    fc.assert(
      fc.property(star, point, ({ ring }, by) => {
        const moved = ring.map((p) => ({ x: p.x + by.x, y: p.y + by.y })).toReversed();
        expect(polygonArea([moved])).toBeCloseTo(polygonArea([ring]), 6);
        expect(centroid([moved]).x).toBeCloseTo(centroid([ring]).x + by.x, 6);
        expect(centroid([moved]).y).toBeCloseTo(centroid([ring]).y + by.y, 6);
      }),
    );
    expect(centroid([square(0, 0, 10), square(0, 0, 5)]).x).toBeCloseTo((500 - 62.5) / 75);
  });

  test('GE 5 the inside point lies inside, also of a frame, a horseshoe and any star', () => {
    const horseshoe = polygonOf([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [8, 10],
        [8, 2],
        [2, 2],
        [2, 10],
        [0, 10],
      ],
    ]);
    for (const polygon of [frame, horseshoe]) expect(polygonContains(polygon, insidePoint(polygon))).toBe(true);
    fc.assert(fc.property(star, ({ ring }) => polygonContains([ring], insidePoint([ring]))));
  });

  test('GE 6 the nearest point of a polygon is the point itself inside, else on its edge', () => {
    fc.assert(
      fc.property(star, point, ({ ring }, p) => {
        const nearest = nearestInPolygon([ring], p);
        if (polygonContains([ring], p)) expect(nearest).toEqual(p);
        else expect(distanceToEdge([ring], nearest)).toBeLessThan(1e-9);
        expect(distanceBetween(p, nearest)).toBeLessThanOrEqual(distanceToEdge([ring], p) + 1e-9);
      }),
    );
  });

  test('GE 7 bounds hold every point, and none at all is an error', () => {
    expect(boundsOf(frame[0])).toEqual({ minX: 0, minY: 0, maxX: 10, maxY: 10 });
    expect(() => boundsOf([])).toThrow(RangeError);
    expect(() => polygonOf([])).toThrow(RangeError);
  });
});

describe('lines', () => {
  test('GE 8 a point along the line lies on it, and its place along is found again', () => {
    fc.assert(
      fc.property(line, share, (points, t) => {
        const length = lineLength(points);
        const p = pointAlong(points, t * length);
        const nearest = nearestOnLine(points, p);
        expect(nearest.distance).toBeLessThan(1e-6);
        expect(nearest.along).toBeLessThanOrEqual(t * length + 1e-6);
        expect(distanceBetween(pointAlong(points, nearest.along), p)).toBeLessThan(1e-6);
      }),
    );
  });

  test('GE 8 before the beginning and past the end the line is held to its ends', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 3, y: 4 },
    ];
    expect(pointAlong(points, -1)).toEqual({ x: 0, y: 0 });
    expect(pointAlong(points, 99)).toEqual({ x: 3, y: 4 });
    expect(() => pointAlong([], 1)).toThrow(RangeError);
    expect(() => nearestOnLine([], { x: 0, y: 0 })).toThrow(RangeError);
    expect(() => sampleLine(points, 0)).toThrow(RangeError);
  });

  test('GE 9 samples are no farther apart than asked, and both ends are among them', () => {
    fc.assert(
      fc.property(line, fc.double({ min: 0.5, max: 20, noNaN: true }), (points, spacing) => {
        const samples = sampleLine(points, spacing);
        expect(samples[0]).toEqual(points[0]);
        expect(lineLength(samples)).toBeCloseTo(lineLength(points), 6);
        for (let i = 1; i < samples.length; i++) {
          expect(lineLength(samples.slice(i - 1, i + 1))).toBeLessThanOrEqual(spacing + 1e-9);
        }
      }),
    );
  });

  test('GE 10 a turn to the right is positive, to the left negative, as on a plan with y down', () => {
    const north = [
      { x: 0, y: 0 },
      { x: 0, y: -1 },
    ] as const;
    expect(turnAngle(...north, { x: 1, y: -1 })).toBeCloseTo(Math.PI / 2);
    expect(turnAngle(...north, { x: -1, y: -1 })).toBeCloseTo(-Math.PI / 2);
    expect(turnAngle(...north, { x: 0, y: -5 })).toBeCloseTo(0);
  });
});
