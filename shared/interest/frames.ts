/**
 * The bytes of the floor: what is written is read in the function below it.
 *
 * A message is one or more frames. A frame begins with its kind, and 4 more when it is about a roster:
 *
 *     clear  0                                      forget all pieces
 *     drop   1 piece                                forget this piece
 *     full   2 piece number count (dot place card)  all that is in the piece
 *     delta  3 piece number check                   what changed in it since the last change:
 *              count (turn)                           who left
 *              count (turn step)                      who moved
 *              count (dot place card)                 who came, or changed their words
 *
 *     counts 8 block count (cell number)            how many faces these cells of a block hold, for whom it is far
 *     uncount 9 block                               forget the counts of this block
 *
 * A piece is its level, and for a cell column and row. A place is three bytes in a cell, an area's index in a roster; it
 * holds the face's age too, see {@link placeOf}.
 * Who was in it is named by their turn among the dots that were there before, the lowest first: a byte for what is five.
 * A step is how far they went in steps of 2 cm, in a roster how many areas further; one bit in the turn says that a new
 * age follows, see {@link Step}.
 * The number is that of the encoder's tick. The check is the sum of {@link mark} over all that was in the piece before
 * the change: whoever has something else has missed a frame. It depends on nothing but what the reader may see, so a
 * frame without a hidden person looks like any other.
 */
import { ByteReader, type ByteWriter } from './bytes.ts';
import {
  BLOCK_CELLS,
  type Block,
  cellAt,
  columnOf,
  isRoster,
  levelOf,
  type Piece,
  rosterOf,
  rowOf,
  STEPS_A_CELL,
} from './pieces.ts';
import { AGES, type Age, type DotCard } from './shown.ts';

const KIND = { clear: 0, drop: 1, full: 2, delta: 3, counts: 8, uncount: 9 } as const;
const ROSTER = 4;

/** Somebody in a piece, as the bytes say it. */
export interface Entry {
  readonly dot: number;
  /** In a cell the packed place, in a roster the area's index; with the face's age: {@link placeOf}. */
  readonly place: number;
}

/** Above a packed place, which needs 20 of its 24 bits; below an area's index, which is short as a varint. */
const AGE_IN_CELL = 2 ** 20;
const AGE_IN_ROSTER = AGES.length;

/** A place as entries hold it. */
export const placeOf = (roster: boolean, where: number, age: Age): number =>
  roster ? where * AGE_IN_ROSTER + AGES.indexOf(age) : where + AGES.indexOf(age) * AGE_IN_CELL;

/** The packed place or the area's index in an entry's place, and the age. */
export function readPlace(roster: boolean, place: number): { readonly where: number; readonly age: Age } {
  const base = roster ? AGE_IN_ROSTER : AGE_IN_CELL;
  const [low, high] = [place % base, Math.floor(place / base)];
  return { where: roster ? high : low, age: AGES[roster ? low : high] ?? 'fresh' };
}

/** An entry with its words as bytes, as {@link encodeCard} made them. */
export interface CardEntry extends Entry {
  readonly cardBytes: Uint8Array;
  /** {@link hashOf} the bytes. */
  readonly cardHash: number;
}

/** Where somebody of a piece went within it. */
export interface Step {
  /** Their turn among the dots that were there before. */
  readonly turn: number;
  readonly dx: number;
  readonly dy: number;
  /** Null: as it was. */
  readonly age: Age | null;
}

/** The way from one place of a piece to another. */
export function stepOf(roster: boolean, turn: number, before: number, now: number): Step {
  const [from, to] = [readPlace(roster, before), readPlace(roster, now)];
  const age = from.age === to.age ? null : to.age;
  if (roster) return { turn, dx: to.where - from.where, dy: 0, age };
  const along = (where: number) => Math.floor(where / STEPS_A_CELL);
  const across = (where: number) => where % STEPS_A_CELL;
  return { turn, dx: along(to.where) - along(from.where), dy: across(to.where) - across(from.where), age };
}

