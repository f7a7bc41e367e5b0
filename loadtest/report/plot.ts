/** Plots as SVG that needs nothing else: no script, no font, no picture from anywhere. Colours come from the page. */
import { escaped } from './escape.ts';

const WIDTH = 440;
const HEIGHT = 240;
const LEFT = 50;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 34;
/** What is written at a mark is no wider. */
const NAME_WIDTH = 80;
const [PLOT_WIDTH, PLOT_HEIGHT] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
/** Told apart without colour too; the first is a whole line. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 2', '12 4', '1 4', '6 2 1 2'];

/** A line; null: nothing was measured then. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number | null])[];
}

export interface Plot {
  readonly title: string;
  /** What is drawn, and how it was measured: for who reads and for who hears it. */
  readonly about: string;
  readonly unit: string;
  readonly series: readonly Series[];
  /** Lines across: a limit. */
  readonly across?: readonly { readonly at: number; readonly name: string }[];
  /** Lines upright: a moment. */
  readonly upright?: readonly { readonly at: number; readonly name: string }[];
  /** The lines are stacked on each other, as the parts of a whole. */
  readonly stacked?: boolean;
}

const fixed = (value: number): string => Number(value.toFixed(1)).toString();

/** Some round numbers from 0 to a little more than this. */
export function roundSteps(most: number, wanted = 4): number[] {
  const rough = Math.max(most, 1e-9) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((by) => by * power >= rough * 0.999) ?? 10);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

const short = (value: number): string =>
  value >= 1e6
    ? `${fixed(value / 1e6)} M`
    : value >= 10_000
      ? `${fixed(value / 1e3)} k`
      : `${Number(value.toPrecision(4))}`;

const text = (x: number, y: number, words: string, anchor = 'middle'): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;

/** Where nothing was measured a line is interrupted. */
function lineThrough(points: Series['points'], x: (at: number) => number, y: (value: number) => number): string {
  let pen = 'M';
  let path = '';
  for (const [at, value] of points) {
    if (value === null) pen = 'M';
    else {
      path += `${pen}${fixed(x(at))} ${fixed(y(value))}`;
      pen = 'L';
    }
  }
  return path;
}

/** Moments between two gaps, through which no line goes: points of their own. */
function pointsAlone(points: Series['points'], x: (at: number) => number, y: (value: number) => number): string {
  const known = (at: number) => (points[at]?.[1] ?? null) !== null;
  return points
    .flatMap(([at, value], i) =>
      value === null || known(i - 1) || known(i + 1) ? [] : [`M${fixed(x(at))} ${fixed(y(value))}h0`],
    )
    .join('');
}

/** Of each line, what it is together with those below it. */
function stackedUp(series: readonly Series[]): Series[] {
  const sums = new Map<number, number>();
  return series.map(({ name, points }) => ({
    name,
    points: points.map(([x, y]) => {
      if (y === null) return [x, null] as const;
      const sum = (sums.get(x) ?? 0) + y;
      sums.set(x, sum);
      return [x, sum] as const;
    }),
  }));
}

