import { signal } from '@preact/signals';

/** The server's clock as this page knows it, so that a phone with a wrong one counts down correctly. */
export interface Clock {
  /** The server's time at the last tick, a signal: what is drawn from it is drawn anew each second. */
  readonly now: { readonly value: number };
  /** The server just said what time it is. */
  learn(serverNow: number): void;
  tick(): void;
}

/** @param deviceNow the device's own clock, milliseconds since 1970 */
export function createClock(deviceNow: () => number): Clock {
  let offset = 0;
  const now = signal(deviceNow());
  return {
    now,
    learn(serverNow) {
      offset = serverNow - deviceNow();
      now.value = serverNow;
    },
    tick() {
      now.value = deviceNow() + offset;
    },
  };
}

/** Whole seconds until then, never below 0. */
export const secondsUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1000));

/** Whole minutes until then, never below 0; the last minute counts as one. */
export const minutesUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 60_000));
