/**
 * Where a device may be by one look at what was heard of it, over all squares of the floor around: the answer in closed
 * form, without luck. What nobody knows of a device (how strong it is, how quickly radio fades here, which way its bearer
 * stands) enters each expected strength linearly, so that it is summed over exactly, square by square, as in Bayesian
 * linear regression (Bishop, Pattern Recognition and Machine Learning, 3.5) and as Rao-Blackwellised filters do it (Doucet,
 * de Freitas, Murphy, Russell 2000).
 */
import type { Metres, Point } from '../../geometry/point.ts';
import { type Cloud, emptyCloud } from './cloud.ts';
import { AROUND, floorAnchors, type LookOptions, NEAREST_SQUARED } from './floor-anchors.ts';
import { LEAST_EXPONENT, USUAL_DECADES } from './radio-model.ts';
import type { WalkGrid } from './walk-grid.ts';

/** Squares are no smaller than this. */
const LEAST_SIDE: Metres = 0.5;

/** How likely a device is one storey up or down from the anchor that hears it best, before strengths are looked at. */
const OTHER_STOREY = 0.1;

/** The body's part: how much stronger or weaker anchors on one side are heard, as a deviation. */
export const BODY_DB = 4;

/**
 * Nearer than this an anchor's strength says little about where one is beside it: its antenna, and the hand or body between,
 * change more than the distance does.
 */
export const CLOSE_SQUARED = 4;

/** What nobody knows of a device: gain, exponent, and the body's two parts. */
const UNKNOWNS = 4;

/** What is heard of a device, each anchor once. */
interface Heard {
  readonly anchor: number;
  readonly rssiDbm: number;
}

/** One guess a square, each with its weight, of about `size` squares around what is heard best. */
export type Survey = (heard: readonly Heard[], size: number) => Cloud;

interface Squares {
  readonly x: number[];
  readonly y: number[];
  readonly level: number[];
}

/** A free place in the square around a middle, its middle first; null where there is none. */
function freeIn(grid: WalkGrid, x: Metres, y: Metres, side: Metres): Point | null {
  for (const reach of [0, side / 3]) {
    for (const across of [0, -reach, reach]) {
      for (const down of [0, -reach, reach]) {
        if (grid.isFree(x + across, y + down)) return { x: x + across, y: y + down };
      }
    }
  }
  return null;
}

