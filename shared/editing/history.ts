/** Undo and redo. Drafts share what stayed the same, so that hundreds of steps cost little more than one. */

/** So many steps can be undone; the oldest are forgotten. */
export const MOST_STEPS = 300;

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last step was a part of; a further step with the same mark becomes one with it. */
  readonly mark: string | null;
}

/** A history that begins here. */
export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [], mark: null });

/**
 * One step further; what was undone is forgotten. The same draft again is no step.
 * @param mark steps in a row with the same mark are undone as one: a thing nudged by ten key presses, a name typed
 */
export function record<T>(history: History<T>, next: T, mark: string | null = null): History<T> {
  if (next === history.present) return history;
  if (mark !== null && mark === history.mark && history.past.length > 0) {
    return { ...history, present: next, future: [] };
  }
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present: next, future: [], mark };
}

/** One step back; the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    mark: null,
  };
}

/** One step forward again; the same history when nothing was undone. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, mark: null };
}
