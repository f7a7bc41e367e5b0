/**
 * From signal strengths to a place: a particle filter (Gordon, Salmond, Smith 1993) that knows the floor. Each guess
 * walks where one can walk, and counts by how well it explains what was heard; where they leave it open, the guesses
 * nearer to the anchors that are heard best are preferred, as a weighted centroid would have it.
 */
import type { Metres, Milliseconds, Place, Point } from '../../geometry/point.ts';
import { isReading } from '../sighting.ts';
import { type Cloud, emptyCloud, resampled } from './cloud.ts';
import { createDilution } from './dilution.ts';
import { createGuesser } from './guesses.ts';
import { type Heard, MEMORY, remember, stillness } from './heard.ts';
import { noise } from './noise.ts';
import { type Anchor, type RadioModel, type Residual, spacing } from './radio-model.ts';
import type { Estimate, Reading } from './reading.ts';
import { decideStorey, type Storey } from './storey.ts';
import { createSurvey } from './survey.ts';
import { expMinus } from './tables.ts';
import type { WalkGrid } from './walk-grid.ts';

/**
 * Guesses of a device, and squares at first, when it may be anywhere. In a full house all devices share so many, and each has at
 * least some. With the least the error of walks hardly grows; of five seconds' standing it grew by up to 6 % in the median
 * and 7 % at the 90th percentile of the recorded sets.
 */
const GUESSES = 1_280;
const FIRST_GUESSES = 1_200;
const ALL_GUESSES = 320_000;
const LEAST_GUESSES = 128;

/** How many squares a device with so many guesses is looked for in: a half or a quarter of all, for the squares are kept. */
const squaresFor = (guesses: number): number =>
  guesses > GUESSES / 4 ? FIRST_GUESSES : guesses > GUESSES / 8 ? FIRST_GUESSES / 2 : FIRST_GUESSES / 4;

/** How many guesses each of so many devices has. */
const guessesEach = (devices: number): number =>
  Math.min(GUESSES, Math.max(LEAST_GUESSES, Math.round(ALL_GUESSES / devices)));

/**
 * Who was heard for no longer than this may have come from anywhere: they are looked for anew with each reading, by all
 * that was heard, each anchor once.
 */
const YOUNG: Milliseconds = 6_000;
/** In a full house that is too dear for so long. */
const CROWDED_YOUNG: Milliseconds = 3_000;

/** Guesses are drawn anew when fewer than this share of them carry the weight. */
const WORN = 0.4;

/** A reading counts as this share of an independent one: the walls bend all readings at a place alike. */
const SHARE = 0.7;
/** In a full house it counts less: the few guesses that there are would wear out sooner, and have to be drawn anew. */
const CROWDED_SHARE = 0.5;
/** An anchor that is heard again sooner than after this says less that is new. */
const NEWS: Milliseconds = 500;

/** Who was not heard for so long may be anywhere: they are looked for anew wherever they are heard. */
export const SILENT_FOR: Milliseconds = 30_000;

/** A gap longer than this is no longer: by then guesses may be anywhere near. */
const LONGEST_STEP: Milliseconds = 10_000;
/** In a full house guesses walk no more often than this, and then as far as all that time lets them. */
const CROWDED_STEP: Milliseconds = 1_500;

/**
 * How far from the centroid a guess loses its weight, as the deviation of a normal distribution: so much of the distance
 * between an anchor and the next, since the centroid of anchors that are far apart says less, for each anchor that is
 * heard but one, since it tells nothing that their strengths do not; and at least this. One anchor alone tells by its
 * strength how far away it is, and not on which side: its own place is the best guess.
 */
const PULL = 0.3;
const LEAST_PULL: Metres = 1;
/** So long after it was heard first a device whose place was known is not pulled: that place is worth more. */
const PLACED_FOR: Milliseconds = 30_000;

/**
 * The ring counts so much by the guesses as they are, more by so much where one anchor alone is heard, and the rest by those
 * that are near the centroid.
 */
const OPEN = 0.15;
const OPEN_ALONE = 0.25;

/** The ring holds this share of the guesses, in steps of this width, and is no smaller than this. */
const RING_SHARE = 0.8;
const RING_STEP: Metres = 0.25;
const RING_STEPS = 120;
const LEAST_RING: Metres = 1;

/** The ring is wider by so much of what lies between the guesses' middle and the centroid: two ways that disagree err more. */
const DISAGREEMENT = 1.2;

/** Who was heard for longer walks about or is known to stand: the guesses' own ring is nearer to the truth by this share. */
const LATER_RING = 0.93;

/** How far from the floor an estimate is looked for on it. */
const TO_FLOOR: Metres = 60;

/** What an anchor hears now, by its turn. */
interface Now {
  readonly anchor: number;
  rssiDbm: number;
}

