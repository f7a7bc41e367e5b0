import { ByteWriter } from './bytes.ts';
import { FarFloor } from './far-floor.ts';
import { FloorPeople } from './floor-people.ts';
import { type Crossings, FloorPiece, type Hidden, NO_PIECES, NOBODY, type Pace } from './floor-piece.ts';
import { writeFrame } from './frames.ts';
import { Outlook, squaresOf } from './outlook.ts';
import type { Piece } from './pieces.ts';
import type { Shown } from './shown.ts';
import { type OwnTelling, Square } from './square.ts';
import { byDot, type Standing } from './standing.ts';

/** Where few look closely, moves are told once in so many ticks: a second at five a second. */
const CALM_EVERY = 5;

const writer = new ByteWriter();

/**
 * Turns who is shown into frames: what happened in a piece of floor is written once a tick and pace, however many look at
 * it. Who comes, goes or has other words is told at once at either pace. Attendees' ids are compared in here and never
 * written.
 */
export class FloorEncoder {
  readonly #people: FloorPeople;
  readonly #pieces = new Map<Piece, FloorPiece>();
  /** Squares that are looked at, by their corner and their pieces' paces. */
  readonly #squares = new Map<string, Square>();
  readonly #keys = new Map<Square, string>();
  /** Pieces of which the calm pace has not been told all yet. */
  readonly #untold = new Set<FloorPiece>();
  /** The same floor from afar. */
  readonly far = new FarFloor(
    (piece) => this.#pieces.get(piece)?.all ?? [],
    (block) => this.isTurn(block),
  );
  /** What happened in these is written in this tick. */
  readonly #written: FloorPiece[] = [];
  #tick = 0;
  #head: Uint8Array = new Uint8Array(2);

  /** The venue's levels and areas, in the order of its file: frames name them by their place in it. */
  constructor(levels: readonly string[], areas: readonly string[]) {
    this.#people = new FloorPeople(levels, areas);
  }

  /** Take over who is shown from now on. Throws when a level or area is not the venue's, or a dot is there twice. */
  update(shown: readonly Shown[]): void {
    this.#tick += 1;
    this.#head = writer.reset().u16(this.#tick).take();
    for (const piece of this.#written) piece.forget();
    this.#written.length = 0;
    const stirs = this.#people.update(shown, this.#tick);
    for (const [piece, { came, isStirred }] of stirs) this.#change(piece, came, isStirred);
    for (const piece of this.#untold) {
      if (!this.isTurn(piece.piece)) continue;
      this.#untold.delete(piece);
      this.#written.push(piece);
      piece.calmDown(this.#tick);
    }
    this.far.update(stirs);
  }

  #pieceOf(piece: Piece): FloorPiece {
    let state = this.#pieces.get(piece);
    if (state === undefined) {
      state = new FloorPiece(piece);
      this.#pieces.set(piece, state);
    }
    return state;
  }

  #change(piece: Piece, came: readonly Standing[], isStirred: boolean): void {
    const state = this.#pieceOf(piece);
    const now: Standing[] = [];
    for (const { holder } of state.all) {
      const { standing } = holder;
      if (standing !== null && standing.piece === piece) now.push(standing);
    }
    if (came.length > 0) {
      now.push(...came);
      now.sort(byDot);
    }
    this.#written.push(state);
    state.change(this.#tick, now, isStirred, originsOf(came, this.#people));
    if (!state.isLevel) this.#untold.add(state);
  }

  /**
   * An outlook on these pieces of this floor; to be given back by {@link release}.
   * @param around the lower left cell of a square of cells that are told of in one frame where they are held
   */
  outlook(paces: ReadonlyMap<Piece, Pace>, around: Piece | null = null): Outlook {
    const squares = squaresOf(paces.keys(), around).map(({ corner, pieces }) => {
      const square = this.#square(
        corner,
        pieces,
        pieces.map((piece) => paces.get(piece) ?? 'every'),
      );
      square.outlooks += 1;
      return square;
    });
    return new Outlook(squares, paces);
  }

  #square(corner: Piece, pieces: readonly Piece[], paces: readonly Pace[]): Square {
    const key = `${corner} ${pieces.join()} ${paces.join()}`;
    let square = this.#squares.get(key);
    if (square === undefined) {
      const states = pieces.map((piece) => this.#pieceOf(piece));
      for (const state of states) state.squares += 1;
      square = new Square(corner, states, paces);
      this.#squares.set(key, square);
      this.#keys.set(square, key);
    }
    return square;
  }

