/**
 * An outlook: the pieces of floor that a phone holds, and at which pace it is told each. All phones that look so share
 * one, and what they are told in a tick is put together once.
 */
import type { Pace } from './floor-piece.ts';
import { BLOCK_CELLS, blockOf, cellAt, columnOf, isRoster, levelOf, type Piece, rowOf } from './pieces.ts';
import type { Square } from './square.ts';

/** The cells of these within one 4 x 4 of a level, in their order, with its lower left; or one roster. */
export interface SquareOf {
  readonly corner: Piece;
  readonly pieces: readonly Piece[];
}

export class Outlook {
  readonly #paces: ReadonlyMap<Piece, Pace>;
  readonly squares: readonly Square[];
  /** The tick in which it was told of last, and what: for the encoder. */
  toldIn = -1;
  told: Uint8Array | null = null;

  /** Made by {@link import('./floor-encoder.ts').FloorEncoder.outlook}. */
  constructor(squares: readonly Square[], paces: ReadonlyMap<Piece, Pace>) {
    this.#paces = paces;
    this.squares = squares;
  }

  get pieces(): Iterable<Piece> {
    return this.#paces.keys();
  }

  has(piece: Piece): boolean {
    return this.#paces.has(piece);
  }

  /** Null: it is not looked at. */
  pace(piece: Piece): Pace | null {
    return this.#paces.get(piece) ?? null;
  }
}

/** These pieces in squares: those of the 4 x 4 cells from `around` on in one, the others in the blocks that they lie in. */
export function squaresOf(pieces: Iterable<Piece>, around: Piece | null): SquareOf[] {
  const squares = new Map<string, { readonly corner: Piece; readonly pieces: Piece[] }>();
  for (const piece of [...pieces].sort((one, other) => one - other)) {
    const isAround = around !== null && isWithin(piece, around);
    const corner = isRoster(piece) ? piece : isAround ? around : cornerOfBlock(piece);
    const key = `${isAround} ${corner}`;
    const known = squares.get(key);
    if (known) known.pieces.push(piece);
    else squares.set(key, { corner, pieces: [piece] });
  }
  return [...squares.values()];
}

function isWithin(cell: Piece, around: Piece): boolean {
  if (isRoster(cell)) return false;
  const [right, up] = [columnOf(cell) - columnOf(around), rowOf(cell) - rowOf(around)];
  return levelOf(cell) === levelOf(around) && Math.min(right, up) >= 0 && Math.max(right, up) < BLOCK_CELLS;
}

function cornerOfBlock(cell: Piece): Piece {
  const block = blockOf(cell);
  return cellAt(levelOf(block), columnOf(block) * BLOCK_CELLS, rowOf(block) * BLOCK_CELLS);
}
