/** What happened in a piece of floor in one tick, and what of it a viewer sees to whom some people do not exist. */
import { type CardEntry, type Entry, type Step, stepOf } from './frames.ts';
import { isRoster, type Piece } from './pieces.ts';
import type { DotCard } from './shown.ts';

/** A person in a piece, as last told. Replaced, never changed, when place or words change. */
export interface Standing extends CardEntry {
  readonly attendee: string;
  readonly piece: Piece;
  readonly card: DotCard;
  /** What they add to the check of their piece. */
  readonly mark: number;
}

/** What happened in a piece in this tick. */
export interface Changes {
  /** Check of the piece before. */
  readonly check: number;
  readonly left: Standing[];
  readonly moved: { readonly before: Standing; readonly now: Standing }[];
  readonly came: { readonly before: Standing | null; readonly now: Standing }[];
  /** The frame for all who may see all of it; made when the first one asks. */
  frame: Uint8Array | null;
}

/** The body of a delta frame. */
interface Delta {
  readonly check: number;
  readonly left: readonly number[];
  readonly moved: readonly Step[];
  readonly came: readonly CardEntry[];
}

/**
 * The changes of a piece for a viewer to whom the attendees of `before` did not exist until the last tick, and those of
 * `after` do not from now on; null when there are none. `standing` is who is in the piece now. All is sorted by dot, so
 * that the order does not tell how it came about.
 */
export function changesWithout(
  changes: Changes,
  standing: Iterable<Standing>,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): Delta | null {
  const seenBefore = (one: Standing) => !before.has(one.attendee);
  const seenNow = (one: Standing) => !after.has(one.attendee);
  const left = changes.left.filter(seenBefore);
  const moved: { readonly before: Standing; readonly now: Standing }[] = [];
  const came: Standing[] = [];
  let { check } = changes;
  for (const one of changes.left) if (!seenBefore(one)) check -= one.mark;
  for (const step of changes.moved) if (seenBefore(step.now) && seenNow(step.now)) moved.push(step);
  for (const step of changes.came) {
    if (seenNow(step.now) && (step.before === null || seenBefore(step.now))) came.push(step.now);
  }
  // Who was there before; and who stays while they are hidden, become hidden, or are hidden no more.
  const earlier = new Map<number, Standing | null>();
  for (const step of changes.moved) earlier.set(step.now.dot, step.before);
  for (const step of changes.came) earlier.set(step.now.dot, step.before);
  const there = left.map(({ dot }) => dot);
  for (const now of standing) {
    const was = earlier.has(now.dot) ? earlier.get(now.dot) : now;
    if (!was) continue;
    if (!seenBefore(now)) {
      check -= was.mark;
      if (seenNow(now)) came.push(now);
      continue;
    }
    there.push(now.dot);
    if (!seenNow(now)) left.push(was);
  }
  if (left.length + moved.length + came.length === 0) return null;
  there.sort((one, other) => one - other);
  const turns = new Map(there.map((dot, turn) => [dot, turn]));
  const turnOf = (dot: number) => turns.get(dot) ?? 0;
  return {
    check: check & 0xffff,
    left: left.sort(byDot).map(({ dot }) => turnOf(dot)),
    moved: moved
      .sort((one, other) => byDot(one.now, other.now))
      .map((step) => stepOf(isRoster(step.now.piece), turnOf(step.now.dot), step.before.place, step.now.place)),
    came: came.sort(byDot),
  };
}

export function byDot(one: Entry, other: Entry): number {
  return one.dot - other.dot;
}
