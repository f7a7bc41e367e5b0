/** The outlooks of a room: one for all phones that look alike, for as long as there are any. */
import type { Rectangle } from '../../shared/geometry/point.ts';
import type { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import type { Pace } from '../../shared/interest/floor-piece.ts';
import type { Outlook } from '../../shared/interest/outlook.ts';
import {
  aroundCorner,
  cellAt,
  cellOf,
  cellsIn,
  columnOf,
  levelOf,
  type Piece,
  piecesIn,
  rosterOf,
  rowOf,
} from '../../shared/interest/pieces.ts';

/** Of the cells around the corner that is nearest to its person a phone is told so many to each side every tick … */
const CLOSE_CELLS = 1;
/** … and it always has so many. */
const AROUND_CELLS = 2;

/** By so many cells a view may leave them and be widened to a rectangle around both: a row, or a column. */
const MOST_MORE_CELLS = 2 * AROUND_CELLS;

/** What a phone says that it looks at. */
export interface Look extends Rectangle {
  readonly level: string;
}

/** What a phone looks at. */
export interface Looking {
  readonly look: Look | null;
  /** The index of the level looked at. */
  readonly level: number | null;
  /** What of it is told in single faces; null: nothing. */
  readonly view: Rectangle | null;
  /** The corner of cells nearest to the phone's person. */
  readonly near: Piece | null;
}

/** What a phone always has, around the corner nearest to its person. */
const aroundView = (near: Piece): Rectangle => aroundCorner(near, AROUND_CELLS);

interface Shared {
  readonly key: string;
  phones: number;
}

export class Outlooks {
  readonly #encoder: FloorEncoder;
  readonly #byKey = new Map<string, Outlook>();
  readonly #shared = new Map<Outlook, Shared>();

  constructor(encoder: FloorEncoder) {
    this.#encoder = encoder;
  }

  /** The outlook of a phone that looks so; to be given back by {@link release}. */
  take(looking: Looking): Outlook {
    const { level } = looking;
    const view = level === null || looking.view === null ? null : widened(level, looking.view, looking.near);
    const key = keyOf(looking, view);
    let outlook = this.#byKey.get(key);
    if (outlook === undefined) {
      outlook = this.#make(looking, view);
      this.#byKey.set(key, outlook);
      this.#shared.set(outlook, { key, phones: 0 });
    }
    const shared = this.#shared.get(outlook);
    if (shared !== undefined) shared.phones += 1;
    return outlook;
  }

  #make({ level, near }: Looking, view: Rectangle | null): Outlook {
    const paces = new Map<Piece, Pace>();
    const add = (pieces: Iterable<Piece>, pace: Pace) => {
      for (const piece of pieces) paces.set(piece, pace);
    };
    if (level !== null && view !== null) add(piecesIn(level, view), 'calm');
    if (near !== null) {
      const mine = levelOf(near);
      add(piecesIn(mine, aroundView(near)), 'calm');
      add(piecesIn(mine, aroundCorner(near, CLOSE_CELLS)), 'every');
    }
    // Rosters change seldom, and are told at once.
    if (level !== null) paces.set(rosterOf(level), 'every');
    if (near !== null) paces.set(rosterOf(levelOf(near)), 'every');
    const corner = near && cellAt(levelOf(near), columnOf(near) - AROUND_CELLS, rowOf(near) - AROUND_CELLS);
    return this.#encoder.outlook(paces, corner);
  }

  release(outlook: Outlook): void {
    const shared = this.#shared.get(outlook);
    if (shared === undefined) return;
    shared.phones -= 1;
    if (shared.phones > 0) return;
    this.#shared.delete(outlook);
    this.#byKey.delete(shared.key);
    this.#encoder.release(outlook);
  }
}

/** The first and the last cell of a view. */
function ends(level: number, { minX, minY, maxX, maxY }: Rectangle): readonly [Piece, Piece] {
  return [cellOf(level, minX, minY), cellOf(level, maxX, maxY)];
}

/**
 * Of a view that hardly leaves what is around the phone's person, the rectangle of both, so that many look alike whose
 * pages follow them; else the view. Null: it does not leave it.
 */
function widened(level: number, view: Rectangle, near: Piece | null): Rectangle | null {
  if (near === null || level !== levelOf(near)) return view;
  const around = aroundView(near);
  const both = {
    minX: Math.min(view.minX, around.minX),
    minY: Math.min(view.minY, around.minY),
    maxX: Math.max(view.maxX, around.maxX),
    maxY: Math.max(view.maxY, around.maxY),
  };
  const more = cellsIn(both) - cellsIn(around);
  return more === 0 ? null : more <= MOST_MORE_CELLS ? both : view;
}

const keyOf = ({ level, near }: Looking, view: Rectangle | null): string =>
  `${near} ${level} ${level === null || view === null ? '' : ends(level, view).join()}`;
