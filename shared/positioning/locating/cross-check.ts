/** What a calibration is worth: judged at places that it was not fitted on. */
import type { Metres, Place } from '../../geometry/point.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import { type CalibrationReading, calibrate } from './calibrate.ts';
import { createLocator } from './locator.ts';
import { type Anchor, DEFAULT_RADIO } from './radio-model.ts';
import type { WalkGrid } from './walk-grid.ts';

/** A reading of a calibration round, with what was heard together. */
export interface ScanReading extends CalibrationReading {
  readonly scan: string;
}

/** Errors of all scans, each looked at alone. */
interface Errors {
  readonly median: Metres;
  readonly p90: Metres;
}

export interface CrossCheck {
  readonly places: number;
  readonly scans: number;
  readonly before: Errors;
  readonly after: Errors;
}

/** Places are dealt into so many parts: each is judged by what was fitted on the others. */
const PARTS = 5;

/** Places nearer than this are one, and are fitted or judged together. */
const SAME_PLACE: Metres = 1;

const placeKey = ({ level, x, y }: Place): string =>
  `${level} ${Math.round(x / SAME_PLACE)} ${Math.round(y / SAME_PLACE)}`;

function errorsOf(metres: readonly Metres[]): Errors {
  const sorted = [...metres].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p90: at(0.9) };
}

/**
 * The errors with what is usual of radio, and with what is fitted: never judged at a place that was fitted on.
 * @param readings at two places at least; null where there are fewer
 */
export function crossCheck(
  anchors: readonly Anchor[],
  grids: readonly WalkGrid[],
  readings: readonly ScanReading[],
  seed: number,
): CrossCheck | null {
  const known = new Set(anchors.map(({ id }) => id));
  const used = readings.filter(({ anchor }) => known.has(anchor));
  const places = [...new Set(used.map(placeKey))].sort();
  if (places.length < 2) return null;
  const partOf = new Map(places.map((key, i) => [key, i % Math.min(PARTS, places.length)]));
  const part = (reading: ScanReading): number => partOf.get(placeKey(reading)) ?? 0;
  const scans = new Map<string, ScanReading[]>();
  for (const reading of used) {
    const key = `${reading.scan} ${placeKey(reading)}`;
    const scan = scans.get(key);
    if (scan) scan.push(reading);
    else scans.set(key, [reading]);
  }
  const usual = createLocator({ anchors, grids, radio: DEFAULT_RADIO, seed });
  const fitted = Array.from({ length: Math.min(PARTS, places.length) }, (_, k) => {
    const others = used.filter((reading) => part(reading) !== k);
    const { radio, anchors: own, residualDb, squares } = calibrate(DEFAULT_RADIO, anchors, others);
    return createLocator({ anchors: own, grids, radio, residual: squares.length > 0 ? residualDb : undefined, seed });
  });
  const errors = { before: [] as Metres[], after: [] as Metres[] };
  for (const scan of scans.values()) {
    const [first] = scan;
    if (first === undefined) continue;
    for (const [when, locator] of [
      ['before', usual],
      ['after', fitted[part(first)]],
    ] as const) {
      const heard = locator?.hear(null, scan, 0);
      if (locator && heard) errors[when].push(distanceBetween(locator.estimate(heard).place, first));
    }
  }
  return {
    places: places.length,
    scans: scans.size,
    before: errorsOf(errors.before),
    after: errorsOf(errors.after),
  };
}
