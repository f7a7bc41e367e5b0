/** A list of stands: the columns that it may have, and what each line says. */
import { refuse, VenueError } from '../venue-error.ts';
import { type Row, readCsv, type Table } from './csv.ts';

/** A stand as its line says it: where it is by metres on a level, or by the area that it is in. */
export interface Stand {
  readonly line: number;
  readonly name: string;
  readonly number: string | null;
  readonly at: readonly [number, number] | null;
  readonly level: string | null;
  readonly area: string | null;
  /** Metres along x and y. */
  readonly size: readonly [number, number] | null;
}

/** What the columns may be called, in English, French and German. */
const COLUMNS = {
  name: /^(name|nom|exhibitor|exposant|company|société|societe|firma|aussteller)$/,
  number: /^(number|no\.?|nr\.?|n°|numéro|numero|stand|booth|standnummer)$/,
  x: /^x( ?\(m\))?$/,
  y: /^y( ?\(m\))?$/,
  level: /^(level|floor|étage|etage|niveau|ebene)$/,
  area: /^(area|zone|room|hall|salle|halle)$/,
  width: /^(width|largeur|breite)( ?\(m\))?$/,
  depth: /^(depth|length|profondeur|longueur|tiefe)( ?\(m\))?$/,
} as const;

type Column = keyof typeof COLUMNS;

const FARTHEST = 20_000;
const LARGEST = 500;

function columnsOf(header: Row): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  header.cells.forEach((cell, i) => {
    const title = cell.trim().toLowerCase();
    for (const [column, pattern] of Object.entries(COLUMNS) as [Column, RegExp][]) {
      if (pattern.test(title) && !found.has(column)) found.set(column, i);
    }
  });
  return found;
}

/** Whether a text looks like a list of stands: its first line has a name or a number, and a place. */
export function looksLikeStands(text: string): boolean {
  try {
    const [header] = readCsv(
      text
        .slice(0, 10_000)
        .split(/(?<=\n)/)
        .slice(0, 1)
        .join(''),
    ).rows;
    const columns = header === undefined ? new Map() : columnsOf(header);
    return (columns.has('name') || columns.has('number')) && (columns.has('x') || columns.has('area'));
  } catch {
    return false;
  }
}

class BadCell extends Error {}

/** "3.5", and "3,5" where a comma parts no cells. */
function metresIn(text: string, what: Column, most: number, { separator }: Table): number {
  const plain = separator === ',' ? text : text.replace(',', '.');
  const metres = /^[-+]?\d+(\.\d+)?$/.test(plain.trim()) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(metres)) throw new BadCell(`its ${what} "${text.slice(0, 40)}" is no number of metres`);
  if (Math.abs(metres) > most) throw new BadCell(`its ${what} ${text.slice(0, 40)} is more than ${most} m`);
  return metres;
}

function standIn({ line, cells }: Row, columns: ReadonlyMap<Column, number>, table: Table): Stand {
  const cell = (column: Column): string | null => {
    const text = cells[columns.get(column) ?? -1]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const metres = (column: Column, most: number) => {
    const text = cell(column);
    return text === null ? null : metresIn(text, column, most, table);
  };
  const [name, number] = [cell('name'), cell('number')];
  if (name === null && number === null) throw new BadCell('it has neither a name nor a number');
  if ([...(name ?? '')].length > 200 || /\p{Cc}/u.test(name ?? '')) {
    throw new BadCell('its name has more than 200 letters, or is more than one line');
  }
  if ((number ?? '').length > 20 || /\p{Cc}/u.test(number ?? ''))
    throw new BadCell('its number has more than 20 letters');
  const [x, y] = [metres('x', FARTHEST), metres('y', FARTHEST)];
  if ((x === null) !== (y === null)) throw new BadCell('it has only one of x and y');
  const area = cell('area');
  if (x === null && area === null) throw new BadCell('it says neither x and y, nor an area');
  const [width, depth] = [metres('width', LARGEST), metres('depth', LARGEST)];
  for (const [what, size] of [
    ['width', width],
    ['depth', depth],
  ] as const) {
    if (size !== null && size <= 0.1) throw new BadCell(`its ${what} is not more than 0.1 m`);
  }
  return {
    line,
    name: name ?? `Stand ${number}`,
    number,
    at: x === null || y === null ? null : [x, y],
    level: cell('level'),
    area,
    size: width === null || depth === null ? null : [width, depth],
  };
}

/** The stands of a list. Throws VenueError with a sentence for each line that cannot be used, naming it. */
export function readStands(text: string): Stand[] {
  const table = readCsv(text);
  const [header, ...rows] = table.rows;
  if (header === undefined) throw new VenueError(['This list of stands is empty.']);
  const columns = columnsOf(header);
  const named = columns.has('name') || columns.has('number');
  const placed = (columns.has('x') && columns.has('y')) || columns.has('area');
  if (!named || !placed) {
    throw new VenueError([
      `Line ${header.line}: the first line names the columns: name or number, then x and y, or area; also level, width and depth. It says: ${header.cells.join(', ').slice(0, 200)}.`,
    ]);
  }
  const faults: string[] = [];
  const stands = rows.flatMap((row): Stand[] => {
    try {
      if (row.cells.length > header.cells.length) {
        throw new BadCell(`it has ${row.cells.length} cells, and the first line ${header.cells.length}`);
      }
      return [standIn(row, columns, table)];
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      faults.push(`Line ${row.line}: ${error.message}.`);
      return [];
    }
  });
  const numbers = new Map<string, number>();
  for (const { line, number } of stands) {
    if (number === null) continue;
    const before = numbers.get(number.toLowerCase());
    if (before !== undefined) faults.push(`Line ${line}: number ${number} is there already, on line ${before}.`);
    else numbers.set(number.toLowerCase(), line);
  }
  refuse(faults);
  if (stands.length === 0) throw new VenueError(['There is no stand below the first line.']);
  return stands;
}
