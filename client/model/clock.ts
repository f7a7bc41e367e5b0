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

/** Minutes until then, rounded as one says them: 0 only when it is over, the last half minute counts as one. */
export const minutesUntil = (at: number, now: number): number =>
  at <= now ? 0 : Math.max(1, Math.round((at - now) / 60_000));
