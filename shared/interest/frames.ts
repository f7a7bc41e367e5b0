/**
 * The bytes of the floor: what is written is read in the function below it.
 *
 * A message is the number of the encoder's tick, in two bytes, and one or more frames. The low half of a frame's first
 * byte is its kind, the high half its level; 15: the level follows. A cell's column and row follow where there is a cell.
 *
 *     clear   0                             forget all pieces
 *     drop    1 cell                        forget this cell; 9: the level's roster
 *     full    2 cell, count (entry card)    hold this cell: all that is in it; 10: the level's roster
 *     moves   3 cell mask check (body)      what happened in the cells of the mask, 4 x 4 from this one on
 *             11 check body                 the same in the level's roster
 *     arrive  4 cell, count (entry card)    who came into this cell from one that the reader does not hold
 *     counts  5 block count (cell number)   how many faces these cells of a block hold, for whom it is far
 *     uncount 6 block                       forget the counts of this block
 *
 *     body    (steps << 1) | more, (step)   who moved, see steps.ts
 *             count (skipped)               if more: who left, by how many between them stayed
 *             count (entry card)            … and who came, or changed their words
 *     entry   dot, place
 *
 * Whose step leads out of their cell is in the cell that it leads to, if the reader holds that; if not they are gone. So
 * what happened in a cell is written once, whatever else its readers hold, and nobody's words are told again at a border.
 * Who is told of is named by their turn among the dots that were there before, the lowest first. A place is three bytes
 * in a cell, an area's index in a roster; it holds the face's age too, see {@link placeOf}.
 * The check is the sum of {@link mark} over all that was in the pieces before: whoever has something else has missed a
 * frame. It depends on nothing but what the reader may see, so a frame without a hidden person looks like any other.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { readCard } from './cards.ts';
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
import type { CardEntry } from './standing.ts';
import { hashOf, placeOf, whereIn } from './standing.ts';
import { readStep, type Step, writeStep } from './steps.ts';

const KIND = { clear: 0, drop: 1, full: 2, moves: 3, arrive: 4, counts: 5, uncount: 6 } as const;
const ROSTER = 8;
/** The level is told by itself from this one on. */
const LEVEL_FOLLOWS = 15;

/** How many faces a cell of a block holds; the cell by its turn in the block. */
export interface CellCount {
  readonly cell: number;
  readonly count: number;
}

/** What happened in one piece. */
export interface Body {
  /** By their turns. */
  readonly moved: readonly Step[];
  readonly left: readonly number[];
  readonly came: readonly CardEntry[];
}

export type Frame =
  | { readonly kind: 'clear' }
  | { readonly kind: 'counts'; readonly block: Block; readonly counts: readonly CellCount[] }
  | { readonly kind: 'uncount'; readonly block: Block }
  | { readonly kind: 'drop'; readonly piece: Piece }
  | { readonly kind: 'full' | 'arrive'; readonly piece: Piece; readonly entries: readonly CardEntry[] }
  /** `pieces` are cells within a square of 4 x 4, in their order; or one roster. */
  | {
      readonly kind: 'moves';
      readonly pieces: readonly Piece[];
      readonly check: number;
      readonly bodies: readonly Body[];
    };

/** What {@link writeFrame} writes. */
export type PlainFrame = Exclude<Frame, { kind: 'moves' }>;

export interface Message {
  /** Of the tick, below 2^16: it begins anew. */
  readonly number: number;
  readonly frames: readonly Frame[];
}

function writeHead(to: ByteWriter, kind: keyof typeof KIND, piece: Piece): void {
  const level = levelOf(piece);
  const roster = isRoster(piece);
  to.u8((KIND[kind] + (roster ? ROSTER : 0)) | (Math.min(level, LEVEL_FOLLOWS) << 4));
  if (level >= LEVEL_FOLLOWS) to.varint(level);
  if (!roster) to.signed(columnOf(piece)).signed(rowOf(piece));
}

/** Write a frame; one of what happened comes out of {@link writeMoves}. */
export function writeFrame(to: ByteWriter, frame: PlainFrame): void {
  if (frame.kind === 'clear') {
    to.u8(KIND.clear);
  } else if (frame.kind === 'counts') {
    writeHead(to, 'counts', frame.block);
    to.varint(frame.counts.length);
    for (const { cell, count } of frame.counts) to.u8(cell).varint(count);
  } else if (frame.kind === 'uncount') {
    writeHead(to, 'uncount', frame.block);
  } else {
    writeHead(to, frame.kind, frame.piece);
    if (frame.kind !== 'drop') writeEntries(to, isRoster(frame.piece), frame.entries);
  }
}

function writeEntries(to: ByteWriter, roster: boolean, entries: readonly CardEntry[]): void {
  to.varint(entries.length);
  for (const { dot, place, cardBytes } of entries) {
    to.varint(dot);
    if (roster) to.varint(place);
    else to.u24(place);
    to.raw(cardBytes);
  }
}

/** What a frame begins with that tells of cells within the 4 x 4 from this one on, or of a roster. */
export function movesHead(corner: Piece): Uint8Array {
  writeHead(headWriter.reset(), 'moves', corner);
  return headWriter.take();
}
const headWriter = new ByteWriter();

/** The bit of a cell in the mask of a frame that begins at this corner. */
export const bitOf = (corner: Piece, cell: Piece): number =>
  1 << ((columnOf(cell) - columnOf(corner)) * BLOCK_CELLS + rowOf(cell) - rowOf(corner));

/**
 * What happened in some cells or a roster, after {@link movesHead}; the bodies are written already, in the cells' order.
 * @param mask the cells' bits; null: it is a roster
 */
