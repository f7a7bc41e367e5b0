import { expect, test } from 'vitest';
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