/** The place after a step; null when that is none of the piece. `areas` bounds a roster's. */
export function placeAfter(roster: boolean, before: number, { dx, dy, age }: Step, areas: number): number | null {
  const from = readPlace(roster, before);
  if (roster) {
    const area = from.where + dx;
    return area >= 0 && area < areas ? placeOf(true, area, age ?? from.age) : null;
  }
  const x = Math.floor(from.where / STEPS_A_CELL) + dx;
  const y = (from.where % STEPS_A_CELL) + dy;
  if (Math.min(x, y) < 0 || Math.max(x, y) >= STEPS_A_CELL) return null;
  return placeOf(false, x * STEPS_A_CELL + y, age ?? from.age);
}

/** How many faces a cell of a block holds; the cell by its turn in the block. */
export interface CellCount {
  readonly cell: number;
  readonly count: number;
}

export type Frame =
  | { readonly kind: 'clear' }
  | { readonly kind: 'counts'; readonly block: Block; readonly counts: readonly CellCount[] }
  | { readonly kind: 'uncount'; readonly block: Block }
  | { readonly kind: 'drop'; readonly piece: Piece }
  | {
      readonly kind: 'full';
      readonly piece: Piece;
      readonly number: number;
      readonly entries: readonly CardEntry[];
    }
  | {
      readonly kind: 'delta';
      readonly piece: Piece;
      readonly number: number;
      readonly check: number;
      /** By their turns. */
      readonly left: readonly number[];
      readonly moved: readonly Step[];
      readonly came: readonly CardEntry[];
    };

/** What one entry adds to the check of its piece. */
export function mark(entry: Entry, cardHash: number): number {
  const mixed = Math.imul(Math.imul(entry.dot ^ 0x9e37_79b9, 0x85eb_ca6b) ^ entry.place, 0xc2b2_ae35) ^ cardHash;
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) >>> 16;
}

/** FNV-1a, 32 bits. */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash;
}

export function writeFrame(to: ByteWriter, frame: Frame): void {
  if (frame.kind === 'clear') {
    to.u8(KIND.clear);
    return;
  }
  if (frame.kind === 'counts' || frame.kind === 'uncount') {
    to.u8(KIND[frame.kind]).varint(levelOf(frame.block)).signed(columnOf(frame.block)).signed(rowOf(frame.block));
    if (frame.kind === 'uncount') return;
    to.varint(frame.counts.length);
    for (const { cell, count } of frame.counts) to.u8(cell).varint(count);
    return;
  }
  const roster = isRoster(frame.piece);
  const place = (entry: Entry) => {
    to.varint(entry.dot);
    if (roster) to.varint(entry.place);
    else to.u24(entry.place);
  };
  to.u8(KIND[frame.kind] + (roster ? ROSTER : 0)).varint(levelOf(frame.piece));
  if (!roster) to.signed(columnOf(frame.piece)).signed(rowOf(frame.piece));
  if (frame.kind === 'drop') return;
  to.varint(frame.number);
  if (frame.kind === 'delta') {
    to.u16(frame.check).varint(frame.left.length);
    for (const turn of frame.left) to.varint(turn);
    to.varint(frame.moved.length);
    for (const { turn, dx, dy, age } of frame.moved) {
      to.varint(turn * 2 + (age === null ? 0 : 1)).signed(dx);
      if (!roster) to.signed(dy);
      if (age !== null) to.u8(AGES.indexOf(age));
    }
  }
  const came = frame.kind === 'full' ? frame.entries : frame.came;
  to.varint(came.length);
  for (const entry of came) {
    place(entry);
    to.raw(entry.cardBytes);
  }
}

/** The frames of a message, or null when it is not one. `levels` and `areas` bound the indices. */
export function readFrames(bytes: Uint8Array, levels: number, areas: number): Frame[] | null {
  const from = new ByteReader(bytes);
  const frames: Frame[] = [];
  while (from.left > 0) frames.push(readFrame(from, levels, areas));
  return from.failed ? null : frames;
}

