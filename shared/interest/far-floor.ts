/**
 * The floor from afar: how many faces each cell holds, in blocks of 4 x 4 cells, for views in which single faces could
 * not be told apart. A block is counted anew every fifth tick, in its turn, and told where a count has changed, as it is
 * now: whoever reads one frame more or less of it is not out of step for long.
 */
import { ByteWriter } from './bytes.ts';
import { writeFrame } from './frames.ts';
import { BLOCK_CELLS, type Block, blockOf, cellsOf, isRoster, type Piece } from './pieces.ts';
import type { Standing } from './standing.ts';

/** How many faces each cell of a block holds, in the order of {@link cellsOf}. Never changed. */
type Told = readonly number[];

interface Counted {
  readonly counts: Told;
  /** The cell that each attendee was counted in. */
  readonly cellBy: ReadonlyMap<string, number>;
  /** What was told before, and the frame from that to this, once somebody asked. */
  before: Told;
  frame: Uint8Array | null | undefined;
}

export const NOBODY_THERE: Told = Array.from({ length: BLOCK_CELLS * BLOCK_CELLS }, () => 0);
const EMPTY: Counted = { counts: NOBODY_THERE, cellBy: new Map(), before: NOBODY_THERE, frame: null };
const writer = new ByteWriter();

export class FarFloor {
  readonly #all: (cell: Piece) => readonly Standing[];
  readonly #isTurn: (block: Block) => boolean;
  readonly #blocks = new Map<Block, Counted>();
  /** Blocks in which somebody came or went since they were counted. */
  readonly #stirred = new Set<Block>();

  /** @param all who is in a cell now */
  constructor(all: (cell: Piece) => readonly Standing[], isTurn: (block: Block) => boolean) {
    this.#all = all;
    this.#isTurn = isTurn;
  }

  /** Take over in which pieces somebody came or went in the tick. */
  update(stirs: ReadonlyMap<Piece, { readonly isStirred: boolean }>): void {
    for (const [piece, { isStirred }] of stirs) if (isStirred && !isRoster(piece)) this.#stirred.add(blockOf(piece));
    for (const [block, counted] of this.#blocks) {
      if (!this.#isTurn(block) || this.#stirred.has(block)) continue;
      counted.before = counted.counts;
      counted.frame = null;
    }
    for (const block of this.#stirred) {
      if (!this.#isTurn(block)) continue;
      this.#stirred.delete(block);
      const before = this.#blocks.get(block)?.counts ?? NOBODY_THERE;
      const counted = this.#count(block, before);
      if (counted.cellBy.size === 0 && isSame(before, NOBODY_THERE)) this.#blocks.delete(block);
      else this.#blocks.set(block, counted);
    }
  }

  #count(block: Block, before: Told): Counted {
    const cellBy = new Map<string, number>();
    const counts = cellsOf(block).map((piece, cell) => {
      let count = 0;
      for (const { attendee } of this.#all(piece)) {
        cellBy.set(attendee, cell);
        count += 1;
      }
      return count;
    });
    return { counts: isSame(counts, before) ? before : counts, cellBy, before, frame: undefined };
  }

  /**
   * The frame that leads a viewer from what they were told to what they may know now, null when that is the same; and
   * what they then have been told. The bytes are the same for all to whom the same is new.
   */
  tell(
    block: Block,
    told: Told,
    hidden: ReadonlySet<string>,
  ): { readonly frame: Uint8Array | null; readonly told: Told } {
    const counted = this.#blocks.get(block) ?? EMPTY;
    const counts = without(counted, hidden);
    if (counts === told) return { frame: null, told };
    if (counts === counted.counts && told === counted.before) {
      counted.frame ??= this.#encode(block, told, counts);
      return { frame: counted.frame, told: counts };
    }
    return { frame: this.#encode(block, told, counts), told: counts };
  }

  #encode(block: Block, before: Told, now: Told): Uint8Array | null {
    const changed = now.flatMap((count, cell) => (count === before[cell] ? [] : [{ cell, count }]));
    if (changed.length === 0) return null;
    writeFrame(writer.reset(), { kind: 'counts', block, counts: changed });
    return writer.take();
  }
}

function without({ counts, cellBy }: Counted, hidden: ReadonlySet<string>): Told {
  let seen: number[] | null = null;
  for (const attendee of hidden) {
    const cell = cellBy.get(attendee);
    if (cell === undefined) continue;
    seen ??= [...counts];
    seen[cell] = (seen[cell] ?? 1) - 1;
  }
  return seen ?? counts;
}

const isSame = (one: Told, other: Told): boolean => one.every((count, cell) => count === other[cell]);
