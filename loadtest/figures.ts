/** What a load test has measured, as numbers and as a table. */
import { NEAR } from './dot-delays.ts';
import type { Tally } from './tally.ts';

/** The names are a promise: scripts read them from `--json`. */
export interface Figures {
  /** Bots that were let in. */
  readonly joins: number;
  readonly joinMsP50: number | null;
  readonly joinMsP99: number | null;
  /** As the server says of its last two minutes; null when it does not. */
  readonly tickMsP99: number | null;
  /**
   * From the sender's send call to the frame decoded by another bot within 7 m, whom the server tells of it every tick.
   * Null: none was seen.
   */
  readonly dotDelayMsP50: number | null;
  readonly dotDelayMsP95: number | null;
  readonly dotDelayMsP99: number | null;
  /** The same for those farther away, who are told once a second. */
  readonly farDelayMsP50: number | null;
  readonly farDelayMsP99: number | null;
  /** From a command to the server's word on it. */
  readonly answerMsP50: number | null;
  readonly answerMsP99: number | null;
  /** Payload bytes of all messages to one phone. */
  readonly bytesPerPhoneSecond: number;
  /** Of one core, in the mean; null where the server's metrics are not told. */
  readonly serverCpuPercent: number | null;
  /** At most. */
  readonly serverMemoryMb: number | null;
  readonly proposals: number;
  readonly meetings: number;
  /** How late the load test itself was at most: its times may be too long by that. */
  readonly ownLateMs: number;
  readonly errors: number;
}

/** The value that a share (0 to 1) of the values does not exceed; null when there are none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

export interface Measured {
  /** From the first bot's coming to the end. */
  readonly whole: Tally;
  /** Since all were in. */
  readonly settled: Tally;
  /** How long that was. */
  readonly seconds: number;
  readonly phones: number;
  readonly tickMsP99: number | null;
  readonly serverCpuPercent: number | null;
  readonly serverMemoryMb: number | null;
}

/** The measurements as figures, times to a tenth of a millisecond. */
export function figuresOf(measured: Measured): Figures {
  const { whole, settled, seconds, phones } = measured;
  const { near, far, answer } = settled.times;
  const { join } = whole.times;
  return {
    joins: join.total,
    joinMsP50: tenth(join.quantile(0.5)),
    joinMsP99: tenth(join.quantile(0.99)),
    tickMsP99: tenth(measured.tickMsP99),
    dotDelayMsP50: tenth(near.quantile(0.5)),
    dotDelayMsP95: tenth(near.quantile(0.95)),
    dotDelayMsP99: tenth(near.quantile(0.99)),
    farDelayMsP50: tenth(far.quantile(0.5)),
    farDelayMsP99: tenth(far.quantile(0.99)),
    answerMsP50: tenth(answer.quantile(0.5)),
    answerMsP99: tenth(answer.quantile(0.99)),
    bytesPerPhoneSecond: phones === 0 || seconds === 0 ? 0 : Math.round(settled.bytes / phones / seconds),
    serverCpuPercent: tenth(measured.serverCpuPercent),
    serverMemoryMb: tenth(measured.serverMemoryMb),
    proposals: whole.proposals.size,
    meetings: whole.meetings.size,
    ownLateMs: Math.round(settled.lateMs),
    errors: whole.errors,
  };
}

const shown = (value: number | null, unit = ''): string => (value === null ? 'none' : `${value}${unit}`);

/** The figures as rows of a table: what, and how much. */
export function rowsOf(figures: Figures): (readonly [what: string, value: string])[] {
  const ms = (value: number | null) => shown(value, ' ms');
  const { serverCpuPercent, serverMemoryMb } = figures;
  return [
    ['joins', `${figures.joins}`],
    ['time to join', `p50 ${ms(figures.joinMsP50)}, p99 ${ms(figures.joinMsP99)}`],
    [
      `dot delay within ${NEAR} m`,
      `p50 ${ms(figures.dotDelayMsP50)}, p95 ${ms(figures.dotDelayMsP95)}, p99 ${ms(figures.dotDelayMsP99)}`,
    ],
    ['dot delay farther away', `p50 ${ms(figures.farDelayMsP50)}, p99 ${ms(figures.farDelayMsP99)}`],
    ['answer to a command', `p50 ${ms(figures.answerMsP50)}, p99 ${ms(figures.answerMsP99)}`],
    ['bytes a phone and second', `${figures.bytesPerPhoneSecond}`],
    ["the server's tick", `p99 ${ms(figures.tickMsP99)}`],
    ["the server's processor", shown(serverCpuPercent, ' % of a core')],
    ["the server's memory", `at most ${shown(serverMemoryMb, ' MB')}`],
    ['proposals, meetings', `${figures.proposals}, ${figures.meetings}`],
    ['the load test itself', `at most ${figures.ownLateMs} ms late`],
    ['errors', `${figures.errors}`],
  ];
}

/** The figures as a table to read. `faults` says what the errors were. */
export function table(figures: Figures, faults: ReadonlyMap<string, number>): string {
  const rows = [...rowsOf(figures), ...[...faults].map(([fault, count]) => [`  ${fault}`, `${count}`] as const)];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
