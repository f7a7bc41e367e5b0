/** Who is on the floor: where each dot stands, what became of it in this tick, and in which pieces something happened. */
import { ByteWriter } from './bytes.ts';
import { encodeCard } from './cards.ts';
import type { Crossings, Hidden } from './floor-piece.ts';
import { cellOf, isRoster, levelOf, type Piece, packPlace, rosterOf } from './pieces.ts';
import { sameCard } from './same-card.ts';
import type { Shown } from './shown.ts';
import { type Holder, hashOf, mark, placeOf, type Standing } from './standing.ts';

/** In which piece an attendee is, and was in the tick before they changed it. */
interface Whereabouts {
  now: Piece | null;
  before: Piece | null;
  changedIn: number;
}

/** What comes into a piece in a tick; and whether anybody's words change in it, or somebody leaves. */
export interface Stir {
  readonly came: Standing[];
  isStirred: boolean;
}

const writer = new ByteWriter();

export class FloorPeople implements Crossings {
  readonly #levels: ReadonlyMap<string, number>;
  readonly #areas: ReadonlyMap<string, number>;
  readonly #holders = new Map<number, Holder>();
  readonly #whereabouts = new Map<string, Whereabouts>();
  readonly #stirs = new Map<Piece, Stir>();
  #tick = 0;

  constructor(levels: readonly string[], areas: readonly string[]) {
    this.#levels = indexed(levels);
    this.#areas = indexed(areas);
  }

  /** Take over who is shown in this tick; answers in which pieces something happened. Throws as the encoder does. */
  update(shown: readonly Shown[], tick: number): ReadonlyMap<Piece, Stir> {
    this.#tick = tick;
    this.#stirs.clear();
    for (const one of shown) this.#take(one);
    if (this.#holders.size > shown.length) this.#forgetGone();
    return this.#stirs;
  }

  levelIndex(level: string): number | null {
    return this.#levels.get(level) ?? null;
  }

  #take(one: Shown): void {
    const holder = this.#holders.get(one.dot);
    if (holder === undefined) {
      this.#come(one);
      return;
    }
    if (holder.seenIn === this.#tick) throw new Error(`dot ${one.dot} is shown twice`);
    const old = holder.standing;
    if (old === null || old.attendee !== one.attendee) {
      this.#forget(holder);
      this.#come(one);
      return;
    }
    holder.seenIn = this.#tick;
    if (holder.shown === one) return;
    holder.shown = one;
    const now = this.#stand(one, holder);
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
    const holder: Holder = { shown: one, standing: null, before: null, crossedIn: -1, seenIn: this.#tick };
    const standing = this.#stand(one, holder);
    holder.standing = standing;
    this.#holders.set(one.dot, holder);
    this.#stir(standing.piece, true).came.push(standing);
    this.#isNowAt(one.attendee, standing.piece);
  }

  #forget(holder: Holder): void {
    if (holder.standing !== null) this.#leave(holder.standing);
    holder.standing = null;
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
    for (const [dot, holder] of this.#holders) {
      if (holder.seenIn === this.#tick) continue;
      this.#holders.delete(dot);
      this.#forget(holder);
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

  to(before: Standing): Standing | null {
    const { holder } = before;
    if (holder.crossedIn !== this.#tick || holder.before === null) return null;
    return holder.before.piece === before.piece ? holder.standing : null;
  }

  from(now: Standing): Standing | null {
    const { holder } = now;
    return holder.crossedIn === this.#tick && holder.standing === now ? holder.before : null;
  }

  /** Whether one of these attendees is in the piece, or left it in this tick. */
  holds(piece: Piece, attendees: Hidden): boolean {
    for (const attendee of attendees) {
      const where = this.#whereabouts.get(attendee);
      if (where === undefined) continue;
      if (where.now === piece || (where.changedIn === this.#tick && where.before === piece)) return true;
    }
    return false;
  }

  /** Whether one of these attendees is in what is looked at, or left it in this tick. */
  concerns(outlook: { has(piece: Piece): boolean }, attendees: Hidden): boolean {
    if (attendees.size === 0) return false;
    for (const attendee of attendees) {
      const where = this.#whereabouts.get(attendee);
      if (where === undefined) continue;
      if (where.now !== null && outlook.has(where.now)) return true;
      if (where.changedIn === this.#tick && where.before !== null && outlook.has(where.before)) return true;
    }
    return false;
  }

  /** The holder's standing as it is now: the same one where nothing of it changed. */
  #stand(one: Shown, holder: Holder): Standing {
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
    const { standing: old } = holder;
    if (old !== null && sameCard(old.card, card)) {
      if (old.piece === piece && old.place === place) return old;
      const { cardBytes, cardHash } = old;
      return { attendee, holder, dot, piece, place, card, cardBytes, cardHash, mark: mark(dot, place, cardHash) };
    }
    const cardBytes = encodeCard(writer, card);
    const cardHash = hashOf(cardBytes);
    return { attendee, holder, dot, piece, place, card, cardBytes, cardHash, mark: mark(dot, place, cardHash) };
  }
}

function indexed(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
