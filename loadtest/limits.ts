/** What a run may cost at most: each limit is on one figure, and one that could not be measured is not kept. */
import type { Figures } from './figures.ts';

type Bounded = {
  readonly [K in keyof Figures]: Figures[K] extends number | null ? K : never;
}[keyof Figures];

interface LimitOn {
  readonly flag: string;
  readonly figure: Bounded;
  /** What is printed and said of it. */
  readonly about: string;
  readonly unit: string;
  readonly most: number;
}

export const LIMITS: readonly LimitOn[] = [
  { flag: 'max-p99', figure: 'dotDelayMsP99', about: 'dot delay near by, p99', unit: 'ms', most: 3_600_000 },
  { flag: 'max-errors', figure: 'errors', about: 'errors', unit: '', most: 1_000_000_000 },
  { flag: 'max-answer', figure: 'answerMsP99', about: 'answer to a command, p99', unit: 'ms', most: 3_600_000 },
  { flag: 'max-join', figure: 'joinMsP99', about: 'time to join, p99', unit: 'ms', most: 3_600_000 },
  { flag: 'max-tick', figure: 'tickMsP99', about: "the server's tick, p99", unit: 'ms', most: 3_600_000 },
  {
    flag: 'max-bytes',
    figure: 'bytesPerPhoneSecond',
    about: 'bytes a phone and second',
    unit: 'B',
    most: 1_000_000_000,
  },
  { flag: 'max-cpu', figure: 'serverCpuPercent', about: "the server's processor", unit: '% of a core', most: 100_000 },
  { flag: 'max-memory', figure: 'serverMemoryMb', about: "the server's memory at most", unit: 'MB', most: 10_000_000 },
];

/** By figure. */
export type Limits = Partial<Record<Bounded, number>>;

/** A limit that was given, and whether it was kept. */
export interface Judged {
  readonly flag: string;
  readonly about: string;
  readonly unit: string;
  readonly most: number;
  /** Null: could not be measured, so that nobody knows that it was kept. */
  readonly value: number | null;
  readonly kept: boolean;
}

/** What became of each limit that was given. */
export function judge(figures: Figures, limits: Limits): Judged[] {
  return LIMITS.flatMap(({ flag, figure, about, unit }) => {
    const most = limits[figure];
    if (most === undefined) return [];
    const value = figures[figure];
    return [{ flag, about, unit, most, value, kept: value !== null && value <= most }];
  });
}

/** One broken limit as a sentence. */
export function saying({ flag, about, unit, most, value }: Judged): string {
  const amount = (number: number) => (unit === '' ? `${number}` : `${number} ${unit}`);
  const was = value === null ? 'could not be measured' : amount(value);
  return `--${flag} ${most} is broken: ${about}: ${was}`;
}
