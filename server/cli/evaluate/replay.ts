/** Replays a recorded set, sighting by sighting in the order of time and without looking ahead, and judges each place. */
import type { Metres, Milliseconds, Place, Polygon } from '../../../shared/geometry/point.ts';
import { boundsOf, polygonContains } from '../../../shared/geometry/polygon.ts';
import { distanceBetween } from '../../../shared/geometry/vector.ts';
import { fixOfEstimate } from '../../../shared/positioning/fix.ts';
import { calibrate } from '../../../shared/positioning/locating/calibrate.ts';
import { type Bearings, createLocator, type Locator } from '../../../shared/positioning/locating/locator.ts';
import { DEFAULT_RADIO, spacing } from '../../../shared/positioning/locating/radio-model.ts';
import { walkGrid } from '../../../shared/positioning/locating/walk-grid.ts';
import { isReading } from '../../../shared/positioning/sighting.ts';
import { accuracyAt, BEACON_EXACT_FOR, moveTo, type Track, takeFix } from '../../../shared/positioning/track.ts';
import { type Heard, nearestAnchor, weightedCentroid } from './baselines.ts';
import { type Figures, figuresOf, type Judged } from './figures.ts';
import { levelsFromBelow, type RecordedSet, type RecordedSighting, type TruePlace } from './recorded.ts';

/**
 * Where a set does not say what can be walked on, it is a rectangle around anchors and measured places: half as far beyond
 * the outermost as anchors are apart, as if each stood in the middle of what it covers, but within these bounds.
 */
const LEAST_MARGIN: Metres = 1;
const MOST_MARGIN: Metres = 5;

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
    readonly cpuMicrosPerSighting: number;
  };
  readonly nearestAnchor: Figures;
  readonly weightedCentroid: Figures;
}

