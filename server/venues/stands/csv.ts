/** Comma-separated values as RFC 4180 has them, and as spreadsheets write them: with semicolons or tabs as well. */
import { VenueError } from '../venue-error.ts';

/** No list of stands has more rows. */
const MOST_ROWS = 20_000;

/** A row with the line of the file that it begins on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly rows: readonly Row[];
  /** "," in a file whose cells are parted by ";" or a tab is a decimal comma. */
  readonly separator: ',' | ';' | '\t';
}

/** What parts the cells: the one that the first row has most of, outside of quotes. */
function separatorOf(text: string): Table['separator'] {
  const first =
    text
      .slice(0, 10_000)
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r?\n|\r/)[0] ?? '';
  const count = (one: string) => first.split(one).length;
  return ([';', '\t', ','] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

/**
 * Reads a text with or without a byte order mark. Empty rows are left out. Throws VenueError with the line where a quote is
 * not closed, or is in the middle of a cell.
 */
export function readCsv(whole: string): Table {
  const text = whole.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let from = 1;
  let quoted = false;
  let wasQuoted = false;
  const endCell = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    cell = '';
    wasQuoted = false;
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one !== '')) rows.push({ line: from, cells });
    if (rows.length > MOST_ROWS) throw new VenueError([['many-lines', MOST_ROWS]]);
    cells = [];
    from = line;
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const newLine = letter === '\n' || (letter === '\r' && text.charAt(i + 1) !== '\n');
    if (newLine) line++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"') {
      if (cell.trim() !== '' || wasQuoted) {
        throw new VenueError([['quote-inside', line]]);
      }
      cell = '';
      quoted = true;
      wasQuoted = true;
    } else if (letter === separator) endCell();
    else if (newLine) endRow();
    else if (!(wasQuoted && letter.trim() === '') && letter !== '\r') cell += letter;
  }
  if (quoted) throw new VenueError([['quote-open', from]]);
  endRow();
  return { rows, separator };
}
