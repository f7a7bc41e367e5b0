/**
 * An outlook: the pieces of floor that a phone holds, and at which pace it is told each. All phones that look so share
 * one, and what they are told in a tick is put together once.
 */
import type { FloorPiece, Pace } from './floor-piece.ts';
import { BLOCK_CELLS, blockOf, cellAt, columnOf, isRoster, levelOf, type Piece, rowOf } from './pieces.ts';

/** Cells within 4 x 4 of a level in their order, or one roster: what one frame can tell of. */
interface Square {
  readonly pieces: readonly FloorPiece[];
  readonly paces: readonly Pace[];
}

export class Outlook {
  readonly #paces: ReadonlyMap<Piece, Pace>;
  readonly squares: readonly Square[];
  /** The tick in which it was told of last, and what: for the encoder. */
  toldIn = -1;
  told: Uint8Array | null = null;

  /** Made by {@link import('./floor-encoder.ts').FloorEncoder.outlook}. */
  constructor(pieceOf: (piece: Piece) => FloorPiece, paces: ReadonlyMap<Piece, Pace>, around: Piece | null) {
    this.#paces = paces;
    const squares = new Map<Piece, Piece[]>();
    for (const piece of [...paces.keys()].sort((one, other) => one - other)) {
      const square = isRoster(piece) ? piece : around !== null && isWithin(piece, around) ? around : blockKey(piece);
      const known = squares.get(square);
      if (known) known.push(piece);
      else squares.set(square, [piece]);
    }
    this.squares = [...squares.values()].map((pieces) => ({
      pieces: pieces.map(pieceOf),
      paces: pieces.map((piece) => paces.get(piece) ?? 'every'),
    }));
  }

  get pieces(): Iterable<Piece> {
    return this.#paces.keys();
  }

  get size(): number {
    return this.#paces.size;
  }

  has(piece: Piece): boolean {
    return this.#paces.has(piece);
  }

  /** Null: it is not looked at. */
  pace(piece: Piece): Pace | null {
    return this.#paces.get(piece) ?? null;
  }
}

function isWithin(cell: Piece, around: Piece): boolean {
  const [right, up] = [columnOf(cell) - columnOf(around), rowOf(cell) - rowOf(around)];
  return levelOf(cell) === levelOf(around) && Math.min(right, up) >= 0 && Math.max(right, up) < BLOCK_CELLS;
}

/** A number of its own for each block: that of a cell of a level that there is not. */
function blockKey(cell: Piece): Piece {
  const block = blockOf(cell);
  return cellAt(levelOf(block) + 1000, columnOf(block), rowOf(block));
}
