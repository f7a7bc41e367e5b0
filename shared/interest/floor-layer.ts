/** The floor as one kind of viewer has been told it: who stands in which piece, what changed in this tick, as bytes. */
import { ByteWriter } from './bytes.ts';
import { byDot, type Changes, changesWithout, type Standing } from './floor-changes.ts';
import { type CardEntry, writeFrame } from './frames.ts';
import type { Piece } from './pieces.ts';
import { sameCard } from './same-card.ts';

interface PieceState {
  readonly standing: Map<number, Standing>;
  check: number;
  /** The full frame of this tick, once somebody asked. */
  full: Uint8Array | null;
  fullNumber: number;
}

const NOBODY: ReadonlySet<string> = new Set();
const writer = new ByteWriter();

export class FloorLayer {
  readonly #pieces = new Map<Piece, PieceState>();
  /** The piece that each attendee stands in. */
  readonly #at = new Map<string, Piece>();
  #changes = new Map<Piece, Changes>();
  #sorted: readonly Piece[] | null = null;
  #number = 0;

  /** Begin the tick of this number: nothing has changed in it yet. */
  begin(number: number): void {
    this.#number = number;
    this.#changes = new Map();
    this.#sorted = null;
  }

  /** What happened so far in this tick, piece by piece. */
  get changes(): ReadonlyMap<Piece, Changes> {
    return this.#changes;
  }

  /** Whoever has this dot in the piece, as last told. */
  standing(piece: Piece, dot: number): Standing | undefined {
    return this.#pieces.get(piece)?.standing.get(dot);
  }

  /** All who stand in the piece, as last told. */
  all(piece: Piece): Iterable<Standing> {
    return this.#pieces.get(piece)?.standing.values() ?? [];
  }

  leave(old: Standing): void {
    const state = this.#state(old.piece);
    this.#changesOf(old.piece, state).left.push(old);
    state.standing.delete(old.dot);
    state.check -= old.mark;
    if (this.#at.get(old.attendee) === old.piece) this.#at.delete(old.attendee);
    if (state.standing.size === 0) this.#pieces.delete(old.piece);
  }

  come(now: Standing): void {
    const state = this.#state(now.piece);
    this.#changesOf(now.piece, state).came.push({ before: null, now });
    state.standing.set(now.dot, now);
    state.check += now.mark;
    this.#at.set(now.attendee, now.piece);
  }

  /** Somebody has moved within their piece, or has other words. */
  change(before: Standing, now: Standing): void {
    const state = this.#state(now.piece);
    const changes = this.#changesOf(now.piece, state);
    const sameWords = before.cardHash === now.cardHash && sameCard(before.card, now.card);
    (sameWords ? changes.moved : changes.came).push({ before, now });
    state.standing.set(now.dot, now);
    state.check += now.mark - before.mark;
  }

  /** The pieces that changed in this tick, in an order that does not tell what came about first. */
  changed(): readonly Piece[] {
    this.#sorted ??= [...this.#changes.keys()].sort((one, other) => one - other);
    return this.#sorted;
  }

  /** What changed in a piece in this tick, the same bytes at every call; null when nothing did. */
  delta(piece: Piece): Uint8Array | null {
    const changes = this.#changes.get(piece);
    if (changes === undefined) return null;
    changes.frame ??= this.#encodeDelta(piece, changes, NOBODY, NOBODY);
    return changes.frame;
  }

  /**
   * {@link delta} for a viewer to whom some attendees do not exist: those of `before` until the last tick, those of
   * `after` from now on. Who becomes hidden leaves, as if they had gone, also from a piece that did not change. Null
   * when nothing is left of it.
   */
  deltaWithout(piece: Piece, before: ReadonlySet<string>, after: ReadonlySet<string> = before): Uint8Array | null {
    const changes = this.#changes.get(piece);
    if (!this.#concerns(piece, before) && (before === after || !this.#concerns(piece, after))) {
      return this.delta(piece);
    }
    return this.#encodeDelta(piece, changes ?? this.#unchanged(piece), before, after);
  }

  /** Whether one of these attendees is in the piece, or left it in this tick. */
  #concerns(piece: Piece, attendees: ReadonlySet<string>): boolean {
    if (attendees.size === 0) return false;
    if (this.#holds(piece, attendees)) return true;
    const left = this.#changes.get(piece)?.left;
    return left?.some((standing) => attendees.has(standing.attendee)) ?? false;
  }

  #unchanged(piece: Piece): Changes {
    return { check: this.#pieces.get(piece)?.check ?? 0, left: [], moved: [], came: [], frame: null };
  }

  /** Whether one of these attendees stands in the piece. */
  #holds(piece: Piece, attendees: ReadonlySet<string>): boolean {
    for (const attendee of attendees) if (this.#at.get(attendee) === piece) return true;
    return false;
  }

  /** All that is in a piece now, the same bytes at every call in a tick; null when nobody is. */
  full(piece: Piece): Uint8Array | null {
    const state = this.#pieces.get(piece);
    if (state === undefined) return null;
    if (state.full === null || state.fullNumber !== this.#number) {
      state.full = this.#encodeFull(piece, NOBODY);
      state.fullNumber = this.#number;
    }
    return state.full;
  }

  /** {@link full} for a viewer to whom these attendees do not exist; null when nobody else is in it. */
  fullWithout(piece: Piece, hidden: ReadonlySet<string>): Uint8Array | null {
    if (!this.#holds(piece, hidden)) return this.full(piece);
    const standing = this.#pieces.get(piece)?.standing.values() ?? [];
    for (const one of standing) if (!hidden.has(one.attendee)) return this.#encodeFull(piece, hidden);
    return null;
  }

  #state(piece: Piece): PieceState {
    let state = this.#pieces.get(piece);
    if (state === undefined) {
      state = { standing: new Map(), check: 0, full: null, fullNumber: 0 };
      this.#pieces.set(piece, state);
    }
    return state;
  }

  #changesOf(piece: Piece, state: PieceState): Changes {
    let changes = this.#changes.get(piece);
    if (changes === undefined) {
      changes = { check: state.check, left: [], moved: [], came: [], frame: null };
      this.#changes.set(piece, changes);
    }
    return changes;
  }

  #encodeDelta(
    piece: Piece,
    changes: Changes,
    before: ReadonlySet<string>,
    after: ReadonlySet<string>,
  ): Uint8Array | null {
    const seen = changesWithout(changes, this.#pieces.get(piece)?.standing.values() ?? [], before, after);
    if (seen === null) return null;
    writeFrame(writer.reset(), { kind: 'delta', piece, number: this.#number, ...seen });
    return writer.take();
  }

  #encodeFull(piece: Piece, hidden: ReadonlySet<string>): Uint8Array {
    const entries: CardEntry[] = [];
    for (const one of this.#pieces.get(piece)?.standing.values() ?? []) {
      if (!hidden.has(one.attendee)) entries.push(one);
    }
    writeFrame(writer.reset(), { kind: 'full', piece, number: this.#number, entries: entries.sort(byDot) });
    return writer.take();
  }
}
