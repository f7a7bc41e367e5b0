import type { Metres } from '../geometry/point.ts';
import {
  type CardEntry,
  type CellCount,
  decodeCard,
  type Frame,
  mark,
  placeAfter,
  readFrames,
  readPlace,
} from './frames.ts';
import { type Block, cellsOf, isRoster, levelOf, middleOf, type Piece, unpackX, unpackY } from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { Age, DotCard, Placement } from './shown.ts';

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

/** What an entry of a piece adds to its check, and its words. */
interface Standing {
  readonly place: number;
  readonly mark: number;
  readonly cardHash: number;
  readonly card: DotCard;
}

interface PieceState {
  number: number;
  check: number;
  readonly standing: Map<number, Standing>;
}

interface Known extends Dot {
  readonly piece: Piece;
}

/**
 * Follows the frames of a {@link import('./floor-encoder.ts').FloorEncoder}. What does not fit what it knows, and what
 * is no frame at all, changes nothing and sets `needsFull`; nothing that arrives makes it throw.
 */
export class FloorDecoder {
  readonly #levels: readonly string[];
  readonly #areas: readonly string[];
  readonly #pieces = new Map<Piece, PieceState>();
  readonly #dots = new Map<number, Known>();
  /** The dots that a message touched, as they were before it. */
  #touched = new Map<number, Known | undefined>();
  #needsFull = false;
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
        if (piece === undefined || this.#pieces.has(piece)) return [];
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
  apply(message: Uint8Array): FloorChange[] {
    const frames = readFrames(message, this.#levels.length, this.#areas.length);
    if (frames === null) {
      this.#needsFull = true;
      return [];
    }
    this.#touched = new Map();
    for (const frame of frames) this.#applyFrame(frame);
    return this.#summary();
  }

  /** Forget everything: the connection is a new one. */
  reset(): FloorChange[] {
    this.#touched = new Map();
    this.#applyFrame({ kind: 'clear' });
    return this.#summary();
  }

  #applyFrame(frame: Frame): void {
    if (frame.kind !== 'delta') this.#crowds = null;
    if (frame.kind === 'counts') {
      this.#count(frame.block, frame.counts);
    } else if (frame.kind === 'uncount') {
      this.#counts.delete(frame.block);
    } else if (frame.kind === 'clear') {
      this.#counts.clear();
      for (const piece of [...this.#pieces.keys()]) this.#forget(piece);
      this.#needsFull = false;
    } else if (frame.kind === 'drop') {
      this.#forget(frame.piece);
    } else if (frame.kind === 'full') {
      this.#forget(frame.piece);
      this.#add(frame.piece, frame.number, frame.entries);
    } else if (this.#fits(frame)) {
      this.#applyDelta(frame);
    } else {
      this.#needsFull = true;
    }
  }

  #count(block: Block, counts: readonly CellCount[]): void {
    const known = this.#counts.get(block) ?? new Map<number, number>();
    this.#counts.set(block, known);
    for (const { cell, count } of counts) {
      if (count > 0) known.set(cell, count);
      else known.delete(cell);
    }
  }

  /** Whether this delta begins where we are, and speaks of people who are there. */
  #fits(delta: Frame & { readonly kind: 'delta' }): boolean {
    const state = this.#pieces.get(delta.piece);
    if (((state?.check ?? 0) & 0xffff) !== delta.check) return false;
    if (state !== undefined && delta.number <= state.number) return false;
    const size = state?.standing.size ?? 0;
    if (delta.left.some((turn) => turn >= size) || delta.moved.some(({ turn }) => turn >= size)) return false;
    return delta.moved.length === 0 || this.#steps(delta) !== null;
  }

  /** Where those who moved are now; null when that is nowhere. */
  #steps({ piece, moved }: Frame & { readonly kind: 'delta' }): [dot: number, place: number, old: Standing][] | null {
    const there = inTurn(this.#pieces.get(piece));
    const steps: [number, number, Standing][] = [];
    for (const step of moved) {
      const [dot, old] = there[step.turn] ?? [];
      const place = old && placeAfter(isRoster(piece), old.place, step, this.#areas.length);
      if (dot === undefined || old === undefined || place === undefined || place === null) return null;
      steps.push([dot, place, old]);
    }
    return steps;
  }

  #applyDelta(delta: Frame & { readonly kind: 'delta' }): void {
    const state = this.#pieces.get(delta.piece);
    const steps = this.#steps(delta) ?? [];
    const there = delta.left.length === 0 ? [] : inTurn(state);
    for (const turn of delta.left) {
      const dot = there[turn]?.[0];
      if (dot !== undefined) this.#remove(delta.piece, dot);
    }
    for (const [dot, place, { cardHash, card }] of steps) this.#put(delta.piece, dot, place, cardHash, card);
    this.#add(delta.piece, delta.number, delta.came);
    const now = this.#pieces.get(delta.piece);
    if (now?.standing.size === 0) this.#pieces.delete(delta.piece);
    if (this.#pieces.has(delta.piece) !== (state !== undefined)) this.#crowds = null;
  }

  #add(piece: Piece, number: number, entries: readonly CardEntry[]): void {
    const state = this.#pieces.get(piece) ?? { number, check: 0, standing: new Map() };
    state.number = number;
    this.#pieces.set(piece, state);
    for (const { dot, place, cardBytes, cardHash } of entries) {
      this.#put(piece, dot, place, cardHash, decodeCard(cardBytes));
    }
  }

  #put(piece: Piece, dot: number, place: number, cardHash: number, card: DotCard): void {
    const state = this.#pieces.get(piece);
    if (state === undefined) return;
    const standing = { place, mark: mark({ dot, place }, cardHash), cardHash, card };
    state.check += standing.mark - (state.standing.get(dot)?.mark ?? 0);
    state.standing.set(dot, standing);
    this.#touch(dot);
    const { where, age } = readPlace(isRoster(piece), place);
    this.#dots.set(dot, {
      dot,
      level: this.#levels[levelOf(piece)] ?? '',
      placement: isRoster(piece)
        ? { kind: 'area', area: this.#areas[where] ?? '' }
        : { kind: 'spot', x: unpackX(piece, where), y: unpackY(piece, where) },
      age,
      card,
      piece,
    });
  }

  #remove(piece: Piece, dot: number): void {
    const state = this.#pieces.get(piece);
    const standing = state?.standing.get(dot);
    if (state === undefined || standing === undefined) return;
    state.standing.delete(dot);
    state.check -= standing.mark;
    // Somebody who has already come into another piece is not gone.
    if (this.#dots.get(dot)?.piece !== piece) return;
    this.#touch(dot);
    this.#dots.delete(dot);
  }

  #forget(piece: Piece): void {
    for (const dot of [...(this.#pieces.get(piece)?.standing.keys() ?? [])]) this.#remove(piece, dot);
    this.#pieces.delete(piece);
  }

  #touch(dot: number): void {
    if (!this.#touched.has(dot)) this.#touched.set(dot, this.#dots.get(dot));
  }

  #summary(): FloorChange[] {
    const changes: FloorChange[] = [];
    for (const [dot, before] of this.#touched) {
      const now = this.#dots.get(dot);
      if (now !== undefined && before === undefined) {
        const { level, placement, age, card } = now;
        changes.push({ type: 'added', dot, level, placement, age, card });
      } else if (now === undefined && before !== undefined) {
        changes.push({ type: 'removed', dot, level: before.level, placement: before.placement });
      } else if (now !== undefined && before !== undefined && !isSame(before, now)) {
        const { level, placement, age, card } = now;
        changes.push({ type: 'moved', dot, level, placement, age, ...(sameCard(before.card, card) ? {} : { card }) });
      }
    }
    return changes;
  }
}

/** Who is in a piece, by their turns: the lowest dot first. */
function inTurn(state: PieceState | undefined): [dot: number, standing: Standing][] {
  return [...(state?.standing ?? [])].sort(([one], [other]) => one - other);
}

function isSame(before: Dot, now: Dot): boolean {
  const { placement: a } = before;
  const { placement: b } = now;
  const samePlace =
    a.kind === 'spot' ? b.kind === 'spot' && a.x === b.x && a.y === b.y : b.kind === 'area' && a.area === b.area;
  return samePlace && before.level === now.level && before.age === now.age && sameCard(before.card, now.card);
}