export function writeMoves(
  to: ByteWriter,
  head: Uint8Array,
  mask: number | null,
  check: number,
  bodies: readonly Uint8Array[],
): void {
  to.raw(head);
  if (mask !== null) to.u16(mask);
  to.u16(check & 0xffff);
  for (const body of bodies) to.raw(body);
}

export function writeBody(to: ByteWriter, roster: boolean, { moved, left, came }: Body): void {
  const more = left.length + came.length > 0;
  to.varint(moved.length * 2 + (more ? 1 : 0));
  let last = -1;
  for (const step of moved) {
    writeStep(to, last, step);
    last = step.turn;
  }
  if (!more) return;
  to.varint(left.length);
  last = -1;
  for (const turn of left) {
    to.varint(turn - last - 1);
    last = turn;
  }
  writeEntries(to, roster, came);
}

/** A message, or null when it is none. `levels` and `areas` bound the indices. */
export function readMessage(bytes: Uint8Array, levels: number, areas: number): Message | null {
  const from = new ByteReader(bytes);
  const number = from.u16();
  const frames: Frame[] = [];
  do frames.push(readFrame(from, levels, areas));
  while (from.left > 0);
  return from.failed ? null : { number, frames };
}

function readFrame(from: ByteReader, levels: number, areas: number): Frame {
  const head = from.u8();
  const kind = head & 7;
  if (kind === KIND.clear) {
    if (head !== KIND.clear) from.failed = true;
    return { kind: 'clear' };
  }
  const piece = readPiece(from, head, levels);
  const entries = () => readEntries(from, isRoster(piece), areas);
  switch (kind) {
    case KIND.drop:
      return { kind: 'drop', piece };
    case KIND.full:
      return { kind: 'full', piece, entries: entries() };
    case KIND.moves:
      return readMoves(from, piece, areas);
    default:
      if (isRoster(piece)) from.failed = true;
  }
  switch (kind) {
    case KIND.arrive:
      return { kind: 'arrive', piece, entries: entries() };
    case KIND.counts:
      return readCounts(from, piece);
    case KIND.uncount:
      return { kind: 'uncount', block: piece };
    default:
      from.failed = true;
      return { kind: 'clear' };
  }
}

function readPiece(from: ByteReader, head: number, levels: number): Piece {
  const told = head >> 4;
  const level = told === LEVEL_FOLLOWS ? from.varint() : told;
  if (level >= levels) from.failed = true;
  if ((head & ROSTER) !== 0) return rosterOf(level);
  return cellIn(from, level, from.signed(), from.signed());
}

function cellIn(from: ByteReader, level: number, x: number, y: number): Piece {
  if (Math.min(x, y) < -2048 || Math.max(x, y) >= 2048) from.failed = true;
  return from.failed ? cellAt(0, 0, 0) : cellAt(level, x, y);
}

function readMoves(from: ByteReader, piece: Piece, areas: number): Frame {
  const pieces: Piece[] = [];
  if (isRoster(piece)) {
    pieces.push(piece);
  } else {
    const mask = from.u16();
    for (let bit = 0; bit < BLOCK_CELLS * BLOCK_CELLS; bit++) {
      if ((mask & (1 << bit)) === 0) continue;
      const [right, up] = [Math.floor(bit / BLOCK_CELLS), bit % BLOCK_CELLS];
      pieces.push(cellIn(from, levelOf(piece), columnOf(piece) + right, rowOf(piece) + up));
    }
    if (mask === 0) from.failed = true;
  }
  const check = from.u16();
  const bodies = pieces.map(() => readBody(from, isRoster(piece), areas));
  return { kind: 'moves', pieces, check, bodies };
}

const NO_TURNS: readonly number[] = [];
const NO_ENTRIES: readonly CardEntry[] = [];

function readBody(from: ByteReader, roster: boolean, areas: number): Body {
  const head = from.varint();
  const steps = Math.floor(head / 2);
  // None is shorter than two bytes: a lie costs nothing.
  if (steps * 2 > from.left) from.failed = true;
  const moved: Step[] = [];
  let last = -1;
  for (let i = 0; i < steps && !from.failed; i++) {
    const step = readStep(from, last);
    moved.push(step);
    last = step.turn;
  }
  if (head % 2 === 0) return { moved, left: NO_TURNS, came: NO_ENTRIES };
  last = -1;
  const left = many(from, 1, () => {
    last += 1 + from.varint();
    return last;
  });
  return { moved, left, came: readEntries(from, roster, areas) };
}

function readEntries(from: ByteReader, roster: boolean, areas: number): CardEntry[] {
  const end = roster ? areas : STEPS_A_CELL * STEPS_A_CELL;
  const last = placeOf(roster, end - 1, 'about');
  return many(from, 5, () => {
    const dot = from.varint();
    const place = roster ? from.varint() : from.u24();
    if (whereIn(roster, place) >= end || place > last) from.failed = true;
    const start = from.position;
    readCard(from);
    const cardBytes = from.since(start);
    return { dot, place, cardBytes, cardHash: hashOf(cardBytes) };
  });
}

function readCounts(from: ByteReader, block: Block): Frame {
  const counts = many(from, 2, () => ({ cell: from.u8(), count: from.varint() }));
  if (counts.some(({ cell }) => cell >= BLOCK_CELLS * BLOCK_CELLS)) from.failed = true;
  return { kind: 'counts', block, counts };
}

function many<T>(from: ByteReader, bytesEach: number, one: () => T): T[] {
  const count = from.count(bytesEach);
  const all: T[] = [];
  for (let i = 0; i < count && !from.failed; i++) all.push(one());
  return all;
}
