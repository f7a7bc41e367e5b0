/** What a load test has measured. The names are a promise: scripts read them from `--json`. */
export interface Figures {
  /** Bots that were let in. */
  readonly joins: number;
  readonly joinMsP50: number | null;
  readonly joinMsP99: number | null;
  /** As the server says of its last two minutes; null when it does not. */
  readonly tickMsP99: number | null;
  /** From the sender's send call to the frame decoded by another bot. Null: none was seen. */
  readonly dotDelayMsP50: number | null;
  readonly dotDelayMsP95: number | null;
  readonly dotDelayMsP99: number | null;
  /** Payload bytes of all messages to one phone. */
  readonly bytesPerPhoneSecond: number;
  readonly proposals: number;
  readonly meetings: number;
  readonly errors: number;
}

/** The value that a share (0 to 1) of the values does not exceed; null when there are none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** The measurements as figures, times to a tenth of a millisecond. */
export function figuresOf(measured: {
  readonly joinMs: readonly number[];
  readonly tickMsP99: number | null;
  readonly dotDelayMs: readonly number[];
  readonly bytes: number;
  readonly phones: number;
  readonly seconds: number;
  readonly proposals: number;
  readonly meetings: number;
  readonly errors: number;
}): Figures {
  const { joinMs, dotDelayMs, bytes, phones, seconds, proposals, meetings, errors } = measured;
  return {
    joins: joinMs.length,
    joinMsP50: tenth(quantile(joinMs, 0.5)),
    joinMsP99: tenth(quantile(joinMs, 0.99)),
    tickMsP99: tenth(measured.tickMsP99),
    dotDelayMsP50: tenth(quantile(dotDelayMs, 0.5)),
    dotDelayMsP95: tenth(quantile(dotDelayMs, 0.95)),
    dotDelayMsP99: tenth(quantile(dotDelayMs, 0.99)),
    bytesPerPhoneSecond: phones === 0 || seconds === 0 ? 0 : Math.round(bytes / phones / seconds),
    proposals,
    meetings,
    errors,
  };
}

const shown = (value: number | null, unit = ''): string => (value === null ? 'none' : `${value}${unit}`);

/** The figures as a table to read. `faults` says what the errors were. */
export function table(figures: Figures, faults: ReadonlyMap<string, number>): string {
  const rows: readonly (readonly [string, string])[] = [
    ['joins', `${figures.joins}`],
    ['time to join', `p50 ${shown(figures.joinMsP50, ' ms')}, p99 ${shown(figures.joinMsP99, ' ms')}`],
    ['tick', `p99 ${shown(figures.tickMsP99, ' ms')}`],
    [
      'dot delay',
      `p50 ${shown(figures.dotDelayMsP50, ' ms')}, p95 ${shown(figures.dotDelayMsP95, ' ms')}, p99 ${shown(figures.dotDelayMsP99, ' ms')}`,
    ],
    ['bytes a phone and second', `${figures.bytesPerPhoneSecond}`],
    ['proposals', `${figures.proposals}`],
    ['meetings', `${figures.meetings}`],
    ['errors', `${figures.errors}`],
    ...[...faults].map(([fault, count]) => [`  ${fault}`, `${count}`] as const),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
