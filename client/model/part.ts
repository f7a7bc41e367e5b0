import { type ReadonlySignal, signal } from '@preact/signals';
import { backoffMs } from '../link/backoff.ts';

/** A part of the page that comes after the first: not needed until later, and so not waited for. */
export interface Part<T> {
  /** Null until it is there. */
  readonly there: ReadonlySignal<T | null>;
  /** How often in a row it could not be fetched; 0 while nothing has failed. */
  readonly failures: ReadonlySignal<number>;
  /** Fetches it now, unless it is there or under way. What cannot be fetched is tried again until it is there. */
  fetch(): void;
}

/**
 * @param load fetches it; called again after it has failed
 * @param random in [0, 1), for the wait between two tries
 */
export function createPart<T>(load: () => Promise<T>, random: () => number = Math.random): Part<T> {
  const there = signal<T | null>(null);
  const failures = signal(0);
  let underWay = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const fetch = (): void => {
    if (underWay || there.peek() !== null) return;
    clearTimeout(retry);
    underWay = true;
    load().then(
      (loaded) => {
        there.value = loaded;
        failures.value = 0;
      },
      () => {
        underWay = false;
        retry = setTimeout(fetch, backoffMs(failures.peek(), random()));
        failures.value += 1;
      },
    );
  };
  return { there, failures, fetch };
}
