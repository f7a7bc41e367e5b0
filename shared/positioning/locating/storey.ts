/** Which level a device is on: decided with hysteresis, so that nobody flickers between floors near a stairwell. */
import type { Milliseconds } from '../../geometry/point.ts';
import type { Cloud } from './cloud.ts';

/** Another level is looked at when it has this share of the guesses, or this one has hardly any left. */
const ENOUGH = 0.7;
const HARDLY = 0.02;

/** It must seem so for this long. */
const FOR: Milliseconds = 2_000;

export interface Storey {
  /** Index into the venue's levels. */
  readonly level: number;
  /** The level that it seems to have changed to, and since when. */
  readonly turning: { readonly level: number; readonly since: Milliseconds } | null;
}

/** What of the guesses' weight is on each level that has some. */
function shares({ size, level, weight }: Cloud): number[] {
  const found: number[] = [];
  for (let i = 0; i < size; i++) {
    const one = level[i] ?? 0;
    while (found.length <= one) found.push(0);
    found[one] = (found[one] ?? 0) + (weight[i] ?? 0);
  }
  return found;
}

/** The level after what was heard at this time. */
export function decideStorey(before: Storey | null, cloud: Cloud, at: Milliseconds): Storey {
  const found = shares(cloud);
  const share = Math.max(...found);
  const best = found.indexOf(share);
  if (before === null) return { level: best, turning: null };
  if (best === before.level || (share < ENOUGH && (found[before.level] ?? 0) > HARDLY)) {
    return { level: before.level, turning: null };
  }
  if (before.turning?.level !== best) return { level: before.level, turning: { level: best, since: at } };
  return at - before.turning.since >= FOR ? { level: best, turning: null } : before;
}
