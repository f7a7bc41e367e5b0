import type { Logger } from '../room/ports.ts';

/** So long after a warning or error the next one waits, in milliseconds. */
const QUIET_MS = 1_000;

type Facts = Parameters<Logger['warn']>[0];

interface Waiting {
  readonly level: 'warn' | 'error';
  facts: Facts;
  times: number;
}

export interface QuietLog extends Logger {
  /** Write what waits, now. */
  flush(): void;
}

/**
 * A log that whoever attacks the server cannot fill: one warning or error a second, whatever happens and however often.
 * Those of one sentence that come meanwhile become one line with the facts of the last and how many `times` it
 * happened; errors come before warnings. What is told as information is passed on as it is: nobody outside causes it.
 */
export function quietLog(log: Logger): QuietLog {
  const waiting = new Map<string, Waiting>();
  let quiet: NodeJS.Timeout | null = null;

  const say = (message: string, { level, facts, times }: Waiting): void => {
    log[level](times === 1 ? facts : { ...facts, times }, message);
    quiet = setTimeout(sayNext, QUIET_MS);
    quiet.unref();
  };

  const sayNext = (): void => {
    quiet = null;
    const lines = [...waiting];
    const next = lines.find(([, { level }]) => level === 'error') ?? lines[0];
    if (next === undefined) return;
    waiting.delete(next[0]);
    say(...next);
  };

  const take = (level: 'warn' | 'error', facts: Facts, message: string): void => {
    const before = waiting.get(message);
    if (before !== undefined) {
      before.facts = facts;
      before.times += 1;
    } else if (quiet === null) say(message, { level, facts, times: 1 });
    else waiting.set(message, { level, facts, times: 1 });
  };

  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => take('warn', facts, message),
    error: (facts, message) => take('error', facts, message),
    flush() {
      if (quiet !== null) clearTimeout(quiet);
      quiet = null;
      for (const [message, { level, facts, times }] of waiting) log[level]({ ...facts, times }, message);
      waiting.clear();
    },
  };
}
