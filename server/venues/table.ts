/** Lists of measurements: comma-separated, with the names of the columns in the first line. */
import { UserFault } from '../fault.ts';

/** A row with the line of the file that it is on. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** No list has more lines: an hour of 5,000 badges. */
const MOST_LINES = 20_000_000;

const plain = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1');

/**
 * The rows of a list; empty lines are left out, and columns that nobody asked for are let be.
 * @throws {UserFault} that names the file and the column that is missing, or the line that has too few cells
 */
export function readTable(name: string, text: string, columns: readonly string[]): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > MOST_LINES) throw new UserFault(`${name} has more than ${MOST_LINES} lines.`);
  const header = (lines[0] ?? '').split(',').map(plain);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new UserFault(
      `${name}: the first line must name the columns ${columns.join(', ')}; missing: ${missing.join(', ')}.`,
    );
  }
  const rows: Row[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const cells = line.split(',').map(plain);
    if (cells.length < header.length) {
      throw new UserFault(
        `${name}, line ${i + 1}: ${cells.length} cells, where the first line names ${header.length}.`,
      );
    }
    rows.push({ line: i + 1, cells: Object.fromEntries(header.map((column, k) => [column, cells[k] ?? ''])) });
  }
  return rows;
}

/**
 * The number in a cell.
 * @throws {UserFault} that names file, line, column and what is there
 */
export function numberIn(name: string, { line, cells }: Row, column: string): number {
  const text = cells[column] ?? '';
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value))
    throw new UserFault(`${name}, line ${line}, ${column}: a number is expected, not "${text}".`);
  return value;
}
