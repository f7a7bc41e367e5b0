/** Walls have no lasting ids in any source: they are merged piece by piece, by where they stand. */
import { pointOf } from '../../../shared/geometry/vector.ts';
import type { VenueWall } from '../../../shared/venue/venue-file.ts';
import { joinSegments, type Segment } from '../../../shared/venue/wall-lines.ts';

/** Ends that lie this near to each other, in metres, are one. */
const SAME_END = 0.02;

interface Piece extends Segment {
  readonly level: string;
}

const piecesOf = ({ level, line }: VenueWall): Piece[] =>
  line.slice(1).map((b, i) => ({ level, a: pointOf(line[i] ?? b), b: pointOf(b) }));

/** Pieces of wall by their ends, in whichever order these are. */
class Pieces {
  readonly #cells = new Map<string, Piece[]>();

  constructor(walls: readonly VenueWall[]) {
    for (const piece of walls.flatMap(piecesOf)) {
      for (const end of [piece.a, piece.b]) {
        const key = this.#key(piece.level, Math.floor(end.x / SAME_END), Math.floor(end.y / SAME_END));
        const here = this.#cells.get(key);
        if (here === undefined) this.#cells.set(key, [piece]);
        else here.push(piece);
      }
    }
  }

  #key(level: string, column: number, row: number): string {
    return `${level} ${column} ${row}`;
  }

  has({ level, a, b }: Piece): boolean {
    const close = (p: Segment['a'], q: Segment['a']) => Math.hypot(p.x - q.x, p.y - q.y) <= SAME_END;
    const [column, row] = [Math.floor(a.x / SAME_END), Math.floor(a.y / SAME_END)];
    for (let i = -1; i <= 1; i++) {
      for (let k = -1; k <= 1; k++) {
        for (const one of this.#cells.get(this.#key(level, column + i, row + k)) ?? []) {
          if ((close(one.a, a) && close(one.b, b)) || (close(one.a, b) && close(one.b, a))) return true;
        }
      }
    }
    return false;
  }
}

/**
 * The walls of both: the source's, less those that I have taken away, and those that I have drawn. A wall of mine that
 * stays whole keeps its id.
 */
export function mergeWalls(
  base: readonly VenueWall[],
  mine: readonly VenueWall[],
  theirs: readonly VenueWall[],
): VenueWall[] {
  const [was, isMine, isTheirs] = [new Pieces(base), new Pieces(mine), new Pieces(theirs)];
  const stays = (piece: Piece) => isTheirs.has(piece) || !was.has(piece);
  const whole = mine.filter((wall) => piecesOf(wall).every(stays));
  const kept = new Pieces(whole);
  const rest = [
    ...mine
      .filter((wall) => !whole.includes(wall))
      .flatMap(piecesOf)
      .filter(stays),
    ...theirs.flatMap(piecesOf).filter((piece) => !isMine.has(piece) && !was.has(piece)),
  ].filter((piece) => !kept.has(piece));
  const taken = new Set(whole.map(({ id }) => id));
  let number = 0;
  const freeId = (): string => {
    do number++;
    while (taken.has(`w-${number}`));
    return `w-${number}`;
  };
  const drawn = [...Map.groupBy(rest, ({ level }) => level)].flatMap(([level, pieces]) =>
    joinSegments(pieces).map((line): VenueWall => ({ id: freeId(), level, line: line.map(({ x, y }) => [x, y]) })),
  );
  return [...whole, ...drawn];
}
