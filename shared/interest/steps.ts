/**
 * Steps: where those of a piece went, in units of 2 cm, mostly in two bytes. Who it was is told by how many of their piece
 * did not move between the one before and them.
 *
 *     two bytes    0, 3 bits of skipped, 6 bits of dx + 32, 6 bits of dy + 32
 *     three bytes  1 0, 4 bits of skipped, 9 bits of dx + 256, 9 bits of dy + 256
 *     more         1 1, 6 bits of the new age (0: as it was), then skipped, dx and dy as they are
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { AGES, type Age } from './shown.ts';

/** Where somebody of a piece went: in a cell along x and y, in a roster along the areas. */
export interface Step {
  /** Their turn among the dots that were there before, the lowest first. */
  readonly turn: number;
  readonly dx: number;
  readonly dy: number;
  /** Null: as it was. */
  readonly age: Age | null;
}

const fits = (value: number, half: number): boolean => value >= -half && value < half;

/** @param last the turn of the step that was written before, -1 for the first */
export function writeStep(to: ByteWriter, last: number, { turn, dx, dy, age }: Step): void {
  const skipped = turn - last - 1;
  if (age === null && skipped < 8 && fits(dx, 32) && fits(dy, 32)) {
    to.u16((skipped << 1) | ((dx + 32) << 4) | ((dy + 32) << 10));
  } else if (age === null && skipped < 16 && fits(dx, 256) && fits(dy, 256)) {
    to.u24(1 | (skipped << 2) | ((dx + 256) << 6) | ((dy + 256) << 15));
  } else {
    to.u8(3 | ((age === null ? 0 : AGES.indexOf(age) + 1) << 2));
    to.varint(skipped).signed(dx).signed(dy);
  }
}

/** What {@link writeStep} wrote; an age that there is not fails the reader. */
export function readStep(from: ByteReader, last: number): Step {
  const head = from.u8();
  if ((head & 1) === 0) {
    const bits = head | (from.u8() << 8);
    return { turn: last + 1 + ((bits >> 1) & 7), dx: ((bits >> 4) & 63) - 32, dy: (bits >> 10) - 32, age: null };
  }
  if ((head & 2) === 0) {
    const bits = head | (from.u16() << 8);
    return { turn: last + 1 + ((bits >> 2) & 15), dx: ((bits >> 6) & 511) - 256, dy: (bits >> 15) - 256, age: null };
  }
  const code = head >> 2;
  if (code > AGES.length) from.failed = true;
  const turn = last + 1 + from.varint();
  return { turn, dx: from.signed(), dy: from.signed(), age: AGES[code - 1] ?? null };
}
