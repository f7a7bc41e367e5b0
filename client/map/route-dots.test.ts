import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineLength, pointAlong } from '../../shared/geometry/polyline.ts';
import { routeDots } from './route-dots.ts';

const LINE = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 5 },
];

test('CL 66 the dots stand at even distances along the way', () => {
  const dots = routeDots(LINE, 14, 0, 0);
  expect(dots).toHaveLength(16);
  expect(dots[0]).toMatchObject({ x: 0, y: 0 });
  expect(dots[12]?.x).toBeCloseTo(10);
  expect(dots[12]?.y).toBeCloseTo(2);
});

test('CL 66 flowing moves every dot by the same share of the gap', () => {
  expect(routeDots(LINE, 14, 0.5, 0)[0]?.x).toBeCloseTo(0.5);
});

test('CL 66 what lies behind me is walked, and my going on moves no dot', () => {
  const before = routeDots(LINE, 14, 0, 0);
  const later = routeDots(LINE, 14, 0, 3.5);
  expect(later.map(({ x, y }) => ({ x, y }))).toEqual(before.map(({ x, y }) => ({ x, y })));
  expect(later.filter(({ walked }) => walked)).toHaveLength(4);
});

test('CL 66 a way across a congress centre stays drawable', () => {
  const far = [
    { x: 0, y: 0 },
    { x: 400, y: 0 },
  ];
  expect(routeDots(far, 60, 0, 0).length).toBeLessThanOrEqual(261);
});

test('CL 66 every dot lies on the way, as far along as its place in the row says', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });
  const phases = fc.integer({ min: 0, max: 99 }).map((n) => n / 100);
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 8 }), phases, (line, phase) => {
      fc.pre(lineLength(line) > 0);
      const dots = routeDots(line, 14, phase, 0);
      const spacing = Math.max(1, lineLength(line) / 260);
      dots.forEach((dot, i) => {
        const wanted = pointAlong(line, (i + phase) * spacing);
        expect(Math.hypot(dot.x - wanted.x, dot.y - wanted.y)).toBeLessThan(1e-6);
      });
      expect((dots.length + phase) * spacing).toBeGreaterThan(lineLength(line) - 1e-6);
    }),
  );
});
