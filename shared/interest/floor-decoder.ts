import type { Metres } from '../geometry/point.ts';
import { decodeCard } from './cards.ts';
import { type Body, type CellCount, type Frame, type Message, readMessage } from './frames.ts';
import {
  type Block,
  cellAtStep,
  cellsOf,
  isRoster,
  levelOf,
  middleOf,
  type Piece,
  packSteps,
  STEP_METRES,
  STEPS_A_CELL,
  stepX,
  stepY,
  unpackX,
  unpackY,
} from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { Age, DotCard, Placement } from './shown.ts';
import { ageIn, type CardEntry, mark, placeOf, whereIn } from './standing.ts';
import type { Step } from './steps.ts';

/** A face as this phone knows it. */
export interface Dot {
  readonly dot: number;
  readonly level: string;
  readonly placement: Placement;
  readonly age: Age;
  readonly card: DotCard;
}

/** So many faces in the cell around this place. */
export interface Crowd {
  readonly level: string;
  readonly x: Metres;
  readonly y: Metres;
  readonly count: number;
}

const NONE: readonly Crowd[] = [];

export type FloorChange =
  | {
      readonly type: 'added';
      readonly dot: number;
      readonly level: string;
      readonly placement: Placement;
      readonly age: Age;
      readonly card: DotCard;
    }
  | {
      readonly type: 'moved';
      readonly dot: number;
      readonly level: string;
      readonly placement: Placement;
      readonly age: Age;
      /** Only when the words have changed. */
      readonly card?: DotCard;
    }
  /** Where they were last. */
  | { readonly type: 'removed'; readonly dot: number; readonly level: string; readonly placement: Placement };

/** Somebody in a piece that this phone holds. */
interface Held extends Dot {
  readonly piece: Piece;
  readonly place: number;
  readonly cardHash: number;
  /** What they add to the check of their piece. */
  readonly mark: number;
  /** The message, counted, that told of them so. */
  readonly toldIn: number;
}

/** Somebody whose step led out of their cell, on their way into another that is held. */
interface Crossing {
  readonly to: Piece;
  readonly dot: number;
  readonly place: number;
  readonly from: Held;
}

type Moves = Frame & { readonly kind: 'moves' };

/**
 * Follows the frames of a {@link import('./floor-encoder.ts').FloorEncoder}. What does not fit what it knows, and what
 * is no frame at all, changes nothing and sets `needsFull`; nothing that arrives makes it throw.
 */
export class FloorDecoder {
  readonly #levels: readonly string[];
  readonly #areas: readonly string[];
  /** Who is in each piece that is held, by dot, the lowest first. */
  readonly #pieces = new Map<Piece, Held[]>();
  readonly #dots = new Map<number, Held>();
  /** The dots that a message touched, each once, and how they were before it: two lists, for most messages touch all. */
  readonly #touched: number[] = [];
  readonly #before: (Held | undefined)[] = [];
  /** Those of them who left. */
  readonly #left = new Set<number>();
  #messages = 0;
  #crossings: Crossing[] = [];
  #needsFull = false;
  /** Of the message before; null: none came since everything was forgotten. */
  #number: number | null = null;
  /** By block and the cell's turn in it. */
  readonly #counts = new Map<Block, Map<number, number>>();
  #crowds: readonly Crowd[] | null = null;

  /** The venue's levels and areas, in the order of its file. */
  constructor(levels: readonly string[], areas: readonly string[]) {
    this.#levels = levels;
    this.#areas = areas;
  }

  /** All faces that this phone may see and looks at, by dot. */
  get dots(): ReadonlyMap<number, Dot> {
    return this.#dots;
  }

