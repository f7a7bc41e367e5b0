/** A list of stands: the columns that it may have, and what each line says. */
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
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

/** What is wrong in a line. */
class BadCell extends Error {
  readonly note: ImportNote;

  constructor(note: ImportNote) {
    super(note[0]);
    this.note = note;
  }
}

/** "3.5", and "3,5" where a comma parts no cells. */
function metresIn(line: number, text: string, what: Column, most: number, { separator }: Table): number {
  const plain = separator === ',' ? text : text.replace(',', '.');
  const metres = /^[-+]?\d+(\.\d+)?$/.test(plain.trim()) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(metres)) throw new BadCell(['no-metres', line, what, text.slice(0, 40)]);
  if (Math.abs(metres) > most) throw new BadCell(['many-metres', line, what, text.slice(0, 40), most]);
  return metres;
}

function standIn({ line, cells }: Row, columns: ReadonlyMap<Column, number>, table: Table): Stand {
  const cell = (column: Column): string | null => {
    const text = cells[columns.get(column) ?? -1]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const metres = (column: Column, most: number) => {
    const text = cell(column);
    return text === null ? null : metresIn(line, text, column, most, table);
  };
  const [name, number] = [cell('name'), cell('number')];
  if (name === null && number === null) throw new BadCell(['nameless', line]);
  if ([...(name ?? '')].length > 200 || /\p{Cc}/u.test(name ?? '')) {
    throw new BadCell(['long-name', line]);
  }
  if ((number ?? '').length > 20 || /\p{Cc}/u.test(number ?? '')) throw new BadCell(['long-number', line]);
  const [x, y] = [metres('x', FARTHEST), metres('y', FARTHEST)];
  if ((x === null) !== (y === null)) throw new BadCell(['half-a-place', line]);
  const area = cell('area');
  if (x === null && area === null) throw new BadCell(['no-place', line]);
  const [width, depth] = [metres('width', LARGEST), metres('depth', LARGEST)];
  for (const [what, size] of [
    ['width', width],
    ['depth', depth],
  ] as const) {
    if (size !== null && size <= 0.1) throw new BadCell(['few-metres', line, what]);
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
  if (header === undefined) throw new VenueError([['stands-empty']]);
  const columns = columnsOf(header);
  const named = columns.has('name') || columns.has('number');
  const placed = (columns.has('x') && columns.has('y')) || columns.has('area');
  if (!named || !placed) {
    throw new VenueError([['stands-header', header.line, header.cells.join(', ').slice(0, 200)]]);
  }
  const faults: ImportNote[] = [];
  const stands = rows.flatMap((row): Stand[] => {
    try {
      if (row.cells.length > header.cells.length) {
        throw new BadCell(['many-cells', row.line, row.cells.length, header.cells.length]);
      }
      return [standIn(row, columns, table)];
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      faults.push(error.note);
      return [];
    }
  });
  const numbers = new Map<string, number>();
  for (const { line, number } of stands) {
    if (number === null) continue;
    const before = numbers.get(number.toLowerCase());
    if (before !== undefined) faults.push(['number-twice', line, number, before]);
    else numbers.set(number.toLowerCase(), line);
  }
  refuse(faults);
  if (stands.length === 0) throw new VenueError([['stands-none']]);
  return stands;
}
