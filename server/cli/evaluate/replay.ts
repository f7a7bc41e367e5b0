/** Replays a recorded set, sighting by sighting in the order of time and without looking ahead, and judges each place. */
import type { Metres, Place, Polygon } from '../../../shared/geometry/point.ts';
import { boundsOf, polygonContains } from '../../../shared/geometry/polygon.ts';
import { distanceBetween } from '../../../shared/geometry/vector.ts';
import { calibrate } from '../../../shared/positioning/locating/calibrate.ts';
import { type Bearings, createLocator, type Locator } from '../../../shared/positioning/locating/locator.ts';
import { DEFAULT_RADIO } from '../../../shared/positioning/locating/radio-model.ts';
import { walkGrid } from '../../../shared/positioning/locating/walk-grid.ts';
import { isReading } from '../../../shared/positioning/sighting.ts';
import { type Heard, nearestAnchor, weightedCentroid } from './baselines.ts';
import { type Figures, figuresOf, type Judged } from './figures.ts';
import type { RecordedSet, RecordedSighting, TruePlace } from './recorded.ts';

/** Where a set does not say what can be walked on, it is a rectangle so far around anchors and measured places. */
const MARGIN: Metres = 3;

/** The baselines look at so many seconds. */
const BASELINE_SECONDS = 1;

/** The truth holds for so many seconds before its first row and after its last. */
const TRUTH_HOLDS_SECONDS = 0.05;

export interface Evaluation {
  readonly mobiles: number;
  readonly sightings: number;
  /** Of them, those that are no reading, or by no anchor that is known. */
  readonly notUsed: number;
  readonly isCalibrated: boolean;
  /** Seconds from the first sighting to the last. */
  readonly seconds: number;
  readonly filter: Figures & {
    readonly fixesPerSecond: number;
    /** Seconds of processor time a second of data. */
    readonly cpuPerSecond: number;
  };
  readonly nearestAnchor: Figures;
  readonly weightedCentroid: Figures;
}

/** Levels from below: numbers by value, before all others by name. */
function levelsOf({ anchors, walkable }: RecordedSet): string[] {
  const all = new Set([...anchors.map(({ level }) => level), ...(walkable?.keys() ?? [])]);
  return [...all].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
}

function floorOf(set: RecordedSet, level: string): readonly Polygon[] {
  if (set.walkable !== null) return set.walkable.get(level) ?? [];
  const { minX, minY, maxX, maxY } = boundsOf([...set.anchors, ...set.calibration]);
  const [left, top, right, bottom] = [minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN];
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return [[corners]];
}

/** The filter that the server runs, for the venue of this set. */
function locatorFor(set: RecordedSet, seed: number): Locator {
  const grids = levelsOf(set).map((level) => walkGrid({ level, floor: floorOf(set, level), obstacles: [], walls: [] }));
  const readings = set.calibration.filter(({ rssiDbm }) => isReading(rssiDbm));
  const { radio, anchors, residualDb } = calibrate(DEFAULT_RADIO, set.anchors, readings);
  return createLocator({ anchors, grids, radio, residual: readings.length > 0 ? residualDb : undefined, seed });
}

/** Where the mobile truly was; null when nobody knows. One that has one row stood there. */
function truthAt(rows: readonly TruePlace[], seconds: number): Place | null {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  if (rows.length === 1) return first;
  if (seconds < first.seconds - TRUTH_HOLDS_SECONDS || seconds > last.seconds + TRUTH_HOLDS_SECONDS) return null;
  const k = rows.findIndex((row) => row.seconds > seconds);
  const [a, b] = [rows[k - 1] ?? (k === 0 ? first : last), rows[k] ?? last];
  const t = b.seconds > a.seconds ? Math.min(1, Math.max(0, (seconds - a.seconds) / (b.seconds - a.seconds))) : 0;
  return { level: t < 0.5 ? a.level : b.level, x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}

/** What one mobile heard at one time, together. */
function scansOf(sightings: readonly RecordedSighting[]): RecordedSighting[][] {
  const scans: RecordedSighting[][] = [];
  const open = new Map<string, RecordedSighting[]>();
  for (const sighting of sightings) {
    const scan = open.get(sighting.mobile);
    if (scan?.[0]?.seconds === sighting.seconds) scan.push(sighting);
    else {
      const begun = [sighting];
      open.set(sighting.mobile, begun);
      scans.push(begun);
    }
  }
  return scans;
}

/** @param seed of the filter's luck */
export function evaluate(set: RecordedSet, seed: number): Evaluation {
  const anchors = new Map(set.anchors.map((anchor) => [anchor.id, anchor]));
  const isUsed = ({ anchor, rssiDbm }: RecordedSighting) => anchors.has(anchor) && isReading(rssiDbm);
  const used = set.sightings.filter(isUsed);
  const locator = locatorFor(set, seed);
  const judge = (place: Place, truth: Place, ringMetres: Metres | null): Judged => ({
    errorMetres: distanceBetween(place, truth),
    ringMetres,
    isLevelRight: place.level === truth.level,
    isOffFloor:
      set.walkable === null ? null : !(set.walkable.get(place.level) ?? []).some((one) => polygonContains(one, place)),
  });
  const bearings = new Map<string, Bearings | null>();
  const lately = new Map<string, RecordedSighting[]>();
  const judged = { filter: [] as Judged[], nearest: [] as Judged[], centroid: [] as Judged[] };
  let [fixes, cpuMicros] = [0, 0];
  for (const scan of scansOf(used)) {
    const [{ mobile, seconds } = { mobile: '', seconds: 0 }] = scan;
    const begun = process.cpuUsage();
    const after = locator.hear(bearings.get(mobile) ?? null, scan, seconds * 1000);
    const estimate = after && locator.estimate(after);
    const { user, system } = process.cpuUsage(begun);
    cpuMicros += user + system;
    bearings.set(mobile, after);
    const window = [...(lately.get(mobile) ?? []).filter((one) => one.seconds > seconds - BASELINE_SECONDS), ...scan];
    lately.set(mobile, window);
    if (estimate === null) continue;
    fixes += 1;
    const truth = truthAt(set.truth.get(mobile) ?? [], seconds);
    if (truth === null) continue;
    const heard = window.flatMap(({ anchor: id, rssiDbm }): Heard[] => {
      const anchor = anchors.get(id);
      return anchor === undefined ? [] : [{ anchor, rssiDbm }];
    });
    judged.filter.push(judge(estimate.place, truth, estimate.accuracyMetres));
    const [nearest, centroid] = [nearestAnchor(heard), weightedCentroid(heard)];
    if (nearest) judged.nearest.push(judge(nearest, truth, null));
    if (centroid) judged.centroid.push(judge(centroid, truth, null));
  }
  const seconds = (used.at(-1)?.seconds ?? 0) - (used[0]?.seconds ?? 0);
  return {
    mobiles: bearings.size,
    sightings: set.sightings.length,
    notUsed: set.sightings.length - used.length,
    isCalibrated: set.calibration.length > 0,
    seconds,
    filter: {
      ...figuresOf(judged.filter),
      fixesPerSecond: fixes / seconds,
      cpuPerSecond: cpuMicros / 1e6 / seconds,
    },
    nearestAnchor: figuresOf(judged.nearest),
    weightedCentroid: figuresOf(judged.centroid),
  };
}
