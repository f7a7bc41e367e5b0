/** Lengths of ways on each level of a venue against the exact shortest ones. */

import { WALKER_RADIUS } from '../../../shared/routing/floor.ts';
import {
  lengthRatios,
  type Pair,
  quantile,
  ratioOfOne,
  type Sample,
  wayOf,
} from '../../../shared/routing/oracle/judge.ts';
import type { Navigation } from '../../../shared/routing/route.ts';
import { seeded } from './seeded.ts';

/** The oracle looks at every two corners of a level: with more segments than this it would take hours. */
const MOST_SEGMENTS = 700;
/** On larger levels it looks at so many single ways, each no longer than this, about which there are few corners. */
const SINGLE = 25;
const LONGEST = 30;
const TRIES = 20_000;

export type LengthOf = (sample: Sample, pair: Pair) => number;

export const lengthsOf =
  (navigation: Navigation): LengthOf =>
  (sample, pair) =>
    wayOf(navigation, sample, pair)?.lengthMetres ?? Infinity;

/** Single ways of a large level over their shortest: half of them or more between places that do not see each other. */
function singleRatios(sample: Sample, lengthOf: LengthOf): number[] {
  const { places, blockers } = sample;
  const random = seeded(places.length);
  const ratios: number[] = [];
  let inSight = 0;
  for (let tries = 0; tries < TRIES && ratios.length < SINGLE; tries++) {
    const pair = { from: Math.floor(random() * places.length), to: Math.floor(random() * places.length), hidden: true };
    const [from, to] = [places[pair.from], places[pair.to]];
    if (!from || !to || pair.from === pair.to || Math.hypot(from[0] - to[0], from[1] - to[1]) > LONGEST) continue;
    const length = lengthOf(sample, pair);
    if (length > LONGEST) continue;
    if (blockers.clear([from, to], WALKER_RADIUS) && ++inSight > SINGLE / 2) continue;
    ratios.push(ratioOfOne(blockers, WALKER_RADIUS, [from, to], length));
  }
  return ratios;
}

/** The 95th percentile of length over shortest, of the level where it is highest. */
export function ratioP95(samples: readonly Sample[], lengthOf: LengthOf): number {
  return Math.max(
    ...samples.map((sample) => {
      const few = sample.blockers.segments.length <= MOST_SEGMENTS;
      const ratios = few
        ? lengthRatios(sample, WALKER_RADIUS, (pair) => lengthOf(sample, pair))
        : singleRatios(sample, lengthOf);
      return ratios.length === 0 ? 1 : quantile(ratios, 0.95);
    }),
  );
}
