/** A cloud of guesses about one device: where it is, how strongly it is heard, how radio fades there, which way its bearer faces. */
import type { Noise } from './noise.ts';

/** Guesses as columns, so that a step over all of them is a few quick loops. */
export interface Cloud {
  readonly size: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index into the venue's levels. */
  readonly level: Uint8Array;
  /** How much stronger than usual the device is heard a few metres away, in dB. */
  readonly gainDb: Float64Array;
  /** How quickly strength falls with distance there. */
  readonly exponent: Float64Array;
  /** The way the bearer faces, as long as what the bearer's body takes away, in dB; no length: nothing is in the way. */
  readonly bodyX: Float64Array;
  readonly bodyY: Float64Array;
  /** How likely each is; they sum to 1. */
  readonly weight: Float64Array;
}

/** A cloud of guesses that are all the same. */
export function emptyCloud(size: number): Cloud {
  const column = () => new Float64Array(size);
  return {
    size,
    x: column(),
    y: column(),
    level: new Uint8Array(size),
    gainDb: column(),
    exponent: column(),
    bodyX: column(),
    bodyY: column(),
    weight: column().fill(1 / size),
  };
}

/** Room for the columns of one cloud while it is drawn anew: clouds are many, and making columns is slow. */
const drawn = { from: new Int32Array(0), column: new Float64Array(0), level: new Uint8Array(0) };

function roomFor(size: number): void {
  if (drawn.from.length >= size) return;
  drawn.from = new Int32Array(size);
  drawn.column = new Float64Array(size);
  drawn.level = new Uint8Array(size);
}

/**
 * A cloud of `size` guesses drawn from another by weight, in even steps (systematic resampling, Kitagawa 1996). One that
 * has as many is drawn in place.
 */
export function resampled(from: Cloud, size: number, noise: Noise): Cloud {
  const to = from.size === size ? from : emptyCloud(size);
  roomFor(Math.max(from.size, size));
  const { weight } = from;
  const source = drawn.from;
  let mark = noise.uniform() / size;
  let sum = weight[0] ?? 0;
  let k = 0;
  for (let i = 0; i < size; i++) {
    while (sum < mark && k < from.size - 1) {
      k += 1;
      sum += weight[k] ?? 0;
    }
    source[i] = k;
    mark += 1 / size;
  }
  draw(from.x, to.x, size);
  draw(from.y, to.y, size);
  draw(from.gainDb, to.gainDb, size);
  draw(from.exponent, to.exponent, size);
  draw(from.bodyX, to.bodyX, size);
  draw(from.bodyY, to.bodyY, size);
  const { level } = drawn;
  level.set(from.level);
  for (let i = 0; i < size; i++) to.level[i] = level[source[i] ?? 0] ?? 0;
  to.weight.fill(1 / size);
  return to;
}

/** One column of the cloud that is drawn; `to` may be `from`. */
function draw(from: Float64Array, to: Float64Array, size: number): void {
  const { from: source, column } = drawn;
  column.set(from);
  for (let i = 0; i < size; i++) to[i] = column[source[i] ?? 0] ?? 0;
}
