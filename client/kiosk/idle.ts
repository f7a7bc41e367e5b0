/** Rest: what somebody asked at a kiosk is not left for the next one. */

/** Without a touch for so long, whoever asked has gone. */
export const IDLE_MS = 60_000;

export interface Idle {
  /** Somebody is there. */
  stir(): void;
  stop(): void;
}

/** Calls `onIdle` once nobody has stirred for a minute, and again after each later stir and rest. */
export function watchIdle(onIdle: () => void): Idle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    stir() {
      clearTimeout(timer);
      timer = setTimeout(onIdle, IDLE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
