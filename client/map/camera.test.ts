import { expect, test } from 'vitest';
import { type Camera, createCamera } from './camera.ts';
import { FOCUS_SCALE, fitView, toScreen } from './view.ts';

const LEVEL = { minX: 0, minY: 0, maxX: 66, maxY: 40 };
const CARD = { top: 60, right: 16, bottom: 380, left: 0 };

function camera(reducedMotion = false): Camera {
  const made = createCamera(LEVEL, { reducedMotion });
  made.resize(390, 844);
  return made;
}

const settle = (c: Camera) => {
  for (let i = 0; i < 400 && c.moving; i++) c.advance(16);
  expect(c.moving).toBe(false);
};

test('CL 53 it begins with the whole level, and goes on showing it when the page changes its size', () => {
  const c = camera();
  expect(c.view).toEqual(fitView(c.view, LEVEL));
  c.resize(1024, 768);
  expect(c.view).toEqual(fitView(c.view, LEVEL));
});

test('CL 54 a rising card keeps the whole level in view while nobody has moved the map', () => {
  const c = camera();
  c.setInsets(CARD);
  expect(c.moving).toBe(true);
  settle(c);
  expect(c.view).toEqual(fitView(c.view, LEVEL));
});

test('CL 54 a finger that holds it on its way there only delays it', () => {
  const c = camera();
  c.setInsets(CARD);
  c.advance(60);
  c.hold();
  expect(c.moving).toBe(false);
  expect(c.view).not.toEqual(fitView(c.view, LEVEL));
  c.release();
  settle(c);
  expect(c.view).toEqual(fitView(c.view, LEVEL));
});

test('CL 54 once the map was moved, a finger that is lifted moves nothing', () => {
  const c = camera();
  c.setInsets(CARD);
  c.pan(20, 10);
  const before = c.view;
  c.release();
  settle(c);
  expect(c.view).toEqual(before);
});

test('CL 54 once the map was moved, a rising card moves nothing', () => {
  const c = camera();
  c.pan(20, 10);
  const before = toScreen(c.view, { x: 30, y: 20 });
  c.setInsets(CARD);
  expect(c.moving).toBe(false);
  const after = toScreen(c.view, { x: 30, y: 20 });
  expect(after.x).toBeCloseTo(before.x);
  expect(after.y).toBeCloseTo(before.y);
});

test('CL 54 a card that rises during a glide does not lead it astray', () => {
  const c = camera();
  c.focus({ x: 12, y: 7 }, FOCUS_SCALE);
  c.advance(100);
  c.setInsets(CARD);
  settle(c);
  expect(c.view).toMatchObject({ x: 12, y: 7, scale: FOCUS_SCALE, insets: CARD });
});

test('CL 55 with reduced motion it is at once where it would have glided to', () => {
  const still = camera(true);
  still.focus({ x: 12, y: 7 }, FOCUS_SCALE);
  expect(still.moving).toBe(false);
  expect(still.view).toMatchObject({ x: 12, y: 7, scale: FOCUS_SCALE });
  still.fling(2, 2);
  expect(still.moving).toBe(false);

  const gliding = camera();
  gliding.focus({ x: 12, y: 7 }, FOCUS_SCALE);
  expect(gliding.view.scale).not.toBe(FOCUS_SCALE);
  settle(gliding);
  expect(gliding.view).toEqual(still.view);
});

test('CL 51 a fling slows down, ends, and never leaves the level', () => {
  const c = camera();
  c.zoom(4, { x: 195, y: 400 });
  c.fling(9, -9);
  settle(c);
  expect(c.view.x).toBeGreaterThanOrEqual(LEVEL.minX);
  expect(c.view.y).toBeLessThanOrEqual(LEVEL.maxY);
});

test('CL 51 a finger on the glass holds a fling', () => {
  const c = camera();
  c.fling(1, 0);
  c.hold();
  expect(c.moving).toBe(false);
});

test('CL 53 another level is whole again, unless the map was moved', () => {
  const upper = { minX: 0, minY: 0, maxX: 30, maxY: 30 };
  const c = camera();
  c.stay(upper);
  expect(c.view).toEqual(fitView(c.view, upper));
  c.pan(15, 0);
  const moved = c.view;
  c.stay(LEVEL);
  expect(c.view).toEqual(moved);
});

test('CL 109 it can begin anywhere at once, as another was left, and no rising card moves it', () => {
  const other = camera();
  other.focus({ x: 20, y: 12 }, 25);
  const { x, y, scale } = other.goal;
  settle(other);
  const c = camera();
  c.begin({ x, y }, scale);
  expect([c.moving, c.showsAll]).toEqual([false, false]);
  expect(c.view).toEqual(other.view);
  const before = toScreen(c.view, { x, y });
  c.setInsets(CARD);
  expect(toScreen(c.view, { x, y })).toEqual(before);
});

test('CL 100 to be sent where it is already draws no frame', () => {
  const c = camera();
  c.begin({ x: 20, y: 12 }, 25);
  c.focus({ x: 20, y: 12 }, 25);
  expect(c.moving).toBe(false);
});
