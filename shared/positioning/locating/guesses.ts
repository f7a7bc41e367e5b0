/** What becomes of guesses: they are made near an anchor, walk as people do, and count by what they explain. */
import type { Metres, Point } from '../../geometry/point.ts';
import type { Cloud } from './cloud.ts';
import { AROUND, floorAnchors, type LookOptions, NEAREST_SQUARED } from './floor-anchors.ts';
import { NORMAL_BITS, normalOf } from './noise.ts';
import { LEAST_EXPONENT, USUAL_DECADES } from './radio-model.ts';
import { expMinus, lnOf } from './tables.ts';

/** Who scans a sign stands so far from its standing point, as a deviation. */
const ARM: Metres = 0.6;

/** This share of new guesses is made one storey up or down: what hears best may be on the other side of a floor. */
const OTHER_STOREY = 0.2;

/** This share of guesses has no body in the way: a phone in front of it, a robot. */
const BARE = 0.15;
/** A body takes away at least 1 less this share of the most. */
const LIGHTER = 0.4;

/** In a step so many of 256 guesses stand, shifting from foot to foot, and the others walk so far in a second. */
const STANDING_OF_256 = 102;
const STRIDE: Metres = 0.8;
const SHIFT: Metres = 0.08;

/** This share of guesses a second begins anew near what is heard best: whoever was believed to be elsewhere is found again. */
const ANEW = 0.06;
const MOST_ANEW = 0.2;

/** Turning and handling of the device, a second: how much its gain drifts, how much the body does, how often it turns about. */
const DRIFT_DB = 0.1;
const TURN_DB = 2;
const TURNS_ABOUT = 0.03;

/** How much each reading speaks for a device that is heard as most are: without it, gain and distance drift off together. */
const USUAL = 0.02;

/** dB for each unit of ln(distance) and exponent: 10 log10(d) = 10 / ln 10 · ln(d). */
const DB_PER_LN = 10 / Math.LN10;

/** Where gain is told, as ln(distance). */
const USUAL_LN = USUAL_DECADES * Math.LN10;

/** A reading as it is weighed. */
interface Weighed {
  /** The anchor, by its turn. */
  readonly anchor: number;
  readonly rssiDbm: number;
  /** As how many independent readings it counts. */
  readonly count: number;
}

export interface Guesser {
  /** Put all guesses to a place that is known, within arm's length of it. */
  gather(cloud: Cloud, level: number, at: Point): void;
  /** Let so many seconds pass; `near` is the anchor that is heard best. */
  walk(cloud: Cloud, seconds: number, near: number): void;
  /** Weigh them by how well they explain what was heard; by how many the weight is carried then: 1 / Σw² (Kong, Liu, Wong 1994). */
  weigh(cloud: Cloud, heard: readonly Weighed[]): number;
}

