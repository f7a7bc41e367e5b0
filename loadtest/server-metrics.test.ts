import { expect, test } from 'vitest';
import { between, readMetrics } from './server-metrics.ts';

const told = (cpu: number, ticks: number) => `# HELP process_cpu_seconds_total Total user and system CPU time spent.
process_cpu_seconds_total ${cpu}
process_resident_memory_bytes 250000000
nodejs_gc_duration_seconds_sum{kind="minor"} 0.25
nodejs_gc_duration_seconds_sum{kind="major"} 0.25
visavis_tick_seconds_bucket{le="0.05",event="demo",part="whole"} 3
visavis_tick_seconds_sum{event="demo",part="whole"} ${ticks * 0.02}
visavis_tick_seconds_count{event="demo",part="whole"} ${ticks}
visavis_tick_seconds_sum{event="other",part="whole"} 999
visavis_sent_bytes_total{event="demo",kind="floor"} ${ticks * 1_000}
`;

test('LT 29 what the server used between two looks is told a second, and of the tested event alone', () => {
  const moment = between(readMetrics(told(10, 100), 'demo'), readMetrics(told(11, 110), 'demo'), 2);
  expect(moment).toEqual({
    cpuPercent: 50,
    memoryMb: 250,
    tickMs: { whole: expect.closeTo(20, 6) },
    sent: { floor: 5_000 },
    collectingPercent: 0,
  });
});

test('LT 4 what a server does not tell is null', () => {
  const nothing = readMetrics('', 'demo');
  expect(between(nothing, nothing, 1)).toEqual({
    ...{ cpuPercent: null, memoryMb: null, collectingPercent: null },
    tickMs: {},
    sent: {},
  });
});