/** What is known of one device. */
export interface Bearings {
  readonly cloud: Cloud;
  /** How many of its guesses carry the weight. */
  readonly carrying: number;
  readonly storey: Storey;
  /** What was heard lately, by the anchors' turn. */
  readonly heard: Map<number, Heard>;
  readonly at: Milliseconds;
  /** Until when its guesses have walked. */
  readonly walkedUntil: Milliseconds;
  /** When it was heard first. */
  readonly since: Milliseconds;
  /** Its place was known then. */
  readonly wasPlaced: boolean;
  /** All that was heard was looked at at once. */
  readonly isYoung: boolean;
}

export interface LocatorOptions {
  readonly anchors: readonly Anchor[];
  /** One a level, in the order of the levels from below. */
  readonly grids: readonly WalkGrid[];
  readonly radio: RadioModel;
  /** What was measured in this venue. */
  readonly residual?: Residual | undefined;
  readonly seed: number;
}

export interface Locator {
  /**
   * What is known of a device after these readings of one time; unchanged when none of them is one, by an anchor that is
   * known. Readings that come late count as if they came now. What was known before is used up by it.
   * @param devices how many are looked for here at the same time
   */
  hear(before: Bearings | null, readings: readonly Reading[], at: Milliseconds, devices?: number): Bearings | null;
  /** What is known of a device whose place is known, by a sign that was scanned; null where that is on no level. */
  standAt(place: Place, at: Milliseconds): Bearings | null;
  estimate(bearings: Bearings): Estimate;
}

/** The strongest reading of each known anchor. */
function strongest(readings: readonly Reading[], known: ReadonlyMap<string, number>): Now[] {
  const found: Now[] = [];
  for (const { anchor: id, rssiDbm } of readings) {
    const anchor = known.get(id);
    if (anchor === undefined || !isReading(rssiDbm)) continue;
    const before = found.find((one) => one.anchor === anchor);
    if (before === undefined) found.push({ anchor, rssiDbm });
    else before.rssiDbm = Math.max(before.rssiDbm, rssiDbm);
  }
  return found;
}

/** The anchor that is heard best of these. */
const loudest = (readings: readonly Now[]): number =>
  readings.reduce((best, one) => (one.rssiDbm > best.rssiDbm ? one : best), { anchor: 0, rssiDbm: -Infinity }).anchor;

