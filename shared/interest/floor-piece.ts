/** A piece of floor as the server knows it: who is in it, who was before this tick, and the bytes of what happened. */
import { ByteWriter } from './bytes.ts';
import { writeBody, writeFrame } from './frames.ts';
import { isRoster, type Piece, stepX, stepY } from './pieces.ts';
import { ageIn, type CardEntry, type Standing, whereIn } from './standing.ts';
import type { Step } from './steps.ts';

/** At which pace a viewer is told a piece: every tick, or what moved in it only every fifth tick, piece by piece in turn. */
export type Pace = 'every' | 'calm';

/** Who is not there for a viewer. */
export type Hidden = ReadonlySet<string>;
export const NOBODY: Hidden = new Set();
export const NO_PIECES: readonly Piece[] = [];

/** What happened in a piece, written; and the check over what was in it before. */
export interface Told {
  readonly check: number;
  readonly body: Uint8Array;
}

/** What became of those who crossed from one cell to another in this tick. */
export interface Crossings {
  /** Where whom `before` shows in the piece went in this tick; null: to no other cell of the level, or with other words. */
  to(before: Standing): Standing | null;
  /** Where whom `now` shows in the piece came from in this tick; null: from no other cell of the level. */
  from(now: Standing): Standing | null;
}

type Sorted = readonly Standing[];
const EMPTY: Sorted = [];
const writer = new ByteWriter();
const moved: Step[] = [];
const left: number[] = [];
const came: CardEntry[] = [];

/** What one pace has been told of a piece: by dot, the lowest first. Never changed, only replaced. */
export class Telling {
  before: Sorted = EMPTY;
  now: Sorted = EMPTY;
  /** The tick in which it changed last, and in which that was written. */
  changedIn = -1;
  readonly #roster: boolean;
  #writtenIn = -1;
  #told: Told | null = null;

  constructor(roster: boolean) {
    this.#roster = roster;
  }

  change(tick: number, now: Sorted): void {
    if (this.changedIn !== tick) this.before = this.now;
    this.changedIn = tick;
    this.now = now;
  }

  /** Let go of what was written in earlier ticks. */
  forget(): void {
    this.#told = null;
  }