function floorOf(set: RecordedSet, level: string): readonly Polygon[] {
  if (set.walkable !== null) return set.walkable.get(level) ?? [];
  const { minX, minY, maxX, maxY } = boundsOf([...set.anchors, ...set.calibration]);
  const margin = Math.min(MOST_MARGIN, Math.max(LEAST_MARGIN, spacing(set.anchors) / 2));
  const [left, top, right, bottom] = [minX - margin, minY - margin, maxX + margin, maxY + margin];
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
  const grids = levelsFromBelow([...set.anchors.map(({ level }) => level), ...(set.walkable?.keys() ?? [])]).map(
    (level) => walkGrid({ level, floor: floorOf(set, level), obstacles: [], walls: [] }),
  );
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
  // The first row that is later, by halves.
  let [k, beyond] = [0, rows.length];
  while (k < beyond) {
    const middle = (k + beyond) >> 1;
    if ((rows[middle]?.seconds ?? 0) > seconds) beyond = middle;
    else k = middle + 1;
  }
  const [a, b] = [rows[k - 1] ?? first, rows[k] ?? last];
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

/** Where a mobile is said to be at a time when it was heard. */
export interface Reported {
  readonly mobile: string;
  readonly seconds: number;
  /** By the server's own way: filter, fix, track. */
  readonly place: Place;
  readonly ringMetres: Metres;
  readonly nearestAnchor: Place | null;
  readonly weightedCentroid: Place | null;
  /** Processor time of the server's own way, all readings of this time together. */
  readonly cpuMicros: number;
}

/** How many mobiles are looked for at a time: those that a server would still show. */
function counter(): (mobile: string, at: Milliseconds) => number {
  const heard = new Map<string, Milliseconds>();
  return (mobile, at) => {
    heard.delete(mobile);
    heard.set(mobile, at);
    for (const [who, then] of heard) {
      if (at - then <= BEACON_EXACT_FOR) break;
      heard.delete(who);
    }
    return heard.size;
  };
}

/** The sightings that are readings, by anchors that are known. */
function usedOf({ anchors, sightings }: RecordedSet): RecordedSighting[] {
  const known = new Set(anchors.map(({ id }) => id));
  return sightings.filter(({ anchor, rssiDbm }) => known.has(anchor) && isReading(rssiDbm));
}

/**
 * Where each mobile is said to be whenever it was heard, in the order of time: sighting by sighting through the filter,
 * and its estimate through the track, which doubts what nobody walks.
 * @param seed of the filter's luck
 */
export function* replay(set: RecordedSet, seed: number): Generator<Reported> {
  const anchors = new Map(set.anchors.map((anchor) => [anchor.id, anchor]));
  const locator = locatorFor(set, seed);
  const bearings = new Map<string, Bearings | null>();
  const tracks = new Map<string, Track>();
  const lately = new Map<string, RecordedSighting[]>();
  const devicesAt = counter();
  for (const scan of scansOf(usedOf(set))) {
    const [{ mobile, seconds } = { mobile: '', seconds: 0 }] = scan;
    const at = seconds * 1000;
    const devices = devicesAt(mobile, at);
    const begun = process.cpuUsage();
    const after = locator.hear(bearings.get(mobile) ?? null, scan, at, devices);
    if (after === null) continue;
    const { track } = takeFix(tracks.get(mobile) ?? null, fixOfEstimate(locator.estimate(after), 'beacon', null));
    const { user, system } = process.cpuUsage(begun);
    bearings.set(mobile, after);
    // The body is taken to have arrived: how it walks there is the room's, and needs doors that no recording has.
    tracks.set(mobile, moveTo(track, track.fix.place, null));
    const window = [...(lately.get(mobile) ?? []).filter((one) => one.seconds > seconds - BASELINE_SECONDS), ...scan];
    lately.set(mobile, window);
    const heard = window.flatMap(({ anchor: id, rssiDbm }): Heard[] => {
      const anchor = anchors.get(id);
      return anchor === undefined ? [] : [{ anchor, rssiDbm }];
    });
    yield {
      mobile,
      seconds,
      place: track.fix.place,
      ringMetres: accuracyAt(tracks.get(mobile) ?? track, at),
      nearestAnchor: nearestAnchor(heard),
      weightedCentroid: weightedCentroid(heard),
      cpuMicros: user + system,
    };
  }
}

/** @param seed of the filter's luck */
export function evaluate(set: RecordedSet, seed: number): Evaluation {
  const judge = (place: Place, truth: Place, ringMetres: Metres | null): Judged => ({
    errorMetres: distanceBetween(place, truth),
    ringMetres,
    isLevelRight: place.level === truth.level,
    isOffFloor:
      set.walkable === null ? null : !(set.walkable.get(place.level) ?? []).some((one) => polygonContains(one, place)),
  });
  const judged = { filter: [] as Judged[], nearest: [] as Judged[], centroid: [] as Judged[] };
  const mobiles = new Set<string>();
  let [fixes, cpuMicros] = [0, 0];
  for (const reported of replay(set, seed)) {
    fixes += 1;
    cpuMicros += reported.cpuMicros;
    mobiles.add(reported.mobile);
    const truth = truthAt(set.truth.get(reported.mobile) ?? [], reported.seconds);
    if (truth === null) continue;
    judged.filter.push(judge(reported.place, truth, reported.ringMetres));
    if (reported.nearestAnchor) judged.nearest.push(judge(reported.nearestAnchor, truth, null));
    if (reported.weightedCentroid) judged.centroid.push(judge(reported.weightedCentroid, truth, null));
  }
  const used = usedOf(set);
  const seconds = (used.at(-1)?.seconds ?? 0) - (used[0]?.seconds ?? 0);
  return {
    mobiles: mobiles.size,
    sightings: set.sightings.length,
    notUsed: set.sightings.length - used.length,
    isCalibrated: set.calibration.length > 0,
    seconds,
    filter: {
      ...figuresOf(judged.filter),
      fixesPerSecond: seconds > 0 ? fixes / seconds : fixes,
      cpuPerSecond: cpuMicros / 1e6 / (seconds > 0 ? seconds : 1),
      cpuMicrosPerSighting: used.length > 0 ? cpuMicros / used.length : 0,
    },
    nearestAnchor: figuresOf(judged.nearest),
    weightedCentroid: figuresOf(judged.centroid),
  };
}
