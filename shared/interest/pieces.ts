/**
 * The floor in pieces: squares of {@link CELL_METRES} a side ("cells") on every level, and one roster a level for the
 * people who are shown beside an area's name and stand in no square.
 */
import type { Metres, Point, Rectangle } from '../geometry/point.ts';

/** Side of a cell: about as far as one tells faces apart, so a phone near a corner looks at four. */
const CELL_METRES: Metres = 16;

/** How finely a place is told: 2 cm, so a decoded place is off by at most half of that in x and in y. */
export const STEP_METRES: Metres = 0.02;

/** Steps along the side of a cell. */
export const STEPS_A_CELL = CELL_METRES / STEP_METRES;

/** The most cells that {@link piecesIn} gives: a view of 400 m a side touches at most 26 x 26. */
const MOST_CELLS = 26 * 26;

/** A cell or roster as one number: a roster is negative, a cell is level, column and row packed together. */
export type Piece = number & { readonly unit?: 'piece' };

/** Columns and rows run from -2048 to 2047, which is more than the 20 km that a venue file may span. */
const AXIS = 4096;
const HALF_AXIS = AXIS / 2;
const EDGE = HALF_AXIS * CELL_METRES - STEP_METRES;
/** No corner is nearer to the last cells. */
const BLOCK_EDGE = 4;

const column = (metres: Metres) => Math.floor(Math.min(EDGE, Math.max(-EDGE, metres)) / CELL_METRES);

export function rosterOf(level: number): Piece {
  return -1 - level;
}

export function isRoster(piece: Piece): boolean {
  return piece < 0;
}

/** The cell of a level (by index) with this column and row. */
export function cellAt(level: number, x: number, y: number): Piece {
  return (level * AXIS + x + HALF_AXIS) * AXIS + y + HALF_AXIS;
}

/** The cell that a place lies in; its lower edges belong to it, its upper ones to the next. */
export function cellOf(level: number, x: Metres, y: Metres): Piece {
  return cellAt(level, column(x), column(y));
}

export function levelOf(piece: Piece): number {
  return isRoster(piece) ? -1 - piece : Math.floor(piece / (AXIS * AXIS));
}

export function columnOf(cell: Piece): number {
  return (Math.floor(cell / AXIS) % AXIS) - HALF_AXIS;
}

export function rowOf(cell: Piece): number {
  return (cell % AXIS) - HALF_AXIS;
}

/** A place inside its cell as one number below {@link STEPS_A_CELL} squared. */
export function packPlace(x: Metres, y: Metres): number {
  return step(x) * STEPS_A_CELL + step(y);
}

function step(metres: Metres): number {
  const inside = metres - column(metres) * CELL_METRES;
  return Math.min(STEPS_A_CELL - 1, Math.max(0, Math.floor(inside / STEP_METRES)));
}

/** The middle of the step that {@link packPlace} named. */
export function unpackX(cell: Piece, packed: number): Metres {
  return columnOf(cell) * CELL_METRES + (Math.floor(packed / STEPS_A_CELL) + 0.5) * STEP_METRES;
}

/** See {@link unpackX}. */
export function unpackY(cell: Piece, packed: number): Metres {
  return rowOf(cell) * CELL_METRES + ((packed % STEPS_A_CELL) + 0.5) * STEP_METRES;
}

/** The rectangle around these cells, of which there is at least one. */
export function boundsOfCells(cells: readonly Piece[]): Rectangle {
  const columns = cells.map(columnOf);
  const rows = cells.map(rowOf);
  return {
    minX: Math.min(...columns) * CELL_METRES,
    minY: Math.min(...rows) * CELL_METRES,
    maxX: (Math.max(...columns) + 1) * CELL_METRES,
    maxY: (Math.max(...rows) + 1) * CELL_METRES,
  };
}

/**
 * The roster of a level and all its cells that the rectangle touches, whether anybody is in them or not; at most
 * {@link MOST_CELLS} of them, so bound the rectangle first.
 */
export function piecesIn(level: number, view: Rectangle): Piece[] {
  const pieces: Piece[] = [rosterOf(level)];
  for (let x = column(view.minX); x <= column(view.maxX); x++) {
    for (let y = column(view.minY); y <= column(view.maxY); y++) {
      if (pieces.length > MOST_CELLS) return pieces;
      pieces.push(cellAt(level, x, y));
    }
  }
  return pieces;
}