function readFrame(from: ByteReader, levels: number, areas: number): Frame {
  const head = from.u8();
  if (head === KIND.counts || head === KIND.uncount) return readCounts(from, head, levels);
  const roster = (head & ROSTER) !== 0;
  const kind = head & 3;
  if (head > 7 || (roster && kind === KIND.clear)) from.failed = true;
  if (kind === KIND.clear) return { kind: 'clear' };

  const piece = readPiece(from, roster, levels);
  if (kind === KIND.drop) return { kind: 'drop', piece };
  const number = from.varint();
  const entry = (): Entry => {
    const dot = from.varint();
    const place = roster ? from.varint() : from.u24();
    const { where } = readPlace(roster, place);
    const last = placeOf(roster, roster ? areas - 1 : STEPS_A_CELL * STEPS_A_CELL - 1, 'about');
    if (where >= (roster ? areas : STEPS_A_CELL * STEPS_A_CELL) || place > last) from.failed = true;
    return { dot, place };
  };
  const cardEntry = (): CardEntry => {
    const { dot, place } = entry();
    const start = from.position;
    readCard(from);
    const cardBytes = from.since(start);
    return { dot, place, cardBytes, cardHash: hashOf(cardBytes) };
  };
  if (kind === KIND.full) return { kind: 'full', piece, number, entries: many(from, 5, cardEntry) };
  const check = from.u16();
  const left = many(from, 1, () => from.varint());
  const moved = many(from, 2, () => readStep(from, roster));
  return { kind: 'delta', piece, number, check, left, moved, came: many(from, 5, cardEntry) };
}

function readStep(from: ByteReader, roster: boolean): Step {
  const head = from.varint();
  const dx = from.signed();
  const dy = roster ? 0 : from.signed();
  const age = head % 2 === 0 ? null : (AGES[from.u8()] ?? null);
  if (head % 2 === 1 && age === null) from.failed = true;
  return { turn: Math.floor(head / 2), dx, dy, age };
}

function readCounts(from: ByteReader, head: number, levels: number): Frame {
  const block = readPiece(from, false, levels);
  if (head === KIND.uncount) return { kind: 'uncount', block };
  const counts = many(from, 2, () => ({ cell: from.u8(), count: from.varint() }));
  if (counts.some(({ cell }) => cell >= BLOCK_CELLS * BLOCK_CELLS)) from.failed = true;
  return { kind: 'counts', block, counts };
}

function readPiece(from: ByteReader, roster: boolean, levels: number): Piece {
  const level = from.varint();
  if (level >= levels) from.failed = true;
  if (roster) return rosterOf(level);
  const x = from.signed();
  const y = from.signed();
  if (Math.abs(x) >= 2048 || Math.abs(y) >= 2048) from.failed = true;
  return cellAt(level, x, y);
}

function many<T>(from: ByteReader, bytesEach: number, one: () => T): T[] {
  const count = from.count(bytesEach);
  const all: T[] = [];
  for (let i = 0; i < count && !from.failed; i++) all.push(one());
  return all;
}

/** A face's words: whether it is simulated and how many gives, then name, line and gives. */
export function encodeCard(to: ByteWriter, card: DotCard): Uint8Array {
  to.reset()
    .u8((card.simulated ? 1 : 0) | (Math.min(card.gives.length, 7) << 1))
    .text(card.firstName)
    .text(card.giveLine);
  for (const give of card.gives.slice(0, 7)) to.text(give);
  return to.take();
}

/** The words in these bytes. */
export function decodeCard(bytes: Uint8Array): DotCard {
  return readCard(new ByteReader(bytes));
}

function readCard(from: ByteReader): DotCard {
  const head = from.u8();
  if (head > 15) from.failed = true;
  const firstName = from.text();
  const giveLine = from.text();
  const gives: string[] = [];
  for (let i = 0; i < head >> 1 && !from.failed; i++) gives.push(from.text());
  return { firstName, gives, giveLine, simulated: (head & 1) === 1 };
}
