import { ByteWriter } from './bytes.ts';
import { encodeCard } from './cards.ts';
import { FarFloor } from './far-floor.ts';
import { type Crossings, FloorPiece, type Hidden, NO_PIECES, NOBODY, type Pace, type Told } from './floor-piece.ts';
import { writeFrame, writeMoves } from './frames.ts';
import { Outlook } from './outlook.ts';
import { cellOf, isRoster, levelOf, type Piece, packPlace, rosterOf } from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { DotCard, Shown } from './shown.ts';
import { byDot, hashOf, mark, placeOf, type Standing } from './standing.ts';

/** Where few look closely, moves are told once in so many ticks: a second at five a second. */
const CALM_EVERY = 5;

/** Who has a dot. */
interface Holder {
  shown: Shown;
  standing: Standing;
  /** The piece and place before the last step into another cell, and the tick of that. */
  before: Standing | null;
  crossedIn: number;
  /** The last tick in which they were shown. */
  seenIn: number;
}

/** In which piece an attendee is, and was in the tick before they changed it. */
interface Whereabouts {
  now: Piece | null;
  before: Piece | null;
  changedIn: number;
}

/** What comes into a piece in a tick; and whether anybody's words change in it, or somebody leaves. */
interface Stir {
  readonly came: Standing[];
  isStirred: boolean;
}

const writer = new ByteWriter();
const bodies: Uint8Array[] = [];
const changed: Piece[] = [];

/**
 * Turns who is shown into frames: what happened in a piece of floor is written once a tick and pace, however many look at
 * it. Who comes, goes or has other words is told at once at either pace. Attendees' ids are compared in here and never
 * written.
 */