  /** How many faces stand where it is too far to tell them apart, cell by cell; another list after each change. */
  get crowds(): readonly Crowd[] {
    if (this.#counts.size === 0) return NONE;
    this.#crowds ??= [...this.#counts].flatMap(([block, counts]) => {
      const cells = cellsOf(block);
      return [...counts].flatMap(([cell, count]) => {
        const piece = cells[cell];
        // Where single faces are known, they are what is shown.
        if (piece === undefined || (this.#pieces.get(piece)?.length ?? 0) > 0) return [];
        return [{ level: this.#levels[levelOf(block)] ?? '', ...middleOf(piece), count }];
      });
    });
    return this.#crowds;
  }

  /** Something was missed: ask with `look` and `again: true`. False again when the answer begins. */
  get needsFull(): boolean {
    return this.#needsFull;
  }

  /** Take in one message. At most one change a dot: who went from one piece to another has moved. */
  apply(bytes: Uint8Array): FloorChange[] {
    const message = readMessage(bytes, this.#levels.length, this.#areas.length);
    if (message === null || !this.#isNext(message)) {
      this.#needsFull = true;
      return [];
    }
    this.#begin();
    for (const frame of message.frames) this.#applyFrame(frame);
    this.#number = message.number;
    this.#arriveAll();
    return this.#summary();
  }

  /** Whether this message was made after the one before, as far as a number that begins anew can tell; or begins all anew. */
  #isNext({ number, frames }: Message): boolean {
    if (this.#number === null || frames[0]?.kind === 'clear') return true;
    const since = (number - this.#number) & 0xffff;
    return since > 0 && since < 0x8000;
  }

  /** Forget everything: the connection is a new one. */
  reset(): FloorChange[] {
    this.#begin();
    this.#number = null;
    this.#clear();
    return this.#summary();
  }

  #begin(): void {
    this.#touched.length = this.#before.length = 0;
    this.#left.clear();
    this.#messages += 1;
  }

  #applyFrame(frame: Frame): void {
    if (frame.kind === 'moves') {
      if (!this.#applyMoves(frame)) this.#needsFull = true;
      return;
    }
    this.#arriveAll();
    this.#crowds = null;
    if (frame.kind === 'counts') {
      this.#count(frame.block, frame.counts);
    } else if (frame.kind === 'uncount') {
      this.#counts.delete(frame.block);
    } else if (frame.kind === 'clear') {
      this.#clear();
    } else if (frame.kind === 'drop') {
      this.#forget(frame.piece);
    } else if (frame.kind === 'full') {
      this.#forget(frame.piece);
      this.#pieces.set(frame.piece, []);
      for (const entry of frame.entries) this.#come(frame.piece, entry);
    } else if (this.#pieces.has(frame.piece)) {
      for (const entry of frame.entries) this.#come(frame.piece, entry);
    } else {
      this.#needsFull = true;
    }
  }

  #clear(): void {
    this.#counts.clear();
    this.#crowds = null;
    for (const piece of [...this.#pieces.keys()]) this.#forget(piece);
    this.#needsFull = false;
  }

  #count(block: Block, counts: readonly CellCount[]): void {
    const known = this.#counts.get(block) ?? new Map<number, number>();
    this.#counts.set(block, known);
    for (const { cell, count } of counts) {
      if (count > 0) known.set(cell, count);
      else known.delete(cell);
    }
  }

  /** False: this is not what follows on what is known, and changes nothing. */
  #applyMoves({ pieces, check, bodies }: Moves): boolean {
    let sum = 0;
    for (const piece of pieces) {
      const held = this.#pieces.get(piece);
      if (held === undefined) return false;
      for (const one of held) sum += one.mark;
    }
    if ((sum & 0xffff) !== check) return false;
    for (let i = 0; i < pieces.length; i++) {
      const [piece, body] = [pieces[i], bodies[i]];
      if (piece === undefined || body === undefined || !this.#canBe(piece, body)) return false;
    }
    for (let i = 0; i < pieces.length; i++) {
      const [piece, body] = [pieces[i], bodies[i]];
      if (piece !== undefined && body !== undefined) this.#applyBody(piece, body);
    }
    return true;
  }

  /** Whether all who are spoken of are there, and go somewhere. */
  #canBe(piece: Piece, { moved, left }: Body): boolean {
    const held = this.#pieces.get(piece) ?? [];
    const roster = isRoster(piece);
    for (const step of moved) {
      const one = held[step.turn];
      if (one === undefined) return false;
      if ((roster || !staysInCell(one.place, step)) && this.#afterStep(one, step) === null) return false;
    }
    return left.every((turn) => turn < held.length);
  }

  /** Where a step leads to; null: nowhere. */
  #afterStep({ piece, place }: Held, { dx, dy, age }: Step): { readonly piece: Piece; readonly place: number } | null {
    const roster = isRoster(piece);
    const [where, now] = [whereIn(roster, place), age ?? ageIn(roster, place)];
    if (roster) {
      const area = where + dx;
      return area >= 0 && area < this.#areas.length ? { piece, place: placeOf(true, area, now) } : null;
    }
    const [x, y] = [stepX(piece, where) + dx, stepY(piece, where) + dy];
    const cell = cellAtStep(levelOf(piece), x, y);
    return cell === null ? null : { piece: cell, place: placeOf(false, packSteps(x, y), now) };
  }

  #applyBody(piece: Piece, { moved, left, came }: Body): void {
    const held = this.#pieces.get(piece) ?? [];
    const size = held.length;
    const roster = isRoster(piece);
    const cornerX = roster ? 0 : stepX(piece, 0);
    const cornerY = roster ? 0 : stepY(piece, 0);
    const gone: Held[] = [];
    for (const step of moved) {
      const one = held[step.turn];
      if (one !== undefined && !roster && staysInCell(one.place, step)) {
        held[step.turn] = this.#walk(one, step, cornerX, cornerY);
        continue;
      }
      const after = one && this.#afterStep(one, step);
      if (one === undefined || !after) continue;
      if (after.piece === piece) {
        held[step.turn] = this.#place(piece, one.dot, after.place, one.cardHash, one.card);
      } else {
        gone.push(one);
        // Whether that cell is held shows once all that happened in this tick is told.
        this.#crossings.push({ to: after.piece, dot: one.dot, place: after.place, from: one });
      }
    }
    for (const turn of left) {
      const one = held[turn];
      if (one !== undefined) gone.push(one);
    }
    for (const one of gone) this.#leave(one);
    for (const entry of came) this.#come(piece, entry);
    if ((size === 0) !== (held.length === 0)) this.#crowds = null;
  }

  /** Let all in whose steps led into another cell; who went where nothing is held is gone. */
  #arriveAll(): void {
    if (this.#crossings.length === 0) return;
    const crossings = this.#crossings;
    this.#crossings = [];
    this.#crowds = null;
    for (const { to, dot, place, from } of crossings) {
      if (this.#pieces.has(to)) this.#put(to, dot, place, from.cardHash, from.card);
    }
  }

  #come(piece: Piece, { dot, place, cardBytes, cardHash }: CardEntry): void {
    this.#put(piece, dot, place, cardHash, decodeCard(cardBytes));
  }

  /** Somebody comes into a piece, or has other words there. */
  #put(piece: Piece, dot: number, place: number, cardHash: number, card: DotCard): void {
    const held = this.#pieces.get(piece);
    if (held === undefined) return;
    const one = this.#place(piece, dot, place, cardHash, card);
    const at = turnOf(held, dot);
    held.splice(at, held[at]?.dot === dot ? 1 : 0, one);
  }

  /** {@link #place} for the most common of all changes: a step within a cell, whose lowest corner is given in steps. */
  #walk(from: Held, { dx, dy, age }: Step, cornerX: number, cornerY: number): Held {
    const { dot, level, card, piece, cardHash } = from;
    const where = whereIn(false, from.place);
    const packed = where + dx * STEPS_A_CELL + dy;
    const place = age === null ? from.place - where + packed : placeOf(false, packed, age);
    const along = Math.floor(packed / STEPS_A_CELL);
    const one: Held = {
      dot,
      level,
      placement: {
        kind: 'spot',
        x: (cornerX + along + 0.5) * STEP_METRES,
        y: (cornerY + packed - along * STEPS_A_CELL + 0.5) * STEP_METRES,
      },
      age: age ?? from.age,
      card,
      piece,
      place,
      cardHash,
      mark: mark(dot, place, cardHash),
      toldIn: this.#messages,
    };
    this.#touch(dot);
    this.#dots.set(dot, one);
    return one;
  }

