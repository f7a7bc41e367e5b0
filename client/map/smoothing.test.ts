import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WALKING_SPEED } from '../../shared/routing/route.ts';
import { advanceGlide, aim, fadeTowards, type Glide, glideOffset, JUMP, resting, still } from './smoothing.ts';

const at = (x: number, y: number) => ({ x, y });
/** On the way from the origin. */
function towards(x: number, y: number, jump = false): Glide {
  const glide = still(at(0, 0));
  aim(glide, at(x, y), jump);
  return glide;
}
/** So far after this time. */
function after(glide: Glide, elapsed: number): number {
  advanceGlide(glide, elapsed);
  return glide.at.x;
}

test('CL 58 a short way is walked at walking pace', () => {
  const glide = towards(0.9, 0);
  expect(after(glide, 100)).toBeCloseTo(WALKING_SPEED * 0.1);
  expect(resting(glide)).toBe(false);
});

test('CL 58 who is behind catches up, faster the farther behind', () => {
  const near = after(towards(3, 0), 100);
  const far = after(towards(8, 0), 100);
  expect(near).toBeGreaterThan(WALKING_SPEED * 0.1);
  expect(far).toBeGreaterThan(near);
});

test('CL 58 a jump is shown at once, and so is everything when motion is unwanted', () => {
  expect(towards(JUMP + 0.1, 0).at).toEqual(at(JUMP + 0.1, 0));
  expect(towards(1, 0, true).at).toEqual(at(1, 0));
});

test('CL 58 a dot comes nearer with every step, is never past its place, and arrives', () => {
  const metres = fc.double({ min: -6, max: 6, noNaN: true });
  fc.assert(
    fc.property(metres, metres, fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1 }), (x, y, steps) => {
      const glide = towards(x, y);
      let left = Math.hypot(x, y);
      for (const step of steps) {
        advanceGlide(glide, step);
        const now = Math.hypot(glide.to.x - glide.at.x, glide.to.y - glide.at.y);
        expect(now).toBeLessThanOrEqual(left);
        left = now;
      }
      for (let i = 0; i < 600; i++) advanceGlide(glide, 16);
      expect(glide.at).toEqual(at(x, y));
      expect(resting(glide)).toBe(true);
    }),
  );
});

test('CL 68 what has come stays, and what has gone stays away', () => {
  expect(fadeTowards(1, 1, 0.3)).toBe(1);
  expect(fadeTowards(0, 0, 0.3)).toBe(0);
  expect(fadeTowards(0.9, 1, 0.3)).toBe(1);
  expect(fadeTowards(0.1, 0, 0.3)).toBe(0);
  expect(fadeTowards(0.5, 1, 0.3)).toBeCloseTo(0.8);
  expect(fadeTowards(0.5, 0, 0.3)).toBeCloseTo(0.2);
});

test('CL 103 a face that makes room glides there, and then rests exactly', () => {
  const wanted = at(12, -7);
  const offset = at(0, 0);
  let left = Math.hypot(12, 7);
  for (let i = 0, isThere = false; i < 60 && !isThere; i++) {
    isThere = glideOffset(offset, wanted, 16);
    const now = Math.hypot(offset.x - wanted.x, offset.y - wanted.y);
    expect(now).toBeLessThan(left);
    left = now;
  }
  expect(offset).toEqual(wanted);
});
