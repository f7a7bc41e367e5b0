/** Which plots a report has. */
import { NEAR } from '../dot-delays.ts';
import { type Counts, Histogram } from '../histogram.ts';
import type { Judged } from '../limits.ts';
import type { Drawn } from '../timeline.ts';
import { barPlot, linePlot, type Series } from './plot.ts';

export interface Pictured {
  readonly moments: readonly Drawn[];
  /** When all were in, in seconds. */
  readonly settledAt: number;
  readonly near: Counts;
  readonly far: Counts;
  readonly limits: readonly Judged[];
}

/** Each stretch of a distribution is so many times as long as the last. */
const FACTOR = 1.15;

/** Borders from a little below the least to a little above the most that was measured, in milliseconds. */
export function bordersOf(histogram: Histogram): number[] {
  const least = histogram.quantile(0) ?? 1;
  const most = histogram.quantile(1) ?? 1;
  const borders = [Math.max(0.05, least * 0.9)];
  while ((borders.at(-1) ?? 0) <= most) borders.push((borders.at(-1) ?? 1) * FACTOR);
  return borders;
}

function distribution(title: string, about: string, counts: Counts): string {
  const histogram = Histogram.from(counts);
  const borders = bordersOf(histogram);
  const marks = [0.5, 0.99].flatMap((share) => {
    const at = histogram.quantile(share);
    return at === null ? [] : [{ at, name: `p${share * 100} ${Math.round(at)} ms` }];
  });
  const of = `${about} ${histogram.total.toLocaleString('en')} moves seen.`;
  return barPlot({ title, about: of, borders, counts: histogram.between(borders), marks });
}

/** So many parts of a tick are told from each other. */
const PARTS = 6;

/** The parts of a tick that took most time in all. */
function heaviest(moments: readonly Drawn[]): string[] {
  const sums = new Map<string, number>();
  for (const { server } of moments) {
    for (const [part, ms] of Object.entries(server?.tickMs ?? {}))
      if (part !== 'whole') sums.set(part, (sums.get(part) ?? 0) + ms);
  }
  const sorted = [...sums].sort(([, one], [, other]) => other - one);
  return sorted.slice(0, PARTS).map(([part]) => part);
}

/** What is left of a whole tick when these parts are taken away; null when there was none. */
export function othersThan(parts: readonly string[], tickMs: Readonly<Record<string, number>> = {}): number | null {
  const { whole } = tickMs;
  if (whole === undefined) return null;
  return Math.max(0, whole - parts.reduce((sum, part) => sum + (tickMs[part] ?? 0), 0));
}

/** Every plot for which something was measured. */
export function plotsOf({ moments, settledAt, near, far, limits }: Pictured): string[] {
  const series = (name: string, of: (moment: Drawn) => number | null | undefined): Series => ({
    name,
    points: moments.map((moment) => [moment.atSeconds, of(moment) ?? null]),
  });
  const upright = [{ at: settledAt, name: 'all in' }];
  const limit = (flag: string) =>
    limits.filter((each) => each.flag === flag).map(({ most }) => ({ at: most, name: `limit ${most}` }));
  const keys = (of: (moment: Drawn) => object | undefined): string[] => [
    ...new Set(moments.flatMap((moment) => Object.keys(of(moment) ?? {}))),
  ];
  const parts = heaviest(moments);
  const kinds = keys(({ server }) => server?.sent);
  return [
    linePlot({
      title: `Dot delay within ${NEAR} m`,
      about: 'From a scan’s send call to the frame decoded on another phone near by.',
      unit: 'ms',
      series: [series('p99', ({ nearP99 }) => nearP99), series('median', ({ nearP50 }) => nearP50)],
      across: limit('max-p99'),
      upright,
    }),
    distribution(`Distribution within ${NEAR} m`, 'Told every tick.', near),
    linePlot({
      title: 'Commands and joins',
      about: 'From a command to the server’s word on it, and from coming to being in.',
      unit: 'ms',
      series: [series('answers, p99', ({ answerP99 }) => answerP99), series('joins, p99', ({ joinP99 }) => joinP99)],
      upright,
    }),
    distribution('Distribution farther away', 'Told once a second, on purpose.', far),
    linePlot({
      title: 'The server’s processor',
      about: 'Of one core, and how much of the time the garbage collector stopped it.',
      unit: '%',
      series: [
        series('whole process', ({ server }) => server?.cpuPercent),
        series('garbage collector', ({ server }) => server?.collectingPercent),
      ],
      across: limit('max-cpu'),
      upright,
    }),
    linePlot({
      title: 'The server’s memory',
      about: 'What the process holds.',
      unit: 'MB',
      series: [series('memory', ({ server }) => server?.memoryMb)],
      across: limit('max-memory'),
      upright,
    }),
    linePlot({
      title: 'Parts of a tick',
      about: 'The mean of each second, one on the other.',
      unit: 'ms',
      series: [
        ...parts.map((part) => series(part, ({ server }) => server?.tickMs[part])),
        series('all others', ({ server }) => othersThan(parts, server?.tickMs)),
      ],
      stacked: true,
      upright,
    }),
    linePlot({
      title: 'Bytes to a phone',
      about: 'Payload a phone and second, as the phones counted it, and as the server says by what it held.',
      unit: 'B/s',
      series: [
        series('received', ({ bytesPerPhoneSecond }) => bytesPerPhoneSecond),
        ...kinds.map((kind) =>
          series(kind, ({ server, isIn }) => {
            const sent = server?.sent[kind];
            return sent === undefined || isIn === 0 ? null : sent / isIn;
          }),
        ),
      ],
      upright,
    }),
    linePlot({
      title: 'Who is in',
      about: 'Bots that were let in.',
      unit: 'bots',
      series: [series('in', ({ isIn }) => isIn)],
      upright,
    }),
    linePlot({
      title: 'The load test itself',
      about: 'How late its own processes were at most: their times may be too long by that.',
      unit: 'ms',
      series: [series('late', ({ lateMs }) => lateMs)],
      upright,
    }),
  ].filter((plot) => plot !== '');
}