export function createGuesser(options: LookOptions): Guesser {
  const { grids, radio, residual, luck } = options;
  const places = floorAnchors(options);

  function face(cloud: Cloud, i: number): void {
    const loss = luck.uniform() < BARE ? 0 : (1 - LIGHTER * luck.uniform()) * radio.bodyLossDb;
    const angle = luck.uniform() * 2 * Math.PI;
    cloud.bodyX[i] = loss * Math.cos(angle);
    cloud.bodyY[i] = loss * Math.sin(angle);
  }

  /** How strongly the device is heard, and how quickly that fades. */
  function hearAs(cloud: Cloud, i: number): void {
    cloud.gainDb[i] = luck.normal() * radio.deviceSpreadDb;
    cloud.exponent[i] = Math.max(LEAST_EXPONENT, radio.exponent + luck.normal() * radio.exponentSpread);
  }

  function begin(cloud: Cloud, i: number, near: number): void {
    const anchor = places[near];
    if (anchor === undefined) return;
    face(cloud, i);
    hearAs(cloud, i);
    const aside = grids.length > 1 && luck.uniform() < OTHER_STOREY ? (luck.uniform() < 0.5 ? -1 : 1) : 0;
    const level = Math.min(grids.length - 1, Math.max(0, anchor.level + aside));
    const grid = grids[level];
    cloud.level[i] = level;
    for (let reach = AROUND; reach > 1; reach *= 0.9) {
      const away = reach * Math.sqrt(luck.uniform());
      const angle = luck.uniform() * 2 * Math.PI;
      const x = anchor.x + away * Math.cos(angle);
      const y = anchor.y + away * Math.sin(angle);
      if (!grid?.isFree(x, y)) continue;
      cloud.x[i] = x;
      cloud.y[i] = y;
      return;
    }
    const { x, y } = grid?.nearest(anchor.x, anchor.y, 10 * AROUND) ?? anchor;
    cloud.x[i] = x;
    cloud.y[i] = y;
  }

  const mostSquared = radio.bodyLossDb * radio.bodyLossDb;

  /** Turn the bearer a little; two normal numbers of `bits` say how much. */
  function turn(cloud: Cloud, i: number, by: number, bits: number): void {
    const x = cloud.bodyX[i] ?? 0;
    const y = cloud.bodyY[i] ?? 0;
    if (x === 0 && y === 0) return;
    const toX = x + normalOf(bits) * by;
    const toY = y + normalOf(bits >>> NORMAL_BITS) * by;
    const squared = toX * toX + toY * toY;
    const shorter = squared > mostSquared ? radio.bodyLossDb / Math.sqrt(squared) : 1;
    cloud.bodyX[i] = toX * shorter;
    cloud.bodyY[i] = toY * shorter;
  }

  /** What each guess is worth, as a logarithm, while clouds are weighed one after the other. */
  let scores = new Float64Array(0);

  /** Take from each guess what it cannot explain of a reading. */
  function explain(cloud: Cloud, { anchor: k, rssiDbm, count }: Weighed): void {
    const anchor = places[k];
    if (anchor === undefined) return;
    const { x: atX, y: atY, up, level: storey } = anchor;
    const { storeyMetres, floorLossDb } = radio;
    const { size, x: xs, y: ys, level: levels, gainDb, exponent, bodyX: bodiesX, bodyY: bodiesY } = cloud;
    const above = (0.5 * count) / radio.aboveDb ** 2;
    const below = (0.5 * count) / radio.belowDb ** 2;
    const missing = rssiDbm - anchor.atOneMetreDbm + radio.exponent * DB_PER_LN * USUAL_LN;
    const into = scores;
    for (let i = 0; i < size; i++) {
      const x = xs[i] ?? 0;
      const y = ys[i] ?? 0;
      const bodyX = bodiesX[i] ?? 0;
      const bodyY = bodiesY[i] ?? 0;
      const dx = atX - x;
      const dy = atY - y;
      const level = levels[i] ?? 0;
      const storeys = storey - level;
      const dz = up + storeys * storeyMetres;
      const squared = Math.max(NEAREST_SQUARED, dx * dx + dy * dy + dz * dz);
      const metres = Math.sqrt(squared);
      const lost = Math.sqrt(bodyX * bodyX + bodyY * bodyY) - (dx * bodyX + dy * bodyY) / metres;
      let off = missing - (gainDb[i] ?? 0) + (exponent[i] ?? 0) * DB_PER_LN * (lnOf(metres) - USUAL_LN) + lost / 2;
      if (storeys !== 0) off += floorLossDb * Math.abs(storeys);
      if (residual !== null) off -= residual(k, grids[level]?.level ?? '', x, y);
      into[i] = (into[i] ?? 0) - off * off * (off > 0 ? above : below);
    }
  }

  return {
    gather(cloud, level, { x, y }) {
      const grid = grids[level];
      for (let i = 0; i < cloud.size; i++) {
        face(cloud, i);
        hearAs(cloud, i);
        cloud.level[i] = level;
        const [toX, toY] = [x + luck.normal() * ARM, y + luck.normal() * ARM];
        const isThere = grid?.isOpen(x, y, toX, toY) ?? false;
        cloud.x[i] = isThere ? toX : x;
        cloud.y[i] = isThere ? toY : y;
      }
    },

    walk(cloud, seconds, near) {
      const { size, x: xs, y: ys, level, gainDb } = cloud;
      const root = Math.sqrt(seconds);
      const anew = Math.min(MOST_ANEW, ANEW * seconds);
      const about = TURNS_ABOUT * seconds * 2 ** (32 - NORMAL_BITS);
      const [shift, stride, drift, turning] = [SHIFT * root, STRIDE * root, DRIFT_DB * root, TURN_DB * root];
      for (let i = 0; i < size; i++) {
        if (luck.uniform() < anew) {
          begin(cloud, i, near);
          continue;
        }
        // Each draw is used up to its last bits: most of the time goes into luck.
        const step = luck.bits();
        const pace = step >>> (2 * NORMAL_BITS) < STANDING_OF_256 ? shift : stride;
        const x = xs[i] ?? 0;
        const y = ys[i] ?? 0;
        const toX = x + normalOf(step) * pace;
        const toY = y + normalOf(step >>> NORMAL_BITS) * pace;
        if (grids[level[i] ?? 0]?.isOpen(x, y, toX, toY)) {
          xs[i] = toX;
          ys[i] = toY;
        }
        const change = luck.bits();
        gainDb[i] = (gainDb[i] ?? 0) + normalOf(change) * drift;
        if (change >>> NORMAL_BITS < about) face(cloud, i);
        else turn(cloud, i, turning, luck.bits());
      }
    },

    weigh(cloud, heard) {
      const { size, weight, gainDb } = cloud;
      if (scores.length < size) scores = new Float64Array(size);
      const usual = USUAL / radio.deviceSpreadDb ** 2;
      for (let i = 0; i < size; i++) {
        const gain = gainDb[i] ?? 0;
        scores[i] = -usual * gain * gain;
      }
      for (const one of heard) explain(cloud, one);
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < size; i++) {
        // One that counts for nothing any more must not make nothing of the others.
        const score = scores[i] ?? 0;
        if (score > most && (weight[i] ?? 0) > 0) most = score;
      }
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < size; i++) {
        const own = (weight[i] ?? 0) * expMinus(Math.max(0, most - (scores[i] ?? 0)));
        weight[i] = own;
        sum += own;
        squares += own * own;
      }
      const share = 1 / sum;
      for (let i = 0; i < size; i++) weight[i] = (weight[i] ?? 0) * share;
      return (sum * sum) / squares;
    },
  };
}