  /** From now on this dot is there, and looks so. */
  #place(piece: Piece, dot: number, place: number, cardHash: number, card: DotCard): Held {
    const roster = isRoster(piece);
    const where = whereIn(roster, place);
    const one: Held = {
      dot,
      level: this.#levels[levelOf(piece)] ?? '',
      placement: roster
        ? { kind: 'area', area: this.#areas[where] ?? '' }
        : { kind: 'spot', x: unpackX(piece, where), y: unpackY(piece, where) },
      age: ageIn(roster, place),
      card,
      piece,
      place,
      cardHash,
      mark: mark(dot, place, cardHash),
      toldIn: this.#messages,
    };
    this.#touch(dot);
    this.#dots.set(dot, one);
    return one;
  }

  #leave({ piece, dot }: Held): void {
    const held = this.#pieces.get(piece);
    const at = held === undefined ? 0 : turnOf(held, dot);
    if (held?.[at]?.dot === dot) held.splice(at, 1);
    // Somebody who has already come into another piece is not gone.
    if (this.#dots.get(dot)?.piece !== piece) return;
    this.#touch(dot);
    this.#left.add(dot);
    this.#dots.delete(dot);
  }

  #forget(piece: Piece): void {
    for (const one of [...(this.#pieces.get(piece) ?? [])]) this.#leave(one);
    this.#pieces.delete(piece);
  }

  #touch(dot: number): void {
    const now = this.#dots.get(dot);
    if (now === undefined ? this.#left.has(dot) : now.toldIn === this.#messages) return;
    this.#touched.push(dot);
    this.#before.push(now);
  }

  #summary(): FloorChange[] {
    const changes: FloorChange[] = [];
    for (let i = 0; i < this.#touched.length; i++) {
      const dot = this.#touched[i] ?? 0;
      const before = this.#before[i];
      const now = this.#dots.get(dot);
      if (now !== undefined && before === undefined) {
        const { level, placement, age, card } = now;
        changes.push({ type: 'added', dot, level, placement, age, card });
      } else if (now === undefined && before !== undefined) {
        changes.push({ type: 'removed', dot, level: before.level, placement: before.placement });
      } else if (now !== undefined && before !== undefined && !isSame(before, now)) {
        const { level, placement, age, card } = now;
        if (sameCard(before.card, card)) changes.push({ type: 'moved', dot, level, placement, age });
        else changes.push({ type: 'moved', dot, level, placement, age, card });
      }
    }
    return changes;
  }
}

/** Whether a step of somebody at this place of a cell ends in the same cell. */
function staysInCell(place: number, { dx, dy }: Step): boolean {
  const where = whereIn(false, place);
  const along = Math.floor(where / STEPS_A_CELL);
  const [x, y] = [along + dx, where - along * STEPS_A_CELL + dy];
  return x >= 0 && x < STEPS_A_CELL && y >= 0 && y < STEPS_A_CELL;
}

/** The turn that a dot has in a piece, or would have. */
function turnOf(held: readonly Held[], dot: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((held[middle]?.dot ?? dot) < dot) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(before: Dot, now: Dot): boolean {
  const { placement: a } = before;
  const { placement: b } = now;
  const samePlace =
    a.kind === 'spot' ? b.kind === 'spot' && a.x === b.x && a.y === b.y : b.kind === 'area' && a.area === b.area;
  return samePlace && before.level === now.level && before.age === now.age && sameCard(before.card, now.card);
}