const figure = (title: string, about: string, legend: string, inside: string): string => `<figure>
<figcaption><h3>${escaped(title)}</h3><p>${escaped(about)}</p>${legend}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}. ${about}`)}">${inside}</svg>
</figure>`;

function scaleUp(steps: readonly number[], unit: string, y: (value: number) => number): string {
  return steps
    .map(
      (step) =>
        `<path class="grid" d="M${LEFT} ${fixed(y(step))}H${WIDTH - RIGHT}"/>${text(LEFT - 6, y(step) + 4, short(step), 'end')}`,
    )
    .concat(`<text x="${LEFT + 4}" y="${TOP + 9}" class="unit">${escaped(unit)}</text>`)
    .join('');
}

/** Lines over the time of a run, in seconds. */
export function linePlot(plot: Plot): string {
  const { title, about, unit, across = [], upright = [], stacked = false } = plot;
  const series = stacked ? stackedUp(plot.series) : plot.series;
  const all = series.flatMap(({ points }) => points);
  const values = all.flatMap(([, value]) => value ?? []);
  if (values.length === 0) return '';
  const longest = Math.max(...all.map(([at]) => at), 1);
  const steps = roundSteps(Math.max(...values, ...across.map(({ at }) => at)) * 1.08);
  const most = steps.at(-1) ?? 1;
  const x = (at: number) => LEFT + (at / longest) * PLOT_WIDTH;
  const y = (value: number) => TOP + (1 - value / most) * PLOT_HEIGHT;
  const times = roundSteps(longest, 5).filter((at) => at <= longest);
  const lines = series.map(({ points }, at) => {
    const path = lineThrough(points, x, y);
    const area = stacked
      ? `<path class="area s${at % 8}" d="${areaUnder(points, series[at - 1]?.points, x, y)}"/>`
      : '';
    const alone = pointsAlone(points, x, y);
    const dots = alone === '' ? '' : `<path class="line alone s${at % 8}" d="${alone}"/>`;
    return `${area}${dots}<path class="line s${at % 8}" stroke-dasharray="${stacked ? '' : (DASHES[at % 8] ?? '')}" d="${path}"/>`;
  });
  const legend = series.map(({ name }, at) => swatch(name, at, stacked)).reverse();
  return figure(
    title,
    about,
    series.length > 1 ? `<ul class="legend">${(stacked ? legend : legend.reverse()).join('')}</ul>` : '',
    [
      scaleUp(steps, unit, y),
      ...times.map((at) => text(x(at), HEIGHT - BOTTOM + 16, `${at} s`)),
      ...upright.map(
        ({ at, name }) =>
          `<path class="upright" d="M${fixed(x(at))} ${TOP}V${HEIGHT - BOTTOM}"/>${text(x(at), HEIGHT - 3, name, at > longest / 2 ? 'end' : 'start')}`,
      ),
      ...lines,
      ...across.map(
        ({ at, name }) =>
          `<path class="across" d="M${LEFT} ${fixed(y(at))}H${WIDTH - RIGHT}"/>${text(WIDTH - RIGHT - 2, y(at) - 4, name, 'end')}`,
      ),
    ].join(''),
  );
}

const swatch = (name: string, at: number, filled: boolean): string =>
  `<li><svg viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">${
    filled
      ? `<rect class="fill s${at % 8}" width="28" height="10" rx="2"/>`
      : `<path class="line s${at % 8}" stroke-dasharray="${DASHES[at % 8] ?? ''}" d="M0 5H28"/>`
  }</svg>${escaped(name)}</li>`;

/** The surface between a line and the one below it, or the ground. */
function areaUnder(
  points: Series['points'],
  below: Series['points'] | undefined,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  const known = points.flatMap(([at, value], i) =>
    value === null ? [] : [[at, value, below?.[i]?.[1] ?? 0] as const],
  );
  if (known.length === 0) return '';
  const over = known.map(([at, value]) => `${fixed(x(at))} ${fixed(y(value))}`);
  const under = known.map(([at, , ground]) => `${fixed(x(at))} ${fixed(y(ground))}`).reverse();
  return `M${[...over, ...under].join('L')}Z`;
}

export interface Bars {
  readonly title: string;
  readonly about: string;
  /** From one border to the next, the first included; one more than counts. */
  readonly borders: readonly number[];
  readonly counts: readonly number[];
  readonly marks: readonly { readonly at: number; readonly name: string }[];
}

/** How often what was measured, in milliseconds, on a scale where each step is by the same factor. */
export function barPlot({ title, about, borders, counts, marks }: Bars): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const [first = 1] = borders;
  const last = borders.at(-1) ?? 1;
  if (total === 0 || last <= first) return '';
  const shares = counts.map((count) => (100 * count) / total);
  const steps = roundSteps(Math.max(...shares) * 1.12);
  const most = steps.at(-1) ?? 1;
  const x = (ms: number) => LEFT + (Math.log(ms / first) / Math.log(last / first)) * PLOT_WIDTH;
  const y = (value: number) => TOP + (1 - value / most) * PLOT_HEIGHT;
  const bars = shares.map((share, at) => {
    const [from = first, to = last] = borders.slice(at, at + 2);
    const words = `${fixed(from)} to ${fixed(to)} ms: ${counts[at] ?? 0} (${fixed(share)} %)`;
    return `<rect class="fill s0" x="${fixed(x(from) + 0.5)}" y="${fixed(y(share))}" width="${fixed(Math.max(0.5, x(to) - x(from) - 1))}" height="${fixed(Math.max(0, HEIGHT - BOTTOM - y(share)))}"><title>${escaped(words)}</title></rect>`;
  });
  const times = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];
  const inside = times.filter((ms) => ms >= first && ms <= last);
  const shown = inside.filter((_, at) => at % Math.ceil(inside.length / 7) === 0);
  return figure(
    title,
    about,
    '',
    [
      scaleUp(steps, '%', y),
      ...shown.map((ms) => text(x(ms), HEIGHT - BOTTOM + 16, `${short(ms)} ms`, x(ms) > WIDTH - 40 ? 'end' : 'middle')),
      ...bars,
      ...marks.map(({ at, name }, nth) => {
        const where = Math.min(WIDTH - RIGHT, Math.max(LEFT, x(at)));
        // Away from each other, and inside the picture.
        const before = where > WIDTH - NAME_WIDTH || (nth === 0 && where > NAME_WIDTH);
        return `<path class="upright" d="M${fixed(where)} ${TOP}V${HEIGHT - BOTTOM}"/>${text(where, HEIGHT - 3, name, before ? 'end' : 'start')}`;
      }),
    ].join(''),
  );
}