export class FloorEncoder implements Crossings {
  readonly #levels: ReadonlyMap<string, number>;
  readonly #areas: ReadonlyMap<string, number>;
  readonly #pieces = new Map<Piece, FloorPiece>();
  readonly #holders = new Map<number, Holder>();
  readonly #whereabouts = new Map<string, Whereabouts>();
  /** What happens in this tick, until the pieces are told. */
  readonly #stirs = new Map<Piece, Stir>();
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
    this.#levels = indexed(levels);
    this.#areas = indexed(areas);
  }

  /** Take over who is shown from now on. Throws when a level or area is not the venue's, or a dot is there twice. */
  update(shown: readonly Shown[]): void {
    this.#tick += 1;
    this.#head = writer.reset().u16(this.#tick).take();
    for (const piece of this.#written) piece.forget();
    this.#written.length = 0;
    this.#stirs.clear();
    for (const one of shown) this.#take(one);
    if (this.#holders.size > shown.length) this.#forgetGone();
    for (const [piece, { came, isStirred }] of this.#stirs) this.#change(piece, came, isStirred);
    for (const piece of this.#untold) {
      if (!this.isTurn(piece.piece)) continue;
      this.#untold.delete(piece);
      this.#written.push(piece);
      piece.calmDown(this.#tick);
    }
    this.far.update(this.#stirredPieces());
  }

  *#stirredPieces(): Generator<Piece> {
    for (const [piece, { isStirred }] of this.#stirs) if (isStirred) yield piece;
  }

  #take(one: Shown): void {
    const holder = this.#holders.get(one.dot);
    if (holder === undefined) {
      this.#come(one);
      return;
    }
    if (holder.seenIn === this.#tick) throw new Error(`dot ${one.dot} is shown twice`);
    const old = holder.standing;
    if (old.attendee !== one.attendee) {
      this.#leave(old);
      this.#come(one);
      return;
    }
    holder.seenIn = this.#tick;
    if (holder.shown === one) return;
    holder.shown = one;
    const now = this.#stand(one, old);
    if (now === old) return;
    holder.standing = now;
    if (now.piece === old.piece) {
      this.#stir(now.piece, now.cardBytes !== old.cardBytes);
      return;
    }
    const crosses =
      !isRoster(now.piece) &&
      !isRoster(old.piece) &&
      levelOf(now.piece) === levelOf(old.piece) &&
      now.cardBytes === old.cardBytes;
    holder.before = crosses ? old : null;
    holder.crossedIn = this.#tick;
    this.#leave(old);
    this.#stir(now.piece, true).came.push(now);
    this.#isNowAt(one.attendee, now.piece);
  }

  #come(one: Shown): void {
    const standing = this.#stand(one, undefined);
    this.#holders.set(one.dot, { shown: one, standing, before: null, crossedIn: -1, seenIn: this.#tick });
    this.#stir(standing.piece, true).came.push(standing);
    this.#isNowAt(one.attendee, standing.piece);
  }

  #leave(old: Standing): void {
    this.#stir(old.piece, true);
    const where = this.#whereabouts.get(old.attendee);
    // Who has another dot by now is where that is.
    if (where === undefined || where.changedIn === this.#tick) return;
    where.before = where.now;
    where.now = null;
    where.changedIn = this.#tick;
  }

  #isNowAt(attendee: string, piece: Piece): void {
    const where = this.#whereabouts.get(attendee);
    if (where === undefined) {
      this.#whereabouts.set(attendee, { now: piece, before: null, changedIn: this.#tick });
      return;
    }
    if (where.changedIn !== this.#tick) where.before = where.now;
    where.now = piece;
    where.changedIn = this.#tick;
  }

  #forgetGone(): void {
    for (const [dot, { seenIn, standing }] of this.#holders) {
      if (seenIn === this.#tick) continue;
      this.#holders.delete(dot);
      this.#leave(standing);
    }
    for (const [attendee, { now, changedIn }] of this.#whereabouts) {
      if (now === null && changedIn !== this.#tick) this.#whereabouts.delete(attendee);
    }
  }

  #stir(piece: Piece, isStirred: boolean): Stir {
    let stir = this.#stirs.get(piece);
    if (stir === undefined) {
      stir = { came: [], isStirred };
      this.#stirs.set(piece, stir);
    }
    stir.isStirred ||= isStirred;
    return stir;
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
    for (const { dot, attendee } of state.all) {
      const standing = this.#holders.get(dot)?.standing;
      if (standing?.piece === piece && standing.attendee === attendee) now.push(standing);
    }
    if (came.length > 0) {
      now.push(...came);
      now.sort(byDot);
    }
    this.#written.push(state);
    state.change(this.#tick, now, isStirred, originsOf(came, this));
    if (!state.isLevel) this.#untold.add(state);
  }

  /**
   * An outlook on these pieces of this floor.
   * @param around the lower left cell of a square of cells that are told of in one frame where they are held
   */
  outlook(paces: ReadonlyMap<Piece, Pace>, around: Piece | null = null): Outlook {
    return new Outlook((piece) => this.#pieceOf(piece), paces, around);
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

  to(before: Standing): Standing | null {
    const holder = this.#holders.get(before.dot);
    if (holder === undefined || holder.crossedIn !== this.#tick || holder.before === null) return null;
    const isTheirs = holder.before.piece === before.piece && holder.before.attendee === before.attendee;
    return isTheirs ? holder.standing : null;
  }

  from(now: Standing): Standing | null {
    const holder = this.#holders.get(now.dot);
    return holder?.standing === now && holder.crossedIn === this.#tick ? holder.before : null;
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
    if (paces === null && !this.#concerns(outlook, before) && (before === after || !this.#concerns(outlook, after))) {
      if (outlook.toldIn !== this.#tick) outlook.told = this.#write(outlook, NOBODY, NOBODY, null);
      outlook.toldIn = this.#tick;
      return outlook.told;
    }
    return this.#write(outlook, before, after, paces);
  }

  #write(outlook: Outlook, before: Hidden, after: Hidden, paces: ReadonlyMap<Piece, Pace> | null): Uint8Array | null {
    writer.reset().u16(this.#tick);
    let isStirred = false;
    for (const { pieces, paces: usual } of outlook.squares) {
      changed.length = bodies.length = 0;
      let check = 0;
      for (let i = 0; i < pieces.length; i++) {
        const state = pieces[i];
        if (state === undefined) continue;
        isStirred ||= state.stirredIn(this.#tick);
        const pace = paces?.get(state.piece) ?? usual[i] ?? 'every';
        const told =
          before.size + after.size === 0
            ? state.told(this.#tick, pace, this)
            : this.#toldWithout(state, pace, before, after);
        if (told === null) continue;
        changed.push(state.piece);
        bodies.push(told.body);
        check += told.check;
      }
      writeMoves(writer, changed, check, bodies);
    }
    if (isStirred) this.#writeArrivals(outlook, before, after);
    return writer.length === this.#head.length ? null : writer.lend();
  }

  #writeArrivals(outlook: Outlook, before: Hidden, after: Hidden): void {
    for (const { pieces } of outlook.squares) {
      for (const state of pieces) {
        for (const origin of state.origins(this.#tick)) {
          if (outlook.has(origin)) continue;
          const isPlain = !this.#holds(state.piece, before) && !this.#holds(state.piece, after);
          const frame = isPlain ? state.arrivals(origin, this) : state.arrivalsWithout(origin, this, before, after);
          if (frame !== null) writer.raw(frame);
        }
      }
    }
  }

  #toldWithout(state: FloorPiece, pace: Pace, before: Hidden, after: Hidden): Told | null {
    const { piece } = state;
    if (!this.#holds(piece, before) && (before === after || !this.#holds(piece, after)))
      return state.told(this.#tick, pace, this);
    // Where nothing happened there may still be somebody who is hidden now, or no more.
    if (before === after && !state.changedIn(this.#tick, pace)) return null;
    return state.toldWithout(this.#tick, pace, this, before, after);
  }

  /** Whether one of these attendees is in the piece, or left it in this tick. */
  #holds(piece: Piece, attendees: Hidden): boolean {
    for (const attendee of attendees) {
      const where = this.#whereabouts.get(attendee);
      if (where === undefined) continue;
      if (where.now === piece || (where.changedIn === this.#tick && where.before === piece)) return true;
    }
    return false;
  }

  #concerns(outlook: Outlook, attendees: Hidden): boolean {
    for (const attendee of attendees) {
      const where = this.#whereabouts.get(attendee);
      if (where === undefined) continue;
      if (where.now !== null && outlook.has(where.now)) return true;
      if (where.changedIn === this.#tick && where.before !== null && outlook.has(where.before)) return true;
    }
    return false;
  }

  /** The frame of all that is in a piece now, the same bytes at every call in a tick. */
  full(piece: Piece, hidden: Hidden = NOBODY): Uint8Array {
    const state = this.#pieces.get(piece);
    if (state === undefined) {
      writeFrame(writer.reset(), { kind: 'full', piece, entries: [] });
      return writer.take();
    }
    return this.#holds(piece, hidden) ? state.fullWithout(hidden) : state.full(this.#tick);
  }

  /** The index of a level in frames, or null when the venue has none of this id. */
  levelIndex(level: string): number | null {
    return this.#levels.get(level) ?? null;
  }

  #stand(one: Shown, old: Standing | undefined): Standing {
    const level = this.#levels.get(one.level);
    if (level === undefined) throw new Error(`somebody is shown on the level "${one.level}", which the venue has not`);
    let piece: Piece;
    let place: number;
    if (one.placement.kind === 'spot') {
      piece = cellOf(level, one.placement.x, one.placement.y);
      place = placeOf(false, packPlace(one.placement.x, one.placement.y), one.age);
    } else {
      const area = this.#areas.get(one.placement.area);
      if (area === undefined) {
        throw new Error(`somebody is shown in the area "${one.placement.area}", which the venue has not`);
      }
      piece = rosterOf(level);
      place = placeOf(true, area, one.age);
    }
    const { attendee, dot, card } = one;
    if (old !== undefined && sameCard(old.card, card)) {
      if (old.piece === piece && old.place === place) return old;
      return standing(attendee, dot, piece, place, card, old.cardBytes, old.cardHash);
    }
    const cardBytes = encodeCard(writer, card);
    return standing(attendee, dot, piece, place, card, cardBytes, hashOf(cardBytes));
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

function standing(
  attendee: string,
  dot: number,
  piece: Piece,
  place: number,
  card: DotCard,
  cardBytes: Uint8Array,
  cardHash: number,
): Standing {
  return { attendee, dot, piece, place, card, cardBytes, cardHash, mark: mark(dot, place, cardHash) };
}

function indexed(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
