/**
 * Counts steps in what a phone's accelerometer says, wherever it is carried: the strength of what is felt rises and falls
 * with every step. A step is a rise above a bar that follows how hard one walks, after a fall below the middle; it counts
 * once several have come in a rhythm that a walker has, so that a phone that is picked up or shaken has not walked.
 * The idea is that of Zhao, Full-Featured Pedometer Design (Analog Dialogue 44-06, 2010).
 */
import type { Milliseconds } from '../../../shared/geometry/point.ts';

/** Two steps of a walker follow one another within these. */
const SHORTEST: Milliseconds = 280;
const LONGEST: Milliseconds = 1_100;
/** So many in a rhythm are a walk; they all count then. */
const RHYTHM = 4;
/** A walker's steps are so much alike: the longest of the last few takes at most so many times the shortest. */
const EVEN = 1.7;

/** How quickly the middle, and how hard one walks, are followed; and how much of each sample is noise, as time constants. */
const MIDDLE: Milliseconds = 1_500;
const STRENGTH: Milliseconds = 1_500;
const SMOOTH: Milliseconds = 50;
/** The bar lies at this share of how hard one walks, and no lower than this, in m/s². */
const SHARE = 0.5;
const LOWEST = 0.45;

export interface StepDetector {
  /**
   * Takes in what is felt at this time, gravity included, in m/s² along the phone's axes.
   * @returns how many steps are counted by it
   */
  feel(x: number, y: number, z: number, at: Milliseconds): number;
}

/** The share by which a value that follows another with this time constant comes nearer to it. */
const share = (span: Milliseconds, constant: Milliseconds): number => 1 - Math.exp(-span / constant);

export function createStepDetector(): StepDetector {
  let before: Milliseconds | null = null;
  let middle = 0;
  let smooth = 0;
  let strength = 0;
  let below = false;
  let last: Milliseconds | null = null;
  let gaps: Milliseconds[] = [];

  /** A rise at this time: how many steps it makes. */
  const rise = (at: Milliseconds): number => {
    const gap = last === null ? Number.POSITIVE_INFINITY : at - last;
    // A bounce of the same step.
    if (gap < SHORTEST) return 0;
    last = at;
    const walking = gaps.length >= RHYTHM - 1;
    gaps = gap > LONGEST ? [] : [...gaps.slice(-(RHYTHM - 2)), gap];
    if (gaps.length < RHYTHM - 1) return 0;
    if (Math.max(...gaps) > EVEN * Math.min(...gaps)) {
      gaps = [gap];
      return 0;
    }
    return walking ? 1 : RHYTHM;
  };

  return {
    feel(x, y, z, at) {
      const felt = Math.hypot(x, y, z);
      if (!Number.isFinite(felt) || !Number.isFinite(at)) return 0;
      if (before === null || at - before > LONGEST) {
        [before, middle, smooth, strength, below, last, gaps] = [at, felt, felt, 0, false, null, []];
        return 0;
      }
      const span = Math.max(0, at - before);
      before = at;
      middle += share(span, MIDDLE) * (felt - middle);
      smooth += share(span, SMOOTH) * (felt - smooth);
      const away = smooth - middle;
      strength += share(span, STRENGTH) * (Math.abs(away) * (Math.PI / 2) - strength);
      if (away < 0) below = true;
      if (!below || away < Math.max(LOWEST, SHARE * strength)) return 0;
      below = false;
      return rise(at);
    },
  };
}
