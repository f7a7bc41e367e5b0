/** What a bench found, as lines for a person. */

type Figures = Readonly<Record<string, unknown>>;
type Bars = Readonly<Record<string, string>>;

const told = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const isRecords = (value: unknown): value is readonly Figures[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));

/** Records beside each other: a column each, a figure a line, and last what it must keep to. */
function* tableOf(records: readonly Figures[], bars: Bars): Generator<string> {
  const figures = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const cells = records.map((record) => figures.map((figure) => (figure in record ? told(record[figure]) : '')));
  const widths = cells.map((column) => Math.max(...column.map(({ length }) => length)));
  const first = Math.max(...figures.map(({ length }) => length));
  for (const [row, figure] of figures.entries()) {
    const columns = cells.map((column, i) => (column[row] ?? '').padEnd(widths[i] ?? 0));
    const bar = bars[figure];
    yield [figure.padEnd(first), ...columns, ...(bar === undefined ? [] : [`(${bar})`])].join('  ').trimEnd();
  }
}

/** The figures one a line, each with what it must keep to in brackets; a list of records, one a venue, as a table. */
export function* linesOf(figures: Figures, bars: Bars): Generator<string> {
  for (const [figure, value] of Object.entries(figures)) {
    if (isRecords(value)) yield* tableOf(value, bars);
    else {
      const bar = bars[figure];
      yield `${figure.padEnd(21)} ${bar === undefined ? told(value) : `${told(value).padEnd(9)} (${bar})`}`;
    }
  }
}