export function createSurvey(options: LookOptions): Survey {
  const { grids, radio, residual, luck } = options;
  const places = floorAnchors(options);
  const cache = new Map<string, Squares>();

  /** The squares around an anchor, on its level and those above and below. */
  function around(k: number, size: number): Squares {
    const key = `${k} ${size}`;
    const known = cache.get(key);
    if (known) return known;
    const anchor = places[k] ?? { x: 0, y: 0, level: 0 };
    const levels = [anchor.level, anchor.level - 1, anchor.level + 1].filter((level) => grids[level] !== undefined);
    const side = Math.max(LEAST_SIDE, AROUND * Math.sqrt((Math.PI * levels.length) / size));
    const found: Squares = { x: [], y: [], level: [] };
    const reach = Math.ceil(AROUND / side);
    for (const level of levels) {
      const grid = grids[level];
      if (grid === undefined) continue;
      for (let column = -reach; column <= reach; column++) {
        for (let row = -reach; row <= reach; row++) {
          if (Math.hypot(column, row) * side > AROUND) continue;
          const free = freeIn(grid, anchor.x + column * side, anchor.y + row * side, side);
          if (free === null) continue;
          found.x.push(free.x);
          found.y.push(free.y);
          found.level.push(level);
        }
      }
    }
    if (found.x.length === 0) {
      const level = anchor.level;
      const { x, y } = grids[level]?.nearest(anchor.x, anchor.y, 10 * AROUND) ?? anchor;
      found.x.push(x);
      found.y.push(y);
      found.level.push(level);
    }
    cache.set(key, found);
    return found;
  }

  const information = new Float64Array(UNKNOWNS * UNKNOWNS);
  const mean = new Float64Array(UNKNOWNS);
  const z = new Float64Array(UNKNOWNS);
  const n = UNKNOWNS;

  /** What is heard at a square says this much for it, as a logarithm; `mean` and `information` are of its unknowns then. */
  function look(heard: readonly Heard[], x: Metres, y: Metres, level: number): number {
    information.fill(0);
    for (let i = 0; i < n; i++) information[i * n + i] = 1;
    mean.fill(0);
    let misfit = 0;
    for (const { anchor: k, rssiDbm } of heard) {
      const anchor = places[k];
      if (anchor === undefined) continue;
      const dx = anchor.x - x;
      const dy = anchor.y - y;
      const storeys = anchor.level - level;
      const dz = anchor.up + storeys * radio.storeyMetres;
      const squared = Math.max(NEAREST_SQUARED, dx * dx + dy * dy + dz * dz);
      const metres = Math.sqrt(squared);
      const decades = Math.log10(metres);
      const off =
        rssiDbm -
        anchor.atOneMetreDbm +
        10 * radio.exponent * decades +
        radio.floorLossDb * Math.abs(storeys) -
        (residual === null ? 0 : residual(k, grids[level]?.level ?? '', x, y));
      const weight = 1 / (radio.aboveDb * radio.aboveDb * (1 + CLOSE_SQUARED / squared));
      z[0] = radio.deviceSpreadDb;
      z[1] = -10 * (decades - USUAL_DECADES) * radio.exponentSpread;
      z[2] = (BODY_DB * dx) / metres;
      z[3] = (BODY_DB * dy) / metres;
      for (let i = 0; i < n; i++) {
        const w = weight * (z[i] ?? 0);
        mean[i] = (mean[i] ?? 0) + w * off;
        for (let j = 0; j <= i; j++) information[i * n + j] = (information[i * n + j] ?? 0) + w * (z[j] ?? 0);
      }
      misfit += weight * off * off;
    }
    // Cholesky in place: information = L·Lᵀ, and mean becomes L⁻¹·b.
    let logs = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = information[i * n + j] ?? 0;
        for (let k = 0; k < j; k++) sum -= (information[i * n + k] ?? 0) * (information[j * n + k] ?? 0);
        information[i * n + j] = i === j ? Math.sqrt(sum) : sum / (information[j * n + j] ?? 1);
      }
      let b = mean[i] ?? 0;
      for (let k = 0; k < i; k++) b -= (information[i * n + k] ?? 0) * (mean[k] ?? 0);
      b /= information[i * n + i] ?? 1;
      mean[i] = b;
      misfit -= b * b;
      logs += Math.log(information[i * n + i] ?? 1);
    }
    return -0.5 * misfit - logs;
  }

  /** Unknowns as likely as they are at the square that was looked at last. */
  function draw(): void {
    for (let i = n - 1; i >= 0; i--) {
      let b = (mean[i] ?? 0) + luck.normal();
      for (let k = i + 1; k < n; k++) b -= (information[k * n + i] ?? 0) * (mean[k] ?? 0);
      mean[i] = b / (information[i * n + i] ?? 1);
    }
  }

  return (heard, size) => {
    const best = heard.reduce(
      (most, one) => (one.rssiDbm > most.rssiDbm ? one : most),
      heard[0] ?? { anchor: 0, rssiDbm: 0 },
    );
    const squares = around(best.anchor, size);
    const count = squares.x.length;
    const cloud = emptyCloud(count);
    const own = places[best.anchor]?.level ?? 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const x = squares.x[i] ?? 0;
      const y = squares.y[i] ?? 0;
      const level = squares.level[i] ?? 0;
      const score = look(heard, x, y, level) + (level === own ? 0 : Math.log(OTHER_STOREY));
      most = Math.max(most, score);
      draw();
      cloud.x[i] = x;
      cloud.y[i] = y;
      cloud.level[i] = level;
      cloud.weight[i] = score;
      const bodyX = 2 * BODY_DB * (mean[2] ?? 0);
      const bodyY = 2 * BODY_DB * (mean[3] ?? 0);
      const loss = Math.hypot(bodyX, bodyY);
      const shorter = Math.min(1, radio.bodyLossDb / Math.max(1e-9, loss));
      cloud.bodyX[i] = bodyX * shorter;
      cloud.bodyY[i] = bodyY * shorter;
      cloud.gainDb[i] = radio.deviceSpreadDb * (mean[0] ?? 0) + (loss * shorter) / 2;
      cloud.exponent[i] = Math.max(LEAST_EXPONENT, radio.exponent + radio.exponentSpread * (mean[1] ?? 0));
    }
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const weight = Math.exp((cloud.weight[i] ?? 0) - most);
      cloud.weight[i] = weight;
      sum += weight;
    }
    for (let i = 0; i < count; i++) cloud.weight[i] = (cloud.weight[i] ?? 0) / sum;
    return cloud;
  };
}
