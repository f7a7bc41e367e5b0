/** What the phone looks at, on its way to the server: not more often than it makes sense, and the newest wins. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Look } from '../map/types.ts';

/** The server hears of a view at most once in so long: it sends floor no more often. */
export const LOOK_EVERY_MS: Milliseconds = 200;

export interface Looks {
  /** The map has come to rest on this. */
  at(look: Look): void;
  /** All of what is looked at is to be sent again: a frame was missed, or the line is a new one. */
  again(): void;
}

/** @param say tells the server; `again` when everything is to be sent anew */
export function createLooks(say: (look: Look & { readonly again: boolean }) => void): Looks {
  let last: Look | null = null;
  /** What is to be said once it may be. */
  let waiting: { again: boolean } | null = null;
  let resting = false;

  const sayNow = (): void => {
    if (!last || !waiting) return;
    const { again } = waiting;
    waiting = null;
    resting = true;
    setTimeout(() => {
      resting = false;
      sayNow();
    }, LOOK_EVERY_MS);
    say({ ...last, again });
  };
  const want = (again: boolean): void => {
    if (!last) return;
    waiting = { again: again || (waiting?.again ?? false) };
    if (!resting) sayNow();
  };
  return {
    at(look) {
      last = look;
      want(false);
    },
    again: () => want(true),
  };
}