  /** Nobody looks so any more. Views may be anywhere on the plane: where nobody is, what was looked at is forgotten. */
  release(outlook: Outlook): void {
    for (const square of outlook.squares) {
      square.outlooks -= 1;
      if (square.outlooks > 0) continue;
      this.#squares.delete(this.#keys.get(square) ?? '');
      this.#keys.delete(square);
      for (const state of square.pieces) {
        state.squares -= 1;
        if (state.squares === 0 && state.all.length === 0 && state.isLevel) this.#pieces.delete(state.piece);
      }
    }
  }

  /** How many pieces are remembered: those in which somebody is or at which somebody looks, and where people lately were. */
  get remembered(): number {
    return this.#pieces.size;
  }

  /** The number of this tick, as messages begin with it. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** Whether in this tick all that moved in the piece is told at the calm pace: then both paces know the same. */
  isTurn(piece: Piece): boolean {
    return (this.#tick + Math.abs(piece)) % CALM_EVERY === 0;
  }

  /** Whether both paces know the same of the piece. */
  isLevel(piece: Piece): boolean {
    return this.#pieces.get(piece)?.isLevel ?? true;
  }

  /**
   * A message of what happened in this tick in what is looked at so, for a viewer to whom some attendees do not exist:
   * those of `before` until the last tick, those of `after` from now on. Who becomes hidden leaves, as if they had gone,
   * also from a piece in which nothing happened. Null when nothing is to be told; the same bytes for all who look so
   * where nobody of theirs is concerned. `paces` are those of pieces that have another than the outlook says.
   */
  tell(
    outlook: Outlook,
    before: Hidden = NOBODY,
    after: Hidden = before,
    paces: ReadonlyMap<Piece, Pace> | null = null,
  ): Uint8Array | null {
    const isConcerned =
      this.#people.concerns(outlook, before) || (before !== after && this.#people.concerns(outlook, after));
    if (paces !== null || isConcerned) {
      const concerns = (piece: Piece) =>
        this.#people.holds(piece, before) || (before !== after && this.#people.holds(piece, after));
      return this.#tellOne(outlook, { paces, before, after, concerns: isConcerned ? concerns : null });
    }
    if (outlook.toldIn !== this.#tick) {
      outlook.toldIn = this.#tick;
      outlook.told = this.#tellAll(outlook);
    }
    return outlook.told;
  }

  /** What everybody is told who looks so. */
  #tellAll(outlook: Outlook): Uint8Array | null {
    writer.reset().raw(this.#head);
    for (const square of outlook.squares) {
      const told = square.told(this.#tick, this.#people);
      if (told !== null) writer.raw(told);
    }
    for (const square of outlook.squares) {
      for (const piece of square.arrived(this.#tick)) this.#arrivals(outlook, piece, null);
    }
    return writer.length === this.#head.length ? null : writer.lend();
  }

  /** What one viewer alone is told: most squares as everybody is. */
  #tellOne(outlook: Outlook, own: OwnTelling): Uint8Array | null {
    writer.reset().raw(this.#head);
    for (const square of outlook.squares) {
      const told = square.isToldTo(own)
        ? square.toldTo(this.#tick, this.#people, own)
        : square.told(this.#tick, this.#people);
      if (told !== null) writer.raw(told);
    }
    for (const square of outlook.squares) {
      for (const piece of square.arrived(this.#tick)) {
        this.#arrivals(outlook, piece, own.concerns?.(piece.piece) ? own : null);
      }
    }
    return writer.length === this.#head.length ? null : writer.lend();
  }

  /** Write who came into a piece from where the outlook does not reach; `own`: somebody there is hidden from the viewer. */
  #arrivals(outlook: Outlook, piece: FloorPiece, own: OwnTelling | null): void {
    for (const origin of piece.origins(this.#tick)) {
      if (outlook.has(origin)) continue;
      const frame =
        own === null
          ? piece.arrivals(origin, this.#people)
          : piece.arrivalsWithout(origin, this.#people, own.before, own.after);
      if (frame !== null) writer.raw(frame);
    }
  }

  /** The frame of all that is in a piece now, the same bytes at every call in a tick. */
  full(piece: Piece, hidden: Hidden = NOBODY): Uint8Array {
    const state = this.#pieces.get(piece);
    if (state === undefined) {
      writeFrame(writer.reset(), { kind: 'full', piece, entries: [] });
      return writer.take();
    }
    return this.#people.holds(piece, hidden) ? state.fullWithout(hidden) : state.full(this.#tick);
  }

  /** The index of a level in frames, or null when the venue has none of this id. */
  levelIndex(level: string): number | null {
    return this.#people.levelIndex(level);
  }
}

/** The cells that these came from. */
function originsOf(came: readonly Standing[], crossings: Crossings): readonly Piece[] {
  const origins = new Set<Piece>();
  for (const one of came) {
    const from = crossings.from(one);
    if (from !== null) origins.add(from.piece);
  }
  return origins.size === 0 ? NO_PIECES : [...origins].sort((one, other) => one - other);
}
