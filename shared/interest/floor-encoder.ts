import { ByteWriter } from './bytes.ts';
import { byDot, type Changes, changesWithout, type Standing } from './floor-changes.ts';
import { type CardEntry, encodeCard, hashOf, mark, placeOf, writeFrame } from './frames.ts';
import { cellOf, type Piece, packPlace, rosterOf } from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { Shown } from './shown.ts';

interface PieceState {
  readonly standing: Map<number, Standing>;
  check: number;
  /** The full frame of this tick, once somebody asked. */
  full: Uint8Array | null;
  fullNumber: number;
}

/**
 * Turns who is shown into frames, one a changed piece of floor and tick, however many look at it. Attendees' ids are
 * compared in here and never written.
 */
export class FloorEncoder {
  readonly #levels: ReadonlyMap<string, number>;
  readonly #areas: ReadonlyMap<string, number>;
  readonly #writer = new ByteWriter();
  readonly #cardWriter = new ByteWriter();
  readonly #pieces = new Map<Piece, PieceState>();
  #standing = new Map<number, Standing>();
  #changes = new Map<Piece, Changes>();
  #number = 0;

  /** The venue's levels and areas, in the order of its file: frames name them by their place in it. */
  constructor(levels: readonly string[], areas: readonly string[]) {
    this.#levels = indexed(levels);
    this.#areas = indexed(areas);
  }

  /** Take over who is shown from now on. Throws when a level or area is not the venue's, or a dot is there twice. */
  update(shown: readonly Shown[]): void {
    this.#number = (this.#number + 1) >>> 0;
    this.#changes = new Map();
    const before = this.#standing;
    const now = new Map<number, Standing>();
    for (const one of shown) {
      if (now.has(one.dot)) throw new Error(`dot ${one.dot} is shown twice`);
      now.set(one.dot, this.#stand(one, before.get(one.dot)));
    }
    for (const [dot, old] of before) {
      if (!stays(old, now.get(dot))) this.#leave(old);
    }
    for (const [dot, next] of now) {
      const old = before.get(dot);
      if (next === old) continue;
      if (old !== undefined && stays(old, next)) this.#change(old, next);
      else this.#come(next);
    }
    this.#standing = now;
  }

  /** The pieces that changed in this tick, in an order that does not tell what came about first. */
  changed(): readonly Piece[] {
    return [...this.#changes.keys()].sort((one, other) => one - other);
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
    const left = this.#changes.get(piece)?.left ?? [];
    return this.holds(piece, attendees) || left.some((standing) => attendees.has(standing.attendee));
  }

  #unchanged(piece: Piece): Changes {
    return { check: this.#pieces.get(piece)?.check ?? 0, left: [], moved: [], came: [], frame: null };
  }

  /** Whether one of these attendees stands in the piece. */
  holds(piece: Piece, attendees: ReadonlySet<string>): boolean {
    if (attendees.size === 0) return false;
    for (const standing of this.#pieces.get(piece)?.standing.values() ?? []) {
      if (attendees.has(standing.attendee)) return true;
    }
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
    if (!this.holds(piece, hidden)) return this.full(piece);
    const standing = this.#pieces.get(piece)?.standing.values() ?? [];
    for (const one of standing) if (!hidden.has(one.attendee)) return this.#encodeFull(piece, hidden);
    return null;
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
      if (old.piece === piece && old.place === place && old.attendee === attendee) return old;
      const { cardBytes, cardHash } = old;
      return { attendee, dot, piece, place, card, cardBytes, cardHash, mark: mark({ dot, place }, cardHash) };
    }
    const cardBytes = encodeCard(this.#cardWriter, card);
    const cardHash = hashOf(cardBytes);
    return { attendee, dot, piece, place, card, cardBytes, cardHash, mark: mark({ dot, place }, cardHash) };
  }

  #leave(old: Standing): void {
    const state = this.#state(old.piece);
    this.#changesOf(old.piece, state).left.push(old);
    state.standing.delete(old.dot);
    state.check -= old.mark;
    if (state.standing.size === 0) this.#pieces.delete(old.piece);
  }

  #come(now: Standing): void {
    const state = this.#state(now.piece);
    this.#changesOf(now.piece, state).came.push({ before: null, now });
    state.standing.set(now.dot, now);
    state.check += now.mark;
  }

  #change(before: Standing, now: Standing): void {
    const state = this.#state(now.piece);
    const changes = this.#changesOf(now.piece, state);
    const sameWords = before.cardHash === now.cardHash && sameCard(before.card, now.card);
    (sameWords ? changes.moved : changes.came).push({ before, now });
    state.standing.set(now.dot, now);
    state.check += now.mark - before.mark;
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
    writeFrame(this.#writer.reset(), { kind: 'delta', piece, number: this.#number, ...seen });
    return this.#writer.take();
  }

  #encodeFull(piece: Piece, hidden: ReadonlySet<string>): Uint8Array {
    const entries: CardEntry[] = [];
    for (const one of this.#pieces.get(piece)?.standing.values() ?? []) {
      if (!hidden.has(one.attendee)) entries.push(one);
    }
    writeFrame(this.#writer.reset(), { kind: 'full', piece, number: this.#number, entries: entries.sort(byDot) });
    return this.#writer.take();
  }
}

/** A dot's number may have gone to somebody else: then one left and another came. */
function stays(old: Standing, next: Standing | undefined): boolean {
  return next !== undefined && old.piece === next.piece && old.attendee === next.attendee;
}

const NOBODY: ReadonlySet<string> = new Set();

function indexed(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
