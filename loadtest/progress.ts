/** How far a run is, while it runs: one line that is written over on a terminal, a line every ten seconds elsewhere. */
import type { Figures } from './figures.ts';

const BAR = 24;
const PLAIN_EVERY_MS = 10_000;

/** What a live line tells. Null: not known yet. */
export interface Live {
  readonly phase: 'coming' | 'measuring';
  /** Of the whole run, 0 to 1. */
  readonly done: number;
  readonly leftSeconds: number;
  readonly isIn: number;
  readonly attendees: number;
  readonly delayP99Ms: number | null;
  readonly answerP99Ms: number | null;
  readonly serverCpuPercent: number | null;
  readonly meetings: number;
  readonly errors: number;
}

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, '0')} min`;
};
const ms = (value: number | null): string => (value === null ? '–' : `${Math.round(value)} ms`);

/** The line, cut to a terminal's width. */
export function liveLine(live: Live, columns: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, live.done)) * BAR);
  const parts = [
    `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${clock(live.leftSeconds)} left`,
    live.phase === 'coming' ? `coming: ${live.isIn} of ${live.attendees} in` : `${live.isIn} in`,
    `dots p99 ${ms(live.delayP99Ms)}`,
    `answers p99 ${ms(live.answerP99Ms)}`,
    ...(live.serverCpuPercent === null ? [] : [`server ${Math.round(live.serverCpuPercent)} %`]),
    `${live.meetings} meetings`,
    `${live.errors} errors`,
  ];
  const line = parts.join('  ');
  return [...line].length < columns ? line : `${[...line].slice(0, Math.max(0, columns - 2)).join('')}…`;
}

/** The output that is told: a terminal, or a file that somebody reads later. Never the standard output. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Say something that stays. */
  say(line: string): void;
  live(live: Live): void;
  /** Take the live line away. */
  done(): void;
}

export function progressTo(stream: Stream, now: () => number): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  const clear = () => {
    if (isShown) stream.write('\r\x1b[K');
    isShown = false;
  };
  return {
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    live(live) {
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${liveLine(live, stream.columns ?? 80)}`);
        isShown = true;
      } else if (now() - last >= PLAIN_EVERY_MS) {
        last = now();
        stream.write(`${liveLine(live, Number.POSITIVE_INFINITY)}\n`);
      }
    },
    done: clear,
  };
}

/** What a reader should know before they believe the figures. */
export function notesOn(
  figures: Figures,
  { signs, metrics }: { readonly signs: number; readonly metrics: boolean },
): string[] {
  return [
    ...(signs === 0
      ? [
          'No sign could be scanned, so nobody was seen to move: give the organizer’s --token, or addresses with --signs.',
        ]
      : []),
    ...(metrics
      ? []
      : [
          'The server’s metrics were not told, so its processor and memory are not known: its --token or METRICS_TOKEN opens them.',
        ]),
    ...(figures.ownLateMs > 100
      ? [
          `The load test itself was late by up to ${figures.ownLateMs} ms, and its times are too long by up to that: take more --processes, or run it on another machine.`,
        ]
      : []),
  ];
}