/** Makes a filter for all devices of a venue. Throws when there is no level. */
export function createLocator({ anchors, grids, radio, residual, seed }: LocatorOptions): Locator {
  if (grids.length === 0) throw new RangeError('nobody can be located in a venue without levels');
  const luck = noise(seed);
  const guesser = createGuesser({ anchors, grids, radio, residual: residual ?? null, luck });
  const survey = createSurvey({ anchors, grids, radio, residual: residual ?? null, luck });
  const dilution = createDilution({ anchors, grids, radio, residual: residual ?? null, luck });
  const known = new Map(anchors.map(({ id }, i) => [id, i]));
  const apart = spacing(anchors);

  /** The middle of the anchors that were heard lately on a level, weighted by their power; null when none was. */
  function centroid({ heard, at }: Bearings, level: string): Point | null {
    let [sum, x, y] = [0, 0, 0];
    for (const [k, { meanDbm, at: then }] of heard) {
      const anchor = anchors[k];
      if (anchor?.level !== level) continue;
      const weight =
        10 ** ((meanDbm - (anchor.atOneMetreDbm ?? radio.atOneMetreDbm)) / 10) * Math.exp((then - at) / MEMORY);
      sum += weight;
      x += weight * anchor.x;
      y += weight * anchor.y;
    }
    return sum > 0 ? { x: x / sum, y: y / sum } : null;
  }

  /** What each guess counts for, and how much of that lies in each ring, while one device is looked at after the other. */
  let weights = new Float64Array(FIRST_GUESSES);
  const rings = new Float64Array(RING_STEPS);

  return {
    standAt(place, at) {
      const level = grids.findIndex((grid) => grid.level === place.level);
      if (level < 0) return null;
      const cloud = emptyCloud(GUESSES);
      guesser.gather(cloud, level, place);
      return {
        cloud,
        carrying: GUESSES,
        storey: { level, turning: null },
        heard: new Map(),
        at,
        walkedUntil: at,
        since: at,
        wasPlaced: true,
        isYoung: false,
      };
    },

    hear(last, readings, when, devices = 1) {
      const now = strongest(readings, known);
      if (now.length === 0) return last;
      const before = last !== null && last.heard.size > 0 && when - last.at > SILENT_FOR ? null : last;
      const at = Math.max(when, before?.at ?? when);
      const heard = before?.heard ?? new Map<number, Heard>();
      const guesses = guessesEach(devices);
      const isCrowded = guesses === LEAST_GUESSES;
      let cloud: Cloud;
      let carrying: number;
      let walkedUntil = before?.walkedUntil ?? at;
      const young = isCrowded ? CROWDED_YOUNG : YOUNG;
      const wasPlaced = before?.wasPlaced ?? false;
      // Whose place was known is heard for the first time where nothing was heard before.
      const since = before === null || heard.size === 0 ? at : before.since;
      const isYoung = before === null || (!wasPlaced && at - since <= young);
      if (before === null || isYoung) {
        remember(heard, now, at, isCrowded);
        const all = [...heard].map(([anchor, { meanDbm }]) => ({ anchor, rssiDbm: meanDbm }));
        cloud = survey(all, squaresFor(guesses));
        // Squares are drawn from before they walk.
        carrying = 0;
        walkedUntil = at;
      } else {
        const share = isCrowded ? CROWDED_SHARE : SHARE;
        const weighed = now.map(({ anchor, rssiDbm }) => {
          const since = at - (heard.get(anchor)?.at ?? Number.NEGATIVE_INFINITY);
          return { anchor, rssiDbm, count: share * Math.min(1, since / NEWS) };
        });
        remember(heard, now, at, isCrowded);
        cloud = before.cloud;
        carrying = before.carrying;
        const best = loudest(weighed);
        // One by one, drawn from anew in between: what explains all that was heard at a time is seldom among the guesses at once.
        for (const one of weighed) {
          if (cloud.size !== guesses || carrying < WORN * guesses) cloud = resampled(cloud, guesses, luck);
          // Nobody walks between readings of the same time.
          const step = at - walkedUntil;
          if (step > (isCrowded ? CROWDED_STEP : 0)) {
            guesser.walk(cloud, Math.min(LONGEST_STEP, step) / 1000, best);
            walkedUntil = at;
          }
          carrying = guesser.weigh(cloud, [one]);
        }
      }
      const storey = decideStorey(before?.storey ?? null, cloud, at);
      return { cloud, carrying, storey, heard, at, walkedUntil, since, wasPlaced, isYoung };
    },

    estimate(bearings) {
      const { cloud, storey, at, since, wasPlaced, isYoung } = bearings;
      const grid = grids[storey.level];
      const level = grid?.level ?? '';
      const middle = wasPlaced && at - since <= PLACED_FOR ? null : centroid(bearings, level);
      if (weights.length < cloud.size) weights = new Float64Array(cloud.size);
      const pull = Math.max(LEAST_PULL, PULL * apart * (bearings.heard.size - 1));
      const narrow = 0.5 / (pull * pull);
      let sum = 0;
      let x = 0;
      let y = 0;
      let all = 0;
      let allX = 0;
      let allY = 0;
      for (let i = 0; i < cloud.size; i++) {
        weights[i] = 0;
        if (cloud.level[i] !== storey.level) continue;
        const gx = cloud.x[i] ?? 0;
        const gy = cloud.y[i] ?? 0;
        const dx = middle === null ? 0 : gx - middle.x;
        const dy = middle === null ? 0 : gy - middle.y;
        const own = cloud.weight[i] ?? 0;
        all += own;
        allX += own * gx;
        allY += own * gy;
        const weight = own * expMinus(narrow * (dx * dx + dy * dy));
        weights[i] = weight;
        sum += weight;
        x += weight * gx;
        y += weight * gy;
      }
      const mean = sum > 0 ? { x: x / sum, y: y / sum } : (middle ?? { x: cloud.x[0] ?? 0, y: cloud.y[0] ?? 0 });
      const spot =
        grid === undefined || grid.isFree(mean.x, mean.y) ? mean : (grid.nearest(mean.x, mean.y, TO_FLOOR) ?? mean);

      rings.fill(0);
      const near = sum > 0 ? (1 - OPEN - OPEN_ALONE / Math.max(1, bearings.heard.size)) / sum : 0;
      const open = all > 0 ? (1 - near * sum) / all : 0;
      for (let i = 0; i < cloud.size; i++) {
        if (cloud.level[i] !== storey.level) continue;
        const dx = (cloud.x[i] ?? 0) - spot.x;
        const dy = (cloud.y[i] ?? 0) - spot.y;
        const k = Math.min(RING_STEPS - 1, Math.floor(Math.sqrt(dx * dx + dy * dy) / RING_STEP));
        rings[k] = (rings[k] ?? 0) + (weights[i] ?? 0) * near + (cloud.weight[i] ?? 0) * open;
      }
      let inside = 0;
      let k = 0;
      for (; k < RING_STEPS && inside < RING_SHARE; k++) inside += rings[k] ?? 0;
      const between = middle === null || all === 0 ? 0 : Math.hypot(allX / all - middle.x, allY / all - middle.y);
      const wandering =
        Math.hypot(k * RING_STEP, DISAGREEMENT * between) * radio.ringScale * (isYoung ? 1 : LATER_RING);
      // The first look counts each anchor once; the guesses after it count what does not change again and again.
      // In a full house there is no time for it.
      const still = isYoung || cloud.size <= LEAST_GUESSES ? 0 : stillness(bearings.heard);
      const bent = still > 0 ? still * dilution(bearings.heard.keys(), storey.level, spot.x, spot.y) : 0;
      const accuracyMetres = Math.max(LEAST_RING, Math.hypot(wandering, bent));
      return { place: { level, x: spot.x, y: spot.y }, accuracyMetres, at };
    },
  };
}
