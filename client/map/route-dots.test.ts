import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../shared/geometry/point.ts';
import { lineLength, pointAlong } from '../../shared/geometry/polyline.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import { levelDots, routeDots } from './route-dots.ts';

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

test('CL 153 of a way over floors the dots of the level shown are drawn, those of legs behind me and of my own up to me dimmed', () => {
  const leg = (level: string, y: number, next: OwnRoute['legs'][number]['next']): OwnRoute['legs'][number] => ({
    level,
    line: [
      { x: 0, y },
      { x: 10, y },
    ],
    next,
  });
  // Up, across, and down again beside where it began.
  const route: OwnRoute = {
    legs: [
      leg('ground', 0, { kind: 'stairs', level: 'upper' }),
      leg('upper', 0, { kind: 'lift', level: 'ground' }),
      leg('ground', 20, null),
    ],
    steps: [],
    lengthMetres: 30,
    seconds: 25,
    step: 0,
  };
  const walked = (level: string, me: Place | null) => levelDots(route, level, me, 14, 0).map((dot) => dot.walked);
  const first = (count: number) => Array.from({ length: 11 }, (_, i) => i < count);
  expect(walked('upper', null)).toEqual(first(0));
  expect(walked('upper', { level: 'ground', x: 3.5, y: 0 })).toEqual(first(0));
  expect(walked('upper', { level: 'upper', x: 3.5, y: 0 })).toEqual(first(4));
  expect(walked('ground', { level: 'upper', x: 3.5, y: 0 })).toEqual([...first(11), ...first(0)]);
  expect(walked('ground', { level: 'ground', x: 3.5, y: 20 })).toEqual([...first(11), ...first(4)]);
  expect(walked('attic', null)).toEqual([]);
});
