import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FanOptions, fanOut, type Standing } from './fan.ts';

const SIZE = 30;
const near: FanOptions = { size: SIZE, rings: 3, me: null, beside: [] };
const far: FanOptions = { size: SIZE, rings: 1, me: null, beside: [] };
const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

/** All on one point. */
const crowd = (count: number): Standing[] => Array.from({ length: count }, (_, dot) => ({ dot, x: 50, y: 60 }));

/** A few people at most three faces from one another, so that they overlap in every way. */
const fewPeople = fc
  .array(
    fc.record({
      x: fc.oneof(fc.constant(0), fc.double({ min: -45, max: 45, noNaN: true })),
      y: fc.oneof(fc.constant(0), fc.double({ min: -45, max: 45, noNaN: true })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((places) => places.map(({ x, y }, dot): Standing => ({ dot, x: 200 + x, y: 300 + y })));
const anywhere = fc.option(fc.record({ x: fc.integer({ min: 155, max: 245 }), y: fc.integer({ min: 255, max: 345 }) }));

test('CL 103 no two of a few lie on one another, nor on me, and each is drawn near its place', () => {
  fc.assert(
    fc.property(fewPeople, anywhere, fc.constantFrom(near, far), (people, me, options) => {
      const { faces, bubbles } = fanOut(people, { ...options, me });
      expect(bubbles).toEqual([]);
      expect(faces.map(({ dot }) => dot).sort()).toEqual(people.map(({ dot }) => dot).sort());
      faces.forEach((face, i) => {
        for (const other of faces.slice(i + 1)) expect(apart(face, other)).toBeGreaterThanOrEqual(SIZE);
        if (me) expect(apart(face, me)).toBeGreaterThanOrEqual(SIZE);
        const truth = people.find(({ dot }) => dot === face.dot) ?? face;
        expect(apart(face, truth)).toBeLessThan(4 * SIZE);
      });
    }),
    { numRuns: 300 },
  );
});

test('CL 103 who scanned the same sign stands around it, beside me if I did too', () => {
  for (const me of [null, { x: 50, y: 60 }]) {
    for (let count = 2; count <= 6; count++) {
      for (const face of fanOut(crowd(count), { ...far, me }).faces)
        expect(apart(face, { x: 50, y: 60 })).toBeLessThanOrEqual(1.1 * SIZE);
    }
  }
});

test('CL 103 who stands alone stands at their own place', () => {
  const people = [
    { dot: 4, x: 10, y: 10 },
    { dot: 2, x: 10 + 1.1 * SIZE, y: 10 },
  ];
  expect(fanOut(people, near).faces).toEqual(expect.arrayContaining(people));
});

test('CL 103 nothing moves while nobody does: not by the order of arrival, nor by moving the map', () => {
  fc.assert(
    fc.property(fewPeople, fc.integer({ min: -900, max: 900 }), (people, by) => {
      const { faces } = fanOut(people, near);
      expect(fanOut(people.toReversed(), near).faces).toEqual(faces);
      const moved = fanOut(
        people.map(({ dot, x, y }) => ({ dot, x: x + by, y: y - by })),
        near,
      ).faces;
      moved.forEach((face, i) => {
        expect(apart(face, { x: (faces[i]?.x ?? 0) + by, y: (faces[i]?.y ?? 0) - by })).toBeLessThan(0.5);
      });
    }),
  );
});

test('CL 103 a face beside the name of an area stays, and makes those who stand there step aside', () => {
  const beside = [
    { x: 52, y: 60 },
    { x: 82, y: 60 },
  ];
  for (const face of fanOut(crowd(3), { ...near, beside }).faces)
    for (const other of beside) expect(apart(face, other)).toBeGreaterThanOrEqual(SIZE);
});

test('CL 104 too many on one place become a bubble with their number, and near enough they are faces again', () => {
  const seen = fanOut(crowd(20), far);
  expect(seen.faces).toEqual([]);
  expect(seen.bubbles).toEqual([{ x: 50, y: 60, dots: crowd(20).map(({ dot }) => dot) }]);
  const { faces, bubbles } = fanOut(crowd(20), near);
  expect([faces.length, bubbles.length]).toEqual([20, 0]);
  faces.forEach((face, i) => {
    for (const other of faces.slice(i + 1)) expect(apart(face, other)).toBeGreaterThanOrEqual(SIZE);
  });
});

test('CL 104 everybody is somewhere exactly once, however many there are', () => {
  const places = fc.array(fc.record({ x: fc.integer({ max: 200, min: 0 }), y: fc.integer({ max: 200, min: 0 }) }), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(places, fc.constantFrom(near, far), (all, options) => {
      const people = all.map((place, dot) => ({ dot, ...place }));
      const { faces, bubbles } = fanOut(people, options);
      const drawn = [...faces.map(({ dot }) => dot), ...bubbles.flatMap(({ dots }) => dots)];
      expect(drawn.sort((a, b) => a - b)).toEqual(people.map(({ dot }) => dot));
      for (const { dots } of bubbles) expect(dots.length).toBeGreaterThan(6);
    }),
    { numRuns: 60 },
  );
});
