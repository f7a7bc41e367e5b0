import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStepDetector } from './step-detector.ts';

const GRAVITY = 9.81;

interface Carried {
  /** Steps a second. */
  readonly cadence: number;
  /** How hard each is felt, m/s². */
  readonly strength: number;
  readonly noise: number;
  /** Samples a second. */
  readonly rate: number;
  /** How the phone is held: two angles. */
  readonly tilt: number;
  readonly turn: number;
  readonly seed: number;
}
const USUAL: Carried = { cadence: 1.8, strength: 2.5, noise: 0.3, rate: 60, tilt: 0.7, turn: 0.3, seed: 1 };

function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * What a phone feels while its bearer does something for so many seconds, counted. `felt` is how the body goes up and down,
 * in m/s², at a time in seconds. Samples come a little late or early, as browsers give them.
 */
function counted(carried: Carried, seconds: number, felt: (t: number) => number): number {
  const { rate, tilt, turn, noise, seed } = carried;
  const random = chances(seed);
  const detector = createStepDetector();
  const gauss = () => random() + random() + random() + random() - 2;
  let steps = 0;
  for (let i = 0; i < seconds * rate; i++) {
    const t = (i + 0.3 * (random() - 0.5)) / rate;
    const up = GRAVITY + felt(t);
    steps += detector.feel(
      up * Math.sin(tilt) * Math.cos(turn) + noise * gauss(),
      up * Math.sin(tilt) * Math.sin(turn) + noise * gauss(),
      up * Math.cos(tilt) + noise * gauss(),
      t * 1_000,
    );
  }
  return steps;
}

/** A walk: each step is felt with its first two harmonics, and every other one is a little harder. */
const walk = ({ cadence, strength }: Carried) => {
  return (t: number) => {
    const phase = 2 * Math.PI * cadence * t;
    const limp = 1 + 0.15 * Math.sin(phase / 2);
    return strength * limp * (Math.sin(phase) + 0.35 * Math.sin(2 * phase + 0.8) + 0.12 * Math.sin(3 * phase));
  };
};

test('CL 220 every step of a walk is counted, within two in forty, however fast, hard and held', () => {
  fc.assert(
    fc.property(
      fc.record({
        cadence: fc.double({ min: 1.3, max: 2.3, noNaN: true }),
        strength: fc.double({ min: 1.5, max: 5, noNaN: true }),
        noise: fc.double({ min: 0, max: 0.25, noNaN: true }),
        rate: fc.constantFrom(30, 50, 60, 100),
        tilt: fc.double({ min: 0, max: 3.1, noNaN: true }),
        turn: fc.double({ min: 0, max: 6.2, noNaN: true }),
        seed: fc.integer(),
      }),
      (carried) => {
        const steps = counted(carried, 40 / carried.cadence, walk(carried));
        expect(steps).toBeGreaterThanOrEqual(37);
        expect(steps).toBeLessThanOrEqual(42);
      },
    ),
    { numRuns: 150 },
  );
});

test('CL 220 who stands, sits in a tram, or turns the phone about has not walked', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const still = { ...USUAL, seed };
    expect(counted(still, 60, () => 0)).toBe(0);
    // A motor is felt too fast, somebody who sways too slowly.
    expect(counted(still, 60, (t) => 0.6 * Math.sin(2 * Math.PI * 11 * t))).toBe(0);
    expect(counted(still, 60, (t) => 2 * Math.sin(2 * Math.PI * 0.4 * t))).toBe(0);
  }
});

test('CL 220 a phone that is picked up, put down, or shaken three times has not walked', () => {
  const jolt = (t: number, at: number) => 8 * Math.exp(-(((t - at) / 0.08) ** 2));
  expect(counted(USUAL, 20, (t) => jolt(t, 3) - jolt(t, 3.2) + jolt(t, 9))).toBe(0);
  expect(counted(USUAL, 20, (t) => jolt(t, 5) + jolt(t, 5.5) + jolt(t, 6))).toBe(0);
});

test('CL 220 a walk with pauses counts its steps and nothing between', () => {
  const carried = { ...USUAL, cadence: 2 };
  const walking = walk(carried);
  // Ten seconds of walking, ten of standing, three times.
  const steps = counted(carried, 60, (t) => (Math.floor(t / 10) % 2 === 0 ? walking(t) : 0));
  expect(steps).toBeGreaterThanOrEqual(54);
  expect(steps).toBeLessThanOrEqual(63);
});

test('CL 220 a gap, and what is no number, count nothing and throw nothing', () => {
  const detector = createStepDetector();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()), { maxLength: 40 }), (all) => {
      for (const [x, y, z, at] of all) expect(detector.feel(x, y, z, at)).toBeGreaterThanOrEqual(0);
    }),
  );
});
