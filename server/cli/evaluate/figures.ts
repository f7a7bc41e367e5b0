/** What a way of placing is worth: errors against the truth, in metres. */
import type { Metres } from '../../../shared/geometry/point.ts';

/** One place that was given, beside the truth. */
export interface Judged {
  readonly errorMetres: Metres;
  /** Null where no ring is given. */
  readonly ringMetres: Metres | null;
  readonly isLevelRight: boolean;
  /** Null where the set does not say what can be walked on. */
  readonly isOffFloor: boolean | null;
}

export interface Figures {
  readonly count: number;
  readonly mean: Metres;
  readonly median: Metres;
  readonly p75: Metres;
  readonly p90: Metres;
  readonly p95: Metres;
  /** The share of places whose error is no larger than the ring. */
  readonly insideRing: number | null;
  readonly ringMedian: Metres | null;
  /** The median error of the third with the tightest rings, and of that with the widest. */
  readonly tightestThirdMedian: Metres | null;
  readonly widestThirdMedian: Metres | null;
  readonly levelAccuracy: number;
  readonly offFloor: number | null;
}

/** The value below which this share of them is (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length / all.length;

export function figuresOf(judged: readonly Judged[]): Figures {
  const errors = judged.map(({ errorMetres }) => errorMetres);
  const ringed = judged.flatMap(({ errorMetres, ringMetres }) =>
    ringMetres === null ? [] : [{ errorMetres, ringMetres }],
  );
  const byRing = [...ringed].sort((a, b) => a.ringMetres - b.ringMetres).map(({ errorMetres }) => errorMetres);
  const third = Math.floor(byRing.length / 3);
  const hasRings = ringed.length > 0;
  const floor = judged.filter(({ isOffFloor }) => isOffFloor !== null);
  return {
    count: judged.length,
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    median: quantile(errors, 0.5),
    p75: quantile(errors, 0.75),
    p90: quantile(errors, 0.9),
    p95: quantile(errors, 0.95),
    insideRing: hasRings ? shareOf(ringed, ({ errorMetres, ringMetres }) => errorMetres <= ringMetres) : null,
    ringMedian: hasRings
      ? quantile(
          ringed.map(({ ringMetres }) => ringMetres),
          0.5,
        )
      : null,
    tightestThirdMedian: hasRings ? quantile(byRing.slice(0, third), 0.5) : null,
    widestThirdMedian: hasRings ? quantile(byRing.slice(byRing.length - third), 0.5) : null,
    levelAccuracy: shareOf(judged, ({ isLevelRight }) => isLevelRight),
    offFloor: floor.length === 0 ? null : shareOf(floor, ({ isOffFloor }) => isOffFloor === true),
  };
}
