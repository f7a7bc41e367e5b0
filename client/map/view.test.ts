import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  betweenViews,
  boundView,
  easeOut,
  fitView,
  insetView,
  isAside,
  NEAREST_SCALE,
  panView,
  toScreen,
  toVenue,
  type View,
  viewRectangle,
  zoomView,
} from './view.ts';

const LEVEL = { minX: -10, minY: 5, maxX: 240, maxY: 130 };
const inset = fc.integer({ min: 0, max: 400 });
const view: fc.Arbitrary<View> = fc.record({
  x: fc.double({ min: -10, max: 240, noNaN: true }),
  y: fc.double({ min: 5, max: 130, noNaN: true }),
  scale: fc.double({ min: 0.5, max: NEAREST_SCALE, noNaN: true }),
  width: fc.integer({ min: 320, max: 1920 }),
  height: fc.integer({ min: 500, max: 1080 }),
  insets: fc.record({ top: inset, right: fc.constant(16), bottom: inset, left: fc.constant(0) }),
});
const pixel = fc.double({ min: -500, max: 2000, noNaN: true });
const onScreen = fc.record({ x: pixel, y: pixel });

test('CL 50 a place on screen and back is the same place', () => {
  fc.assert(
    fc.property(view, onScreen, (v, p) => {
      const back = toScreen(v, toVenue(v, p));
      expect(back.x).toBeCloseTo(p.x, 6);
      expect(back.y).toBeCloseTo(p.y, 6);
    }),
  );
});

test('CL 50 the view lies in the middle of what the card leaves free', () => {
  const v: View = {
    x: 30,
    y: 20,
    scale: 10,
    width: 390,
    height: 844,
    insets: { top: 60, right: 0, bottom: 384, left: 0 },
  };
  expect(toScreen(v, { x: 30, y: 20 })).toEqual({ x: 195, y: 260 });
  expect(viewRectangle(v)).toEqual({ minX: 10.5, minY: -6, maxX: 49.5, maxY: 78.4 });
});

test('CL 51 however it is panned and zoomed, the view stays on the level and within its scales', () => {
  const step = fc.oneof(
    fc.record({ pan: onScreen }),
    fc.record({ zoom: fc.double({ min: 0.01, max: 100, noNaN: true }), at: onScreen }),
  );
  fc.assert(
    fc.property(view, fc.array(step, { maxLength: 20 }), (first, steps) => {
      const last = steps.reduce(
        (v, s) => ('pan' in s ? boundView(panView(v, s.pan.x, s.pan.y), LEVEL) : zoomView(v, s.zoom, s.at, LEVEL)),
        boundView(first, LEVEL),
      );
      expect(last.x).toBeGreaterThanOrEqual(LEVEL.minX);
      expect(last.x).toBeLessThanOrEqual(LEVEL.maxX);
      expect(last.y).toBeGreaterThanOrEqual(LEVEL.minY);
      expect(last.y).toBeLessThanOrEqual(LEVEL.maxY);
      expect(last.scale).toBeLessThanOrEqual(NEAREST_SCALE);
      expect(last.scale).toBeGreaterThanOrEqual(fitView(last, LEVEL).scale * 0.69);
    }),
  );
});

test('CL 52 the place under the finger stays there while zooming', () => {
  const v: View = {
    x: 100,
    y: 60,
    scale: 8,
    width: 390,
    height: 844,
    insets: { top: 0, right: 0, bottom: 300, left: 0 },
  };
  const finger = { x: 120, y: 300 };
  const zoomed = zoomView(v, 1.7, finger, LEVEL);
  expect(zoomed.scale).toBeCloseTo(13.6);
  expect(toVenue(zoomed, finger).x).toBeCloseTo(toVenue(v, finger).x);
  expect(toVenue(zoomed, finger).y).toBeCloseTo(toVenue(v, finger).y);
});

test('CL 53 a fitted level lies wholly in the visible part', () => {
  fc.assert(
    fc.property(view, (v) => {
      const fitted = fitView(v, LEVEL);
      const from = toScreen(fitted, { x: LEVEL.minX, y: LEVEL.minY });
      const to = toScreen(fitted, { x: LEVEL.maxX, y: LEVEL.maxY });
      expect(from.x).toBeGreaterThanOrEqual(v.insets.left);
      expect(to.x).toBeLessThanOrEqual(v.width - v.insets.right);
      fc.pre(v.height - v.insets.top - v.insets.bottom >= 40);
      expect(from.y).toBeGreaterThanOrEqual(v.insets.top);
      expect(to.y).toBeLessThanOrEqual(v.height - v.insets.bottom);
    }),
  );
});

test('CL 54 other insets leave every place where it is on screen', () => {
  fc.assert(
    fc.property(view, inset, inset, (v, top, bottom) => {
      const next = insetView(v, { top, right: 40, bottom, left: 8 });
      const [before, after] = [toScreen(v, { x: 33, y: 44 }), toScreen(next, { x: 33, y: 44 })];
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

test('CL 50 a glide begins and ends where it should, and slows down', () => {
  const from: View = {
    x: 0,
    y: 0,
    scale: 2,
    width: 100,
    height: 100,
    insets: { top: 0, right: 0, bottom: 0, left: 0 },
  };
  const to = { ...from, x: 10, y: 20, scale: 32 };
  expect(betweenViews(from, to, 0)).toEqual(from);
  expect(betweenViews(from, to, 1)).toEqual(to);
  expect(betweenViews(from, to, 0.5).scale).toBeCloseTo(8);
  expect(easeOut(0)).toBe(0);
  expect(easeOut(2)).toBe(1);
  expect(easeOut(0.5)).toBeGreaterThan(0.5);
});

test('CL 107 what lies in the middle third of what nothing covers is looked at, what lies behind the card is not', () => {
  const seen: View = {
    x: 50,
    y: 50,
    scale: 10,
    width: 390,
    height: 844,
    insets: { top: 64, right: 60, bottom: 400, left: 0 },
  };
  expect(isAside(seen, { x: 50, y: 50 })).toBe(false);
  expect(isAside(seen, { x: 58, y: 50 })).toBe(false);
  expect(isAside(seen, { x: 62, y: 50 })).toBe(true);
  expect(isAside(seen, toVenue(seen, { x: 165, y: 500 }))).toBe(true);
});
