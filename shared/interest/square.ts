/**
 * A square: cells within 4 x 4 of a level, each at its pace, or one roster: what one frame tells of. All outlooks that have
 * the same share one, and what happened in it is put together once a tick.
 */
import { ByteWriter } from './bytes.ts';
import type { Crossings, FloorPiece, Hidden, Pace, Telling, Told } from './floor-piece.ts';
import { bitOf, movesHead, writeMoves } from './frames.ts';
import { isRoster, type Piece } from './pieces.ts';

/** What is told of a square to one viewer alone. */
export interface OwnTelling {
  /** Of pieces that have another pace than the square's. */
  readonly paces: ReadonlyMap<Piece, Pace> | null;
  readonly before: Hidden;
  readonly after: Hidden;
  /** Whether one of them is in the piece, or left it in this tick; null: in none. */
  readonly concerns: ((piece: Piece) => boolean) | null;
}

const writer = new ByteWriter();
const bodies: Uint8Array[] = [];

export class Square {
  /** How many outlooks have it. */
  outlooks = 0;
  readonly pieces: readonly FloorPiece[];
  readonly #tellings: readonly Telling[];
  /** Null: a roster. */
  readonly #bits: readonly number[] | null;
  readonly #head: Uint8Array;
  readonly #cells: ReadonlySet<Piece>;
  #toldIn = -1;
  #told: Uint8Array | null = null;
  #arrivedIn = -1;
  readonly #arrived: FloorPiece[] = [];

  /** @param corner the lower left of the 4 x 4 cells, or the roster */
  constructor(corner: Piece, pieces: readonly FloorPiece[], paces: readonly Pace[]) {
    this.pieces = pieces;
    this.#tellings = pieces.map((piece, i) => piece.telling(paces[i] ?? 'every'));
    this.#bits = isRoster(corner) ? null : pieces.map(({ piece }) => bitOf(corner, piece));
    this.#head = movesHead(corner);
    this.#cells = new Set(pieces.map(({ piece }) => piece));
  }

  /** The frame of what happened in it in this tick; null: nothing did. The same bytes at every call. */
  told(tick: number, crossings: Crossings): Uint8Array | null {
    if (this.#toldIn === tick) return this.#told;
    this.#toldIn = tick;
    let [mask, check] = [0, 0];
    bodies.length = 0;
    for (let i = 0; i < this.#tellings.length; i++) {
      const telling = this.#tellings[i];
      if (telling?.changedIn !== tick) continue;
      const told = telling.told(tick, crossings);
      if (told === null) continue;
      mask |= this.#bits?.[i] ?? 0;
      check += told.check;
      bodies.push(told.body);
    }
    this.#told = this.#frame(mask, check);
    return this.#told;
  }

  /** Whether this viewer is told something else of it than everybody. */
  isToldTo({ paces, concerns }: OwnTelling): boolean {
    if (paces !== null) for (const piece of paces.keys()) if (this.#cells.has(piece)) return true;
    return concerns !== null && this.pieces.some(({ piece }) => concerns(piece));
  }

  /** The same for one viewer. */
  toldTo(tick: number, crossings: Crossings, own: OwnTelling): Uint8Array | null {
    let [mask, check] = [0, 0];
    bodies.length = 0;
    for (let i = 0; i < this.pieces.length; i++) {
      const piece = this.pieces[i];
      const pace = piece && own.paces?.get(piece.piece);
      const telling = pace === undefined ? this.#tellings[i] : piece?.telling(pace);
      const told = piece && telling ? toldOf(tick, crossings, piece, telling, own) : null;
      if (told === null) continue;
      mask |= this.#bits?.[i] ?? 0;
      check += told.check;
      bodies.push(told.body);
    }
    return this.#frame(mask, check);
  }

  /** Those of its pieces into which somebody came from another cell in this tick. */
  arrived(tick: number): readonly FloorPiece[] {
    if (this.#arrivedIn === tick) return this.#arrived;
    this.#arrivedIn = tick;
    this.#arrived.length = 0;
    for (const piece of this.pieces) if (piece.origins(tick).length > 0) this.#arrived.push(piece);
    return this.#arrived;
  }

  #frame(mask: number, check: number): Uint8Array | null {
    if (bodies.length === 0) return null;
    writeMoves(writer.reset(), this.#head, this.#bits === null ? null : mask, check, bodies);
    return writer.lend();
  }
}

function toldOf(
  tick: number,
  crossings: Crossings,
  { piece }: FloorPiece,
  telling: Telling,
  { before, after, concerns }: OwnTelling,
): Told | null {
  if (concerns === null || !concerns(piece)) return telling.told(tick, crossings);
  // Where nothing happened there may still be somebody who is hidden now, or no more.
  if (before === after && telling.changedIn !== tick) return null;
  return telling.toldWithout(tick, crossings, before, after);
}
