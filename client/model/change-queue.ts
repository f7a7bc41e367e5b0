import type { FloorChange } from '../../shared/interest/floor-decoder.ts';

type Moved = Extract<FloorChange, { type: 'moved' }>;

/** Two changes of one dot as one; null when they undo each other. */
function merge(first: FloorChange, second: FloorChange): FloorChange | null {
  if (second.type === 'removed') return first.type === 'added' ? null : second;
  if (second.type === 'added') return first.type === 'removed' ? { ...second, type: 'moved' } : second;
  if (first.type === 'removed') return second;
  const card = second.card ?? first.card;
  const { dot, level, placement, age } = second;
  if (first.type === 'added') return { type: 'added', dot, level, placement, age, card: card ?? first.card };
  const moved: Moved = { type: 'moved', dot, level, placement, age };
  return card ? { ...moved, card } : moved;
}

/**
 * Changes that wait for the map: at most one a dot, so that a page in the background, where nothing draws, does not
 * gather without end.
 */
export class ChangeQueue {
  /** Those of one message, which are at most one a dot: most are drained before the next one comes. */
  #only: readonly FloorChange[] = NOTHING;
  #changes: Map<number, FloorChange> | null = null;

  /** @param changes at most one a dot */
  push(changes: readonly FloorChange[]): void {
    if (this.#changes === null && this.#only.length === 0) {
      this.#only = changes;
      return;
    }
    this.#changes ??= new Map(this.#only.map((change) => [change.dot, change]));
    this.#only = NOTHING;
    for (const change of changes) {
      const before = this.#changes.get(change.dot);
      const merged = before ? merge(before, change) : change;
      if (merged) this.#changes.set(change.dot, merged);
      else this.#changes.delete(change.dot);
    }
  }

  drain(): readonly FloorChange[] {
    const changes = this.#changes ? [...this.#changes.values()] : this.#only;
    this.#only = NOTHING;
    this.#changes = null;
    return changes;
  }
}

const NOTHING: readonly FloorChange[] = [];
