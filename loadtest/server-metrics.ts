/** What the server says of itself at /metrics, asked every second: sums so far, of which differences are taken. */

export interface ServerSums {
  /** Processor time so far, in seconds. */
  readonly cpuSeconds: number | null;
  /** Memory now, in bytes. */
  readonly memory: number | null;
  /** Ticks so far, by part. */
  readonly ticks: ReadonlyMap<string, { readonly seconds: number; readonly count: number }>;
  /** Payload sent so far, in bytes, by what it held. */
  readonly sent: ReadonlyMap<string, number>;
  /** How long the garbage collector has stopped everything so far, in seconds. */
  readonly collectingSeconds: number | null;
}

/** Read Prometheus' text: of the metrics of several events, those of this one. */
export function readMetrics(text: string, event: string): ServerSums {
  let cpuSeconds: number | null = null;
  let memory: number | null = null;
  let collectingSeconds: number | null = null;
  const ticks = new Map<string, { seconds: number; count: number }>();
  const sent = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name = '', labels = '', number = ''] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    const value = Number(number);
    const label = (of: string): string | null => new RegExp(`(?:^|,)${of}="([^"]*)"`).exec(labels)?.[1] ?? null;
    if (name === '' || !Number.isFinite(value)) continue;
    if (name === 'process_cpu_seconds_total') cpuSeconds = value;
    else if (name === 'process_resident_memory_bytes') memory = value;
    else if (name === 'nodejs_gc_duration_seconds_sum') collectingSeconds = (collectingSeconds ?? 0) + value;
    else if (label('event') !== event) continue;
    else if (name === 'visavis_tick_seconds_sum' || name === 'visavis_tick_seconds_count') {
      const part = label('part') ?? '';
      const known = ticks.get(part) ?? { seconds: 0, count: 0 };
      ticks.set(part, name.endsWith('sum') ? { ...known, seconds: value } : { ...known, count: value });
    } else if (name === 'visavis_sent_bytes_total') sent.set(label('kind') ?? '', value);
  }
  return { cpuSeconds, memory, ticks, sent, collectingSeconds };
}

/** What a server did between two looks at it. */
export interface ServerMoment {
  /** Of one core. */
  readonly cpuPercent: number | null;
  readonly memoryMb: number | null;
  /** The mean of each part of the ticks in between, in milliseconds. */
  readonly tickMs: Readonly<Record<string, number>>;
  /** Payload sent, in bytes a second, by what it held. */
  readonly sent: Readonly<Record<string, number>>;
  /** The garbage collector's part of the time. */
  readonly collectingPercent: number | null;
}

/** @param seconds between the two */
export function between(before: ServerSums, after: ServerSums, seconds: number): ServerMoment {
  const percent = (one: number | null, other: number | null): number | null =>
    one === null || other === null || other < one ? null : ((other - one) / seconds) * 100;
  const tickMs: Record<string, number> = {};
  for (const [part, { seconds: sum, count }] of after.ticks) {
    const was = before.ticks.get(part) ?? { seconds: 0, count: 0 };
    if (count > was.count) tickMs[part] = ((sum - was.seconds) / (count - was.count)) * 1000;
  }
  const sent: Record<string, number> = {};
  for (const [kind, bytes] of after.sent) sent[kind] = Math.max(0, bytes - (before.sent.get(kind) ?? 0)) / seconds;
  return {
    cpuPercent: percent(before.cpuSeconds, after.cpuSeconds),
    memoryMb: after.memory === null ? null : after.memory / 1e6,
    tickMs,
    sent,
    collectingPercent: percent(before.collectingSeconds, after.collectingSeconds),
  };
}

/** Asks a server; null from the first time on that it does not tell this token. */
export function watchServer(endpoint: string, token: string | null, event: string) {
  let told = token !== null;
  return async (): Promise<ServerSums | null> => {
    if (!told) return null;
    const headers = { authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${endpoint}/metrics`, { headers, signal }).catch(() => null);
    // A server that is late once is not one that says nothing.
    if (answer === null || answer.status >= 500) return null;
    told = answer.ok;
    return told ? readMetrics(await answer.text(), event) : null;
  };
}
