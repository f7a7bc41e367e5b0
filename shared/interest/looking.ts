/** For tests: somebody who looks at pieces of floor, and is told of them as the room's sender does it. */
import { ByteWriter } from './bytes.ts';
import { type FloorChange, FloorDecoder } from './floor-decoder.ts';
import type { FloorEncoder } from './floor-encoder.ts';
import { type Hidden, NOBODY, type Pace } from './floor-piece.ts';
import { type PlainFrame, writeFrame } from './frames.ts';
import type { Outlook } from './outlook.ts';
import type { Piece } from './pieces.ts';

export function frame(what: PlainFrame): Uint8Array {
  const to = new ByteWriter();
  writeFrame(to, what);
  return to.take();
}

/** A message of these frames. */
export function messageOf(number: number, frames: readonly Uint8Array[]): Uint8Array {
  return joined([new ByteWriter().u16(number).take(), ...frames]);
}

/** An outlook on these pieces, all at one pace. */
export const outlookOn = (from: FloorEncoder, pieces: Iterable<Piece>, pace: Pace = 'every'): Outlook =>
  from.outlook(new Map([...pieces].map((piece) => [piece, pace])));

export class Looking {
  readonly decoder: FloorDecoder;
  readonly #from: FloorEncoder;
  readonly #pace: Pace;
  hidden: Hidden = NOBODY;
  #outlook: Outlook;

  constructor(from: FloorEncoder, levels: readonly string[], areas: readonly string[], pace: Pace = 'every') {
    this.#from = from;
    this.#outlook = outlookOn(from, []);
    this.#pace = pace;
    this.decoder = new FloorDecoder(levels, areas);
  }

  /** What is told of this tick; `hidden` and looking at `pieces` from now on. Null: nothing. */
  message(hidden: Hidden = this.hidden, pieces: Iterable<Piece> = this.#outlook.pieces): Uint8Array | null {
    const told = this.#from.tell(this.#outlook, this.hidden, hidden);
    this.hidden = hidden;
    const next = outlookOn(this.#from, pieces, this.#pace);
    const drops = [...this.#outlook.pieces].filter((piece) => !next.has(piece));
    const fresh = [...next.pieces].filter((piece) => !this.#outlook.has(piece));
    this.#outlook = next;
    if (drops.length + fresh.length === 0) return told;
    return joined([
      told ?? this.#from.head,
      ...drops.map((piece) => frame({ kind: 'drop', piece })),
      ...fresh.map((piece) => this.#from.full(piece, this.hidden)),
    ]);
  }

  /** Be told of this tick. */
  hear(hidden: Hidden = this.hidden, pieces: Iterable<Piece> = this.#outlook.pieces): FloorChange[] {
    const bytes = this.message(hidden, pieces);
    return bytes === null ? [] : this.decoder.apply(bytes);
  }
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
