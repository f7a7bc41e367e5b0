/** What was heard of a device lately, anchor by anchor: its mean, and whether it wavers as for one who stands. */
import type { Milliseconds } from '../../geometry/point.ts';

/** Of what was heard lately, older readings count less by this time constant. */
export const MEMORY: Milliseconds = 2_500;

/** Whether somebody stands is seen over a time four times as long. */
const STILL_MEMORY: Milliseconds = 4 * MEMORY;

/** From this ratio on somebody may stand; one who stands surely has twice as much. */
const MAY_STAND = 1.25;
const STANDS = 2;

/** So much drift is believed before anything was heard, in dB squared: who has just come is not taken to stand. */
const DRIFT_BEFORE = 1;

/** Two readings of one time are no nearer than this. */
const LEAST_APART: Milliseconds = 20;

export interface Heard {
  /** The mean of what was heard at first, and later mostly of what was heard lately. */
  meanDbm: number;
  readings: number;
  at: Milliseconds;
  lastDbm: number;
  /** The mean over a longer while, the mean square of what strays from it, and that of the steps from one reading to the next. */
  slowDbm: number;
  strays: number;
  steps: number;
}

/** An anchor hears a device with this now. */
interface Now {
  readonly anchor: number;
  readonly rssiDbm: number;
}

/**
 * What was heard lately, with this; the list is the one that was.
 * @param isHasty no time to see whether the device stands
 */
export function remember(heard: Map<number, Heard>, now: readonly Now[], at: Milliseconds, isHasty = false): void {
  for (const [k, old] of heard) if (at - old.at > 4 * MEMORY) heard.delete(k);
  for (const { anchor, rssiDbm } of now) {
    const old = heard.get(anchor);
    if (old === undefined) {
      heard.set(anchor, { meanDbm: rssiDbm, readings: 1, at, lastDbm: rssiDbm, slowDbm: rssiDbm, strays: 0, steps: 0 });
      continue;
    }
    const apart = Math.max(LEAST_APART, at - old.at);
    old.readings += 1;
    old.at = at;
    const kept = Math.exp(-apart / STILL_MEMORY);
    old.meanDbm += Math.max(1 / old.readings, 1 - kept ** 4) * (rssiDbm - old.meanDbm);
    if (isHasty) continue;
    const share = 1 - kept;
    const step = rssiDbm - old.lastDbm;
    const off = rssiDbm - old.slowDbm;
    old.steps += share * (step * step - old.steps);
    old.slowDbm += share * off;
    old.strays = kept * (old.strays + share * off * off);
    old.lastDbm = rssiDbm;
  }
}

/**
 * How surely a device stands, from 0 to 1, by the ratio of von Neumann (1941): steps from one reading to the next are, in
 * the mean square, twice what strays from the mean where readings are independent of each other, as of one who stands; who
 * walks is heard by drifts, and the steps are small beside those.
 */
export function stillness(heard: ReadonlyMap<number, Heard>): number {
  let steps = DRIFT_BEFORE * heard.size;
  let strays = DRIFT_BEFORE * heard.size;
  for (const one of heard.values()) {
    steps += one.steps;
    strays += one.strays;
  }
  return strays > 0 ? Math.min(1, Math.max(0, (steps / strays - MAY_STAND) / (STANDS - MAY_STAND))) : 0;
}