  /** What happened in this tick; null when nothing did. The same bytes at every call. */
  told(tick: number, crossings: Crossings): Told | null {
    if (this.changedIn !== tick) return null;
    if (this.#writtenIn !== tick) this.#told = write(this.#roster, this.before, this.now, NOBODY, NOBODY, crossings);
    this.#writtenIn = tick;
    return this.#told;
  }

  /** The same for a viewer to whom some do not exist: those of `before` until now, those of `after` from now on. */
  toldWithout(tick: number, crossings: Crossings, before: Hidden, after: Hidden): Told | null {
    const was = this.changedIn === tick ? this.before : this.now;
    return write(this.#roster, was, this.now, before, after, crossings);
  }
}

export class FloorPiece {
  readonly piece: Piece;
  /** How many squares that somebody looks at it is in. */
  squares = 0;
  readonly #paces: Readonly<Record<Pace, Telling>>;
  #full: Uint8Array | null = null;
  #fullIn = -1;
  readonly #arrivals = new Map<Piece, Uint8Array | null>();
  #stirredIn = -1;
  #origins: readonly Piece[] = NO_PIECES;

  constructor(piece: Piece) {
    this.piece = piece;
    const roster = isRoster(piece);
    this.#paces = { every: new Telling(roster), calm: new Telling(roster) };
  }

  /** Who is in it now, by dot. */
  get all(): Sorted {
    return this.#paces.every.now;
  }

  /** Whether both paces have been told the same. */
  get isLevel(): boolean {
    return this.#paces.calm.now === this.#paces.every.now;
  }

  /** Let go of what was written in earlier ticks. */
  forget(): void {
    this.#paces.every.forget();
    this.#paces.calm.forget();
    this.#arrivals.clear();
    this.#full = null;
  }

  /** What is told of it at a pace. */
  telling(pace: Pace): Telling {
    return this.#paces[pace];
  }

  /**
   * From this tick on these are in it. `stirred`: not all of them were, or had these words, or some have gone; they came
   * from these cells.
   */
  change(tick: number, now: Standing[], stirred: boolean, origins: readonly Piece[]): void {
    const { every, calm } = this.#paces;
    every.change(tick, now.length === 0 ? EMPTY : now);
    if (!stirred) return;
    this.#arrivals.clear();
    this.#stirredIn = tick;
    this.#origins = origins;
    calm.change(tick, unmoved(calm.now, every.now));
  }

  /** It is its turn: the calm pace is told who moved. */
  calmDown(tick: number): void {
    const { every, calm } = this.#paces;
    if (calm.now !== every.now) calm.change(tick, every.now);
  }

  /** The cells from which somebody came in this tick. */
  origins(tick: number): readonly Piece[] {
    return this.#stirredIn === tick ? this.#origins : NO_PIECES;
  }

  /** The frame of who came from there in this tick, for who does not hold that cell; null: nobody. */
  arrivals(origin: Piece, crossings: Crossings): Uint8Array | null {
    let frame = this.#arrivals.get(origin);
    if (frame === undefined) {
      frame = this.arrivalsWithout(origin, crossings, NOBODY, NOBODY);
      this.#arrivals.set(origin, frame);
    }
    return frame;
  }

  arrivalsWithout(origin: Piece, crossings: Crossings, before: Hidden, after: Hidden): Uint8Array | null {
    const entries = this.all.filter((one) => {
      // Who was hidden until now has come out of nowhere.
      if (before.has(one.attendee) || after.has(one.attendee)) return false;
      return crossings.from(one)?.piece === origin;
    });
    if (entries.length === 0) return null;
    writeFrame(writer.reset(), { kind: 'arrive', piece: this.piece, entries });
    return writer.lend();
  }

  /** All that is in it now, the same bytes at every call in a tick. */
  full(tick: number): Uint8Array {
    if (this.#full === null || this.#fullIn !== tick) this.#full = this.fullWithout(NOBODY);
    this.#fullIn = tick;
    return this.#full;
  }

  fullWithout(hidden: Hidden): Uint8Array {
    const entries = hidden.size === 0 ? this.all : this.all.filter(({ attendee }) => !hidden.has(attendee));
    writeFrame(writer.reset(), { kind: 'full', piece: this.piece, entries });
    return writer.lend();
  }
}

/** These, but who was there before is where they were; the very same list when nobody of it has moved. */
function unmoved(before: Sorted, now: Sorted): Sorted {
  const all: Standing[] = [];
  let isSame = true;
  let at = 0;
  for (const one of now) {
    let old = before[at];
    while (old !== undefined && old.dot < one.dot) old = before[++at];
    const isKnown = old?.dot === one.dot && old.attendee === one.attendee && old.cardBytes === one.cardBytes;
    const kept = isKnown && old !== undefined ? old : one;
    isSame &&= kept === one;
    all.push(kept);
  }
  return isSame ? now : all;
}

/** The step from one place to another: in a cell along x and y, in a roster along the areas. */
function stepOf(roster: boolean, turn: number, from: Standing, to: Standing): Step {
  const before = ageIn(roster, from.place);
  const now = ageIn(roster, to.place);
  const age = before === now ? null : now;
  const was = whereIn(roster, from.place);
  const is = whereIn(roster, to.place);
  if (roster) return { turn, dx: is - was, dy: 0, age };
  return {
    turn,
    dx: stepX(to.piece, is) - stepX(from.piece, was),
    dy: stepY(to.piece, is) - stepY(from.piece, was),
    age,
  };
}

/** What leads from those who were there to those who are, for a viewer with these hidden; null: nothing. */
function write(
  roster: boolean,
  was: Sorted,
  is: Sorted,
  before: Hidden,
  after: Hidden,
  crossings: Crossings,
): Told | null {
  moved.length = left.length = came.length = 0;
  let check = 0;
  let turn = 0;
  let at = 0;
  const hidesNobody = before.size + after.size === 0;
  const comes = (now: Standing) => {
    // Who crossed is told by their step, or by the frame of arrivals: but not to whom they were hidden until now.
    if (!after.has(now.attendee) && (before.has(now.attendee) || crossings.from(now) === null)) came.push(now);
  };
  for (const old of was) {
    let now = is[at];
    if (now === old && hidesNobody) {
      check += old.mark;
      turn += 1;
      at += 1;
      continue;
    }
    while (now !== undefined && now.dot < old.dot) {
      comes(now);
      now = is[++at];
    }
    const stays = now !== undefined && now.dot === old.dot && now.attendee === old.attendee ? now : null;
    if (now?.dot === old.dot) at += 1;
    if (!hidesNobody && before.has(old.attendee)) {
      if (stays !== null && !after.has(stays.attendee)) came.push(stays);
      else if (stays === null && now?.dot === old.dot) comes(now);
      continue;
    }
    check += old.mark;
    if (stays !== null && (hidesNobody || !after.has(old.attendee))) {
      if (stays.cardBytes !== old.cardBytes) came.push(stays);
      else if (stays.place !== old.place) moved.push(stepOf(roster, turn, old, stays));
    } else {
      const gone = after.has(old.attendee) || stays !== null ? null : crossings.to(old);
      if (gone === null) left.push(turn);
      else moved.push(stepOf(roster, turn, old, gone));
      if (stays === null && now?.dot === old.dot) comes(now);
    }
    turn += 1;
  }
  for (; at < is.length; at++) {
    const now = is[at];
    if (now !== undefined) comes(now);
  }
  if (moved.length + left.length + came.length === 0) return null;
  writeBody(writer.reset(), roster, { moved, left, came });
  return { check, body: writer.lend() };
}
