/** The log: facts, never names, texts, positions, ids of people or secrets. */
import { pino } from 'pino';
import type { Config } from '../config.ts';
import type { Logger } from '../room/ports.ts';
import { traceOf } from '../room/trace.ts';

/** A logger that writes one JSON line for each fact to the standard output. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** At most one line in so many milliseconds about what the network library complains of. */
const QUIET_MS = 1_000;

/**
 * A logger for Colyseus, whose messages may hold what a stranger sent: only how many there were and where the last one
 * came from is written, once a second at most.
 */
export function colyseusLog(log: Logger, now: () => number) {
  let unsaid = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  const complain = (...parts: readonly unknown[]): void => {
    unsaid += 1;
    if (now() - saidAt < QUIET_MS) return;
    saidAt = now();
    const [first] = parts;
    const stack = typeof first === 'string' ? Object.assign(new Error(), { stack: first }) : first;
    log.warn({ complaints: unsaid, ...traceOf(stack) }, 'the network library complained');
    unsaid = 0;
  };
  const quiet = (..._parts: readonly unknown[]): void => {};
  return { trace: quiet, debug: quiet, info: quiet, warn: complain, error: complain };
}
