/** Fits the radio model to a venue from readings at known places. */
import type { Metres } from '../../geometry/point.ts';
import type { Anchor, RadioModel, Residual } from './radio-model.ts';

/** What was heard of an anchor at a place that was measured. */
export interface CalibrationReading {
  readonly anchor: string;
  readonly level: string;
  readonly x: Metres;
  readonly y: Metres;
  readonly rssiDbm: number;
}

export interface Calibration {
  readonly radio: RadioModel;
  /** The anchors, each with its own strength at one metre. */
  readonly anchors: readonly Anchor[];
  /** What is heard of an anchor at a place beyond what the model expects, in dB: walls, furniture, antennas. */
  readonly residualDb: Residual;
}

/** Side of a square of the map of residuals, and how far what was measured speaks for its surroundings. */
const SQUARE: Metres = 0.5;
const SPREAD: Metres = 0.7;

/** So many readings' worth of doubt: where little was measured the model alone speaks. */
const DOUBT = 2;

/** Limits of the exponent: between a corridor that guides radio and a storeroom. */
const EXPONENT = { least: 1.2, most: 4.5 } as const;

/** An anchor's own strength is drawn toward the others' by so many readings. */
const ALIKE = 20;

/** Readings that clouds and walls of the same place bend alike leave at least so much. */
const LEAST_SPREAD_DB = 3.5;

/** Where it was measured how walls and furniture bend radio, the guesses' own ring is nearly right. */
const CALIBRATED_RING = 0.8;

interface Sum {
  readings: number;
  total: number;
}

const squareOf = (level: string, x: Metres, y: Metres) =>
  `${level} ${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`;

/** Fit `before` to these readings; what is not readable is not in them. Readings of unknown anchors are left out. */
export function calibrate(
  before: RadioModel,
  anchors: readonly Anchor[],
  readings: readonly CalibrationReading[],
): Calibration {
  const known = new Map(anchors.map((anchor, i) => [anchor.id, i]));
  const samples = readings.flatMap(({ anchor: id, level, x, y, rssiDbm }) => {
    const k = known.get(id);
    const anchor = k === undefined ? undefined : anchors[k];
    if (k === undefined || anchor === undefined || anchor.level !== level) return [];
    const up = anchor.z - before.wornAtMetres;
    const squared = Math.max(0.25, (anchor.x - x) ** 2 + (anchor.y - y) ** 2 + up * up);
    return [{ k, level, x, y, rssiDbm, decades: 5 * Math.log10(squared) }];
  });
  if (samples.length < 10) return { radio: before, anchors, residualDb: () => 0 };

  // Least squares with one exponent for all, and a strength for each anchor.
  const each = anchors.map(() => ({ n: 0, x: 0, y: 0 }));
  for (const { k, decades, rssiDbm } of samples) {
    const one = each[k];
    if (one === undefined) continue;
    one.n += 1;
    one.x += decades;
    one.y += rssiDbm;
  }
  let [xx, xy] = [0, 0];
  for (const { k, decades, rssiDbm } of samples) {
    const one = each[k];
    if (one === undefined) continue;
    const dx = decades - one.x / one.n;
    xx += dx * dx;
    xy += dx * (rssiDbm - one.y / one.n);
  }
  const exponent = xx < 1 ? before.exponent : Math.min(EXPONENT.most, Math.max(EXPONENT.least, -xy / xx));
  const power = (one: { n: number; x: number; y: number }) => (one.y + exponent * one.x) / one.n;
  const all = each.reduce((sum, one) => ({ n: sum.n + one.n, x: sum.x + one.x, y: sum.y + one.y }), {
    n: 0,
    x: 0,
    y: 0,
  });
  const usual = power(all);
  const powers = each.map((one) => (one.n === 0 ? usual : (one.n * power(one) + ALIKE * usual) / (one.n + ALIKE)));

  // What is left over, by square.
  const squares = anchors.map(() => new Map<string, Sum>());
  for (const { k, level, x, y, decades, rssiDbm } of samples) {
    const rest = rssiDbm - ((powers[k] ?? usual) - exponent * decades);
    const map = squares[k];
    const key = squareOf(level, x, y);
    const sum = map?.get(key) ?? { readings: 0, total: 0 };
    sum.readings += 1;
    sum.total += rest;
    map?.set(key, sum);
  }
  const smoothed = new Map<string, number>();
  const residualDb = (k: number, level: string, x: Metres, y: Metres): number => {
    const key = `${k} ${squareOf(level, x, y)}`;
    const found = smoothed.get(key);
    if (found !== undefined) return found;
    const [column, row] = [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
    const reach = Math.ceil((2.5 * SPREAD) / SQUARE);
    let [weight, total] = [DOUBT * 0.2, 0];
    for (let i = -reach; i <= reach; i++) {
      for (let j = -reach; j <= reach; j++) {
        const sum = squares[k]?.get(`${level} ${column + i} ${row + j}`);
        if (sum === undefined) continue;
        const w = Math.exp((-0.5 * (i * i + j * j) * SQUARE * SQUARE) / (SPREAD * SPREAD)) * Math.min(sum.readings, 5);
        weight += w;
        total += w * (sum.total / sum.readings);
      }
    }
    const value = total / weight;
    smoothed.set(key, value);
    return value;
  };
  let squaresSum = 0;
  for (const { k, level, x, y, decades, rssiDbm } of samples) {
    const e = rssiDbm - ((powers[k] ?? usual) - exponent * decades) - residualDb(k, level, x, y);
    squaresSum += e * e;
  }
  const spread = Math.max(LEAST_SPREAD_DB, Math.sqrt(squaresSum / samples.length));
  return {
    radio: {
      ...before,
      exponent,
      atOneMetreDbm: usual,
      deviceSpreadDb: 5,
      aboveDb: spread,
      belowDb: spread * 1.2,
      ringScale: CALIBRATED_RING,
    },
    anchors: anchors.map((anchor, k) => ({ ...anchor, atOneMetreDbm: powers[k] ?? usual })),
    residualDb,
  };
}
