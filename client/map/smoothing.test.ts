import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WALKING_SPEED } from '../../shared/routing/route.ts';
import { advanceGlide, aim, fadeTowards, glideOffset, JUMP, resting } from './smoothing.ts';

const at = (x: number, y: number) => ({ x, y });
const still = (x: number, y: number) => ({ at: at(x, y), to: at(x, y) });

test('CL 58 a short way is walked at walking pace', () => {
  let glide = aim(still(0, 0), at(0.9, 0), false);
  glide = advanceGlide(glide, 100);
  expect(glide.at.x).toBeCloseTo(WALKING_SPEED * 0.1);
  expect(resting(glide)).toBe(false);
});

test('CL 58 who is behind catches up, faster the farther behind', () => {
  const near = advanceGlide(aim(still(0, 0), at(3, 0), false), 100).at.x;
  const far = advanceGlide(aim(still(0, 0), at(8, 0), false), 100).at.x;
  expect(near).toBeGreaterThan(WALKING_SPEED * 0.1);
  expect(far).toBeGreaterThan(near);
});

test('CL 58 a jump is shown at once, and so is everything when motion is unwanted', () => {
  expect(aim(still(0, 0), at(JUMP + 0.1, 0), false).at).toEqual(at(JUMP + 0.1, 0));
  expect(aim(still(0, 0), at(1, 0), true).at).toEqual(at(1, 0));
});

test('CL 58 a dot comes nearer with every step, is never past its place, and arrives', () => {
  const metres = fc.double({ min: -6, max: 6, noNaN: true });
  fc.assert(
    fc.property(metres, metres, fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1 }), (x, y, steps) => {
      let glide = aim(still(0, 0), at(x, y), false);
      let left = Math.hypot(x, y);
      for (const step of steps) {
        glide = advanceGlide(glide, step);
        const now = Math.hypot(glide.to.x - glide.at.x, glide.to.y - glide.at.y);
        expect(now).toBeLessThanOrEqual(left);
        left = now;
      }
      for (let i = 0; i < 600; i++) glide = advanceGlide(glide, 16);
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
  let offset = at(0, 0);
  let left = Math.hypot(12, 7);
  for (let i = 0; i < 60 && offset !== wanted; i++) {
    offset = glideOffset(offset, wanted, 16);
    const now = Math.hypot(offset.x - wanted.x, offset.y - wanted.y);
    expect(now).toBeLessThan(left);
    left = now;
  }
  expect(offset).toBe(wanted);
});
