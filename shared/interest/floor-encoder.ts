import { ByteWriter } from './bytes.ts';
import { FarFloor } from './far-floor.ts';
import type { Standing } from './floor-changes.ts';
import { FloorLayer } from './floor-layer.ts';
import { encodeCard, hashOf, mark, placeOf } from './frames.ts';
import { cellOf, type Piece, packPlace, rosterOf } from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { Shown } from './shown.ts';

/** At which pace a viewer is told a piece: every tick, or what moved in it only every fifth tick, piece by piece in turn. */
export type Pace = 'every' | 'calm';

/** Where few look closely, moves are told once in so many ticks: a second at five a second. */
const CALM_EVERY = 5;

/**
 * Turns who is shown into frames, one a changed piece of floor, pace and tick, however many look at it. Who comes, goes
 * or has other words is told at once at either pace. Attendees' ids are compared in here and never written.
 */
export class FloorEncoder {
  readonly #levels: ReadonlyMap<string, number>;
  readonly #areas: ReadonlyMap<string, number>;
  readonly #cardWriter = new ByteWriter();
  readonly #layers: Readonly<Record<Pace, FloorLayer>> = { every: new FloorLayer(), calm: new FloorLayer() };
  /** The same floor from afar. */
  readonly far = new FarFloor(this.#layers.every, (block) => this.isTurn(block));
  /** Whose moves the calm layer has not been told yet. */
  readonly #untold = new Map<Piece, Set<number>>();
  #standing = new Map<number, Standing>();
  #number = 0;

  /** The venue's levels and areas, in the order of its file: frames name them by their place in it. */
  constructor(levels: readonly string[], areas: readonly string[]) {
    this.#levels = indexed(levels);
    this.#areas = indexed(areas);
  }

  /** Take over who is shown from now on. Throws when a level or area is not the venue's, or a dot is there twice. */
  update(shown: readonly Shown[]): void {
    this.#number = (this.#number + 1) >>> 0;
    const { every, calm } = this.#layers;
    every.begin(this.#number);
    calm.begin(this.#number);
    const before = this.#standing;
    const now = new Map<number, Standing>();
    for (const one of shown) {
      if (now.has(one.dot)) throw new Error(`dot ${one.dot} is shown twice`);
      now.set(one.dot, this.#stand(one, before.get(one.dot)));
    }
    for (const [dot, old] of before) {
      if (!stays(old, now.get(dot))) every.leave(old);
    }
    for (const [dot, next] of now) {
      const old = before.get(dot);
      if (next === old) continue;
      if (old !== undefined && stays(old, next)) every.change(old, next);
      else every.come(next);
    }
    this.#standing = now;
    this.#calmDown();
    this.far.update(every.changes);
  }

  /** Tell the calm layer who came, went or has other words, and of the pieces whose turn it is who moved. */
  #calmDown(): void {
    const { every, calm } = this.#layers;
    for (const [piece, { left, moved, came }] of every.changes) {
      for (const { dot } of left) {
        const told = calm.standing(piece, dot);
        if (told !== undefined) calm.leave(told);
        this.#untold.get(piece)?.delete(dot);
      }
      for (const { now } of came) {
        const told = calm.standing(piece, now.dot);
        if (told === undefined) calm.come(now);
        else calm.change(told, now);
      }
      if (moved.length === 0) continue;
      let untold = this.#untold.get(piece);
      if (untold === undefined) {
        untold = new Set();
        this.#untold.set(piece, untold);
      }
      for (const { now } of moved) untold.add(now.dot);
    }
    for (const [piece, dots] of this.#untold) {
      if (!this.isTurn(piece)) continue;
      this.#untold.delete(piece);
      for (const dot of dots) {
        const told = calm.standing(piece, dot);
        const now = this.#standing.get(dot);
        if (told !== undefined && now !== undefined && told !== now) calm.change(told, now);
      }
    }
  }

  /** Whether in this tick all that moved in the piece is told at the calm pace: then both paces know the same. */
  isTurn(piece: Piece): boolean {
    return (this.#number + Math.abs(piece)) % CALM_EVERY === 0;
  }

  /** The pieces that changed in this tick, in an order that does not tell what came about first. */
  changed(pace: Pace = 'every'): readonly Piece[] {
    return this.#layers[pace].changed();
  }

  /** See {@link FloorLayer.delta}. */
  delta(piece: Piece, pace: Pace = 'every'): Uint8Array | null {
    return this.#layers[pace].delta(piece);
  }

  /** See {@link FloorLayer.deltaWithout}. */
  deltaWithout(
    piece: Piece,
    before: ReadonlySet<string>,
    after: ReadonlySet<string> = before,
    pace: Pace = 'every',
  ): Uint8Array | null {
    return this.#layers[pace].deltaWithout(piece, before, after);
  }

  /** All that is in a piece now, the same bytes at every call in a tick; null when nobody is. */
  full(piece: Piece): Uint8Array | null {
    return this.#layers.every.full(piece);
  }

  /** {@link full} for a viewer to whom these attendees do not exist; null when nobody else is in it. */
  fullWithout(piece: Piece, hidden: ReadonlySet<string>): Uint8Array | null {
    return this.#layers.every.fullWithout(piece, hidden);
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
}

/** A dot's number may have gone to somebody else: then one left and another came. */
function stays(old: Standing, next: Standing | undefined): boolean {
  return next !== undefined && old.piece === next.piece && old.attendee === next.attendee;
}

function indexed(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
