/** The two simplest ways to place a mobile, as a measure for ours: both look at the last second alone. */
import type { Place } from '../../../shared/geometry/point.ts';
import type { Anchor } from '../../../shared/positioning/locating/radio-model.ts';

/** A reading by an anchor that is known. */
export interface Heard {
  readonly anchor: Anchor;
  readonly rssiDbm: number;
}

const best = (heard: readonly Heard[]): Heard | undefined =>
  heard.reduce<Heard | undefined>(
    (most, one) => (most === undefined || one.rssiDbm > most.rssiDbm ? one : most),
    undefined,
  );

/** The place of the anchor that is heard best; null when none is heard. */
export function nearestAnchor(heard: readonly Heard[]): Place | null {
  const found = best(heard)?.anchor;
  return found === undefined ? null : { level: found.level, x: found.x, y: found.y };
}

/** The middle of the anchors, each weighted with 10^(rssi/10), on the level of the one heard best; null when none is heard. */
export function weightedCentroid(heard: readonly Heard[]): Place | null {
  const level = best(heard)?.anchor.level;
  if (level === undefined) return null;
  let [sum, x, y] = [0, 0, 0];
  for (const { anchor, rssiDbm } of heard) {
    const weight = 10 ** (rssiDbm / 10);
    sum += weight;
    x += weight * anchor.x;
    y += weight * anchor.y;
  }
  return { level, x: x / sum, y: y / sum };
}