/** A place of a whole level in steps, along x and y, from the one inside its cell; and back: {@link cellAtStep}. */
export const stepX = (cell: Piece, packed: number): number =>
  columnOf(cell) * STEPS_A_CELL + Math.floor(packed / STEPS_A_CELL);
export const stepY = (cell: Piece, packed: number): number => rowOf(cell) * STEPS_A_CELL + (packed % STEPS_A_CELL);

/** The cell of a level that a place in steps lies in; null beyond all cells. */
export function cellAtStep(level: number, x: number, y: number): Piece | null {
  const [across, along] = [Math.floor(x / STEPS_A_CELL), Math.floor(y / STEPS_A_CELL)];
  if (Math.min(across, along) < -HALF_AXIS || Math.max(across, along) >= HALF_AXIS) return null;
  return cellAt(level, across, along);
}

/** A place in steps as it is packed inside its cell. */
export const packSteps = (x: number, y: number): number => inside(x) * STEPS_A_CELL + inside(y);
const inside = (steps: number): number => steps - Math.floor(steps / STEPS_A_CELL) * STEPS_A_CELL;

/** So many cells a side of a block. */
export const BLOCK_CELLS = 4;
const BLOCK_BITS = 2;

/** A square of {@link BLOCK_CELLS} cells a side: its own level, column and row, packed as those of a cell. */
export type Block = Piece;

/** The block that a cell lies in. */
export function blockOf(cell: Piece): Block {
  return cellAt(levelOf(cell), columnOf(cell) >> BLOCK_BITS, rowOf(cell) >> BLOCK_BITS);
}

/** The cells of a block, column by column. */
export function cellsOf(block: Block): Piece[] {
  const [level, column, row] = [levelOf(block), columnOf(block) * BLOCK_CELLS, rowOf(block) * BLOCK_CELLS];
  return Array.from({ length: BLOCK_CELLS * BLOCK_CELLS }, (_, cell) =>
    cellAt(level, column + Math.floor(cell / BLOCK_CELLS), row + (cell % BLOCK_CELLS)),
  );
}

/** The middle of a cell. */
export function middleOf(cell: Piece): Point {
  return { x: (columnOf(cell) + 0.5) * CELL_METRES, y: (rowOf(cell) + 0.5) * CELL_METRES };
}

/**
 * The corner of cells that is nearest to a place, named by the cell above and to the right of it; `before` is kept until
 * the place is a metre nearer to another.
 */
export function cornerNear(level: number, x: Metres, y: Metres, before: Piece | null): Piece {
  const isKept =
    before !== null && levelOf(before) === level && isNear(columnOf(before), x) && isNear(rowOf(before), y);
  return isKept ? before : cellAt(level, nearestEdge(x), nearestEdge(y));
}

const KEPT_FOR: Metres = 1;
const isNear = (edge: number, metres: Metres): boolean =>
  Math.abs(metres - edge * CELL_METRES) <= CELL_METRES / 2 + KEPT_FOR;
/** With room for the cells around it. */
const FARTHEST_EDGE = HALF_AXIS - BLOCK_EDGE;
const nearestEdge = (metres: Metres): number =>
  Math.min(FARTHEST_EDGE, Math.max(-FARTHEST_EDGE, Math.round(metres / CELL_METRES)));

/** The square of so many cells to each side of a corner, its upper edges left out. */
export function aroundCorner(corner: Piece, cells: number): Rectangle {
  const [x, y] = [columnOf(corner) * CELL_METRES, rowOf(corner) * CELL_METRES];
  const [far, short] = [cells * CELL_METRES, cells * CELL_METRES - STEP_METRES];
  return { minX: x - far, minY: y - far, maxX: x + short, maxY: y + short };
}

/** How many cells the rectangle touches. */
export function cellsIn(view: Rectangle): number {
  const along = (from: Metres, to: Metres) => Math.max(0, column(to) - column(from) + 1);
  return along(view.minX, view.maxX) * along(view.minY, view.maxY);
}

/** All blocks of a level that the rectangle touches; bound it first. */
export function blocksIn(level: number, view: Rectangle): Block[] {
  const blocks: Block[] = [];
  for (let x = column(view.minX) >> BLOCK_BITS; x <= column(view.maxX) >> BLOCK_BITS; x++) {
    for (let y = column(view.minY) >> BLOCK_BITS; y <= column(view.maxY) >> BLOCK_BITS; y++) {
      blocks.push(cellAt(level, x, y));
    }
  }
  return blocks;
}
