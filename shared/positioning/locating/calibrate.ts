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
  /** What that was measured at, square by square; empty where nothing was fitted. */
  readonly squares: readonly MeasuredSquare[];
}

/** What is heard of an anchor in a square of the floor beyond what the model expects. */
export interface MeasuredSquare {
  readonly anchor: string;
  readonly level: string;
  /** Which square, counted from the plane's origin in steps of its side. */
  readonly column: number;
  readonly row: number;
  readonly readings: number;
  readonly meanDb: number;
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

/**
 * Where it was measured how walls and furniture bend radio, and how quickly it fades, devices differ less from what is
 * expected, and the guesses' own ring is nearly right.
 */
export const CALIBRATED = { deviceSpreadDb: 5, exponentSpread: 0.15, ringScale: 0.79 } as const;

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
  if (samples.length < 10) return { radio: before, anchors, residualDb: () => 0, squares: [] };

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
  const sums = new Map<string, MeasuredSquare>();
  for (const { k, level, x, y, decades, rssiDbm } of samples) {
    const rest = rssiDbm - ((powers[k] ?? usual) - exponent * decades);
    const key = `${k} ${squareOf(level, x, y)}`;
    const old = sums.get(key);
    const readings = (old?.readings ?? 0) + 1;
    const meanDb = (old?.meanDb ?? 0) + (rest - (old?.meanDb ?? 0)) / readings;
    const [column, row] = [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
    sums.set(key, { anchor: anchors[k]?.id ?? '', level, column, row, readings, meanDb });
  }
  const squares = [...sums.values()];
  const residualDb = residualOf(anchors, squares);
  let squaresSum = 0;
  for (const { k, level, x, y, decades, rssiDbm } of samples) {
    const e = rssiDbm - ((powers[k] ?? usual) - exponent * decades) - residualDb(k, level, x, y);
    squaresSum += e * e;
  }
  const spread = Math.max(LEAST_SPREAD_DB, Math.sqrt(squaresSum / samples.length));
  return {
    radio: {
      ...before,
      ...CALIBRATED,
      exponent,
      atOneMetreDbm: usual,
      aboveDb: spread,
      belowDb: spread * 1.2,
    },
    anchors: anchors.map((anchor, k) => ({ ...anchor, atOneMetreDbm: powers[k] ?? usual })),
    residualDb,
    squares,
  };
}

/** The squares around what was measured of one anchor on one level, each with what is believed there once it was asked. */
interface Map2D {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  readonly measured: ReadonlyMap<number, MeasuredSquare>;
  readonly smoothed: Float32Array;
}

/** Squares that are farther away than this say nothing. */
const REACH = Math.ceil((2.5 * SPREAD) / SQUARE);

/** Room for a key of a square on any floor. */
const ROW = 1_000_000;

function mapOf(squares: readonly MeasuredSquare[]): Map2D {
  const [across, down] = [squares.map(({ column }) => column), squares.map(({ row }) => row)];
  const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [column, row] = [least(across) - REACH, least(down) - REACH];
  const [columns, rows] = [most(across) + REACH + 1 - column, most(down) + REACH + 1 - row];
  const measured = new Map(squares.map((square) => [square.row * ROW + square.column, square]));
  return { column, row, columns, rows, measured, smoothed: new Float32Array(columns * rows).fill(Number.NaN) };
}

function smoothedAt({ measured }: Map2D, column: number, row: number): number {
  let weight = DOUBT * 0.2;
  let total = 0;
  for (let i = -REACH; i <= REACH; i++) {
    for (let j = -REACH; j <= REACH; j++) {
      const square = measured.get((row + j) * ROW + column + i);
      if (square === undefined) continue;
      const near = Math.exp((-0.5 * (i * i + j * j) * SQUARE * SQUARE) / (SPREAD * SPREAD));
      const w = near * Math.min(square.readings, 5);
      weight += w;
      total += w * square.meanDb;
    }
  }
  return total / weight;
}

/** What is heard of an anchor at a place beyond what the model expects, smoothed over the squares around it. */
export function residualOf(anchors: readonly Anchor[], measured: readonly MeasuredSquare[]): Residual {
  const byAnchor = Map.groupBy(measured, ({ anchor }) => anchor);
  const maps = anchors.map(({ id }) => {
    const levels = Map.groupBy(byAnchor.get(id) ?? [], ({ level }) => level);
    return new Map([...levels].map(([level, squares]) => [level, mapOf(squares)]));
  });
  return (k, level, x, y) => {
    const map = maps[k]?.get(level);
    if (map === undefined) return 0;
    const column = Math.floor(x / SQUARE);
    const row = Math.floor(y / SQUARE);
    const across = column - map.column;
    const down = row - map.row;
    if (across < 0 || down < 0 || across >= map.columns || down >= map.rows) return 0;
    const at = down * map.columns + across;
    const known = map.smoothed[at] ?? 0;
    if (!Number.isNaN(known)) return known;
    const value = smoothedAt(map, column, row);
    map.smoothed[at] = value;
    return value;
  };
}
