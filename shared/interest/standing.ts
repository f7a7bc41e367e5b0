/** Somebody in a piece of floor, as the bytes say it, and what they add to the check of their piece. */
import type { Piece } from './pieces.ts';
import { AGES, type Age, type DotCard, type Shown } from './shown.ts';

/** Somebody in a piece, as the bytes say it. */
export interface Entry {
  readonly dot: number;
  /** In a cell the packed place, in a roster the area's index; with the face's age: {@link placeOf}. */
  readonly place: number;
}

/** An entry with its words as bytes, as `encodeCard` made them. */
export interface CardEntry extends Entry {
  readonly cardBytes: Uint8Array;
  /** {@link hashOf} the bytes. */
  readonly cardHash: number;
}

/** Who has a dot. */
export interface Holder {
  shown: Shown;
  /** Null: nobody has it any more. */
  standing: Standing | null;
  /** The piece and place before the last step into another cell, and the tick of that. */
  before: Standing | null;
  crossedIn: number;
  /** The last tick in which they were shown. */
  seenIn: number;
}

/** A person in a piece, as the server knows them. Replaced, never changed, when place or words change. */
export interface Standing extends CardEntry {
  readonly attendee: string;
  readonly holder: Holder;
  readonly piece: Piece;
  readonly card: DotCard;
  /** What they add to the check of their piece. */
  readonly mark: number;
}

/** Above a packed place, which needs 20 of its 24 bits; below an area's index, which is short as a varint. */
const AGE_IN_CELL = 2 ** 20;
const AGE_IN_ROSTER = AGES.length;

/** A place as entries hold it. */
export const placeOf = (roster: boolean, where: number, age: Age): number =>
  roster ? where * AGE_IN_ROSTER + AGES.indexOf(age) : where + AGES.indexOf(age) * AGE_IN_CELL;

/** The packed place or the area's index in an entry's place. */
export const whereIn = (roster: boolean, place: number): number =>
  roster ? Math.floor(place / AGE_IN_ROSTER) : place % AGE_IN_CELL;

/** The age in an entry's place. */
export const ageIn = (roster: boolean, place: number): Age =>
  AGES[roster ? place % AGE_IN_ROSTER : Math.floor(place / AGE_IN_CELL)] ?? 'fresh';

/** What one entry adds to the check of its piece. */
export function mark(dot: number, place: number, cardHash: number): number {
  const mixed = Math.imul(Math.imul(dot ^ 0x9e37_79b9, 0x85eb_ca6b) ^ place, 0xc2b2_ae35) ^ cardHash;
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) >>> 16;
}

/** FNV-1a, 32 bits. */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash;
}

export function byDot(one: Entry, other: Entry): number {
  return one.dot - other.dot;
}
